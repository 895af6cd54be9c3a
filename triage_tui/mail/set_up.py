"""Whether a mail holds nothing but what people set up to be answered while they are away.

It says so first, after a greeting and thanks, and every clause that follows is of the kinds that
such mails have. One that is not was written by a person, for this mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from triage_tui.inbox.filter.plain_letters import plain_letters
from triage_tui.mail import machine_words, reply_words
from triage_tui.mail.return_date import is_day_word
from triage_tui.mail.sentences import sentences

_HELLO_WORDS: Final = 8
_THANKS_WORDS: Final = 16
_NAME_WORDS: Final = 3
_SIGNED_WORDS: Final = 7
_REACHED = re.compile(r"@|https?://|www\.|\+?\d[\d ()/.-]{6,}\d")
_SENTENCE = re.compile(r"[.!?。！？]\W*$")


def is_set_up(said: str) -> bool:
    """Whether all of the new words of a mail are those of an automatic reply."""
    body, tail = _signed(sentences(said))
    is_away = False
    for clause in _clauses(body):
        if _search("OFFER", clause):
            return False
        if _search_away(clause):
            is_away = True
        elif not (_is_courtesy(clause) or (is_away and _is_expected(clause))):
            return False
    return is_away and not any(map(_is_said, tail))


def _signed(said: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The sentences, and what stands under them: a sign-off and names."""
    is_away = False
    for at, each in enumerate(said):
        lowered = each.lower()
        if _search_away(lowered):
            is_away = True
        elif is_away and len(each.split()) < _SIGNED_WORDS and _search("SIGN_OFF", lowered):
            return said[:at], said[at + 1 :]
    end = len(said)
    while end > 1 and _is_name(said[end - 1]):
        end -= 1
    return said[:end], said[end:]


def _clauses(said: Sequence[str]) -> Iterator[str]:
    for each in said:
        for clause in _compiled("BUT").split(each.lower()):
            if any(map(str.isalnum, clause)):
                yield clause.strip()


def _is_courtesy(clause: str) -> bool:
    count = len(clause.split())
    if count <= _HELLO_WORDS and _compiled("HELLO").match(clause):
        return True
    return count <= _THANKS_WORDS and _search("THANKS", clause)


def _is_expected(clause: str) -> bool:
    if _search("EXPECTED", clause) or _REACHED.search(clause):
        return True
    words = plain_letters(clause).replace(".", " ").split()
    return all(any(map(str.isdigit, word)) or is_day_word(word) for word in words)


def _is_name(text: str) -> bool:
    """Whether a line is a name, of a person or of a place in the company."""
    words = text.split()
    is_short = len(words) <= _NAME_WORDS and not _SENTENCE.search(text)
    return is_short and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _is_said(text: str) -> bool:
    """Whether a line under the sign-off is a sentence all the same."""
    if _REACHED.search(text) or _search("EXPECTED", text.lower()):
        return False
    return _SENTENCE.search(text) is not None and len(text.split()) > _NAME_WORDS


def _search_away(clause: str) -> bool:
    return (
        _compiled_away().search(clause) is not None
        or _compiled("RECEIVED").search(clause) is not None
    )


def _search(name: str, text: str) -> bool:
    return _compiled(name).search(text) is not None


@lru_cache(maxsize=16)
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(getattr(machine_words, name))


@lru_cache(maxsize=1)
def _compiled_away() -> re.Pattern[str]:
    return re.compile(reply_words.AWAY)
