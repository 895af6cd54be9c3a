"""Due dates as people type them: `tomorrow 9am`, `fri`, `15 Dec 14:00`, `in 3 days`, `eod`.

A small grammar of its own: the libraries for this read some of these as a wrong moment instead of
saying no, and none tells a time that was meant from one that was left out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from triage_tui.inbox.dates.clocks import Clock, choice_words, clock_in, dotted_clocks
from triage_tui.inbox.dates.days import WhenError, day_in, day_words, is_also_a_date
from triage_tui.inbox.dates.formats import clock as clock_words
from triage_tui.inbox.dates.formats import day_month

__all__ = ["When", "WhenError", "parse", "read"]

MORNING: Final = time(9)
END_OF_DAY: Final = time(17)
MORNING_HOURS: Final = range(7, 13)
"""Behind a day, a number of these is an hour: `mon 9`."""
FAR: Final = timedelta(days=3660)
"""Further ahead is taken for a slip of the finger."""

_EXAMPLES: Final = "“tomorrow 9am”, “fri 2pm”, “Dec 15” or “in 3 days”"
_STEP = re.compile(
    r"(\d{1,4}|an?) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo)(?= |\d|$) ?"
)
_NUMBERS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?=min|hour|day|week|month|year)")


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

    A day without a time is at `default_time`; hours and minutes count from `now`. The zone of
    `now` has to know its changes of the clocks: days are counted on its wall clock. Raises
    WhenError for what cannot be read, has passed, does not exist on the clock, or is ten years
    away.
    """
    words = _normal(text)
    if not words:
        raise WhenError(f"Add a due date, e.g. {_EXAMPLES}.")
    try:
        return _checked(_understood(words, now, default_time, end_of_day), now)
    except OverflowError:
        raise WhenError(f"“{_shown(text)}” is too far away.") from None
    except WhenError as error:
        unread = f"Can't read “{_shown(text)}” as a date. Try {_EXAMPLES}."
        raise WhenError(str(error) or unread) from None


def _normal(text: str) -> str:
    """The words in small letters, without those that say nothing; `at 9` becomes `@9`."""
    words = " ".join(text.strip().lower().replace(",", " ").split())
    words = re.sub(r"(?:\bat|@) ?(?=\d)", " @", words)
    words = re.sub(r"\b(?:at|on|by|due|of|the)\b(?!\.)", " ", words)
    words = re.sub(r"\btonight\b", "today night", words)
    words = re.sub(r"\bthis (?=morning|afternoon|evening)", "today ", words)
    words = re.sub(r"@?\b12 (?=noon\b|midday\b)", "", words)
    words = _NUMBER_WORD.sub(lambda found: f"{_NUMBERS.index(found[1]) + 1} ", words)
    return " ".join(words.split())


def _shown(text: str) -> str:
    kept = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return kept if len(kept) <= 40 else kept[:39] + "…"


def _understood(words: str, now: datetime, default_time: time, end_of_day: time) -> When:
    if iso := _iso(words, now):
        return iso
    if ahead := _ahead(words, now):
        return When(ahead, _ahead_words(words))
    clock, rest = clock_in(words, end_of_day)
    if clock is None and (dotted := dotted_clocks(words)) and _is_day(dotted[1], now):
        clock, rest = dotted
    if not rest:
        if clock is None:
            raise WhenError
        return _next(clock, now)
    found = day_in(rest, now.date(), end_of_day)
    if found is None:
        raise WhenError
    day, note, own_clock = found
    if clock is not None and clock.is_bare:
        note = _joined(note, _or_date(rest, clock, now))
    at = _on(day, clock.at if clock else own_clock or default_time, now)
    if rest == "today" and clock is None and not _is_ahead(at, now):
        # the morning is over, the day is not
        return When(_on(day, end_of_day, now), f"{clock_words(end_of_day)}, the end of the day")
    return When(at, _joined(note, choice_words(clock) if clock else ""))


def _is_day(words: str, now: datetime) -> bool:
    return bool(words) and day_in(words, now.date(), END_OF_DAY) is not None


def _or_date(weekday: str, clock: Clock, now: datetime) -> str:
    """`tue 15` may be a time or a date: refused, but in the morning, where a time is meant."""
    hour = clock.at.hour
    other = is_also_a_date(weekday, hour, now.date())
    if other is None:
        return ""
    date_typed = day_month(other)
    if hour in MORNING_HOURS:
        return f"{clock_words(time(hour))}; for the date write “{date_typed}”"
    raise WhenError(
        f"“{weekday} {hour}” may be {clock_words(time(hour))} or {day_words(other)}: "
        f"write “{weekday} {hour}:00” or “{date_typed}”."
    )


def _iso(words: str, now: datetime) -> When | None:
    """A date and time as programs write them."""
    if not re.match(r"\d{4}-\d\d?-\d\d?[t ]\d", words):
        return None
    form = words.upper().replace(" ", "T", 1).replace(" ", "")
    try:
        at = datetime.fromisoformat(form)
    except ValueError:
        return None
    if at.tzinfo is not None:
        return When(at.astimezone(now.tzinfo))
    return When(at.replace(tzinfo=now.tzinfo), choice_words(Clock(at.time(), is_plain=True)))


def _ahead(words: str, now: datetime) -> datetime | None:
    """`in 2 hours`, `+90m`, `1h30m`: from now, by the clock on the wall in UTC."""
    rest = re.sub(r"^(?:in |\+ ?)", "", words).removesuffix(" from now")
    total = timedelta()
    while rest:
        step = _STEP.match(rest)
        if step is None or step[2][0] not in "mh" or step[2].startswith("mo"):
            return None
        count = 1 if step[1].startswith("a") else int(step[1])
        total += timedelta(hours=count) if step[2][0] == "h" else timedelta(minutes=count)
        rest = rest[step.end() :]
    return (now.astimezone(UTC) + total).astimezone(now.tzinfo)


def _ahead_words(words: str) -> str:
    """What a bare `14h` or `2m` is taken for: it could be an hour of the day, or months."""
    found = re.fullmatch(r"(\d+) ?([hm])", words)
    if found is None:
        return ""
    unit = "hour" if found[2] == "h" else "minute"
    return f"{found[1]} {unit}{'' if int(found[1]) == 1 else 's'} from now"


def _next(clock: Clock, now: datetime) -> When:
    """The next time the clock shows this; the end of the day is always today's."""
    said = choice_words(clock)
    today = _on(now.date(), clock.at, now)
    if clock.is_word or _is_ahead(today, now):
        return When(today, said)
    tomorrow = _on(now.date() + timedelta(days=1), clock.at, now)
    return When(tomorrow, _joined(f"{clock_words(clock.at)} tomorrow", said))


def _on(day: date, clock: time, now: datetime) -> datetime:
    """That day at that time; where it comes twice the first, or the second once that is over."""
    at = datetime.combine(day, clock, now.tzinfo)
    second = at.replace(fold=1)
    is_over = second.utcoffset() != at.utcoffset() and not _is_ahead(at, now)
    return second if is_over and _is_ahead(second, now) else at


def _is_ahead(at: datetime, now: datetime) -> bool:
    """By real time: within a zone Python compares what the clock shows, which may come twice."""
    return at.astimezone(UTC) > now.astimezone(UTC)


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _checked(when: When, now: datetime) -> When:
    at = when.at
    back = at.astimezone(UTC).astimezone(at.tzinfo)
    words = f"{day_words(at.date())}, {clock_words(at)}"
    if back.replace(tzinfo=None, fold=0) != at.replace(tzinfo=None, fold=0):
        raise WhenError(f"{words} doesn't exist: clocks go forward then.")
    if not _is_ahead(at, now):
        raise WhenError(f"{words} is in the past: pick a future time.")
    if at.astimezone(UTC) - now.astimezone(UTC) > FAR:
        raise WhenError(f"{words} is more than ten years away.")
    if at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset():
        which = "second" if at.fold else "first"
        return When(
            at, _joined(f"{clock_words(at)} comes twice that day; the {which} is meant", when.note)
        )
    return when
