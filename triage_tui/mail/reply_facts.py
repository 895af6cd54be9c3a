"""What a reply says of itself: away until when, no more mail, works elsewhere, not delivered."""

from __future__ import annotations

import re
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
from triage_tui.mail import reply_pieces, reply_words
from triage_tui.mail.announcements import ADDRESS
from triage_tui.mail.auto_reply import has_piece, is_automatic, is_away, is_bounce
from triage_tui.mail.quotes import fresh

_LIMIT: Final = 8192
"""Characters of a body that are looked at."""
_NO_WISH = re.compile(
    r"to (?:stop receiving|unsubscribe|opt[ -]?out)[^.\n]{0,60}(?:click|visit|link|here|reply|http)"
    r"|(?:click|visit|follow)[^.\n]{0,60}(?:unsubscribe|opt[ -]?out)"
    r"|(?:do not|don't|don’t|no need to|not) (?:want to |need to )?unsubscribe"
    r"|\b(?:do not|don't|don’t|no need to) (?:take (?:me|us) off|want to be removed[^.\n]{0,40})"
)


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
    facts = AUTOMATIC if is_automatic(subject, words, sender) else 0
    facts |= OUT_OF_OFFICE if is_away(subject, words) else 0
    facts |= OPT_OUT if _wishes_no_more(words) else 0
    facts |= LEFT if _names_one_gone(words) else 0
    back = _back(f"{subject}\n{said}", at) if facts & OUT_OF_OFFICE else None
    successor = _successor(said, {sender.casefold(), lead.casefold()}) if facts & LEFT else NOTHING
    return ReplyFacts(facts, back.toordinal() if back else None, successor)


def _unquoted(words: str) -> str:
    return "\n".join(text for text in words.split("\n") if not text.startswith(">"))


def _wishes_no_more(words: str) -> bool:
    if not has_piece(words, reply_pieces.OPT_OUT_PIECES):
        return False
    return re.search(reply_words.OPT_OUT, _NO_WISH.sub(" ", words)) is not None


def _names_one_gone(words: str) -> bool:
    if not has_piece(words, reply_pieces.LEFT_PIECES):
        return False
    return re.search(reply_words.LEFT, words) is not None


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
