"""The zones of the tz database, the days on which their clocks change, and what must hold there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from triage_tui.inbox.dates.due import read

FIRST = date(2026, 1, 1)
DAYS = 3 * 365 + 1
"""Three years, one of them with a leap day."""
EVES = (time(0, 30), time(12), time(23, 30))
"""When on a day the words are typed."""


def every_zone() -> list[ZoneInfo]:
    """Each zone of the database, in the order of its name."""
    return [ZoneInfo(name) for name in sorted(available_timezones())]


def days_around_changes(zone: ZoneInfo) -> Iterator[date]:
    """The two days before each change of the clocks, its own, and the one after it."""
    noons = [datetime.combine(FIRST, time(12), zone) + timedelta(days=n) for n in range(DAYS)]
    offsets = [noon.utcoffset() for noon in noons]
    for number in range(1, DAYS):
        if offsets[number] != offsets[number - 1]:
            yield from (noons[number].date() + timedelta(days=away) for away in range(-2, 2))


def some_days(count: int, seed: str) -> list[date]:
    """Days of the three years, the same ones for the same seed."""
    chosen = random.Random(seed)
    return [FIRST + timedelta(days=chosen.randrange(DAYS)) for _ in range(count)]


def every_day() -> list[date]:
    """Each day of the three years."""
    return [FIRST + timedelta(days=number) for number in range(DAYS)]


def wrong_tomorrow(zone: ZoneInfo, day: date) -> str:
    """What “tomorrow 9am”, typed on this day, is sent as if that is wrong; empty if it is right."""
    for typed in EVES:
        now = datetime.combine(day, typed, zone).astimezone(UTC).astimezone(zone)
        sent = read("tomorrow 9am", now).at.timestamp()
        arrived = datetime.fromtimestamp(sent, UTC).astimezone(zone)
        wanted = datetime.combine(now.date() + timedelta(days=1), time(9))
        if arrived.replace(tzinfo=None) != wanted:
            return f"{zone.key}, {now}: {arrived}"
    return ""
