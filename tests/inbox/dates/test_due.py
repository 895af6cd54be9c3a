from __future__ import annotations

import os
import time as system_time
from collections.abc import Iterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_tui.inbox.dates.due import WhenError, parse, read
from triage_tui.inbox.dates.time_zone import here

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 9, 10, 30, tzinfo=BERLIN)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow 9am", "2026-12-10 09:00"),
        ("9am tomorrow", "2026-12-10 09:00"),
        ("Tomorrow at 9", "2026-12-10 09:00"),
        ("next friday", "2026-12-18 09:00"),
        ("this friday 4pm", "2026-12-11 16:00"),
        ("2026-12-15", "2026-12-15 09:00"),
        ("in 3 days", "2026-12-12 09:00"),
        ("15 Dec 14:00", "2026-12-15 14:00"),
        ("mon", "2026-12-14 09:00"),
        ("wed", "2026-12-16 09:00"),
        ("fri 2pm", "2026-12-11 14:00"),
        ("dec 15", "2026-12-15 09:00"),
        ("Dec 15, 2027 2:30 pm", "2027-12-15 14:30"),
        ("15.12.", "2026-12-15 09:00"),
        ("15.12. 14:00", "2026-12-15 14:00"),
        ("12/15", "2026-12-15 09:00"),
        ("15/12", "2026-12-15 09:00"),
        ("5/6", "2027-05-06 09:00"),
        ("eod", "2026-12-09 17:00"),
        ("eod tomorrow", "2026-12-10 17:00"),
        ("eow", "2026-12-11 17:00"),
        ("eom", "2026-12-31 17:00"),
        ("next week", "2026-12-14 09:00"),
        ("next month", "2027-01-01 09:00"),
        ("in 2 hours", "2026-12-09 12:30"),
        ("1h30m", "2026-12-09 12:00"),
        ("+90m", "2026-12-09 12:00"),
        ("an hour", "2026-12-09 11:30"),
        ("+3d", "2026-12-12 09:00"),
        ("2w", "2026-12-23 09:00"),
        ("2w 3pm", "2026-12-23 15:00"),
        ("noon", "2026-12-09 12:00"),
        ("8:00", "2026-12-10 08:00"),
        ("today 5pm", "2026-12-09 17:00"),
        ("today", "2026-12-09 17:00"),
        ("2026-12-15T09:00", "2026-12-15 09:00"),
        ("2026-12-15 09:00", "2026-12-15 09:00"),
        ("2026-12-15T09:00Z", "2026-12-15 10:00"),
        ("29 feb", "2028-02-29 09:00"),
        ("1.5.", "2027-05-01 09:00"),
        ("jan 1st", "2027-01-01 09:00"),
    ],
)
def test_a_due_date_is_read(text: str, expected: str) -> None:
    at = parse(text, NOW, time(9))
    assert f"{at:%Y-%m-%d %H:%M}" == expected
    assert at.tzinfo is BERLIN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Add a due date"),
        ("soon", "Can't read “soon” as a date"),
        ("9", "as a date. Try"),
        ("31 feb", "isn't in the calendar"),
        ("13/13", "isn't in the calendar"),
        ("25:00", "isn't a time of day"),
        ("13pm", "isn't a time of day"),
        ("today 9am", "is in the past"),
        ("2026-12-01", "is in the past"),
        ("2226-12-15", "ten years"),
        ("in 9999 months", "ten years"),
        ("2027-03-28 02:30", "clocks go forward"),
        ("0m", "is in the past"),
        ("tomorrow tomorrow", "as a date. Try"),
        ("2026-02-31T09:00", "as a date. Try"),
        ("x" * 500, "as a date. Try"),
    ],
)
def test_what_cannot_be_a_due_date_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(WhenError, match=reason) as caught:
        parse(text, NOW)
    assert len(str(caught.value)) < 160


def test_a_choice_is_said() -> None:
    assert read("5/6", NOW).note == "month first: May 6"
    assert read("wed", NOW).note == "a week from today"
    assert read("12/15", NOW).note == ""
    assert "first" in read("2027-10-31 02:30", NOW).note


def test_hours_are_real_hours_across_a_change_of_the_clocks() -> None:
    evening = datetime(2027, 3, 27, 23, 0, tzinfo=BERLIN)
    assert parse("in 4 hours", evening).astimezone(UTC) == datetime(2027, 3, 28, 2, tzinfo=UTC)
    assert f"{parse('tomorrow 9am', evening):%H:%M %Z}" == "09:00 CEST"


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "America/New_York")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


@pytest.mark.usefixtures("new_york")
def test_the_zone_of_the_machine_knows_its_summer_time() -> None:
    now = here(datetime(2026, 12, 9, 15, 0, tzinfo=UTC).timestamp())
    assert f"{now:%H:%M %Z}" == "10:00 EST"
    assert parse("2027-07-01 09:00", now).astimezone(UTC).hour == 13
    with pytest.raises(WhenError, match="clocks go forward"):
        parse("2027-03-14 02:30", now)


@given(st.one_of(st.text(max_size=40), st.text("0123456789 :./-+apmdhwinextodfr", max_size=20)))
def test_any_text_is_a_time_to_come_or_a_sentence(text: str) -> None:
    try:
        at = parse(text, NOW)
    except WhenError as error:
        outcome = str(error)
    else:
        outcome = "in time." if at > NOW else "in the past"
    assert outcome.endswith(".")
