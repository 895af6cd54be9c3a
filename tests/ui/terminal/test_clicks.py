"""Clicks on what has left the screen by the time they are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from harness.triage import Triage, triage
from triage_tui.ui.inbox.screen import InboxScreen


async def click(app: Triage) -> None:
    """Press the mouse as the driver reports it."""
    await app.app.on_event(
        MouseDown(None, 5, 5, 0, 0, button=1, shift=False, meta=False, ctrl=False)
    )
    await app.pilot.pause()


async def test_a_click_on_a_widget_that_has_left_the_screen_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_screen: InboxScreen, _x: int, _y: int) -> tuple[Widget, Offset]:
        return Static("it was here"), Offset(0, 0)

    async with triage(tmp_path) as app:
        monkeypatch.setattr(InboxScreen, "get_widget_and_offset_at", gone)
        await click(app)
        monkeypatch.undo()
        before = app.cursor
        await app.press("j")
        assert app.cursor != before


async def test_any_other_error_of_a_click_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(screen: InboxScreen, _x: int, _y: int) -> tuple[Widget, Offset]:
        raise AttributeError("a bug of ours", obj=screen)

    async with triage(tmp_path) as app:
        monkeypatch.setattr(InboxScreen, "get_widget_and_offset_at", broken)
        with pytest.raises(AttributeError, match="a bug of ours"):
            await click(app)
