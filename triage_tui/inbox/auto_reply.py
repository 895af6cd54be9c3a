"""Replies that no person wrote: told by their category's name and by their own words.

They sink to the end of a view and never leave it: a rule that errs costs a glance, not a reply.
"""

from __future__ import annotations

import re
from typing import Final

from triage_tui.inbox.lead_map import Category, LeadMap, Sentiment

_CATEGORY: Final = re.compile(
    r"out[ -]?of[ -]?office|\booo\b|auto[ -]?(?:matic )?(?:repl|respon)|bounce|vacation|on leave",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^\s*(?:auto(?:matic|mated)?[ -]?(?:repl|respon)|out of (?:the )?office|abwesen|automatische"
    r"|r[ée]ponse automatique|respuesta autom|risposta automatica|resposta autom|afwezig|autosvar"
    r"|undeliver|delivery status|mail delivery|returned mail|delivery has failed)",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    r"\b(?:this is an automat(?:ed|ic)|automat(?:ed|ic) (?:reply|response|message)|auto-?reply"
    r"|(?:am|are|be|currently) (?:currently )?"
    r"(?:out of (?:the )?office|on (?:annual|parental|maternity|paternity|sick) leave"
    r"|on vacation|on holiday)"
    r"|out of office until|limited access to (?:my )?e-?mail"
    r"|delivery to the following recipient|could not be delivered|mailbox is (?:full|no longer)"
    r"|abwesenheitsnotiz|bin (?:derzeit|aktuell|zurzeit) nicht im b[üu]ro|absent du bureau"
    r"|fuera de la oficina|fuori ufficio)",
    re.IGNORECASE,
)


def is_automatic(lead_map: LeadMap, category: Category | None) -> bool:
    """True when nobody seems to wait for an answer to the newest reply.

    A category of good sentiment wins over the words: somebody, or Smartlead, saw a person there.
    """
    if category is not None:
        if category.sentiment is Sentiment.POSITIVE:
            return False
        if _CATEGORY.search(category.name):
            return True
    if lead_map.subject and _SUBJECT.search(lead_map.subject):
        return True
    return bool(lead_map.preview and _WORDS.search(lead_map.preview))
