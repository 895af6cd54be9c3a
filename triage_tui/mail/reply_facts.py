"""What a reply says of itself: away until when, no more mail, works elsewhere, not delivered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from triage_tui.inbox.reply_facts import (
    AUTOMATIC,
    BOUNCE,
    LEFT,
    OPT_OUT,
    OUT_OF_OFFICE,
    ReplyFacts,
)
from triage_tui.inbox.safe_text import NOTHING, SafeText, block, line
from triage_tui.mail import wishes
from triage_tui.mail.address_and_date import ADDRESS
from triage_tui.mail.auto_reply import is_automatic, is_away, is_bounce
from triage_tui.mail.quotes import fresh
from triage_tui.mail.sentences import sentences

_LIMIT: Final = 8192
"""Characters of a body that are looked at."""

_USUAL: Final = ("hello", "please remove me from your list", "i am out of office until monday")
"""Replies that need the patterns that most replies need."""


def prepare() -> None:
    """Compile the patterns that most replies need: 100 ms of work."""
    wishes.prepare()
    for words in _USUAL:
        reply_facts("", block(words))


def reply_facts(
    subject: str, body: SafeText, *, at: float | None = None, sender: str = "", lead: str = ""
) -> ReplyFacts:
    """The facts of a reply that came `at` (seconds since 1970), from the readable `body`.

    `lead` is the address we wrote to: the one named instead is another.
    """
    said = _unquoted(fresh(block(body, max_chars=_LIMIT)))
    words = said.lower()
    if is_bounce(subject, words, sender):
        return ReplyFacts(AUTOMATIC | BOUNCE)
    sentences_said = sentences(said)
    facts = AUTOMATIC if is_automatic(subject, said, sender) else 0
    facts |= OUT_OF_OFFICE if is_away(subject, words) else 0
    facts |= OPT_OUT if wishes.asks_to_opt_out(sentences_said) else 0
    facts |= LEFT if wishes.names_one_gone(sentences_said) else 0
    back = _back(f"{subject}\n{said}", at) if facts & OUT_OF_OFFICE else None
    successor = _successor(said, {sender.casefold(), lead.casefold()}) if facts & LEFT else NOTHING
    return ReplyFacts(facts, back.toordinal() if back else None, successor)


def _unquoted(words: str) -> str:
    return "\n".join(text for text in words.split("\n") if not text.startswith(">"))


def _back(words: str, at: float | None) -> date | None:
    if at is None:
        return None
    from triage_tui.mail.return_date import return_date  # few replies name one

    return return_date(words, datetime.fromtimestamp(at, UTC).date())


def _successor(words: str, known: set[str]) -> SafeText:
    """The first other address of the text."""
    for found in ADDRESS.finditer(words):
        address = found[0].rstrip(".")
        if address.casefold() not in known and "." in address.rpartition("@")[2]:
            return line(address, limit=254)
    return NOTHING
