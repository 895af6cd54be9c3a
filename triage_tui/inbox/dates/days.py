"""Days as people type them: `fri`, `next week`, `15 Dec`, `12/15`, `in 3 days`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_NAME: Final = (
    r"(mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH_NAME: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


class WhenError(ValueError):
    """A due date that cannot be taken; its text is one sentence for the user."""


Day = tuple[date, str, time | None]
"""A day, what was chosen, and a time of its own where the words bring one."""


def day_in(words: str, today: date, end_of_day: time) -> Day | None:
    """The day `words` mean, all of them; `None` when they mean none.

    Raises WhenError for a day no calendar has, OverflowError for one beyond all of them.
    """
    for pattern, handle in _DATES:
        if found := re.fullmatch(pattern, words):
            return handle(found, today, end_of_day)
    return None


def _named(found: re.Match[str], today: date, end_of_day: time) -> Day:
    match found[1]:
        case "today" | "tonight":
            return today, "", time(20) if found[1] == "tonight" else None
        case "tomorrow" | "tmr" | "tmrw":
            return today + timedelta(days=1), "", None
        case "next week":
            return today + timedelta(days=7 - today.weekday()), "Monday next week", None
        case "next month":
            return _plus_months(today.replace(day=1), 1), "the first of next month", None
        case "eom" | "end month":
            return _plus_months(today.replace(day=1), 1) - timedelta(days=1), "", end_of_day
        case _:  # the end of the week: its Friday, the coming one on a weekend
            return today + timedelta(days=(4 - today.weekday()) % 7), "Friday", end_of_day


def _weekday(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """A day by its name is the next one after today; `next` is the one of next week."""
    which = _DAYS.index(found[2][:3])
    if found[1] == "next ":
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=which), "of next week", None
    ahead = (which - today.weekday()) % 7
    if ahead == 0 and found[1] != "this ":
        return today + timedelta(days=7), "a week from today", None
    return today + timedelta(days=ahead), "", None


def _days_ahead(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    count = 1 if found[1].startswith("a") else int(found[1])
    match found[2][:2]:
        case "mo":
            return _plus_months(today, count), "", None
        case "w" | "we" | "wk":
            return today + timedelta(weeks=count), "", None
        case _:
            return today + timedelta(days=count), "", None


def _year_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return _day(int(found[3]), int(found[2]), found[1], today), "", None


def _day_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return _day(int(found[1]), _month(found[2]), found[3], today), "", None


def _month_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return _day(int(found[2]), _month(found[1]), found[3], today), "", None


def _slashed(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """Month first, as Americans write it, unless only the other way makes a date."""
    first, second = int(found[1]), int(found[2])
    if first > 12:
        return _day(first, second, found[3], today), "", None
    day = _day(second, first, found[3], today)
    if second > 12 or first == second:
        return day, "", None
    return day, f"month first: {second} {MONTHS[first - 1].title()}", None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else MONTHS.index(name[:3]) + 1


def _day(day: int, month: int, year: str | None, today: date) -> date:
    """That day; without a year, the next time the calendar has it."""
    if year is not None:
        years = [int(year) + (2000 if len(year) == 2 else 0)]
    else:
        years = list(range(today.year, today.year + 9))  # 29 February may be eight years off
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    name = MONTHS[month - 1].title() if 1 <= month <= 12 else f"month {month}"
    raise WhenError(f"{day} {name}{' ' + year if year else ''} is not in the calendar.")


def _plus_months(day: date, months: int) -> date:
    """The same day `months` later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        raise OverflowError
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


_DATES: Final[tuple[tuple[str, Callable[[re.Match[str], date, time], Day]], ...]] = (
    (r"(today|tonight|tomorrow|tmrw?|next week|next month|eow|end week|eom|end month)", _named),
    (rf"(next |this )?{DAY_NAME}", _weekday),
    (r"(?:in |\+ ?)?(\d{1,4}|an?) ?(days?|d|weeks?|wks?|w|months?|mo)", _days_ahead),
    (r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)", _year_first),
    (r"(\d\d?)\.\s?(\d\d?)\.?\s?(\d{4}|\d\d)?", _day_first),
    (r"(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?", _slashed),
    (rf"(\d\d?)(?:st|nd|rd|th|\.)? ?{_MONTH_NAME} ?(\d{{4}})?", _day_first),
    (rf"{_MONTH_NAME} ?(\d\d?)(?:st|nd|rd|th)?(?: (\d{{4}}))?", _month_first),
)
