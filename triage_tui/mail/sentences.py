"""The sentences of a reply: each is judged alone, so that none lends its words to another."""

from __future__ import annotations

import re
from typing import Final

from triage_tui.inbox.filter.plain_letters import plain_letters
from triage_tui.mail.return_date import is_day_word

LIMIT: Final = 400
"""Sentences of a reply that are looked at."""
LENGTH: Final = 600
"""Characters of one that are looked at."""

_ABBREVIATED: Final = (
    "mr", "mrs", "ms", "dr", "st", "hr", "fr", "m", "mme", "sr", "sra", "sig", "dott", "prof", "ca",
    "bzw", "z", "tel", "no", "nr", "approx", "inc", "ltd",
)  # fmt: skip
_END = re.compile(r"(?<=[!?])\s+|[.…]+(?=\s|$)|\n+|[。！？；]|(?<=[!?])(?=\n)")
_DAY = re.compile(r"[\d./–-]{1,6}")
_APOSTROPHES = str.maketrans("’‘´`", "''''")


def sentences(said: str) -> list[str]:
    """What stands between full stops and line ends; a line that goes on below is one with it."""
    found: list[str] = []
    for paragraph in joined_lines(said.translate(_APOSTROPHES)):
        start = 0
        for end in _END.finditer(paragraph):
            if len(found) > LIMIT:
                return found[:LIMIT]
            word = paragraph[max(start, end.start() - 6) : end.start()].rpartition(" ")[2]
            is_short = word.casefold() in _ABBREVIATED or (len(word) == 1 and word.isupper())
            is_day = _DAY.fullmatch(word) is not None and end[0].startswith(".")
            rest = paragraph[end.end() : end.end() + 26].lstrip()
            goes_on = is_short or (
                is_day and (rest[:1].islower() or rest[:1].isdigit() or _is_month(rest))
            )
            if end[0].startswith(".") and goes_on and rest:
                continue
            found.append(paragraph[start : end.end()].strip()[:LENGTH])
            start = end.end()
        found.append(paragraph[start:].strip()[:LENGTH])
        if len(found) > LIMIT:
            break
    return [each for each in found if each][:LIMIT]


def _is_month(rest: str) -> bool:
    return is_day_word(plain_letters(rest[:24]).partition(" ")[0])


def joined_lines(said: str) -> list[str]:
    """Lines, those that were wrapped put together again: a long one goes on in small letters."""
    lines: list[str] = []
    last = ""
    for text in said.split("\n"):
        stripped = text.strip()
        goes_on = len(last) > 60 and stripped[:1].islower() and last[-1:] not in ".!?。:"
        if goes_on:
            lines[-1] = f"{lines[-1]} {stripped}" if len(lines[-1]) < LENGTH else lines[-1]
        elif stripped:
            lines.append(stripped)
        last = stripped
    return lines
