"""Whether a reply asks for no more email, and whether it says that somebody left the company."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

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
_Verb: TypeAlias = tuple[int, str]
"""The place of a language in `ROLES`, and the role of the verb a wish is made around."""
_VERBS: Final = ("remove", "stop", "again")
_NONE: Final = frozenset[_Verb]()
_FIRST_OF_NO_BLANKS: Final = "\u0e00"
_HAS_BLANKS = re.compile(r"[a-zа-яα-ω]{3}")


def prepare() -> None:
    """Compile the patterns of all wishes: 40 ms of work."""
    for wish in opt_out_words.WISHES:
        _pattern_of(wish)


def asks_to_opt_out(said: Sequence[str]) -> bool:
    """Whether one of the sentences asks to be written to no more."""
    lowered = [each.lower() for each in said]
    words = "\n".join(lowered)
    wishes = [each for each in opt_out_words.WISHES if has_piece(words, each.pieces)]
    return any(_asks(each, wishes) for each in lowered)


def _asks(sentence: str, wishes: Sequence[Wish]) -> bool:
    """Whether the sentence is one of the wishes, or one in other words."""
    is_wish = any(
        _pattern_of(wish).search(sentence) and not _unless(wish.unless).search(sentence)
        for wish in wishes
        if has_piece(sentence, wish.pieces)
    )
    if not is_wish and len(sentence) < _WISH:
        is_wish = any(
            _wish_of(ROLES[at], verb).search(sentence)
            and not _unless(ROLES[at].unless).search(sentence)
            for at, verb in _verbs_in(sentence)
        )
    return is_wish and not _pattern(OPPOSITE).search(sentence)


def _verbs_in(sentence: str) -> set[_Verb]:
    """The verbs that can wish, of every language that may have one in the sentence."""
    stems = _stems()
    found = set[_Verb]()
    for word in _WORD.findall(sentence):
        found |= stems.get(word[:_STEM], _NONE) | stems.get(word[: _STEM - 1], _NONE)
        if word[0] >= _FIRST_OF_NO_BLANKS:  # such scripts put no blanks between words
            found |= _SPACELESS
    return found


@lru_cache(maxsize=1)
def _stems() -> dict[str, frozenset[_Verb]]:
    """The verbs by the first letters of what removes, stops or is not to happen again."""
    made = dict[str, set[_Verb]]()
    for at, roles in enumerate(ROLES):
        for verb in _VERBS:
            for stem in _STEMS.findall(getattr(roles, verb)):
                made.setdefault(stem[:_STEM], set()).add((at, verb))
    return {stem: frozenset(each) for stem, each in made.items()}


_SPACELESS: Final = frozenset(
    (at, verb)
    for at, each in enumerate(ROLES)
    if each.stop[0] >= _FIRST_OF_NO_BLANKS
    for verb in _VERBS
)


@lru_cache(maxsize=192)
def _wish_of(roles: Roles, verb: str) -> re.Pattern[str]:
    """The wish that the words of a language make around a verb, in any order that makes one."""
    remove, me, stop, send = (_words(each) for each in roles[:4])
    do_not, again = (_words(each) for each in roles[4:6])
    orders = {
        "remove": rf"{remove}.{{0,24}}?{me}|{me}.{{0,30}}?{remove}",
        "stop": rf"^.{{0,24}}?{stop}.{{0,20}}?{send}|{send}.{{0,12}}?{stop}\W*$",
        "again": rf"{do_not}.{{0,24}}?{again}",
    }
    return re.compile(orders[verb])


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
def _pattern_of(wish: Wish) -> re.Pattern[str]:
    return re.compile(wish.pattern)


@lru_cache(maxsize=64)
def _unless(source: str) -> re.Pattern[str]:
    return re.compile(source)


@lru_cache(maxsize=8)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
