"""Dates and times as people here write them: `Fri, Nov 27, 9:00 AM`, or `Fri 27 Nov, 09:00`.

The only place that turns a date or a time of day into words for people. The locale says the order
and the clock; `C`, and no locale at all, means American.
"""

from __future__ import annotations

import os
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from msgspec import Struct

VARIABLES: Final = ("LC_ALL", "LC_TIME", "LANG")
"""Where a locale is named, the first that is set."""
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTH_FIRST: Final = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "UM", "FM", "PW", "MH"})
_TWELVE_HOURS: Final = _MONTH_FIRST | {"CA", "AU", "NZ", "IN"}


class DateStyle(Struct, frozen=True, gc=False):
    """The order of a date, and the clock."""

    is_month_first: bool = True
    has_12_hours: bool = True


AMERICAN: Final = DateStyle()


def date_style() -> DateStyle:
    """How dates are written here."""
    named = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return style_of(named)


@lru_cache(maxsize=8)
def style_of(locale: str) -> DateStyle:
    """How dates are written in a locale, such as `en_GB.UTF-8`."""
    name = locale.partition(".")[0].partition("@")[0]
    if name in {"", "C", "POSIX", "en"}:
        return AMERICAN
    language, _, territory = name.replace("-", "_").partition("_")
    speaks_english = language == "en" or territory in _MONTH_FIRST
    return DateStyle(
        is_month_first=territory in _MONTH_FIRST,
        has_12_hours=speaks_english and territory in _TWELVE_HOURS,
    )


def clock(at: time | datetime, *, seconds: bool = False) -> str:
    """A time of day: `9:00 AM`, or `09:00`."""
    tail = f":{at.minute:02}" + (f":{at.second:02}" if seconds else "")
    if not date_style().has_12_hours:
        return f"{at.hour:02}{tail}"
    return f"{at.hour % 12 or 12}{tail} {'AM' if at.hour < 12 else 'PM'}"


def day_month(day: date) -> str:
    """A day of the year: `Dec 15`, or `15 Dec`."""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}" if date_style().is_month_first else f"{day.day} {month}"


def full_day(day: date) -> str:
    """A day of the calendar: `Dec 15, 2026`, or `15 Dec 2026`."""
    comma = "," if date_style().is_month_first else ""
    return f"{day_month(day)}{comma} {day.year}"


def weekday(day: date) -> str:
    """A day near enough to have a name: `Tue, Dec 15`, or `Tue 15 Dec`."""
    comma = "," if date_style().is_month_first else ""
    return f"{_DAYS[day.weekday()]}{comma} {day_month(day)}"


def whole(at: datetime, *, has_year: bool = True) -> str:
    """A moment: `Tue, Dec 15, 2026, 9:00 AM`, or `Tue 15 Dec 2026, 09:00`."""
    comma = "," if date_style().is_month_first else ""
    year = f"{comma} {at.year}" if has_year else ""
    return f"{weekday(at)}{year}, {clock(at)}"
