"""Header lines of an older email in a text: `From:`, `Sent:`, `To:`, in any order and language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from triage_tui.mail.address_and_date import has_date
from triage_tui.mail.announcing_words import CONTACT, LABELS

HEADER_LINES: Final = 9
"""Over how many lines a header block is looked for."""
_LABEL_WORDS: Final = 3
"""Of the name of a header line, in languages that have no table."""
RULE = re.compile(r"[-_=*~─—]{3,80}")
_LABEL = re.compile(
    r"[*_\s]{0,3}([^\s:：*_|<>@\d][^:：*_|<>@\d]{0,28}?)\s?[*_]{0,2}\s?[:：][*_]{0,2}(?:\s?\|)?"
)


def is_header_block(lines: Sequence[str], at: int) -> bool:
    """Lines as `From:`, `Sent:`, `To:`, `Subject:`, in any order and language."""
    if at >= len(lines) or (first := _label(lines[at])) is None:
        return False
    if first not in LABELS and not _is_apart(lines, at):
        return False
    kinds, labels, has_address = set[str](), 0, False
    for text in lines[at : at + HEADER_LINES]:
        if not text:
            if labels == 1 or labels > 2:  # some programs set header lines off by blank ones
                continue
            break
        label = _label(text)
        if label is None and labels > 5:
            break
        if label is not None:
            labels += 1
            kinds.add(LABELS.get(label, ""))
        has_address = has_address or "@" in text
    if first in LABELS:
        others = len(kinds - {""})
        if "from" in kinds and others >= 3 and ("subject" in kinds or has_address):
            return True
        return "from" in kinds and others == 2 and has_address and kinds != {"from", "to"}
    block = lines[at : at + HEADER_LINES]
    if len(first.split()) > _LABEL_WORDS or _has_known_block(lines, at + 1):
        return False  # the writer's own, with a colon, above the lines of a program
    return labels >= 3 and has_address and any(map(has_date, block)) and _is_impersonal(block)


def _has_known_block(lines: Sequence[str], start: int) -> bool:
    stop = min(start + HEADER_LINES, len(lines))
    return any(_label(lines[i]) in LABELS and is_header_block(lines, i) for i in range(start, stop))


@lru_cache(maxsize=256)  # the lines of a block are each looked at from the ones before
def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return None if found is None else found[1].strip().casefold()


def _is_apart(lines: Sequence[str], at: int) -> bool:
    return at == 0 or not lines[at - 1] or RULE.fullmatch(lines[at - 1]) is not None


def _is_impersonal(lines: Sequence[str]) -> bool:
    """Whether no line is about the writer: people give their phone and address in such lines."""
    labels = [label for text in lines if (label := _label(text)) is not None]
    return not any(part in label for label in labels if label not in LABELS for part in CONTACT)
