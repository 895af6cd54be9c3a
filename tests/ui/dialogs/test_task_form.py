"""The task form: typed fast, checked at the field, sent as the API wants it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from textual.widgets import Input, Static, TextArea

from harness.triage import Triage, triage
from triage_tui.inbox.actions import Priority
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.task_form import TaskForm


def typed(words: str) -> list[str]:
    """The keys of some words."""
    return ["space" if letter == " " else letter for letter in words]


async def open_form(app: Triage) -> TaskForm:
    await app.press("t")
    await app.pilot.pause()
    form = app.app.screen
    assert isinstance(form, TaskForm)
    return form


async def test_a_task_reaches_the_server_with_priority_and_due_date(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        lead_map_id = app.cursor
        form = await open_form(app)
        form.query_one("#task-due", Input).value = "in 3 days"
        await app.press(*typed("Call"), "tab", *typed("the price"), "tab", "right", "ctrl+s")
        await app.settle()
        (body,) = app.sent("create-task")
        due = datetime.fromisoformat(str(body.pop("due_date")))
        assert body == {
            "email_lead_map_id": int(lead_map_id),
            "name": "Call",
            "description": "the price",
            "priority": "HIGH",
        }
        assert 2 <= (due - datetime.now(UTC)).days <= 3
        assert due.tzinfo is not None


async def test_a_form_without_a_name_says_so_at_the_field_and_keeps_its_words(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        form = await open_form(app)
        await app.press("tab", *typed("about it"), "ctrl+s")
        assert app.app.screen is form
        assert "Add a name." in str(form.query_one("#task-name-error", Static).render())
        assert form.query_one("#task-description", TextArea).text == "about it"
        assert form.focused is form.query_one("#task-name", Input)


async def test_a_date_that_is_none_is_said_and_nothing_is_sent(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        form = await open_form(app)
        await app.press(*typed("Call"))
        form.query_one("#task-due", Input).value = "someday"
        await app.press("ctrl+s")
        assert app.app.screen is form
        assert "as a date. Try" in str(form.query_one("#task-due-words", Static).render())
        assert app.sent("create-task") == []


async def test_escape_asks_only_when_something_was_typed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await open_form(app)
        await app.press("escape")
        assert not isinstance(app.app.screen, TaskForm)
        form = await open_form(app)
        await app.press("x", "escape")
        assert [type(screen) for screen in app.app.screen_stack[1:]] == [TaskForm, Confirm]
        await app.press("n")
        assert app.app.screen_stack[1:] == [form]
        assert form.query_one("#task-name", Input).value == "x"


async def test_the_default_priority_is_medium(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await open_form(app)
        await app.press("x", "ctrl+s")
        await app.settle()
        assert app.sandbox.truth.tasks[-1].priority == Priority.MEDIUM


async def test_all_three_priorities_are_seen(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20)) as app:
        await app.press("t")
        await app.pilot.pause()
        text = app.text()
        assert all(word in text for word in ("LOW", "[MEDIUM]", "HIGH"))


async def test_a_moment_takes_one_line_on_a_small_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20)) as app:
        form = await open_form(app)
        said = form.query_one("#task-due-words", Static)
        assert said.size.width >= len("= Sat, Nov 28, 9:00 AM")
        assert said.size.height == 1
