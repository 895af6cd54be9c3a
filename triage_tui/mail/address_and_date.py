"""Addresses and dates in a line of text: what announcements and header lines are known by."""

from __future__ import annotations

import re
from typing import Final

_NO_ADDRESS: Final = r"\s<>@(),;:\[\]\"'\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef"
"""Scripts that put no blank before an address are no part of it."""
ADDRESS = re.compile(rf"[^{_NO_ADDRESS}]{{1,64}}@[^{_NO_ADDRESS}]{{1,200}}")
BRACKETED = re.compile(
    r"[<(\[\u2039]\s?(?:mailto:)?[^\s<>@()]{1,64}@[^\s<>@()]{1,200}\s?[>)\]\u203a]"
)
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})(?!\d)"
    r"|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.h時时点시]\s?\d{2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|2[05])\d\d(?!\d)|(?<!\d)\d{4}\s?[年년]")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def has_date(text: str) -> bool:
    """Whether a day is given in numbers, or a year or a time beside the number of a day."""
    if _NUMERIC_DATE.search(text):
        return True
    year = _YEAR.search(text)
    if year is not None:
        return _DAY.search(text[: year.start()] + " " + text[year.end() :]) is not None
    time = _TIME.search(text)
    return time is not None and (
        _DAY.search(text[: time.start()] + " " + text[time.end() :]) is not None
    )
