"""Ages, dates in words, and durations as people type them."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from triage_tui.inbox.dates import formats
from triage_tui.inbox.safe_text import SafeText, fill, line, own

if TYPE_CHECKING:
    from datetime import tzinfo

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY
YEAR: Final = 365 * DAY
NEAR: Final = timedelta(days=180)
"""Nearer than this a day is told by its name, and without its year."""

_UNITS: Final = {"s": 1, "m": MINUTE, "h": HOUR, "d": DAY, "w": WEEK}
_WORDS: Final = {
    "second": "s", "sec": "s", "minute": "m", "min": "m", "hour": "h", "hr": "h", "day": "d",
    "week": "w", "wk": "w",
}  # fmt: skip
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]+)[\s,]*")


_RELATIVE: Final = frozenset({"today", "yesterday", "tomorrow"})


class DurationError(ValueError):
    """A duration that cannot be read; its text is a sentence for the user."""


def age(seconds: float | None) -> SafeText:
    """An age in at most four cells: `now`, `4m`, `2h`, `3d`, `5w`, `2y`; unknown is empty.

    Under a minute is now, and so is a time to come: clocks differ.
    """
    if seconds is None or not math.isfinite(seconds):
        return own("")
    for unit, letter in ((YEAR, "y"), (WEEK, "w"), (DAY, "d"), (HOUR, "h"), (MINUTE, "m")):
        # Days are told up to a fortnight: "9d" says more than "1w".
        if seconds >= (2 * WEEK if unit == WEEK else unit):
            return line(f"{min(int(seconds // unit), 999)}{letter}")
    return own("now")


def moment(at: float | None, *, now: float, zone: tzinfo) -> SafeText:
    """A time relative and absolute: `2h ago, today 2:05 PM` or `in 3d, Thu, Dec 15, 9:00 AM`.

    `at` and `now` are seconds since 1970, UTC; `zone` is the user's. An unknown or impossible
    time is `time unknown`.
    """
    there, here = _local(at, zone), _local(now, zone)
    if at is None or there is None or here is None:
        return own("time unknown")
    named = day(at, now=now, zone=zone)
    between = own(" ") if named in _RELATIVE else own(", ")
    clock = line(formats.clock(there))
    return fill("{}, {}{}{}", _distance(at - now), named, between, clock)


def day(at: float | None, *, now: float, zone: tzinfo) -> SafeText:
    """The day of a time: `today`, `yesterday`, `tomorrow`, `Thu, Dec 15`, `Dec 15, 2024`."""
    there, here = _local(at, zone), _local(now, zone)
    if there is None or here is None:
        return own("day unknown")
    match (there.date() - here.date()).days:
        case 0:
            return own("today")
        case -1:
            return own("yesterday")
        case 1:
            return own("tomorrow")
    is_near = abs(there.date() - here.date()) < NEAR
    return line(formats.weekday(there) if is_near else formats.full_day(there))


def stamp(at: float | None, *, zone: tzinfo) -> SafeText:
    """A time in full, with its zone: `Tue, Dec 15, 2026, 9:00 AM CET`."""
    there = _local(at, zone)
    if there is None:
        return own("time unknown")
    return line(f"{formats.whole(there)} {there.tzname() or ''}")


def span(seconds: float) -> SafeText:
    """A length of time in at most two units: `40 s`, `4 min`, `1 h 30 min`, `2 d 3 h`."""
    left = max(0, round(seconds))
    if left < MINUTE:
        return line(f"{left} s")
    steps = ((DAY, "d", HOUR, "h"), (HOUR, "h", MINUTE, "min"), (MINUTE, "min", 1, "s"))
    for unit, name, small, small_name in steps:
        if left >= unit:
            rest = left % unit // small
            tail = f" {rest} {small_name}" if rest and unit != MINUTE else ""
            return line(f"{left // unit} {name}{tail}")
    raise AssertionError("a minute and more was handled above")


def duration(text: str) -> float:
    """Seconds of `1h`, `90m`, `2d`, `1h30m`, `1.5 hours`; a bare number is refused.

    Raises DurationError with a sentence that says what would do.
    """
    total, rest = 0.0, text.strip().lower()
    shown = line(text.strip(), limit=40)
    if not rest:
        raise DurationError("Add a duration, e.g. 90m, 1h30m or 2d.")
    while rest:
        found = _DURATION.match(rest)
        unit = _unit(found[2]) if found else None
        if found is None or unit is None:
            hint = " It needs a unit." if re.fullmatch(r"[\d.]+", rest) else ""
            raise DurationError(
                f"“{shown}” isn't a duration. Try 90m, 1h30m or 2d (s, m, h, d or w).{hint}"
            )
        total += float(found[1]) * unit
        rest = rest[found.end() :]
    return total


def _unit(word: str) -> int | None:
    letter = word if word in _UNITS else _WORDS.get(word.removesuffix("s"), "")
    return _UNITS.get(letter)


def _distance(away: float) -> SafeText:
    if abs(away) < MINUTE:
        return own("now")
    return fill("in {}", age(away)) if away > 0 else fill("{} ago", age(-away))


def _local(at: float | None, zone: tzinfo) -> datetime | None:
    """`at` in `zone`; `None` for a time no calendar holds."""
    if at is None:
        return None
    try:
        return datetime.fromtimestamp(at, UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None
