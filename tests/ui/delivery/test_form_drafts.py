"""Words typed into a form outlive the program, until they are handed over or given up."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from harness.triage import Triage, triage
from triage_tui.inbox.actions import Priority
from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.drafts import FILE
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.ui.dialogs.form import Form
from triage_tui.ui.dialogs.note_form import NoteForm
from triage_tui.ui.dialogs.priority_field import PriorityField
from triage_tui.ui.dialogs.task_form import TaskForm


def kept(folder: Path) -> str:
    file = folder / FILE
    return file.read_text(encoding="utf-8") if file.exists() else ""


def form_of(app: Triage) -> Form[object]:
    assert isinstance(app.app.screen, Form)
    return app.app.screen


async def test_a_task_being_typed_comes_back_at_the_next_start_with_every_word(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        target = app.cursor
        await app.press("t", *"Call Ann", "tab", *"about", "enter", *"size")
        await app.press("tab", "right", "tab", "end", *"x")
        due = app.app.screen.query_one("#task-due", Input).value
        app.app.exit(143, 143)
    async with triage(tmp_path) as app:
        assert any(
            "Unfinished from last time" in toast and "a task for" in toast for toast in app.toasts()
        )
        app.screen.model.go_to(target)
        await app.press("t")
        await app.pilot.pause()
        form = app.app.screen
        assert isinstance(form, TaskForm)
        assert form.query_one("#task-name", Input).value == "Call Ann"
        assert form.query_one("#task-description", TextArea).text == "about\nsize"
        assert form.query_one(PriorityField).priority is Priority.HIGH
        assert form.query_one("#task-due", Input).value == due
        assert "ago: not sent yet." in app.text()


async def test_words_are_kept_while_they_are_typed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"hello")
        form_of(app).keep_words()
        assert "hello" in kept(tmp_path)
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
        await app.press(*["backspace"] * 5)
        form_of(app).keep_words()
        assert kept(tmp_path) == ""


async def test_another_lead_map_gets_an_empty_form(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"hello")
        app.app.exit(0)
    async with triage(tmp_path) as app:
        await app.press("j", "N")
        await app.pilot.pause()
        assert app.app.screen.query_one(TextArea).text == ""


async def test_what_was_handed_over_is_not_kept(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"hello")
        form_of(app).keep_words()
        await app.press("ctrl+s")
        await app.settle()
        assert len(app.sent("create-note")) == 1
        assert kept(tmp_path) == ""


async def test_what_was_given_up_is_not_kept(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("t", *"hello")
        form_of(app).keep_words()
        await app.press("escape", "y")
        await app.pilot.pause()
        assert kept(tmp_path) == ""
        await app.press("t")
        await app.pilot.pause()
        assert app.app.screen.query_one("#task-name", Input).value == ""


async def test_going_on_writing_after_esc_keeps_the_words(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"hello", "escape")
        app.app.exit(0)
    assert "hello" in kept(tmp_path)


async def test_words_that_the_disk_refuses_are_kept_when_the_form_that_is_back_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path) as app:

        def refuse(*_: object, **__: object) -> None:
            raise JournalError(own("full"))

        monkeypatch.setattr(Journal, "commit", refuse)
        await app.press("N", *"hello", "ctrl+s")
        await app.pilot.pause()
        assert isinstance(app.app.screen, NoteForm)
        assert "hello" in kept(tmp_path)
        await app.press("escape")
        await app.pilot.pause()
        assert len(app.app.screen_stack) == 1
        monkeypatch.undo()
        await app.press("N")
        await app.pilot.pause()
        assert app.app.screen.query_one(TextArea).text == "hello"
        await app.press("ctrl+s")
        await app.settle()
        assert len(app.sent("create-note")) == 1
        assert kept(tmp_path) == ""


async def test_what_is_kept_is_not_shown_while_names_are_masked_and_is_not_lost(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"about Ann")
        app.app.exit(0)
    async with triage(tmp_path) as app:
        await app.press("M", "N")
        await app.pilot.pause()
        assert "about Ann" not in app.text()
        assert "hidden while names are masked" in app.text()
        await app.press(*"other", "ctrl+s")
        await app.settle()
        assert [body["note_message"] for body in app.sent("create-note")] == ["other"]
        await app.press("M", "N")
        await app.pilot.pause()
        assert app.app.screen.query_one(TextArea).text == "about Ann"


async def test_a_no_to_many_lead_maps_keeps_the_words(tmp_path: Path) -> None:
    async with triage(tmp_path, bulk_confirm_above=1) as app:
        await app.press("x", "j", "x", "N", *"for both", "ctrl+s")
        await app.pilot.pause()
        await app.press("escape")
        await app.pilot.pause()
        assert "for both" in kept(tmp_path)
        await app.press("N")
        await app.pilot.pause()
        assert app.app.screen.query_one(TextArea).text == "for both"
        await app.press("ctrl+s")
        await app.pilot.pause()
        await app.press("y")
        await app.settle()
        assert len(app.sent("create-note")) == 2
        assert kept(tmp_path) == ""


async def test_the_same_task_twice_keeps_its_words_while_it_asks(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("t", *"Call", "ctrl+s")
        await app.settle()
        await app.press("t", *"Call")
        form_of(app).keep_words()
        await app.press("ctrl+s")
        await app.pilot.pause()
        assert "Create the same task again?" in app.text()
        assert "Call" in kept(tmp_path)
        await app.press("escape")
        await app.pilot.pause()
        assert app.app.screen.query_one("#task-name", Input).value == "Call"
        await app.press("ctrl+s")
        await app.pilot.pause()
        await app.press("y")
        await app.settle()
        assert len(app.sent("create-task")) == 2
        assert kept(tmp_path) == ""


async def test_what_was_changed_in_a_refused_task_comes_back_too(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("create-note", status=422, message="no")
        await app.press("N", *"hello", "ctrl+s")
        await app.settle()
        await app.press("exclamation_mark")
        await app.pilot.pause()
        await app.press(*"oh ")
        app.app.exit(0)
    async with triage(tmp_path) as app:
        await app.press("exclamation_mark")
        await app.pilot.pause()
        assert app.app.screen.query_one(TextArea).text == "oh hello"


async def test_a_crash_keeps_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with suppress(ZeroDivisionError):  # what the test's app does with it is not the question
        async with triage(tmp_path) as app:
            await app.press("N", *"hello")
            app.app._handle_exception(ZeroDivisionError())
    assert "hello" in kept(tmp_path)
