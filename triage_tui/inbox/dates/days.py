"""Days as people type them: `fri`, `next week`, `15 Dec`, `12/15`, `in 3 days`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from triage_tui.inbox.dates.formats import date_style, day_month, full_day

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_NAME: Final = (
    r"(mon(?:day)?|tues?(?:day)?|weds?|wednesday|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?"
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH_NAME: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
FAR_YEAR: Final = timedelta(days=180)
"""Further ahead and in another year, the year of a date without one is said."""


class WhenError(ValueError):
    """A due date that cannot be taken; its text is one sentence for the user."""


Day = tuple[date, str, time | None]
"""A day, what was chosen, and a time of its own where the words bring one."""


def day_in(words: str, today: date, end_of_day: time) -> Day | None:
    """The day `words` mean, all of them; `None` when they mean none.

    Raises WhenError for a day no calendar has, OverflowError for one beyond all of them.
    """
    for pattern, handle in (*_WORDS, *_CALENDAR):
        if found := re.fullmatch(pattern, words):
            return handle(found, today, end_of_day)
    return _on_its_weekday(words, today, end_of_day)


def is_also_a_date(weekday: str, number: int, today: date) -> date | None:
    """The day of the coming weeks that is both this day of the week and of the month."""
    for ahead in range(31):
        day = today + timedelta(days=ahead)
        if day.day == number and _DAYS[day.weekday()] == weekday[:3]:
            return day
    return None


def _on_its_weekday(words: str, today: date, end_of_day: time) -> Day | None:
    """`Tue 15 Dec`: a date with the day of the week beside it, which has to be the right one."""
    named = re.fullmatch(rf"{DAY_NAME} (.+)", words)
    for pattern, handle in _CALENDAR if named else ():
        if named and (found := re.fullmatch(pattern, named[2])):
            day, note, clock = handle(found, today, end_of_day)
            if _DAYS[day.weekday()] != named[1][:3]:
                raise WhenError(f"{day_words(day)} is a {day:%A}.")
            return day, note, clock
    return None


def day_words(day: date) -> str:
    """A day in full, such as `Dec 15, 2026`."""
    return full_day(day)


def _named(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    match found[1]:
        case "today":
            return today, "", None
        case "day after tomorrow":
            return today + timedelta(days=2), "", None
        case "next week":
            return _next_monday(today), "Monday next week", None
        case "next month":
            return _plus_months(today.replace(day=1), 1), "the first of next month", None
        case _:
            return today + timedelta(days=1), "", None


def _end_of(found: re.Match[str], today: date, end_of_day: time) -> Day:
    match found[1] or found[2]:
        case "m" | "month":
            return _plus_months(today.replace(day=1), 1) - timedelta(days=1), "", end_of_day
        case "y" | "year":
            return date(today.year, 12, 31), "", end_of_day
        case "next week":
            return _next_monday(today) + timedelta(days=4), "Friday next week", end_of_day
        case _:  # the end of the week: its Friday, the coming one on a weekend
            return today + timedelta(days=(4 - today.weekday()) % 7), "Friday", end_of_day


def _next_monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


def _weekday(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """A day by its name is the next one after today; `next` is the one of next week."""
    which = _DAYS.index(found[2][:3])
    if found[1] == "next ":
        return _next_monday(today) + timedelta(days=which), "of next week", None
    ahead = (which - today.weekday()) % 7
    if ahead == 0 and found[1] != "this ":
        return today + timedelta(days=7), "a week from today", None
    return today + timedelta(days=ahead), "", None


def _weekday_next_week(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    which = _DAYS.index((found[1] or found[2])[:3])
    return _next_monday(today) + timedelta(days=which), "", None


def _days_ahead(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    count = 1 if found[1].startswith("a") else int(found[1])
    match found[2][:1]:
        case "m" | "y":
            day = _plus_months(today, count if found[2][0] == "m" else 12 * count)
            return day, "" if day.day == today.day else "the last day of that month", None
        case "w":
            return today + timedelta(weeks=count), "", None
        case _:
            return today + timedelta(days=count), "", None


def _year_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return *_day(int(found[3]), int(found[2]), found[1], today), None


def _day_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return *_day(int(found[1]), MONTHS.index(found[2][:3]) + 1, found[3], today), None


def _month_first(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    return *_day(int(found[2]), MONTHS.index(found[1][:3]) + 1, found[3], today), None


def _dotted(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """Day first, as where dates have dots; said where nothing but the order tells."""
    first, second, tail = int(found[1]), int(found[2]), found[3] or ""
    day, note = _day(first, second, tail.strip(". ") or None, today)
    if not tail and first <= 12 and first != second:
        note = _and(f"day first: {day_month(day)}", note)
    return day, note, None


def _slashed(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """Month first, as Americans write it, unless only the other way makes a date."""
    first, second = int(found[1]), int(found[2])
    if first > 12:
        return *_day(first, second, found[3], today), None
    day, note = _day(second, first, found[3], today)
    if second > 12 or first == second:
        return day, note, None
    return day, _and(f"month first: {day_month(day)}", note), None


def _day_of_month(found: re.Match[str], today: date, _end_of_day: time) -> Day:
    """`the 15th`: the next one there is."""
    number = int(found[1])
    for months in range(3):
        day = _plus_months(today.replace(day=1), months) + timedelta(days=number - 1)
        if number and day.day == number and day >= today:
            return day, "", None
    raise WhenError(f"No month has a day {number}.")


def _day(day: int, month: int, year: str | None, today: date) -> tuple[date, str]:
    """That day; without a year the next time the calendar has it, the year said if far away."""
    if year is not None:
        years = [int(year) + (2000 if len(year) == 2 else 0)]
    else:
        years = list(range(today.year, today.year + 9))  # 29 February may be eight years off
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None:
            return found, ""
        if found >= today:
            is_far = candidate != today.year and found - today > FAR_YEAR
            return found, f"the next one, in {candidate}" if is_far else ""
    name = MONTHS[month - 1].title() if 1 <= month <= 12 else f"month {month}"
    is_named = 1 <= month <= 12 and date_style().is_month_first
    named = f"{name} {day}" if is_named else f"{day} {name}"
    raise WhenError(f"{named}{' ' + year if year else ''} isn't in the calendar.")


def _and(note: str, other: str) -> str:
    return f"{note}; {other}" if other else note


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


_Handlers = tuple[tuple[str, "Callable[[re.Match[str], date, time], Day]"], ...]
_COUNT: Final = r"(\d{1,4}|an?) ?(days?|d|weeks?|wks?|w|months?|mo|years?|yrs?|y)"
_WORDS: Final[_Handlers] = (
    (r"(today|tomorrow|tmrw?|tmw|day after tomorrow|next week|next month)", _named),
    (r"(?:eo([wmy])|end (week|next week|month|year))", _end_of),
    (rf"(next |this )?{DAY_NAME}", _weekday),
    (rf"(?:{DAY_NAME} next week|next week {DAY_NAME})", _weekday_next_week),
    (rf"(?:in |\+ ?)?{_COUNT}(?: from (?:now|today))?", _days_ahead),
)
_CALENDAR: Final[_Handlers] = (
    (r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)", _year_first),
    (r"(\d\d?)\.\s?(\d\d?)(\.\s?\d{4}|\.\d\d|\.| \d{4})?", _dotted),
    (r"(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?", _slashed),
    (r"(\d\d?)-(\d\d?)-(\d{4})", _slashed),
    (rf"(\d\d?)(?:st|nd|rd|th|\.)?[ -]?{_MONTH_NAME}[ -]?(\d{{4}})?", _day_first),
    (rf"{_MONTH_NAME}[ -]?(\d\d?)(?:st|nd|rd|th)?(?: (\d{{4}}))?", _month_first),
    (r"(\d\d?)(?:st|nd|rd|th)", _day_of_month),
)
