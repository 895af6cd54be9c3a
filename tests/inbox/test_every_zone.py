"""A due date is what the wall clock of the zone shows, whatever its clocks do meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from harness.zones import days_around_changes, every_zone, some_days, wrong_tomorrow
from triage_tui.inbox.dates.ages import day, moment, stamp
from triage_tui.inbox.dates.due import WhenError, read

EVES = [
    ("America/New_York", "2027-03-13T12:00", "2027-03-14 09:00 -0400"),
    ("America/New_York", "2026-10-31T12:00", "2026-11-01 09:00 -0500"),
    ("Europe/Berlin", "2027-03-27T12:00", "2027-03-28 09:00 +0200"),
    ("Europe/Berlin", "2026-10-24T12:00", "2026-10-25 09:00 +0100"),
    ("Australia/Lord_Howe", "2026-10-03T12:00", "2026-10-04 09:00 +1100"),
    ("Australia/Lord_Howe", "2027-04-03T12:00", "2027-04-04 09:00 +1030"),
]
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.long
def test_tomorrow_at_nine_is_nine_on_the_wall_clock_of_every_zone() -> None:
    zones = every_zone()
    assert len(zones) > 400
    wrong = [
        wrong_tomorrow(zone, each)
        for zone in zones
        for each in {*days_around_changes(zone), *some_days(2, zone.key)}
    ]
    assert len(wrong) > 5000
    assert [said for said in wrong if said] == []


@pytest.mark.parametrize(("zone", "now", "expected"), EVES)
def test_on_the_eve_of_a_change_the_new_offset_counts(zone: str, now: str, expected: str) -> None:
    at = read("tomorrow 9am", datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))).at
    assert f"{at:%Y-%m-%d %H:%M %z}" == expected


@pytest.mark.parametrize(("zone", "now", "expected"), EVES)
def test_a_day_later_is_a_day_on_the_calendar_and_24_hours_are_24_hours(
    zone: str, now: str, expected: str
) -> None:
    here = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    assert f"{read('in 1 day', here).at:%Y-%m-%d %H:%M %z}" == expected
    assert read("in 24 hours", here).at.timestamp() - here.timestamp() == 24 * 3600


@pytest.mark.parametrize(("zone", "now", "expected"), EVES)
def test_a_time_is_shown_with_the_offset_of_its_own_day(zone: str, now: str, expected: str) -> None:
    where = ZoneInfo(zone)
    at = datetime.strptime(expected, "%Y-%m-%d %H:%M %z").timestamp()
    today = datetime.fromisoformat(now).replace(tzinfo=where).timestamp()
    assert moment(at, now=today, zone=where).endswith("h, tomorrow 9:00 AM")
    assert moment(today, now=at, zone=where).endswith("h ago, yesterday 12:00 PM")
    assert " 9:00 AM " in stamp(at, zone=where)


def test_a_day_of_23_hours_is_the_day_before_as_well() -> None:
    late = datetime(2027, 3, 27, 23, 59, tzinfo=BERLIN).timestamp()
    early = datetime(2027, 3, 29, 0, 1, tzinfo=BERLIN).timestamp()
    assert day(late, now=early, zone=BERLIN) == "Sat, Mar 27"
    assert day(early, now=late, zone=BERLIN) == "Mon, Mar 29"
    noon = datetime(2027, 3, 28, 12, tzinfo=BERLIN).timestamp()
    assert day(late, now=noon, zone=BERLIN) == "yesterday"


def test_an_hour_that_is_skipped_is_refused_in_words() -> None:
    now = datetime(2026, 10, 3, 12, tzinfo=ZoneInfo("Australia/Lord_Howe"))
    with pytest.raises(WhenError, match="Oct 4, 2026, 2:15 AM doesn't exist: clocks"):
        read("tomorrow 2:15am", now)
    assert f"{read('tomorrow 2:30am', now).at:%H:%M}" == "02:30"  # half an hour is skipped there


def test_of_an_hour_that_comes_twice_the_first_is_meant_and_once_that_is_over_the_second() -> None:
    eve = datetime(2026, 10, 24, 12, tzinfo=BERLIN)
    twice = read("tomorrow 2:30am", eve)
    assert twice.at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert twice.note == "2:30 AM comes twice that day; the first is meant"
    between = (twice.at.astimezone(UTC) + timedelta(minutes=20)).astimezone(BERLIN)
    again = read("today 2:30am", between)
    assert again.at.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert again.note == "2:30 AM comes twice that day; the second is meant"
