"""Leaving: asks only when something is queued, and never loses or sends behind the user's back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.events import Key
from textual.widget import MountError
from textual.worker import WorkerFailed

from harness.triage import Triage, triage
from triage_tui.commands.part import Part
from triage_tui.inbox.actions import SetRead
from triage_tui.ui.dialogs.note_form import NoteForm
from triage_tui.ui.dialogs.quit_question import QuitQuestion
from triage_tui.ui.dialogs.sync_first import SyncFirst
from triage_tui.ui.widgets.content import STAYS


async def test_q_leaves_at_once_when_nothing_is_queued(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("q")
        await app.pilot.pause()
        assert app.app._exit


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_with_something_queued_asks_and_escape_stays(
    tmp_path: Path, key: str
) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u", key)
        await app.pilot.pause()
        assert isinstance(app.app.screen, QuitQuestion)
        await app.press(key, "enter", "escape")
        await app.pilot.pause()
        assert app.app.screen_stack == [app.screen]
        assert not app.app._exit
        assert app.sent("change-read-status") == []


async def test_y_leaves_and_keeps_what_is_queued(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u", "q", "y")
        await app.pilot.pause()
        assert app.app._exit
    async with triage(tmp_path, sandbox=app.sandbox) as again:
        await again.settle()
        assert len(again.sent("change-read-status")) == 1


async def test_s_sends_first_without_waiting_for_the_undo_window(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u", "q", "s")
        for _ in range(200):
            if app.app._exit:
                break
            await app.pilot.pause(0.02)
        assert len(app.sent("change-read-status")) == 1
        assert app.app._exit


async def test_waiting_for_a_sync_that_does_not_come_can_be_stopped(tmp_path: Path) -> None:
    """Esc stays, and nothing leaves behind its back; `q` leaves at once. Both keep the change."""
    async with triage(tmp_path, undo_window=30.0) as app:
        app.sandbox.pause_network()
        await app.press("u", "q", "s")
        await app.pilot.pause()
        assert isinstance(app.app.screen, SyncFirst)
        assert "Waiting for 1 change, at most " in app.text()
        assert "Esc stop and stay" in app.text()
        await app.press("escape")
        await app.pilot.pause()
        assert app.app.screen_stack == [app.screen]
        assert not app.app._exit
        assert app.toasts()[-1] == "Still here. 1 change will sync when possible."
        await app.press("q", "s", "q")
        await app.pilot.pause()
        assert app.app._exit
        assert app.session.store.state.queued == 1


async def paused_run(app: Triage) -> None:
    """Three lead maps in a run that was paused before anything of it left."""
    await app.press("x", "j", "x", "j", "x", "I")
    await app.pilot.pause()
    await app.press("P")
    assert app.session.store.paused == 3


async def test_a_paused_run_is_not_sent_before_leaving_and_is_paused_the_next_time(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await paused_run(app)
        await app.press("G", "u", "q")
        await app.pilot.pause()
        assert "1 change not synced yet." in app.text()
        assert "Paused bulk action: 3 replies left." in app.text()
        await app.press("s")
        for _ in range(200):
            if app.app._exit:
                break
            await app.pilot.pause(0.02)
        assert app.app._exit
        assert len(app.sent("change-read-status")) == 1
    async with triage(tmp_path, sandbox=app.sandbox) as again:
        assert again.session.runs().is_paused
        assert again.session.store.paused == 3
        assert len(again.sent("change-read-status")) == 1
        await again.press("P")
        await again.settle()
        assert len(again.sent("change-read-status")) == 4


async def test_with_nothing_but_a_paused_run_sending_is_not_offered(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await paused_run(app)
        await app.press("q")
        await app.pilot.pause()
        assert "sync, then quit" not in app.text()
        assert "Paused bulk action: 3 replies left." in app.text()
        await app.press("s")
        await app.pilot.pause()
        assert isinstance(app.app.screen, QuitQuestion)
        await app.press("y")
        await app.pilot.pause()
        assert app.app._exit
        assert app.sent("change-read-status") == []


async def test_ctrl_q_in_a_form_with_words_asks_before_they_are_gone(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N")
        await app.pilot.pause()
        await app.press("h", "i", "ctrl+q")
        await app.pilot.pause()
        assert not app.app._exit
        await app.press("n")
        await app.pilot.pause()
        assert isinstance(app.app.screen, NoteForm)


async def test_ctrl_c_says_how_to_leave(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("ctrl+c")
        await app.pilot.pause()
        assert "q quits. Queued changes are kept." in app.text()
        assert not app.app._exit


@pytest.mark.parametrize("keys", [("t",), ("N",), ("g", "o"), ("g", "t"), ("q",), ("?",), ("A",)])
async def test_ctrl_c_over_another_screen_names_a_key_that_quits_there(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with triage(tmp_path, undo_window=30.0, size=(60, 20)) as app:
        await app.press("u", *keys)
        await app.pilot.pause()
        await app.press("ctrl+c")
        await app.pilot.pause()
        await app.pilot.pause()
        assert "ctrl+q quits. Queued changes are kept." in app.text()


async def test_toasts_never_cover_the_keys_of_a_question(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, size=(60, 20)) as app:
        await app.press("u", "q")
        dialog = app.app.screen.query_one(".dialog")
        # The order in which Textual paints layers, the last one on top.
        layers = ("_toastrack", "_tooltips")
        assert layers.index(dialog.layer) > layers.index("_toastrack")
        assert "Esc cancel" in app.text()


async def test_a_dialog_that_opens_while_the_app_ends_is_no_error(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.app.exit(0)
        error = MountError("a dialog was being put in place")
        app.app._handle_exception(error)
        app.app._handle_exception(WorkerFailed(error))
        assert app.app._exception is None
        app.app._handle_exception(ValueError("bad"))
        assert isinstance(app.app._exception, ValueError)
        app.app._exception = None


async def test_what_runs_when_the_app_ends_is_saved_and_draws_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        app.app.exit(0)
        actions = [SetRead(each, is_read=True) for each in app.screen.model.rows.order]
        await app.session.runs().start(actions)
        for part in Part:
            app.screen.model.changed(part)
        assert len(app.session.store.state.entries) == len(actions)


async def test_keys_that_wait_when_the_app_ends_open_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.app.exit(0)
        await app.app.on_event(Key("t", "t"))
        opened = app.app.screen_stack[1:]  # the first is gone as well where the app has ended
        assert not opened


async def test_a_word_to_end_that_comes_when_it_has_ended_is_no_error(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        ended = app.app
    loop, closed = ended._running_on, asyncio.new_event_loop()
    closed.close()
    ended._running_on = closed
    assert loop is not None
    assert ended.leave(143)


async def test_what_is_said_under_a_dialog_goes_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STAYS, "information", 0.05)
    async with triage(tmp_path) as app:
        await app.press("N", "ctrl+c")
        under = app.app.screen.query_one("#dialog-said")
        async with asyncio.timeout(20):
            while under.display:
                await app.pilot.pause()
        assert isinstance(app.app.screen, NoteForm)


async def test_ctrl_c_copies_what_is_selected_in_a_field(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("t", *"call", "shift+home", "ctrl+c")
        assert app.app.clipboard == "call"
        await app.press("escape", "y", "/", *"farah", "ctrl+c")
        assert "quits. Queued changes are kept." in app.text()
        await app.press("shift+home", "ctrl+c")
        assert app.app.clipboard == "farah"
