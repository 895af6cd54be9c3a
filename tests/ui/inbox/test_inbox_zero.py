"""The small screen where nothing is left: what was done, and what waits elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.sandbox.sandbox import Sandbox


class LaterClock(StillClock):
    """Stands still until it is set to later."""

    later = 0.0

    def wall(self) -> float:
        return super().wall() + self.later


async def test_the_last_decision_leads_to_inbox_zero(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=4, seed=1)) as app:
        await app.press("g", "a")
        await app.read()
        await app.press("g", "u")
        total = len(app.screen.model.rows_of["all"])
        left = len(app.screen.model.rows)
        assert left
        for _ in range(left):
            await app.press("1")
            await app.settle()
        app.screen.presenter.tick()
        await app.pilot.pause()
        text = app.text()
        assert "Inbox zero" in text
        assert f"{left} replies done in " in text
        assert f"→ All: {total} replies (g a)" in text


async def test_the_time_it_took_ends_with_the_last_decision(tmp_path: Path) -> None:
    clock = LaterClock()
    box = still_sandbox(leads=1)
    async with triage(tmp_path, sandbox=box, settings=STILL, clock=clock, undo_window=0.0) as app:
        clock.later = 20.0
        await app.press("1")
        await app.settle()
        await app.press("j")
        assert "1 reply done in 20 s" in app.text()
        clock.later = 600.0
        app.screen.presenter.tick()
        await app.pilot.pause()
        assert "1 reply done in 20 s" in app.text()


async def test_an_empty_inbox_has_no_stray_rule_beside_it(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=0, seed=1)) as app:
        text = app.text()
        assert "No unread replies." in text
        assert "→ All (g a)" in text
        assert "▔" not in text


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_list_has_the_keys_once_nothing_is_left(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The pane had them: its rule over nothing says nothing."""
    async with triage(tmp_path, sandbox=Sandbox(leads=1, seed=1), size=size) as app:
        await app.press("enter")
        assert app.screen.pane.conversation.has_focus
        await app.press("1")
        await app.settle()
        await app.pilot.pause()
        assert app.screen.model.cursor is None
        assert app.screen.rows.has_focus
        assert "▔" not in app.text()


async def test_what_was_snoozed_is_named(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=1, seed=1)) as app:
        assert len(app.screen.model.rows) == 1
        await app.press("h", "enter")
        await app.settle()
        app.screen.presenter.tick()
        await app.pilot.pause()
        assert "→ Snoozed (local): 1 reply (g s)" in app.text()


async def test_a_filter_that_leaves_nothing_is_no_inbox_zero(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("/", *"zzzz", "enter")
        await app.settle()
        assert "Inbox zero" not in app.text()
