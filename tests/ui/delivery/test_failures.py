"""What becomes of actions after the key: said on the row, in a toast, and never lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from harness.triage import Triage, triage
from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.task_form import TaskForm


async def toast(app: Triage, words: str) -> str:
    """The toast that has these words, once it is there."""
    for _ in range(100):
        for said in app.toasts():
            if words in said:
                return said
        await app.pilot.pause(0.02)
    raise AssertionError(f"no toast with {words!r}: {app.toasts()}")


async def refused(app: Triage, key: str = "3") -> None:
    app.sandbox.refuse("update-category", status=422, message="category_id is locked")
    await app.press(key)
    await app.settle()


async def test_a_refusal_is_told_with_the_reason_and_the_key_that_tries_again(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        await refused(app)
        assert await toast(app, "category_id is locked") == (
            "category_id is locked. ! retries, g o lists what waits."
        )


async def test_the_row_of_a_refused_action_says_why(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False, size=(160, 36)) as app:
        await refused(app)
        assert "category rejected: category_i" in app.text()


async def test_a_refused_row_stays_in_sight_although_it_was_marked_read(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await refused(app)
        assert app.shown(first).is_read
        assert first in app.screen.model.rows
        await app.press("k", "-")
        await app.read()
        assert first not in app.screen.model.rows


async def test_the_retry_key_tries_the_refused_action_again_from_anywhere(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        first = app.cursor
        await refused(app)
        assert app.cursor != first
        await app.press("!")
        await app.settle()
        assert app.shown(first).category_id == 3
        assert app.session.store.state.refused == 0


async def test_many_refusals_make_one_toast(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        app.sandbox.refuse("update-category", message="no", times=None)
        hold = app.sandbox.hold("update-category")
        await app.press("1", "2", "3", "4")
        hold.release()
        await app.settle()
        await toast(app, "First: no. g o lists them all.")


async def test_the_refused_mark_can_be_taken_off(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        await refused(app)
        await app.press("k", "-")
        assert not app.session.store.state.entries


async def fill_task(app: Triage, name: str) -> None:
    await app.press("t")
    await app.pilot.pause()
    await app.press(*name, "ctrl+s")
    await app.pilot.pause()


async def test_a_refused_task_waits_for_its_key_and_does_not_pop_up(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("create-task", message="no holidays")
        await fill_task(app, "Call")
        await app.press("?")
        await app.settle()
        await toast(app, "Your text is kept: ! opens the form")
        assert not isinstance(app.app.screen, TaskForm)
        await app.press("escape", "!")
        await app.pilot.pause()
        assert isinstance(app.app.screen, TaskForm)
        assert app.app.screen.query_one("#task-name", Input).value == "Call"


async def test_the_same_task_within_a_minute_asks_first(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await fill_task(app, "Call")
        await app.settle()
        await fill_task(app, "call")
        assert isinstance(app.app.screen, Confirm)
        await app.press("ctrl+s", "enter")
        assert len(app.sent("create-task")) == 1
        await app.press("y")
        await app.settle()
        assert len(app.sent("create-task")) == 2


async def test_declining_the_second_task_gives_the_form_back(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await fill_task(app, "Call")
        await app.settle()
        await fill_task(app, "Call")
        await app.press("n")
        await app.pilot.pause()
        assert isinstance(app.app.screen, TaskForm)
        assert app.app.screen.query_one("#task-name", Input).value == "Call"


async def test_another_task_asks_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await fill_task(app, "Call")
        await fill_task(app, "Write")
        await app.settle()
        assert len(app.sent("create-task")) == 2


async def test_a_field_that_someone_else_changed_says_what_it_was(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, advance="stay", size=(180, 36)) as app:
        await app.press("1")
        app.sandbox.change(app.cursor, category_id=5)
        await app.press("R")
        await app.read()
        assert await toast(app, "A teammate changed it to Information Request")
        assert app.text().count("A teammate changed it to Information Request") >= 2
        assert app.shown(app.cursor).category_id == 1


async def test_a_full_disk_is_refused_on_the_screen_without_a_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path) as app:
        first, before = app.cursor, app.shown(app.cursor)

        def full(*_: object) -> None:
            raise JournalError(own("The disk is full: the action was not taken."))

        monkeypatch.setattr(Journal, "commit", full)
        await app.press("1")
        assert await toast(app, "The disk is full: the action was not taken.")
        assert app.cursor == first
        assert app.shown(first) == before
        assert not app.session.store.state.entries


async def test_a_disk_that_cannot_be_written_takes_nothing_and_says_so_at_once(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        journal = app.session.store._journal
        first, before = app.cursor, app.shown(app.cursor)
        journal._connection.execute("PRAGMA query_only = ON")
        started = time.monotonic()
        await app.press("1")
        took = time.monotonic() - started
        assert await toast(app, "Can't write to the journal: change not saved.")
        assert took < 0.2
        assert app.cursor == first
        assert app.shown(first) == before
        journal._connection.execute("PRAGMA query_only = OFF")
        await app.press("2")
        await app.settle()
        assert app.sandbox.truth.lead_maps[int(first)].category_id == 2


async def test_words_that_a_full_disk_refuses_come_back_in_their_form(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        journal = app.session.store._journal
        pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
        journal._connection.execute(f"PRAGMA max_page_count = {pages}")
        words = "a long note " * 800
        await app.press("N")
        await app.pilot.pause()
        app.app.screen.query_one(TextArea).text = words
        await app.press("ctrl+s")
        await app.pilot.pause()
        assert await toast(app, "The disk is full: change not saved.")
        assert app.app.screen.query_one(TextArea).text == words.strip()
        assert not app.session.store.state.entries
        journal._connection.execute("PRAGMA max_page_count = 1000000")
        await app.press("ctrl+s")
        await app.settle()
        assert [note.note_message for note in app.sandbox.truth.notes] == [words.strip()]


async def test_a_second_instance_says_why_a_changing_key_does_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path), triage(tmp_path) as second:
        assert "this one is read-only" in second.text()
        before = second.shown(second.cursor)
        await second.press("1", "u", "t", "a", "z", "Z", "!")
        assert await toast(second, "this one is read-only")
        assert second.app.screen is second.screen
        assert second.shown(second.cursor) == before
        assert second.sandbox.truth.applied == []
