"""Plays and templates as the settings define them, and what is said of mistakes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from triage_tui.config.plays import PlayError, parse_plays, steps_of
from triage_tui.config.settings import read_settings
from triage_tui.config.templates import filled_in, parse_templates
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.state import InboxState

LEAD = LeadMap(LeadMapId(1), name=line("Ann Lee"), email=line("ann@corp.example"))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"key": "m", "category": "X"}, "it needs a name"),
        ({"name": "A"}, "does nothing"),
        ({"name": "A", "color": "red", "read": True}, "there's no 'color'"),
        ({"name": "A", "read": "yes"}, "use true or false"),
        ({"name": "A", "advance": "up", "read": True}, "use next, previous or stay"),
        ({"name": "A", "task": {"name": "x", "due": "someday"}}, "task.due"),
        ({"name": "A", "task": {"name": "{nick}"}}, "{nick}, which isn't a field"),
        ({"name": "A", "task": {"name": "x", "priority": "top"}}, "use low, medium or high"),
    ],
)
def test_a_mistake_in_a_play_is_said_with_its_number(table: dict[str, object], said: str) -> None:
    plays, (problem,) = parse_plays((table,))
    assert plays == ()
    assert problem.startswith("[[plays]] number 1: ")
    assert said in problem


def test_two_plays_of_one_name_are_told_apart_by_a_sentence() -> None:
    row = {"name": "A", "read": True}
    plays, problems = parse_plays((row, row))
    assert len(plays) == 1
    assert "twice" in problems[0]


def test_a_template_is_a_task_or_a_note() -> None:
    _, (problem,) = parse_templates(({"title": "T", "note": "n", "task": "t"},))
    assert "one of the two" in problem


def test_fields_are_filled_in_and_unknown_values_left_empty() -> None:
    text = filled_in("Call {first_name} of {company} <{email}>", LEAD, "")
    assert text == "Call Ann of  <ann@corp.example>"


def test_a_lead_without_a_name_is_called_by_its_address() -> None:
    nameless = LeadMap(LeadMapId(1), email=line("ann@corp.example"))
    assert filled_in("{name} / {first_name}", nameless, "") == "ann@corp.example / ann"


def test_the_settings_name_the_file_of_a_wrong_play(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[[plays]]\nkey = "m"\nname = "A"\n')
    (problem,) = read_settings({}, {}, file).problems
    assert "config.toml" in problem
    assert "does nothing" in problem


def test_a_due_time_that_is_over_is_said_instead_of_a_crash() -> None:
    (play,), _ = parse_plays(({"name": "A", "task": {"name": "x", "due": "today 9am"}},))
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    with pytest.raises(
        PlayError, match="Can't set the task's due date: Nov 26, 2026, 9:00 AM is in the past"
    ):
        steps_of(play, LEAD, InboxState(), me=None, now=now, task_due="")


def test_the_preview_of_a_play_asks_about_an_hour_at_night() -> None:
    (play,), _ = parse_plays(({"name": "A", "task": {"name": "x", "due": "tomorrow 3"}},))
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    (step,) = steps_of(play, LEAD, InboxState(), me=None, now=now, task_due="")
    said = "Fri, Nov 27, 3:00 AM (3:00 AM at night. 3 PM? Then type 3pm)"
    assert step.words == f"task “x”, due {said}"
