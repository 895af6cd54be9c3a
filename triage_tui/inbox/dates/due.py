"""Due dates as people type them: `tomorrow 9am`, `fri`, `15 Dec 14:00`, `in 3 days`, `eod`.

A small grammar of its own: the libraries for this read some of these as a wrong moment instead of
saying no, and none tells a time that was meant from one that was left out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from triage_tui.inbox.dates.days import DAY_NAME, MONTHS, WhenError, day_in

__all__ = ["When", "WhenError", "parse", "read"]

MORNING: Final = time(9)
END_OF_DAY: Final = time(17)
FAR: Final = timedelta(days=3660)
"""Further ahead is taken for a slip of the finger."""

_EXAMPLES: Final = "write it like “tomorrow 9am”, “fri 14:00”, “15 Dec” or “in 3 days”"
_CLOCK_WORDS: Final = {
    "morning": time(9), "noon": time(12), "midday": time(12), "afternoon": time(14),
    "evening": time(18),
}  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))(?::00)?\s*(?P<half>[ap])?(?:\.?m\b\.?)?"
    r"|(?P<hour12>\d{1,2})\s*(?P<half12>[ap])\.?m\b\.?)(?![\d:])"
    r"|\b(?P<word>morning|noon|midday|afternoon|evening|eod)\b"
)
_BARE_HOUR = re.compile(rf"(?P<rest>today|tomorrow|{DAY_NAME}) (?P<hour>\d{{1,2}})")
_STEP = re.compile(
    r"(\d{1,4}|an?) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo)(?= |\d|$) ?"
)


class When(Struct, frozen=True, gc=False):
    """A moment, and how it was understood."""

    at: datetime
    """Aware, in the zone of the `now` it was read against."""
    note: str = ""
    """What was chosen where the text left a choice; empty when it left none."""


def parse(text: str, now: datetime, default_time: time = MORNING) -> datetime:
    """The moment `text` means, aware, in the zone of `now`. Raises WhenError."""
    return read(text, now, default_time).at


def read(
    text: str, now: datetime, default_time: time = MORNING, end_of_day: time = END_OF_DAY
) -> When:
    """The moment `text` means, seen from `now`, an aware datetime in the user's zone.

    A day without a time is at `default_time`; hours and minutes count from `now`. Raises WhenError
    for what cannot be read, has passed, does not exist on the clock, or is ten years away.
    """
    words = _normal(text)
    if not words:
        raise WhenError(f"A due date is missing: {_EXAMPLES}.")
    try:
        return _checked(_understood(words, now, default_time, end_of_day), now)
    except OverflowError:
        raise WhenError(f"“{_shown(text)}” is too far away.") from None
    except WhenError as error:
        raise WhenError(str(error) or f"“{_shown(text)}” is no date: {_EXAMPLES}.") from None


def _normal(text: str) -> str:
    words = text.strip().lower().replace(",", " ")
    words = re.sub(r"\b(?:at|on|by|due|of|the)\b(?!\.)", " ", words)
    return " ".join(words.split())


def _shown(text: str) -> str:
    kept = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return kept if len(kept) <= 40 else kept[:39] + "…"


def _understood(words: str, now: datetime, default_time: time, end_of_day: time) -> When:
    if re.match(r"\d{4}-\d\d?-\d\d?[t ]\d", words):
        return _iso(words, now)
    if ahead := _ahead(words, now):
        return When(ahead)
    clock, rest = _clock(words, end_of_day)
    if clock is None and (bare := _BARE_HOUR.fullmatch(rest)):
        clock, rest = _time(int(bare["hour"]), 0, ""), bare["rest"]
    if not rest:
        if clock is None:
            raise WhenError
        return _next(clock, now, is_word="eod" in words)
    found = day_in(rest, now.date(), end_of_day)
    if found is None:
        raise WhenError
    day, note, own_clock = found
    at = _on(day, clock or own_clock or default_time, now)
    if rest == "today" and clock is None and at <= now:  # the morning is over, the day is not
        return When(_on(day, end_of_day, now), f"{end_of_day:%H:%M}, the end of the day")
    return When(at, note)


def _iso(words: str, now: datetime) -> When:
    form = words.upper().replace(" ", "T", 1).replace(" ", "")
    try:
        at = datetime.fromisoformat(form)
    except ValueError:
        raise WhenError from None
    zone = now.tzinfo
    return When(at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone))


def _ahead(words: str, now: datetime) -> datetime | None:
    """`in 2 hours`, `+90m`, `1h30m`: from now, by the clock on the wall in UTC."""
    rest = re.sub(r"^(?:in |\+ ?)", "", words)
    total = timedelta()
    while rest:
        step = _STEP.match(rest)
        if step is None or step[2][0] not in "mh" or step[2].startswith("mo"):
            return None
        count = 1 if step[1].startswith("a") else int(step[1])
        total += timedelta(hours=count) if step[2][0] == "h" else timedelta(minutes=count)
        rest = rest[step.end() :]
    return (now.astimezone(UTC) + total).astimezone(now.tzinfo)


def _clock(words: str, end_of_day: time) -> tuple[time | None, str]:
    """The time of day in `words`, and the words without it."""
    found = _CLOCK.search(words)
    if found is None:
        return None, words
    rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
    if found["word"]:
        return _CLOCK_WORDS.get(found["word"], end_of_day), rest
    if found["hour12"]:
        return _time(int(found["hour12"]), 0, found["half12"]), rest
    return _time(int(found["hour"]), int(found["minute"]), found["half"] or ""), rest


def _time(hour: int, minute: int, half: str) -> time:
    if half and not 1 <= hour <= 12:
        raise WhenError(f"{hour} {half}m is no time of day: hours go from 1 to 12 with am or pm.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise WhenError(f"{hour}:{minute:02} is no time of day.")
    return time(hour, minute)


def _next(clock: time, now: datetime, *, is_word: bool) -> When:
    """The next time the clock shows this; the end of the day is always today's."""
    today = _on(now.date(), clock, now)
    if is_word or today > now:
        return When(today)
    return When(_on(now.date() + timedelta(days=1), clock, now), f"{clock:%H:%M} tomorrow")


def _on(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, now.tzinfo)


def _checked(when: When, now: datetime) -> When:
    at = when.at
    back = at.astimezone(UTC).astimezone(at.tzinfo)
    words = f"{at.day} {MONTHS[at.month - 1].title()} {at.year} {at:%H:%M}"
    if back.replace(tzinfo=None, fold=0) != at.replace(tzinfo=None, fold=0):
        raise WhenError(f"{words} does not exist: the clocks go forward then.")
    away = at.astimezone(UTC) - now.astimezone(UTC)
    if away <= timedelta():
        raise WhenError(f"{words} has passed: a due date is in the time to come.")
    if away > FAR:
        raise WhenError(f"{words} is more than ten years away.")
    if at.fold == 0 and at.replace(fold=1).utcoffset() != at.utcoffset():
        return When(at, when.note or f"{at:%H:%M} comes twice that day; the first is meant")
    return when
