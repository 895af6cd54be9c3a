"""The headers that Notes sets above an older mail: without colons, or with dashes for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage_tui.mail.announcing_words import LABELS

LINES: Final = 12
"""Lines below the date in which the labels stand."""

_DATE: Final = (
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
)
_DATE_LINE = re.compile(rf"(?:.{{2,60}} )?{_DATE}(?: [A-Z]{{2,5}})?")
_DASHED = re.compile(rf".{{2,120}}?\s?---\s?{_DATE}\s?---.*")
_IS_NAME = re.compile(r"[^!?:;]{2,119}[^!?:;.,]")


def opens_notes(texts: Sequence[str], at: int) -> bool:
    """Whether an older mail begins with line `at`: a name, a date and bare labels, or dashes."""
    text = texts[at]
    if "---" in text and _DASHED.fullmatch(text[:400]):
        return True
    if _DATE_LINE.fullmatch(text[:120]):
        return _has_labels(texts, at + 1)
    after = next((i for i in range(at + 1, min(at + 3, len(texts))) if texts[i]), None)
    if after is None or not _IS_NAME.fullmatch(text[:160]):
        return False
    return _DATE_LINE.fullmatch(texts[after][:120]) is not None and _has_labels(texts, after + 1)


def _has_labels(texts: Sequence[str], start: int) -> bool:
    """Whether `To` and `Subject` stand below in lines of their own, or before a gap."""
    kinds = {
        LABELS.get(re.split(r"\t|\s{2,}", each)[0].strip("* ").casefold(), "")
        for each in texts[start : start + LINES]
        if each and ":" not in each
    }
    return {"to", "subject"} <= kinds
