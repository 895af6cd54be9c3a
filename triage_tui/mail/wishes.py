"""Whether a reply asks for no more email, and whether it says that somebody left the company."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from triage_tui.mail import left_words, opt_out_words
from triage_tui.mail.opt_out_roles import OPPOSITE, ROLES, Roles
from triage_tui.mail.opt_out_wish import Wish

_BEFORE: Final = 48
"""Characters before the words in which the one who left is named."""
_WISH: Final = 160
"""Characters of the longest sentence that is looked at for a wish in other words."""
_STEM: Final = 3
"""Letters of a word by which its language is looked up."""
_STEMS = re.compile(r"(?:^|[|( ?:])([^\W\d_]{2,})")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NONE: Final = frozenset[int]()
_FIRST_OF_NO_BLANKS: Final = "\u0e00"
_HAS_BLANKS = re.compile(r"[a-zа-яα-ω]{3}")


def asks_to_opt_out(said: Sequence[str]) -> bool:
    """Whether one of the sentences asks to be written to no more."""
    lowered = [each.lower() for each in said]
    words = "\n".join(lowered)
    wishes = [each for each in opt_out_words.WISHES if has_piece(words, each.pieces)]
    for each in lowered if wishes or any(map(_roles_in, lowered)) else ():
        compiled = [_compiled(wish) for wish in wishes if has_piece(each, wish.pieces)]
        compiled += [_wish_of(ROLES[at]) for at in _roles_in(each)] if len(each) < _WISH else ()
        is_wish = any(wish.search(each) and not unless.search(each) for wish, unless in compiled)
        if is_wish and not _pattern(OPPOSITE).search(each):
            return True
    return False


def _roles_in(sentence: str) -> set[int]:
    """The languages, by their place in `ROLES`, of which the sentence has a word that can wish."""
    stems = _stems()
    found = set[int]()
    for word in _WORD.findall(sentence):
        found |= stems.get(word[:_STEM], _NONE)
        if word[0] >= _FIRST_OF_NO_BLANKS:  # such scripts put no blanks between words
            found |= _SPACELESS
    return found


@lru_cache(maxsize=1)
def _stems() -> dict[str, frozenset[int]]:
    """The languages by the first letters of what removes, stops or is not to happen again."""
    made = dict[str, set[int]]()
    for at, roles in enumerate(ROLES):
        for stem in _STEMS.findall("|".join((roles.remove, roles.stop, roles.again))):
            made.setdefault(stem[:_STEM], set()).add(at)
    return {stem: frozenset(each) for stem, each in made.items()}


_SPACELESS: Final = frozenset(
    at for at, each in enumerate(ROLES) if each.stop[0] >= _FIRST_OF_NO_BLANKS
)


@lru_cache(maxsize=64)
def _wish_of(roles: Roles) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The wish that the words of a language make, in any order that makes one."""
    remove, me, stop, send = (_words(each) for each in roles[:4])
    do_not, again = (_words(each) for each in roles[4:6])
    parts = (
        rf"{remove}.{{0,24}}?{me}",
        rf"{me}.{{0,30}}?{remove}",
        rf"^.{{0,24}}?{stop}.{{0,20}}?{send}",
        rf"{send}.{{0,12}}?{stop}\W*$",
        rf"{do_not}.{{0,24}}?{again}",
    )
    return re.compile("|".join(parts)), re.compile(roles.unless)


def _words(alternatives: str) -> str:
    """Whole words, in scripts that part them by blanks."""
    if _HAS_BLANKS.search(alternatives):
        return rf"(?<!\w)(?:{alternatives})(?!\w)"
    return f"(?:{alternatives})"


def has_piece(words: str, pieces: Collection[str]) -> bool:
    """Whether one of the pieces is there at all: asked before the patterns that take long."""
    return any(piece in words for piece in pieces)


def names_one_gone(said: Sequence[str]) -> bool:
    """Whether one of the sentences says that a person works there no more."""
    if not has_piece("\n".join(said).lower(), left_words.PIECES):
        return False
    return any(_one_gone(each) for each in said)


def _one_gone(sentence: str) -> bool:
    lowered = sentence.lower()
    found = _pattern(left_words.LEFT).search(lowered)
    if found is None:
        found = _pattern(left_words.LEFT_FOR_A_NAME).search(sentence)
    if found is None or _pattern(left_words.NOT_LEFT).search(lowered):
        return False
    return not _is_of_a_thing(sentence[max(0, found.start() - _BEFORE) : found.start()])


def _is_of_a_thing(before: str) -> bool:
    """Whether what is said before the words is no person: `the server`, `Der Link`."""
    clause = _CLAUSE.split(before)[-1]
    if _pattern(left_words.THINGS).search(clause.lower()):
        return True
    words = re.findall(r"[^\W\d_]+'?", clause)
    for the, noun in pairwise(words[:3]):
        if the.lower() in left_words.THE and noun.lower() not in left_words.AUXILIARIES:
            rest = " " + " ".join(words[1:]).lower()
            if any(f" {each}" in rest for each in left_words.PEOPLE):
                return False
            return noun[0].islower() or the.lower() in _GERMAN
    return False


_CLAUSE = re.compile(
    r"[,;:.]\s|\b(?:that|as|because|dass|weil|que|car|porque|che|perché|dat|omdat|att|at|że|bo|что)\b"
)
_GERMAN: Final = (
    "der",
    "die",
    "das",
    "dieser",
    "diese",
    "dieses",
    "unser",
    "unsere",
    "euer",
    "mein",
    "meine",
)


@lru_cache(maxsize=64)
def _compiled(wish: Wish) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(wish.pattern), re.compile(wish.unless)


@lru_cache(maxsize=8)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
