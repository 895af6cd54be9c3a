"""Bulk runs: a bar, a pause, an end half-way, and single keys that never wait for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from harness.triage import QUICK, triage
from tests.ui.bursts import Hand
from triage_tui.config.schema import NO_CEILING
from triage_tui.inbox.bulk_run import seconds_for
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.storage.commit_thread import CommitThread

FREE = replace(
    QUICK, requests_per_minute=NO_CEILING, requests_per_2s=NO_CEILING, requests_per_hour=NO_CEILING
)
"""No ceilings: these tests are not about the pace."""


async def test_a_paused_run_sends_nothing_and_single_keys_go_on(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, undo_window=2.0) as app:
        await app.press("*", "a", "I", "y", "P")
        await app.pilot.pause()
        assert "paused" in app.text()
        target = app.screen.model.rows.order[5]
        app.screen.model.go_to(target)
        await app.press("i", "enter")
        await app.settle()
        assert app.sent("change-read-status") == []
        assert [body["email_lead_map_id"] for body in app.sent("update-team-member")] == [target]
        await app.press("P")
        await app.settle()
        assert app.sandbox.truth.unread == frozenset()


async def test_the_bar_counts_replies_and_names_the_runs_behind(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, undo_window=30.0) as app:
        count = len(app.screen.model.rows)
        await app.press("*", "a", "1", "y", "P")
        await app.pilot.pause()
        assert f"Setting category: 0 of {count} replies  ─" in app.text()
        assert "─  paused" in app.text()
        await app.press("g", "a")
        await app.read()
        await app.press("*", "a", "3", "y")
        await app.pilot.pause()
        assert "1 more run waiting" in app.text()


async def test_cancelling_leaves_undone_what_has_not_left(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, undo_window=30.0) as app:
        unread = app.sandbox.truth.unread
        await app.press("*", "a", "I", "y")
        await app.pilot.pause()
        await app.press("X", "y")
        await app.settle()
        assert app.sent("change-read-status") == []
        assert app.sandbox.truth.unread == unread
        assert not any(app.shown(each).is_read for each in app.screen.model.rows.order)


async def test_a_run_survives_a_restart_paused_as_it_was_left(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, undo_window=30.0) as app:
        box, count = app.sandbox, len(app.screen.model.rows)
        await app.press("*", "a", "I", "y", "P")
        await app.pilot.pause()
    async with triage(tmp_path, sandbox=box, settings=FREE) as app:
        assert app.session.runs().is_paused
        run = app.session.runs().current
        assert run is not None
        assert run.waiting == count
        await app.press("P")
        await app.settle()
        assert box.truth.unread == frozenset()


async def test_the_estimate_follows_the_pacers_ceilings() -> None:
    assert seconds_for(100, per_minute=50, per_hour=1000) == 120.0
    assert seconds_for(1100, per_minute=50, per_hour=1000) == 3600.0 + 120.0
    assert seconds_for(1000, per_minute=50, per_hour=1000) == 1200.0
    assert seconds_for(5, per_minute=None, per_hour=None) == 0.0


@pytest.mark.parametrize("leads", [20, 300])
async def test_a_key_right_after_a_bulk_key_is_the_later_one(tmp_path: Path, leads: int) -> None:
    """The run may still be written in slices: its later ones do not take a row back."""
    box = Sandbox(leads=leads, seed=1)
    async with triage(
        tmp_path, sandbox=box, write=CommitThread(), bulk_confirm_above=1_000, undo_window=30.0
    ) as app:
        await Hand(app).burst("g", "a")
        await app.read()
        await Hand(app).burst("asterisk", "a", "3", "G", "1")
        await app.session.store.saved()
        rows = app.screen.model.window.order
        assert [app.shown(rows[at]).category_id for at in (0, len(rows) // 2)] == [3, 3]
        assert app.shown(rows[-1]).category_id == 1
        await app.press("z")
        assert app.shown(rows[-1]).category_id == 3
        assert app.shown(rows[0]).category_id == 3


async def test_the_bar_follows_a_run_and_goes_with_it(tmp_path: Path) -> None:
    """Nothing else has to be read or pressed for that."""
    async with triage(tmp_path, settings=FREE, undo_window=0.0) as app:
        app.sandbox.hold("update-category")
        count = len(app.screen.model.rows)
        await app.press("*", "a", "3", "y")
        await app.pilot.pause()
        assert f"Setting category: 0 of {count} replies" in app.text()
        app.sandbox.clear_script()
        await app.session.store.idle()
        await app.pilot.pause()
        assert f"of {count} replies" not in app.text()
