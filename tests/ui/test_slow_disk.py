"""A disk that takes its time: only the action waits for it, and says so."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import TextArea

from harness.triage import Triage, triage
from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.commit_thread import CommitThread
from triage_tui.sync.storage.journal import Journal, JournalError


@contextmanager
def slow_disk(monkeypatch: pytest.MonkeyPatch, *, refuses: bool = False) -> Iterator[Event]:
    """Commits wait for the event, and with them whoever reads; then they are made, or refused."""
    go_on, commit = Event(), Journal.commit

    def slow(self: Journal, *arguments: Any, **named: Any) -> None:
        with self._lock:
            assert go_on.wait(10.0)
            if refuses:
                raise JournalError(own("The disk is full: the action was not taken."))
            commit(self, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "commit", slow)
        yield go_on
        go_on.set()


async def seen(app: Triage, words: str) -> None:
    """Wait until the screen shows `words`."""
    async with asyncio.timeout(20):
        while words not in app.text():
            await app.pilot.pause(0.02)


async def gone(app: Triage, words: str) -> None:
    """Wait until the screen shows `words` no more."""
    async with asyncio.timeout(20):
        while words in app.text():
            await app.pilot.pause(0.02)


async def test_an_action_shows_once_it_is_on_disk_and_says_that_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        first, before = app.cursor, app.shown(app.cursor)
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1")
            assert app.cursor != first
            assert app.shown(first) == before
            assert app.session.store.state.queued == 0
            await seen(app, "◌ saving…")  # on its row
            assert "saving…" in app.text().splitlines()[-1]
            moved = app.cursor
            await app.pilot.press("j")
            assert app.cursor != moved
            go_on.set()
            await app.session.store.saved()
        await app.pilot.pause()
        assert app.shown(first).category_id == 1
        assert app.session.store.state.queued
        assert "saving…" not in app.text()


async def test_moving_never_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop itself is never held: a key and its answer come while a commit hangs."""
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1")
            began = time.monotonic()
            for _ in range(5):
                before = app.cursor
                await app.pilot.press("j")
                assert app.cursor != before
            assert time.monotonic() - began < 8.0  # the commit would hang for ten
            assert app.session.store.saving == 1
            go_on.set()
            await app.session.store.saved()


async def test_keys_pressed_meanwhile_keep_their_order_and_undo_takes_back_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0, advance="stay") as app:
        first = app.cursor
        before = app.shown(first).category_id
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1", "j")
            second = app.cursor
            await app.pilot.press("2", "z", "k", "3")
            go_on.set()
            await app.session.store.saved()
        await app.pilot.pause()
        assert app.shown(first).category_id == 3
        assert app.shown(second).category_id != 2
        assert app.shown(first).category_id != before


async def test_a_disk_that_refuses_late_brings_the_cursor_back_and_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        await app.press("5")
        kept, first = app.session.store.state.queued, app.cursor
        before = app.shown(first).category_id, app.shown(first).is_read
        with slow_disk(monkeypatch, refuses=True) as go_on:
            await app.pilot.press("1")
            await app.pilot.press("z")  # of the key that is refused: it reaches no other
            go_on.set()
            await app.session.store.saved()
            await app.pilot.pause()
        assert any("The disk is full" in words for words in app.toasts())
        assert app.cursor == first
        assert (app.shown(first).category_id, app.shown(first).is_read) == before
        assert app.session.store.state.queued == kept


async def test_words_that_are_refused_late_come_back_in_their_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        with slow_disk(monkeypatch, refuses=True) as go_on:
            await app.press("N")
            await app.pilot.pause()
            app.app.screen.query_one(TextArea).text = "call back on Monday"
            await app.pilot.press("ctrl+s")
            await app.pilot.pause()
            go_on.set()
            await app.session.store.saved()
            await app.pilot.pause()
            assert app.app.screen.query_one(TextArea).text == "call back on Monday"


async def test_leaving_waits_for_what_is_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1", "q")
            assert app.app.is_running
            go_on.set()
            await app.session.store.saved()
            await seen(app, "not synced yet")


async def test_rows_read_while_an_action_is_saved_move_its_value_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0, advance="stay") as app:
        first = app.cursor
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1")
            app.sandbox.change(first, category_id=5)
            await app.pilot.press("R")
            await app.read()
            go_on.set()
            await app.session.store.saved()
        await app.press("z")
        assert app.shown(first).category_id == 5


async def test_a_journal_that_was_locked_at_the_start_is_taken_later(tmp_path: Path) -> None:
    async with triage(tmp_path, write=CommitThread()) as app:
        await app.press("1")
        await app.settle()
    holder = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    journal = Journal.open(tmp_path / "journal.db", wall=1.8e9)
    assert not journal.is_writable
    assert "Another program is using the journal" in journal.refusal
    assert not journal.take_over(1.8e9)
    holder.execute("ROLLBACK")
    holder.close()
    assert journal.take_over(1.8e9)
    assert journal.is_writable
    journal.close()


async def test_the_app_looks_on_while_another_program_has_the_journal(tmp_path: Path) -> None:
    async with triage(tmp_path, write=CommitThread()) as app:
        await app.press("1")
        await app.settle()
        box = app.sandbox
    holder = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    async with triage(tmp_path, sandbox=box, write=CommitThread()) as app:
        assert "Read-only" in app.text()
        assert "Another program is using the journal" in app.text()
        before = len(app.sent("update-category"))
        await app.press("1")
        assert "Another program is using the journal" in app.text()
        holder.execute("ROLLBACK")
        holder.close()
        await seen(app, "The journal is free again")
        await app.press("1")
        await app.settle()
        assert len(app.sent("update-category")) == before + 1


@pytest.mark.parametrize(
    ("keys", "shows"),
    [
        (("g", "o"), "Outbox"),
        (("g", "h"), "Loading…"),
        (("g", "full_stop"), "saving…"),
        (("z", "Z", "z"), "saving…"),
        (("e", "j", "u"), "saving…"),
    ],
    ids=["outbox", "history", "summary", "undo", "done"],
)
async def test_no_key_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], shows: str
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        await app.press("5")
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("1")
            began = time.monotonic()
            await app.pilot.press(*keys)
            await seen(app, shows)
            assert time.monotonic() - began < 8.0  # the commit would hang for ten
            assert app.session.store.saving
            go_on.set()
            await app.session.store.saved()
        if shows != "Outbox":
            await gone(app, shows)


async def test_a_key_of_the_outbox_says_on_its_row_that_it_is_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        await app.press("1")
        await app.press("g", "o")
        with slow_disk(monkeypatch) as go_on:
            waiting = app.session.store.state.queued
            await app.pilot.press("d")
            assert app.session.store.state.queued == waiting
            await seen(app, "saving…")
            go_on.set()
            await app.session.store.saved()
        await app.pilot.pause()
        assert app.session.store.state.queued == waiting - 1
        assert "saving…" not in app.text()


async def test_an_outbox_key_that_the_disk_refuses_is_said_and_drops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        await app.press("1")
        await app.press("g", "o")
        with slow_disk(monkeypatch, refuses=True) as go_on:
            waiting = app.session.store.state.queued
            go_on.set()
            await app.press("d")
        assert "The disk is full" in app.text()
        assert app.session.store.state.queued == waiting


async def test_cancelling_a_run_waits_for_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(
        tmp_path, write=CommitThread(), undo_window=30.0, bulk_confirm_above=100
    ) as app:
        await app.press("asterisk", "a")
        await app.press("1")
        async with asyncio.timeout(20):
            while app.session.runs().is_starting:
                await app.pilot.pause()
        assert app.session.store.state.queued > 10
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("X")
            await app.pilot.pause()
            began = time.monotonic()
            await app.pilot.press("y")
            before = app.cursor
            await app.pilot.press("j")
            assert app.cursor != before
            assert time.monotonic() - began < 8.0
            go_on.set()
            await app.session.store.saved()
        await app.pilot.pause()
        assert app.session.store.state.queued == 0


async def test_the_same_task_twice_is_asked_about_while_the_disk_is_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def make_task(app: Triage) -> None:
        await app.pilot.press("t")
        await app.pilot.pause()
        await app.pilot.press(*"call", "ctrl+s")
        await app.pilot.pause()

    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        await make_task(app)
        await app.session.store.saved()
        with slow_disk(monkeypatch) as go_on:
            await app.pilot.press("u")
            await make_task(app)
            await seen(app, "Create the same task again?")
            assert not go_on.is_set()


async def test_a_change_of_several_refused_actions_is_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path, write=CommitThread(), undo_window=30.0) as app:
        for _ in range(3):
            await app.press("1")
        store = app.session.store
        commits: list[int] = []
        commit = Journal.commit

        def counted(self: Journal, entries: Any, *arguments: Any, **named: Any) -> None:
            rows = list(entries)
            commits.append(len(rows))
            commit(self, rows, *arguments, **named)

        monkeypatch.setattr(Journal, "commit", counted)
        ids = list(store.state.entries)
        assert store.drop(*ids)
        assert commits == [len(ids)]
        assert store.state.queued == 0
