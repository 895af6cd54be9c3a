"""A terminal squeezed to nothing, and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import triage
from triage_tui.ui.app import TriageApp


async def test_a_terminal_of_one_cell_is_survived_and_fits_again(tmp_path: Path) -> None:
    async with triage(tmp_path) as inbox:
        wide = inbox.text()
        for width, height in ((1, 1), (2, 5), (71, 30), (1, 36), (300, 1), (120, 36)):
            await inbox.pilot.resize_terminal(width, height)
            await inbox.pilot.pause()
        assert inbox.text() == wide


async def test_a_screen_that_began_roomy_and_gets_small_shows_one_pane(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(140, 40)) as app:
        assert app.screen.pane.conversation.is_on_screen
        await app.pilot.resize_terminal(60, 24)
        await app.pilot.pause()
        assert app.screen.rows.size.width == 60
        assert not app.screen.pane.conversation.is_on_screen


async def test_a_screen_that_gets_small_before_its_first_paint_shows_one_pane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = iter([["-wide", "-tall"]])
    real = ["-narrow", "-low"]
    monkeypatch.setattr(TriageApp, "_size_classes", lambda _app: next(sizes, real))
    async with triage(tmp_path, size=(60, 24)) as app:
        assert app.screen.rows.size.width == 60
        assert not app.screen.pane.conversation.is_on_screen
