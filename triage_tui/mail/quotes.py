"""What is new in a mail, and what it only carries along: quoted history and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText, block, joined, line, part
from triage_tui.mail.announcements import announced, opens_history, places
from triage_tui.mail.notes_headers import opens_notes
from triage_tui.mail.signatures import signatures

_AMOUNT = re.compile(r">=?\s?[~$€£¥]?\s?\d")
_STEPS: Final = 6
"""Lines of the longest path through a menu, or of a list that was marked as one."""
_STEP_WORDS: Final = 4
_STEP_CHARS: Final = 32
_SENTENCE_END: Final = (".", "!", "?", ",", ":", ";", "…", "。", "？", "！", "、", "：")


_ENCODED_LINE: Final = 72
"""Characters of a line that quoted-printable broke, and nobody put together."""


class Kind(StrEnum):
    """What a piece of a body is."""

    FRESH = "fresh"
    QUOTED = "quoted"
    SIGNATURE = "signature"


class Piece(Struct, frozen=True, gc=False):
    """Whole lines of a body, their newlines included."""

    kind: Kind
    text: SafeText


def split(body: SafeText) -> tuple[Piece, ...]:
    """`body` in pieces of one kind each; joined in order they are `body` again.

    In doubt a line is fresh: what was taken for new costs a glance, what was folded is missed.
    Where nothing would be fresh, all is: somebody answered below, forwarded, or cites in own words.
    """
    kinds = _kinds(lines := body.split("\n"))
    if not any(
        kind is Kind.FRESH and text.strip() for kind, text in zip(kinds, lines, strict=True)
    ):
        return (Piece(Kind.FRESH, body),) if body else ()
    pieces, start = [], 0
    for kind, run in groupby(zip(kinds, lines, strict=True), _kind_of):
        stop = min(start + sum(len(text) + 1 for _, text in run), len(body))
        if stop > start:
            pieces.append(Piece(kind, part(body, start, stop)))
        start = stop
    return tuple(pieces)


def fresh(body: SafeText) -> SafeText:
    """What the writer added, without quotes and signature; all of it where that leaves nothing."""
    return joined("", (piece.text for piece in split(body) if piece.kind is Kind.FRESH))


def preview(body: SafeText, *, limit: int = 200) -> SafeText:
    """The first words of `body` in one line: new ones if there are any, else quoted ones."""
    head = block(body, max_chars=8192)
    words: str = fresh(head)
    if words == head:
        words = "\n".join(text.lstrip("> ") for text in head.split("\n"))
    return line(" ".join(words.split()), limit=limit) if words else NOTHING


def _kinds(lines: Sequence[str]) -> list[Kind]:
    """The kind of each of `lines`."""
    texts = [text.strip() for text in lines]
    kinds = _history(texts)
    start = 0
    for kind, run in groupby(kinds[:]):
        stop = start + sum(1 for _ in run)
        if kind is Kind.FRESH:
            for first, after in signatures(lines, start, stop):
                kinds[first:after] = [Kind.SIGNATURE] * (after - first)
        start = stop
    return kinds


def _history(texts: Sequence[str]) -> list[Kind]:
    """Which of `texts`, the stripped lines of a mail, are of older emails."""
    kinds: list[Kind] = []
    is_known = _has_many_marks(texts)
    looked_at = places(texts)
    while len(kinds) < len(texts):
        at = len(kinds)
        text = texts[at]
        if text.startswith(">"):
            stop = _end_of_marked(texts, at, is_known=is_known)
            is_quote = is_known or not _is_own(texts, at, stop)
            kinds += [Kind.QUOTED if is_quote else Kind.FRESH] * (stop - at)
        elif at not in looked_at:
            kinds.append(Kind.FRESH)
        elif count := announced(texts, at):
            is_known = True
            after = next((i for i in range(at + count, len(texts)) if texts[i]), len(texts))
            is_marked = after < len(texts) and texts[after].startswith(">")
            kinds += [Kind.QUOTED] * ((after if is_marked else len(texts)) - at)
        elif opens_notes(texts, at) or opens_history(texts, at):
            kinds += [Kind.QUOTED] * (len(texts) - at)
        else:
            kinds.append(Kind.FRESH)
    _fill_gaps(texts, kinds)
    return kinds


def _has_many_marks(texts: Sequence[str]) -> bool:
    """Whether lines are marked in more than one place: answers stand between them."""
    runs = sum(
        text.startswith(">")
        and not (_AMOUNT.match(text) or (at and texts[at - 1] and _is_step(text)))
        and not _is_marked(texts, at - 1)
        for at, text in enumerate(texts)
    )
    return runs > 1


def _is_marked(texts: Sequence[str], at: int) -> bool:
    return at >= 0 and texts[at].startswith(">")


def _end_of_marked(texts: Sequence[str], at: int, *, is_known: bool) -> int:
    """Where the marks end; a line that was broken off a marked one is part of it."""
    for i in range(at, len(texts)):
        if texts[i].startswith(">") or (is_known and _is_broken_off(texts[i - 1], texts[i])):
            continue
        return i
    return len(texts)


def _is_broken_off(before: str, text: str) -> bool:
    """Whether a marked line goes on in one without a mark: by an encoding, or within a bracket."""
    if not before.startswith(">") or not text:
        return False
    if before.endswith("=") and len(before) >= _ENCODED_LINE:
        return True
    return before.rfind("(http") > before.rfind(")") and text.rstrip(">").rstrip().endswith(")")


def _is_own(texts: Sequence[str], at: int, stop: int) -> bool:
    """Whether marked lines that nothing announces are the writer's own: `> 500 seats`, `>From`."""
    if all(_AMOUNT.match(text) for text in texts[at:stop]):
        return True
    if not any(texts[:at]):
        return stop - at == 1 and texts[at].startswith(">From ")
    if texts[at - 1] and stop - at <= _STEPS and all(map(_is_step, texts[at:stop])):
        return True
    # One line amid the others: a program that quotes marks more, or says whom it quotes.
    return stop - at == 1 and (texts[at].startswith(">From ") or any(texts[stop:]))


def _is_step(text: str) -> bool:
    """Whether a marked line is a few words and no sentence: `> Export`, of a menu or a list."""
    words = text.lstrip("> ")
    is_short = len(words) <= _STEP_CHARS and len(words.split()) <= _STEP_WORDS
    return is_short and not text.startswith((">>", "> >")) and not words.endswith(_SENTENCE_END)


def _fill_gaps(texts: Sequence[str], kinds: list[Kind]) -> None:
    """Blank lines between quoted ones are quoted too."""
    last = None
    for at, text in enumerate(texts):
        if text and kinds[at] is Kind.QUOTED:
            if last is not None and at - last > 1:
                kinds[last + 1 : at] = [Kind.QUOTED] * (at - last - 1)
            last = at
        elif text:
            last = None


def _kind_of(pair: tuple[Kind, str]) -> Kind:
    return pair[0]
