"""On the eve of a change of the clocks, nine in the morning is nine in the morning everywhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input, Static

from harness.triage import triage
from tests.cli.test_walk import sent, walked
from tests.ui.decide.test_plays import BOOKED
from tests.ui.dialogs.test_task_form import open_form, typed
from tests.ui.distribute.test_assign_plan import arrive
from tests.ui.distribute.test_handover import DANA, MARCUS, choose
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system.clock import SystemClock
from triage_tui.ui.dialogs.task_form import TaskForm

EVES = {
    "America/New_York": ("2027-03-13T15:00", "Sun, Mar 14, 9:00 AM"),
    "Europe/Berlin": ("2026-10-24T15:00", "Sun, Oct 25, 9:00 AM"),
    "Australia/Lord_Howe": ("2026-10-03T15:00", "Sun, Oct 4, 9:00 AM"),
}


class Eve(SystemClock):
    """An afternoon before the clocks change, from which time goes on."""

    def __init__(self, zone: str) -> None:
        typed_at, self.said = EVES[zone]
        self.now = datetime.fromisoformat(typed_at).replace(tzinfo=ZoneInfo(zone))
        nine = self.now.replace(day=self.now.day + 1, hour=9)
        self.nine = nine.timestamp()
        """Nine on the wall clock of the next day."""
        self._ahead = self.now.timestamp() - time.time()

    def wall(self) -> float:
        return time.time() + self._ahead

    def sandbox(self) -> Sandbox:
        """The made-up inbox as it is at that time."""
        return Sandbox(leads=60, seed=1, clock=self)


@pytest.fixture(params=list(EVES))
def eve(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Eve]:
    """The clock of a machine in that zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield Eve(request.param)
    monkeypatch.undo()
    time.tzset()


def due_of(task: dict[str, object]) -> float:
    return datetime.fromisoformat(str(task["due_date"])).timestamp()


async def test_a_task_is_due_at_nine_and_says_so(tmp_path: Path, eve: Eve) -> None:
    async with triage(tmp_path, clock=eve, sandbox=eve.sandbox()) as app:
        form = await open_form(app)
        await app.press(*typed("Call"))
        assert str(form.query_one("#task-due-words", Static).render()) == f"= {eve.said}"
        await app.press("ctrl+s")
        await app.settle()
        assert [due_of(task) for task in app.sent("create-task")] == [eve.nine]


async def test_a_refused_task_comes_back_with_the_hour_it_had(tmp_path: Path, eve: Eve) -> None:
    async with triage(tmp_path, clock=eve, sandbox=eve.sandbox()) as app:
        app.sandbox.refuse("create-task", message="no holidays")
        await open_form(app)
        await app.press(*typed("Call"), "ctrl+s")
        await app.settle()
        await app.press("!")
        await app.pilot.pause()
        form = app.app.screen
        assert isinstance(form, TaskForm)
        assert form.query_one("#task-due", Input).value.endswith(" 09:00")
        await app.press("ctrl+s")
        await app.settle()
        assert [due_of(task) for task in app.sent("create-task")] == [eve.nine, eve.nine]


async def test_a_snooze_ends_at_nine(tmp_path: Path, eve: Eve) -> None:
    async with triage(tmp_path, clock=eve, sandbox=eve.sandbox()) as app:
        first = app.cursor
        await app.press("h")
        await app.pilot.pause()
        assert f"= {eve.said}" in app.text()
        await app.press("enter")
        assert app.session.store.state.local_statuses[first].until == eve.nine
        assert any("tomorrow 9:00 AM" in toast for toast in app.toasts())


async def test_the_task_of_a_play_is_due_at_nine(tmp_path: Path, eve: Eve) -> None:
    async with triage(tmp_path, clock=eve, sandbox=eve.sandbox(), plays=(BOOKED,)) as app:
        await app.press("comma", "m")
        await app.pilot.pause()
        assert f"{eve.said[:4]}" in app.text()
        await app.press("y")
        await app.settle()
        assert [due_of(task) for task in app.sent("create-task")] == [eve.nine]


IN_FULL = {
    "Sun, Mar 14, 9:00 AM": "Sun, Mar 14, 2027, 9:00 AM EDT",
    "Sun, Oct 25, 9:00 AM": "Sun, Oct 25, 2026, 9:00 AM CET",
    "Sun, Oct 4, 9:00 AM": "Sun, Oct 4, 2026, 9:00 AM +11",
}
"""As a note says it, which others read elsewhere."""


async def test_a_cover_ends_at_nine_and_its_note_says_so(tmp_path: Path, eve: Eve) -> None:
    async with triage(tmp_path, clock=eve, sandbox=eve.sandbox()) as app:
        await arrive(app, "g", "v")
        await choose(app, giver=DANA, taker=MARCUS, ends="tomorrow 9am")
        await arrive(app, "y")
        await app.settle()
        assert [cover.ends for cover in app.session.preferences.covers()] == [eve.nine]
        notes = {str(body["note_message"]) for body in app.sent("create-note")}
        assert [note.endswith(f" to {IN_FULL[eve.said]}.") for note in notes] == [True]


async def test_the_walk_sends_the_hour_it_says(
    tmp_path: Path, eve: Eve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage_tui.session.opener.SystemClock", lambda: eve)
    box = eve.sandbox()
    said = await walked(tmp_path, box, "t", "Call back", "", "q")
    assert [due_of(task) for task in sent(box, "create-task")] == [eve.nine]
    assert any(line.startswith("Task queued, due Sun, ") and " 9:00 AM." in line for line in said)


async def test_an_hour_at_night_is_asked_about_where_it_is_typed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("h")
        await app.pilot.pause()
        await app.press("ctrl+a", "ctrl+k", *typed("tomorrow 3"))
        await app.pilot.pause()
        assert "3:00 AM at night. 3 PM? Then type 3pm" in app.text()
        await app.press("escape")
        form = await open_form(app)
        form.query_one("#task-due", Input).value = "tomorrow 3"
        await app.pilot.pause()
        said = str(form.query_one("#task-due-words", Static).render())
        assert said.endswith("\n3:00 AM at night. 3 PM? Then type 3pm")


async def test_a_time_zone_that_does_not_exist_is_said_where_a_time_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europ/Berlin")
    async with triage(tmp_path) as app:
        form = await open_form(app)
        said = str(form.query_one("#task-due-words", Static).render())
        assert "TZ is set to 'Europ/Berlin', an unknown time zone" in said
