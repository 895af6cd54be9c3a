"""What a setting may be: each reader turns what was typed into a value, or says what to give.

A reader takes what TOML brought, or the text of an environment variable or flag, and returns the
value. It raises `ValueError` whose text completes the sentence "...: use ...".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from msgspec import Struct

from triage_tui.inbox.dates import ages

Reader = Callable[[object], object]

TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})


class Number(Struct, frozen=True, gc=False):
    """A number from `low` to `high`, both included; `unit` as a sentence needs it."""

    low: int
    high: int
    unit: str
    is_whole: bool = True

    def __call__(self, raw: object) -> float | int:
        number = _number(raw)
        if number is None or not self.low <= number <= self.high:
            raise ValueError(self._wanted())
        if not self.is_whole:
            return float(number)
        if number != int(number):
            raise ValueError(self._wanted())
        return int(number)

    def _wanted(self) -> str:
        kind = "a whole number" if self.is_whole else "a number"
        return f"{kind} of {self.unit} from {self.low:,} to {self.high:,}"


class Choice(Struct, frozen=True, gc=False):
    """One of a few words."""

    words: tuple[str, ...]

    def __call__(self, raw: object) -> str:
        if isinstance(raw, str) and (word := raw.strip().lower()) in self.words:
            return word
        raise ValueError("one of " + ", ".join(self.words))


def yes_or_no(raw: object) -> bool:
    """`true` or `false`; in the environment also yes, no, on, off, 1 and 0."""
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) else ""
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise ValueError("true or false")


def duration(raw: object) -> float:
    """Seconds, of "90s", "45m", "4h", "1h30m" or "2 days"; a bare number is seconds."""
    seconds = _number(raw)
    if seconds is None and isinstance(raw, str):
        try:
            seconds = ages.duration(raw)
        except ages.DurationError:
            seconds = None
    if seconds is None or not 0 < seconds <= ages.YEAR:
        raise ValueError('a duration such as "45m", "4h" or "1h30m", up to a year')
    return float(seconds)


def duration_text(seconds: float) -> str:
    """`seconds` as one would type it: "1h30m"; `duration` reads it back."""
    left, parts = round(seconds), []
    for unit, letter in ((ages.DAY, "d"), (ages.HOUR, "h"), (ages.MINUTE, "m"), (1, "s")):
        amount, left = divmod(left, unit)
        if amount:
            parts.append(f"{amount}{letter}")
    return "".join(parts) or "0s"


def member_id(raw: object) -> int:
    """A team member's id: a whole number above zero, with or without quotes."""
    number = _number(raw)
    if number is None or number != int(number) or not 0 < number < 2**53:
        raise ValueError("a team member id (a whole number above 0)")
    return int(number)


def some_text(raw: object) -> str:
    """A line of text that is not empty."""
    if isinstance(raw, str) and raw.strip() and raw.isprintable():
        return raw.strip()
    raise ValueError("some text on one line")


def web_link(raw: object) -> str:
    """A web address with `{lead_map_id}` where the number goes."""
    wanted = "an https URL containing {lead_map_id} and no other braces"
    link = some_text(raw) if isinstance(raw, str) else ""
    rest = link.replace("{lead_map_id}", "")
    if link.startswith("https://") and rest != link and not re.search(r"[{}\s]", rest):
        return link
    raise ValueError(wanted)


def base_url(raw: object) -> str:
    """Where the API is: https, or http on this machine only; without a slash at the end."""
    from triage_tui.smartlead.base_url import SMARTLEAD, BadAddress, checked_address  # late: seldom

    try:
        return checked_address(some_text(raw))
    except BadAddress as error:
        reason = str(error).rstrip(".")
        raise ValueError(f"an https URL such as {SMARTLEAD}. {reason}") from None


def _number(raw: object) -> float | int | None:
    if isinstance(raw, str):
        try:
            raw = float(raw) if re.fullmatch(r"\s*-?\d+\.\d+\s*", raw) else int(raw)
        except ValueError:
            return None
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    return raw if math.isfinite(raw) else None
