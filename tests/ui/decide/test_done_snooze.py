"""Done and snooze: local, undone by `z`, ended by a newer reply or by their time."""

from __future__ import annotations

from pathlib import Path

from harness.triage import triage
from triage_tui.inbox.local_status import LocalStatus
from triage_tui.ui.inbox.presenter import row_facts_of


async def test_done_marks_read_leaves_the_queue_and_goes_on(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first, count = app.cursor, len(app.screen.model.rows)
        await app.press("e")
        assert app.cursor != first
        await app.settle()
        assert first not in app.screen.model.rows
        assert len(app.screen.model.rows) == count - 1
        assert app.sent("change-read-status") == [
            {"email_lead_map_id": int(first), "read_status": True}
        ]
        assert app.sent("update-category") == []
        await app.press("g", "d")
        assert app.cursor == first


async def test_undo_takes_done_back_with_its_read_mark(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("e", "z")
        await app.settle()
        assert app.cursor == first
        assert not app.session.store.state.local_statuses
        assert app.sent("change-read-status") == []
        assert not app.shown(first).is_read
        assert app.session.store.redo() is not None
        assert app.session.store.state.local_statuses[first].kind is LocalStatus.DONE


async def test_a_snooze_until_a_new_reply_ends_with_one(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await app.press("h", "ctrl+a", "ctrl+k", "enter")
        assert first not in app.screen.model.rows
        assert not app.shown(first).is_read
        assert app.sent("change-read-status") == []
        app.sandbox.arrive(int(first), "One more question")
        await app.screen.handlers.refresh.look(app.screen.model.view)
        assert not app.session.store.state.local_statuses
        assert first in app.screen.model.rows
        assert app.session.store._journal.local_marks() == ()


async def test_a_snooze_with_a_time_ends_then(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        wall = app.session.clock.wall()
        store = app.session.store
        await store.done(store.local_status.putting([first], LocalStatus.SNOOZED, until=wall + 60))
        assert app.session.store.local_status.wake() == ()
        assert first not in app.screen.model.rows
        await store.done(store.local_status.putting([first], LocalStatus.SNOOZED, until=wall - 1))
        assert app.session.store.local_status.wake() == (first,)
        assert first in app.screen.model.rows


async def test_the_form_says_what_it_understood_and_refuses_what_it_cannot_read(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        await app.press("h")
        await app.pilot.pause()
        assert "or when they reply" in app.text()
        await app.press("ctrl+a", "ctrl+k", *"someday", "enter")
        await app.pilot.pause()
        assert "as a date. Try" in app.text()
        await app.press("escape")
        assert not app.session.store.state.local_statuses


async def test_what_was_put_aside_is_there_after_a_restart(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    async with triage(tmp_path, cache=cache) as app:
        first = app.cursor
        await app.press("e")
        await app.settle()
        box = app.sandbox
    async with triage(tmp_path, cache=cache, sandbox=box) as app:
        assert app.session.store.state.local_statuses[first].kind is LocalStatus.DONE
        await app.press("g", "d")
        assert app.cursor == first
        await app.press("e")
        assert not app.session.store.state.local_statuses


async def test_all_replies_keep_what_is_done_dimmed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", "a")
        await app.read()
        first = app.cursor
        await app.press("e")
        await app.settle()
        assert first in app.screen.model.rows
        facts = row_facts_of(app.screen.model)(first)
        assert facts is not None
        assert facts.is_dimmed


async def test_marked_rows_are_done_as_one_gesture(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("space", "space", "space", "e")
        assert len(app.session.store.state.local_statuses) == 3
        await app.press("z")
        assert not app.session.store.state.local_statuses
        await app.settle()
