"""Letters as they are typed without a keyboard for them: `nunez` for Núñez, `lukasz` for Łukasz."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe",
     "þ": "th", "ŀ": "l", "ĸ": "k", "ŋ": "n"}
)  # fmt: skip
"""Letters that are none with a mark."""


def plain_letters(text: str) -> str:
    """`text` casefolded, its letters without their marks; what has none stays as it is."""
    text = text.casefold()
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFC", bare)
