from __future__ import annotations

import math
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from triage_tui.inbox.dates.ages import (
    DurationError,
    age,
    day,
    duration,
    moment,
    span,
    stamp,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 9, 10, 30, tzinfo=BERLIN).timestamp()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, ""), (math.nan, ""), (-99, "now"), (0, "now"), (59.9, "now"), (60, "1m"),
        (3599, "59m"), (3600, "1h"), (86399, "23h"), (86400, "1d"), (9 * 86400, "9d"),
        (35 * 86400, "5w"), (364 * 86400, "52w"), (730 * 86400, "2y"), (1e15, "999y"),
    ],
)  # fmt: skip
def test_an_age_is_shown_as(seconds: float | None, shown: str) -> None:
    assert age(seconds) == shown


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (0, "now, today 10:30 AM"),
        (-7200, "2h ago, today 8:30 AM"),
        (-86400, "1d ago, yesterday 10:30 AM"),
        (86400, "in 1d, tomorrow 10:30 AM"),
        (3 * 86400, "in 3d, Sat, Dec 12, 10:30 AM"),
        (-400 * 86400, "1y ago, Nov 4, 2025, 10:30 AM"),
    ],
)
def test_a_moment_is_told_relative_and_absolute(offset: float, words: str) -> None:
    assert moment(NOW + offset, now=NOW, zone=BERLIN) == words


def test_days_are_those_of_the_zone() -> None:
    late = datetime(2026, 12, 9, 23, 30, tzinfo=BERLIN).timestamp()
    assert day(late, now=NOW, zone=BERLIN) == "today"
    assert day(late, now=NOW, zone=ZoneInfo("Asia/Tokyo")) == "tomorrow"


def test_an_unknown_or_impossible_time_is_said_to_be() -> None:
    assert moment(None, now=NOW, zone=BERLIN) == "time unknown"
    assert moment(1e300, now=NOW, zone=BERLIN) == "time unknown"
    assert stamp(None, zone=BERLIN) == "time unknown"


def test_a_stamp_names_its_zone() -> None:
    assert stamp(NOW, zone=BERLIN) == "Wed, Dec 9, 2026, 10:30 AM CET"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (40, "40 s"), (240, "4 min"), (5400, "1 h 30 min"), (183600, "2 d 3 h")],
)
def test_a_span_has_at_most_two_units(seconds: float, words: str) -> None:
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h", 3600), ("90m", 5400), ("2d", 172800), ("1h30m", 5400), (" 1.5 Hours ", 5400),
     ("1 week, 2 days", 777600), ("0s", 0)],
)  # fmt: skip
def test_a_duration_is_read(text: str, seconds: float) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "90", "h", "1x", "1h30", "-1h", "1h and 2", "\x1b[31m"])
def test_what_is_no_duration_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DurationError, match="90m, 1h30m or 2d") as caught:
        duration(text)
    assert "\x1b" not in str(caught.value)
