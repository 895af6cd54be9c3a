"""Replies that no person wrote, by the subject or the opening that a machine gives them.

A person who asks or answers is never taken for one: a rule that errs costs a glance, not a reply.
"""

from __future__ import annotations

import re
from typing import Final

from triage_tui.mail import machine_words, reply_pieces, reply_words
from triage_tui.mail.set_up import is_set_up
from triage_tui.mail.wishes import has_piece

OPENING: Final = 400
"""Characters in which a machine says what it is."""

NOTICE: Final = 2000
"""Characters of a mail that are looked at."""

_PREFIX = re.compile(
    r"\s*(?:(?:\[[^\]\n]{1,40}\]|(?:re|aw|antw|sv|vs|odp|fwd?|wg|tr|rv|rif|res|ynt|回复|答复"
    r"|回覆)"
    r"(?:\[\d+\])?\s?[:：])\s*)+",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|odp|rif|res|ynt|回复|答复|回覆)(?:\[\d+\])?\s?[:：]", re.IGNORECASE
)
_OUT_OF_OFFICE_SUBJECT = re.compile(
    r"(?:(?:i'?m |i am |currently )?(?:out[ -]of[ -](?:the )?office|ooo)"
    r"(?=\s*(?:$|[:：\-–—|(.,!]|until|till|til|from|through|auto|re\b|reply|notice|message"
    r"|response))"
    rf"|{reply_words.AWAY_SUBJECTS})",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^.!?\n？]{3,300}[?？]")
_LINKS = re.compile(r"https?://\S{1,500}")


def is_bounce(subject: str, words: str, sender: str = "") -> bool:
    """True when a mail server says that our mail did not arrive; `words` are in small letters."""
    name = sender.casefold().partition("@")[0]
    if name.endswith(("mailer-daemon", "postmaster")):
        return True
    is_new = not _ANSWERED.match(subject)
    if is_new and re.match(reply_words.BOUNCE_SUBJECTS, _bare(subject)):
        return not is_person(words)
    return re.search(reply_words.BOUNCE, words[:NOTICE]) is not None and not is_person(words)


def is_away(subject: str, words: str) -> bool:
    """True when somebody is said to be away: by a machine, or by a person beside other words."""
    if _OUT_OF_OFFICE_SUBJECT.match(_bare(subject)):
        return True
    return _says_away(words[:NOTICE])


def is_automatic(subject: str, said: str, sender: str = "") -> bool:
    """True when nobody seems to wait for an answer to a reply of these new words."""
    words = said.lower()
    if is_bounce(subject, words, sender):
        return True
    if _is_of_a_machine(subject) and not (_ANSWERED.match(subject) and not _opens_machine(words)):
        return True
    if _opens_machine(words):
        return not is_person(words)
    if not (_says_away(words[:OPENING]) or re.search(machine_words.RECEIVED, words[:OPENING])):
        return False
    return not is_person(words) and is_set_up(said[:NOTICE])


def _is_of_a_machine(subject: str) -> bool:
    bare = _bare(subject)
    if re.match(reply_words.AUTOMATIC_SUBJECTS, bare):
        return True
    return _OUT_OF_OFFICE_SUBJECT.match(bare) is not None


def _opens_machine(words: str) -> bool:
    """Whether a machine says what it is."""
    opening = words[:OPENING]
    return any(re.search(each, opening) for each in (reply_words.MACHINE, machine_words.SURE))


def is_person(words: str) -> bool:
    """True when the words ask for something, or answer: then somebody wrote them."""
    text = _LINKS.sub(" ", words[:NOTICE])
    if re.search(reply_words.PERSON, text):
        return True
    return any(
        not re.search(reply_words.NO_QUESTION, found[0]) for found in _QUESTION.finditer(text)
    )


def _says_away(words: str) -> bool:
    if not has_piece(words, reply_pieces.AWAY_PIECES):
        return False
    return re.search(reply_words.AWAY, words) is not None


def _bare(subject: str) -> str:
    """The subject in small letters, without what gateways and answers put before it."""
    found = _PREFIX.match(subject)
    return (subject[found.end() :] if found else subject.lstrip()).lower()
