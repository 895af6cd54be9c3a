"""What closes a mail without being part of it: a signature, or a line about the device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from triage_tui.mail.announcing_words import APOLOGIES, DEVICE_WORDS, DEVICES

LINES: Final = 10
"""A signature has at most so many lines with something in them."""
DELIMITERS: Final = 20
"""A text with more lines of two dashes has them for something else."""
LOOKED_AT: Final = 10_000
"""Lines of a mail among which devices are looked for."""
_WIDTH: Final = 90
"""Characters of its longest line, where only two bare dashes say that it is one."""
_AROUND: Final = " *_[]()<>.-–—"
_DEVICE_WORDS: Final = 9
_NAMED_WORDS: Final = 8
"""Of a line that begins as programs begin it: makers of devices are many."""
_DEVICE_CHARS: Final = 80
_SENTENCES: Final = (",", ". ", "? ", "! ")


def signatures(lines: Sequence[str], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where signatures begin and end among `lines` from `start` to `stop`, which are new.

    `-- ` with its blank is the delimiter; two bare dashes are one only where they stand once, and
    what follows looks like a signature.
    """
    delimiters = [at for at in range(start, stop) if lines[at].strip() == "--"]
    end = start
    if len(delimiters) <= DELIMITERS:
        for at in delimiters:
            is_sure = lines[at].lstrip() == "-- "
            after = _delimited(lines, at, stop, is_sure=is_sure, is_only=len(delimiters) == 1)
            if at >= end and after > at:
                yield at, (end := after)
    for at in range(start, min(stop, start + LOOKED_AT)):
        if lines[at].strip() and (at + 1 == stop or lines[at + 1].strip() in ("", "--")):
            first = _device_lines(lines, start, at)
            if first <= at:
                yield first, at + 1


def _delimited(lines: Sequence[str], at: int, stop: int, *, is_sure: bool, is_only: bool) -> int:
    """Where the signature under a delimiter ends; `at` when it is none."""
    full = 0
    paragraph = 0
    for i in range(at + 1, stop):
        text = lines[i].strip()
        if not text:
            paragraph = paragraph or (i if full else 0)
            continue
        full += 1
        if full > LINES:
            return paragraph if is_sure and paragraph else at
        if not is_sure and (not is_only or len(text) > _WIDTH or text[-1] in "?？"):
            return at
    return stop


def _device_lines(lines: Sequence[str], start: int, last: int) -> int:
    """Where the lines about devices begin that end a paragraph; after `last` when there are none.

    Some programs add an address.
    """
    at = last
    if at > start and lines[at].strip().startswith(("<http", "http", "[1] <")):
        at -= 1
    first = last + 1
    while at >= max(start, last - LINES) and is_device(lines[at].strip(_AROUND)):
        first, at = at, at - 1
    return first


def is_device(text: str) -> bool:
    """Whether a line says on what it was written, and nothing else."""
    if len(text) > _DEVICE_CHARS * 2:
        return False
    words = text.casefold()
    is_said = words.startswith(DEVICES) or (len(text) <= _DEVICE_CHARS and words.endswith(DEVICES))
    is_named = words.startswith("sent from my ") and len(words.split()) <= _NAMED_WORDS
    if not is_said or not (is_named or any(word in words for word in DEVICE_WORDS)):
        return False
    if any(word in words for word in APOLOGIES):
        return True
    if (
        any(mark in text for mark in _SENTENCES)
        or ":" in text.partition("http")[0].partition("[")[0]
    ):
        return False
    return len(text.partition("<")[0].split()) <= _DEVICE_WORDS
