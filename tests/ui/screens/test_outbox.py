"""The outbox screen: what waits, asks or was refused, in words, and one key for each answer."""

from __future__ import annotations

import re
from pathlib import Path

from textual.widgets import Input, TextArea

from harness.triage import Triage, triage
from triage_tui.inbox.actions import Assign, CreateTask, Priority, SetCategory, SetRead
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.safe_text import own
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.task_form import TaskForm
from triage_tui.ui.screens.outbox import OutboxScreen


def task(app: Triage, name: str = "Call back", description: str = "Ask for the size") -> CreateTask:
    tomorrow = (app.session.clock.wall() + 86_400) // 60 * 60
    return CreateTask(app.cursor, name, description, Priority.HIGH, tomorrow)


async def refused_category(app: Triage) -> None:
    """Press 3, and let Smartlead refuse it."""
    app.sandbox.refuse("update-category", status=422, message="category_id is locked")
    await app.press("3")
    await app.settle()


async def open_outbox(app: Triage) -> OutboxScreen:
    await app.press("g", "o")
    await app.pilot.pause()
    assert isinstance(app.app.screen, OutboxScreen)
    return app.app.screen


async def test_an_empty_outbox_says_so(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await open_outbox(app)
        assert "Nothing is waiting. Everything is in Smartlead." in app.text()
        await app.press("escape")
        assert app.app.screen is app.screen


async def test_a_view_of_unmatched_replies_does_not_shut_it(tmp_path: Path) -> None:
    """The rule about the reply under the cursor is not one about what was decided before."""
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u", "g", "X")
        await app.read()
        await open_outbox(app)
        await app.press("r")
        await app.settle()
        assert app.sent("change-read-status")
        assert "Nothing is waiting. Everything is in Smartlead." in app.text()


async def test_what_waits_is_listed_with_lead_deed_and_the_time_it_leaves(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        name = app.shown(app.cursor).name
        await app.press("u")
        await open_outbox(app)
        assert "1 queued" in app.text()
        assert re.search(f"{name} +Mark as read", app.text())
        assert "Sends in" in app.text()
        assert "z to undo" in app.text()


async def test_r_sends_what_waits_at_once_and_the_list_empties_by_itself(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u")
        await open_outbox(app)
        await app.press("r")
        await app.settle()
        assert len(app.sent("change-read-status")) == 1
        assert "Nothing is waiting" in app.text()


async def test_a_refused_category_is_listed_first_with_the_reason_and_tried_again_by_r(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        first = app.cursor
        await refused_category(app)
        await open_outbox(app)
        assert "Rejected: category_id is locked" in app.text()
        await app.press("r")
        await app.settle()
        assert app.shown(first).category_id == 3
        assert app.session.store.state.refused == 0


async def test_d_drops_a_refused_category_without_a_question(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        await refused_category(app)
        await open_outbox(app)
        await app.press("d")
        assert not app.session.store.state.entries


async def test_dropping_words_takes_a_y(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        app.session.store.submit(task(app))
        await open_outbox(app)
        await app.press("d")
        await app.pilot.pause()
        assert isinstance(app.app.screen, Confirm)
        await app.press("enter", "d")
        assert app.session.store.state.queued == 1
        await app.press("y")
        await app.pilot.pause()
        assert app.session.store.state.queued == 0
        await app.settle()
        assert app.sent("create-task") == []


async def test_a_refused_task_comes_back_in_its_form_with_every_word(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("create-task", status=422, message="due_date is a holiday")
        sent = task(app, description="Line one\nLine two")
        app.session.store.submit(sent)
        await app.settle()
        await open_outbox(app)
        await app.press("e")
        await app.pilot.pause()
        form = app.app.screen
        assert isinstance(form, TaskForm)
        assert form.query_one("#task-name", Input).value == "Call back"
        assert form.query_one("#task-description", TextArea).text == "Line one\nLine two"
        assert "due_date is a holiday" in app.text()
        await app.press("end", "!", "ctrl+s")
        await app.settle()
        first, second = app.sent("create-task")
        assert second == {**first, "name": "Call back!"}
        assert app.session.store.state.refused == 0


async def test_leaving_the_form_of_a_refused_task_keeps_it(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("create-task")
        app.session.store.submit(task(app))
        await app.settle()
        await open_outbox(app)
        await app.press("e")
        await app.pilot.pause()
        await app.press("escape")
        assert app.session.store.state.refused == 1


async def asking_task(app: Triage) -> None:
    """Send a task that arrives without a word of it, and whose list cannot be read."""
    app.sandbox.strike("create-task", "lost")
    app.sandbox.refuse("lead-tasks", status=404, message="no such endpoint", times=None)
    app.session.store.submit(task(app))
    await app.settle()
    assert app.session.store.state.asking == 1


async def test_a_task_that_asks_is_sent_again_only_after_y(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await asking_task(app)
        await open_outbox(app)
        assert "Did this task arrive? Send again?" in app.text()
        await app.press("s")
        await app.pilot.pause()
        await app.press("s", "enter", "n")
        assert app.session.store.state.asking == 1
        assert len(app.sandbox.truth.tasks) == 1
        await app.press("s")
        await app.pilot.pause()
        await app.press("y")
        await app.settle()
        assert len(app.sandbox.truth.tasks) == 2


async def test_i_says_that_a_task_is_there(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await asking_task(app)
        await open_outbox(app)
        await app.press("i")
        assert not app.session.store.state.entries
        await app.settle()
        assert len(app.sent("create-task")) == 1


async def test_an_assignment_that_someone_else_made_asks_and_names_the_owner(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        state = app.session.store.state
        mine, theirs = [m for m in state.members if m != app.shown(app.cursor).assignee][:2]
        app.session.store.submit(Assign(app.cursor, mine))
        app.sandbox.change(app.cursor, member_id=theirs)
        await app.press("R")
        await app.read()
        assert app.session.store.state.asking == 1
        await open_outbox(app)
        assert f"It's {state.members[theirs].name} now." in app.text()
        await app.press("s")
        await app.settle()
        assert len(app.sent("update-team-member")) == 1


async def test_the_question_stands_first_and_its_cause_is_there_in_full(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 24)) as app:
        await asking_task(app)
        await open_outbox(app)
        lines = app.text().splitlines()
        asked = next(each for each in lines if "Did this task arrive?" in each)
        assert asked.strip("▌ ").startswith("Did this task arrive? Send again?")
        whole = " ".join(" ".join(lines).split())
        assert "Did this task arrive? Send again? We can't tell whether it arrived." in whole


async def test_why_it_waits_is_there_in_full_below_the_list(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(80, 24), undo_window=0.0) as app:
        why = own(
            "Smartlead answers every request with an error of its own at the moment, as it did."
        )
        until = app.session.clock.monotonic() + 600.0
        app.session.store.dispatch(Paused(Pause(PauseKind.PLAN, why, until)))
        app.session.store.submit(SetRead(app.cursor, is_read=True))
        await open_outbox(app)
        assert f"Waiting. {why} Retrying in" in " ".join(app.text().split())


async def test_what_is_discarded_is_named_and_z_restores_it(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        state = app.session.store.state
        owner = next(m for m in state.members if m != app.shown(app.cursor).assignee)
        app.session.store.submit(Assign(app.cursor, owner))
        screen = await open_outbox(app)
        await app.press("d")
        name, lead = state.members[owner].name, app.shown(app.cursor).name
        assert f"Discarded: Assign to {name} ({lead}). z restores." in app.text()
        assert app.session.store.state.queued == 0
        assert app.shown(app.cursor).assignee != owner
        await app.press("z")
        assert app.shown(app.cursor).assignee == owner
        assert screen.said == f"Restored: Assign to {name} ({lead})."
        await app.press("r")
        await app.settle()
        assert len(app.sent("update-team-member")) == 1


async def test_a_discarded_question_and_a_discarded_rejection_come_back_as_they_were(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        await asking_task(app)
        await refused_category(app)
        await open_outbox(app)
        await app.press("d", "y", "d")
        assert not app.session.store.state.entries
        await app.press("z", "z")
        state = app.session.store.state
        assert (state.asking, state.refused) == (1, 1)


async def test_z_leaves_a_discarded_action_where_a_later_key_took_its_place(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, verdict_marks_read=False) as app:
        lead_map_id = app.cursor
        await app.press("2")
        screen = await open_outbox(app)
        await app.press("d")
        app.session.store.submit(SetCategory(lead_map_id, CategoryId(3)))
        await app.press("z")
        assert screen.said == "A later change took its place."
        assert app.session.store.state.queued == 1


async def test_a_category_and_its_read_mark_are_one_decision(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("2")
        assert app.session.store.state.queued == 1
        screen = await open_outbox(app)
        assert "1 queued" in app.text()
        assert len(screen.decisions) == 1
        await app.press("d")
        assert not app.session.store.state.entries
        await app.press("z")
        assert app.shown(first).category_id == 2
        assert app.shown(first).is_read


async def test_z_undoes_what_waits_as_its_line_says(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("2")
        await open_outbox(app)
        await app.press("z")
        assert app.shown(first).category_id != 2
        assert not app.session.store.state.entries


async def test_enter_goes_to_the_lead_map(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("u", "G")
        assert app.cursor != first
        await open_outbox(app)
        await app.press("enter")
        await app.pilot.pause()
        assert app.app.screen is app.screen
        assert app.cursor == first


async def test_the_list_follows_what_happens_while_it_is_open(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=0.0, verdict_marks_read=False) as app:
        hold = app.sandbox.hold("update-category")
        app.sandbox.refuse("update-category", message="not today")
        await app.press("2")
        await open_outbox(app)
        assert "1 queued" in app.text()
        hold.release()
        await app.settle()
        assert "Rejected: not today" in app.text()


async def test_a_second_instance_lists_nothing_and_says_why(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as first:
        await first.press("u")
        async with triage(tmp_path) as second:
            await open_outbox(second)
            assert "read-only" in second.text()


async def test_a_task_without_an_answer_is_found_again_and_asks_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.strike("create-task", "lost")
        app.session.store.submit(task(app))
        await app.settle()
        assert not app.session.store.state.entries
        assert len(app.sandbox.truth.tasks) == 1
