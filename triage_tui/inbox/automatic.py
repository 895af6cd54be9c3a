"""Which replies no person wrote: they sink in a queue, and nobody waits for an answer to them."""

from __future__ import annotations

import re
from typing import Final

from triage_tui.inbox.lead_map import Category, Sentiment
from triage_tui.inbox.reply_facts import AUTOMATIC

_NAMES: Final = re.compile(
    r"out[ -]?of[ -]?office|\booo\b|auto[ -]?(?:matic )?(?:repl|respon)|bounce|vacation|on leave",
    re.IGNORECASE,
)
"""Names of categories for replies that no person wrote."""


def is_automatic(reply_facts: int, category: Category | None) -> bool:
    """True when nobody seems to wait for an answer to the newest reply.

    A category of good sentiment wins over the words: somebody, or Smartlead, saw a person there.
    """
    if category is not None:
        if category.sentiment is Sentiment.POSITIVE:
            return False
        if names_automatic(category.name):
            return True
    return bool(reply_facts & AUTOMATIC)


def names_automatic(category_name: str) -> bool:
    """True for the name of a category for replies that no person wrote."""
    return _NAMES.search(category_name) is not None
