"""Plays and templates: several actions on one key, shown first, taken back as one."""

from __future__ import annotations

from pathlib import Path

from harness.triage import triage
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.task_form import TaskForm

BOOKED = {
    "key": "m",
    "name": "Meeting booked",
    "category": "Meeting Request",
    "assign": 4603,
    "task": {"name": "Prepare for {first_name}", "due": "tomorrow 9am", "priority": "high"},
    "note": "Booked by mail; campaign {campaign}.",
    "read": True,
}


async def test_a_play_is_shown_before_its_first_run_and_does_every_step(tmp_path: Path) -> None:
    async with triage(tmp_path, plays=(BOOKED,)) as app:
        first = app.cursor
        await app.press("comma", "m")
        await app.pilot.pause()
        assert isinstance(app.app.screen, Confirm)
        assert "category Meeting Request" in app.text()
        assert app.sent("update-category") == []
        await app.press("y")
        await app.settle()
        assert app.cursor != first
        lead_map = app.shown(first)
        assert (lead_map.category_id, lead_map.assignee, lead_map.is_read) == (2, 4603, True)
        (task,) = app.sent("create-task")
        assert str(task["name"]).startswith("Prepare for ")
        (note,) = app.sent("create-note")
        assert "campaign" in str(note)


async def test_a_play_that_was_seen_runs_at_once_the_next_time(tmp_path: Path) -> None:
    async with triage(tmp_path, plays=(BOOKED,)) as app:
        await app.press("comma", "m", "y")
        await app.settle()
    async with triage(tmp_path, plays=(BOOKED,)) as app:
        await app.press("comma", "m")
        await app.settle()
        assert len(app.sent("update-category")) == 1


async def test_a_play_that_was_changed_is_shown_again(tmp_path: Path) -> None:
    async with triage(tmp_path, plays=(BOOKED,)) as app:
        await app.press("comma", "m", "y")
        await app.settle()
    async with triage(tmp_path, plays=({**BOOKED, "category": "Interested"},)) as app:
        await app.press("comma", "m")
        await app.pilot.pause()
        assert isinstance(app.app.screen, Confirm)


async def test_one_undo_takes_all_of_a_play_back(tmp_path: Path) -> None:
    async with triage(tmp_path, plays=(BOOKED,), undo_window=30.0) as app:
        first, before = app.cursor, app.shown(app.cursor)
        await app.press("comma", "m", "y")
        await app.pilot.pause()
        await app.press("z")
        await app.settle()
        after = app.shown(first)
        assert (after.category_id, after.assignee, after.is_read) == (
            before.category_id,
            before.assignee,
            before.is_read,
        )
        assert app.sent("create-task") == []
        assert app.sent("create-note") == []


async def test_a_play_with_an_unknown_category_does_nothing_at_all(tmp_path: Path) -> None:
    async with triage(tmp_path, plays=({**BOOKED, "category": "Nonsense"},)) as app:
        await app.press("comma", "m")
        await app.settle()
        assert app.app.screen is app.screen
        assert app.sent("create-task") == []


async def test_a_template_opens_the_form_with_the_leads_own_words(tmp_path: Path) -> None:
    template = {"title": "Call", "task": {"name": "Call {first_name}", "due": "in 2 days"}}
    async with triage(tmp_path, templates=(template,)) as app:
        name = app.shown(app.cursor).name.split()[0]
        await app.press("T", "enter")
        await app.pilot.pause()
        assert f"Call {name}" in app.text()
        await app.press("ctrl+s")
        await app.settle()
        (task,) = app.sent("create-task")
        assert task["name"] == f"Call {name}"


async def test_a_note_template_becomes_a_note(tmp_path: Path) -> None:
    async with triage(tmp_path, templates=({"title": "N", "note": "About {campaign}"},)) as app:
        await app.press("T", "enter", "ctrl+s")
        await app.settle()
        assert not isinstance(app.app.screen, TaskForm)
        assert len(app.sent("create-note")) == 1


async def test_a_note_template_names_one_lead_and_goes_on_that_one_whatever_is_marked(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, templates=({"title": "N", "note": "To {name}"},)) as app:
        await app.press("x", "j", "x")
        here = app.cursor
        await app.press("T", "enter")
        await app.pilot.pause()
        await app.press("ctrl+s")
        await app.settle()
        assert [body["email_lead_map_id"] for body in app.sent("create-note")] == [here]


async def test_a_task_template_goes_on_the_lead_that_it_names_whatever_is_marked(
    tmp_path: Path,
) -> None:
    template = {"title": "T", "task": {"name": "Call {name}"}}
    async with triage(tmp_path, templates=(template,)) as app:
        await app.press("x", "j", "x")
        here = app.cursor
        await app.press("T", "enter")
        await app.pilot.pause()
        await app.press("ctrl+s")
        await app.settle()
        assert [body["email_lead_map_id"] for body in app.sent("create-task")] == [here]
