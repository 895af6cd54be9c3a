"""Times of day as people type them: `9am`, `14:30`, `at 5`, `9.30`, `noon`, `tonight`."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from msgspec import Struct

from triage_tui.inbox.dates.days import DAY_NAME, WhenError
from triage_tui.inbox.dates.formats import clock

DAY_STARTS: Final = time(7)
DAY_ENDS: Final = time(20)
"""A time before or after, typed without am or pm, may be meant in the other half of the day."""

_FIXED: Final = {"noon": time(12), "midday": time(12)}
_PARTS: Final = {
    "morning": (time(9), range(4, 13)),
    "afternoon": (time(14), range(12, 19)),
    "evening": (time(18), range(16, 24)),
    "night": (time(20), range(18, 24)),
}
"""The parts of a day: when one is meant without an hour, and the hours that belong to it."""
_START: Final = r"(?<![\w.:/-])@?"
_HALF: Final = r"(?: ?(?P<half>[ap])\.?m\.?|(?P<letter>[ap]))(?![a-z\d])"
_TYPED: Final = (
    re.compile(rf"{_START}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?::00)?{_HALF}"),
    re.compile(rf"{_START}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::00)?(?![\w:])"),
    re.compile(r"@(?P<hour>\d{1,2})(?:[.h](?P<minute>\d\d)| ?(?:h|o'?clock|uhr)\b)?(?![\w.:/-])"),
)
_DOTTED: Final = re.compile(
    r"(?:^|(?P<before>.*) )(?P<hour>\d{1,2})\.(?P<minute>\d\d)(?: (?P<after>\D.*))?"
)
_WORD: Final = re.compile(r"\b(?P<word>noon|midday|eod|cob|end day|close business)\b")
_PART: Final = re.compile(r"\b(?P<part>morning|afternoon|evening|night)\b")
_BARE_HOUR: Final = re.compile(
    rf"(?P<rest>today|tomorrow|tmrw?|tmw|{DAY_NAME})(?P<part> morning| afternoon| evening| night)? "
    r"(?P<hour>\d{1,2})(?: ?o'?clock)?"
)
_NEAR: Final = frozenset({"today", "tomorrow", "tmr", "tmrw", "tmw"})
_UNIT_NEXT: Final = re.compile(r" ?(?:m|h|d|w|y|min|hour|hr|day|week|wk|mo|month|year|yr)[a-z]*\b")


class Clock(Struct, frozen=True, gc=False):
    """A time of day, and whether it leaves a choice."""

    at: time
    is_plain: bool = False
    """Typed in digits, with nothing that tells the morning from the evening."""
    is_bare: bool = False
    """An hour alone behind a day, which may as well be a day of the month."""
    is_word: bool = False
    """The end of the day: always the one of the day it is."""


def clock_in(words: str, end_of_day: time) -> tuple[Clock | None, str]:
    """The time of day in `words`, and the words without it. Raises WhenError."""
    if re.search(r"\bmidnight\b", words):
        raise WhenError("Midnight lies between two days: write 23:59, or 0:00 of the next day.")
    for find in (_typed, _bare):
        typed, rest = find(words)
        if typed is not None:
            return _in_part(typed, rest)
    return _named(words, end_of_day)


def dotted_clocks(words: str) -> tuple[Clock, str] | None:
    """`9.30` as a time: for words in which the dot makes no date."""
    found = _DOTTED.fullmatch(words)
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return None
    dotted = Clock(time(int(found["hour"]), int(found["minute"])), is_plain=True)
    return _in_part(dotted, " ".join(filter(None, (found["before"], found["after"]))))


def choice_words(chosen: Clock) -> str:
    """What to say of a time outside the hours of work that may be meant otherwise."""
    at = chosen.at
    if not chosen.is_plain or DAY_STARTS <= at <= DAY_ENDS:
        return ""
    if at.hour == 0:
        return f"{clock(at)}, when that day begins"
    if at < DAY_STARTS:
        typed = f"{at.hour}:{at.minute:02}" if at.minute else f"{at.hour}"
        return f"{clock(at)} at night. {typed} PM? Then type {typed}pm"
    return f"{clock(at)}, late in the evening"


def _typed(words: str) -> tuple[Clock | None, str]:
    for pattern in _TYPED:
        for found in pattern.finditer(words):
            groups = found.groupdict()
            half = groups.get("half") or groups.get("letter") or ""
            if not half and not groups["minute"] and _UNIT_NEXT.match(words, found.end()):
                continue  # "at 5 days" is no time
            at = time_of(int(groups["hour"]), int(groups["minute"] or 0), half)
            return Clock(at, is_plain=not half), _without(words, found)
    return None, words


def _bare(words: str) -> tuple[Clock | None, str]:
    found = _BARE_HOUR.fullmatch(words)
    if found is None:
        return None, words
    is_day = found["part"] is None and found["rest"] not in _NEAR
    at = time_of(int(found["hour"]), 0, "")
    return Clock(at, is_plain=True, is_bare=is_day), found["rest"] + (found["part"] or "")


def _named(words: str, end_of_day: time) -> tuple[Clock | None, str]:
    if found := _WORD.search(words):
        fixed = _FIXED.get(found["word"])
        return Clock(fixed or end_of_day, is_word=fixed is None), _without(words, found)
    if found := _PART.search(words):
        return Clock(_PARTS[found["part"]][0]), _without(words, found)
    return None, words


def _in_part(found_clock: Clock, rest: str) -> tuple[Clock, str]:
    """The time in the part of the day that is named beside it: `tonight at 8`."""
    found = _PART.search(rest)
    if found is None:
        return found_clock, rest
    at, hours = found_clock.at, _PARTS[found["part"]][1]
    if found_clock.is_plain and at.hour < 12 and at.hour + 12 in hours and at.hour not in hours:
        at = at.replace(hour=at.hour + 12)
    if at.hour not in hours:
        raise WhenError(f"{clock(at)} isn't in the {found['part']}: leave one of the two out.")
    return Clock(at), _without(rest, found)


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join((words[: found.start()] + " " + words[found.end() :]).split())


def time_of(hour: int, minute: int, half: str) -> time:
    """That time of day; `half` is `a`, `p` or empty. Raises WhenError."""
    if half and not 1 <= hour <= 12:
        raise WhenError(f"{hour} {half}m isn't a time of day: hours go from 1 to 12 with am or pm.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise WhenError(f"{hour}:{minute:02} isn't a time of day.")
    return time(hour, minute)
