"""Hundreds of ways to write a due date: what each means, what is said of it, or why it is refused.

A wrong date is worse than a refusal. The table has a line each: what is typed, what it means on
Thu 26 Nov 2026 at 12:00 in Berlin, and the note; or `no` and the reason.
"""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from triage_tui.inbox.dates.due import WhenError, read

DATA = Path(__file__).resolve().parents[1] / "data"
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TABLE = [line.split(" | ") for line in (DATA / "due_dates.txt").read_text("utf-8").splitlines()]
CASES = [json.loads(file.read_text("utf-8")) for file in sorted((DATA / "cases").glob("due*.json"))]


@pytest.mark.parametrize("row", [row for row in TABLE if row[1] != "no"], ids=lambda row: row[0])
def test_a_due_date_is_understood_with_what_was_chosen(row: list[str]) -> None:
    typed, meant, note = (*row, "")[:3]
    when = read(typed, NOON)
    assert f"{when.at:%a %Y-%m-%d %H:%M}" == meant
    assert when.note == note


@pytest.mark.parametrize("row", [row for row in TABLE if row[1] == "no"], ids=lambda row: row[0])
def test_what_may_mean_something_else_is_refused(row: list[str]) -> None:
    typed, _, reason = row
    with pytest.raises(WhenError) as caught:
        read(typed, NOON)
    assert reason in str(caught.value)


def test_the_table_is_long() -> None:
    assert len(TABLE) > 300


def understands(case: dict[str, Any]) -> bool:
    return all(
        read(typed, NOON).at.isoformat().startswith(meant)
        for typed, meant in dict(case["texts"]).items()
    )


def tells(case: dict[str, Any]) -> bool:
    """Whether each time outside 7:00 to 20:00 is told in a note, or not chosen."""
    found = [read(typed, NOON) for typed in case["texts"]]
    return all(when.note or time(7) <= when.at.time() <= time(20) for when in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_case_that_went_wrong_once_comes_out_right(case: dict[str, Any]) -> None:
    assert {"due": understands, "due-note": tells}[case["check"]](case)


@pytest.mark.parametrize("day", ["tomorrow", "fri", "2026-12-15", "15 dec at", "in 3 days at"])
@pytest.mark.parametrize("hour", range(24))
def test_every_time_outside_the_day_is_told(day: str, hour: int) -> None:
    when = read(f"{day} {hour}:00", NOON)
    assert when.at.hour == hour
    assert bool(when.note) is (hour < 7 or hour > 20)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("tomorrow 3", "3:00 AM at night. 3 PM? Then type 3pm"),
        ("tomorrow 3am", ""),
        ("tomorrow 3pm", ""),
        ("friday at 5", "5:00 AM at night. 5 PM? Then type 5pm"),
        ("tomorrow 21:15", "9:15 PM, late in the evening"),
    ],
)
def test_an_hour_at_night_is_asked_about_unless_am_or_pm_was_typed(typed: str, note: str) -> None:
    assert read(typed, NOON).note == note


def test_the_year_of_a_date_that_is_over_is_said() -> None:
    assert read("nov 25", NOON).note == "the next one, in 2027"
    assert read("jan 3", NOON).note == ""
    assert read("dec 3", NOON.replace(month=3)).note == ""


def test_a_number_behind_a_weekday_that_may_be_its_date_is_asked_about() -> None:
    with pytest.raises(WhenError, match="“tue 15” may be 3:00 PM or Dec 15, 2026: write"):
        read("tue 15", NOON)
    assert f"{read('tue 14', NOON).at:%H:%M}" == "14:00"
