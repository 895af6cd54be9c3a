"""What the conversation is told to show."""

from __future__ import annotations

from collections.abc import Mapping

from triage_tui.inbox.lead_map import CategoryId, Conversation, LeadMapId
from triage_tui.inbox.lead_record import LeadRecord
from triage_tui.inbox.papers import Papers
from triage_tui.inbox.text import NOTHING, SafeText
from triage_tui.late_dataclass import dataclass
from triage_tui.ui.widgets.message_lines import NO_KEYS, Keys


@dataclass(frozen=True, slots=True, eq=False)
class FactsShown:
    """The lead's own record, as it is unfolded above the messages."""

    record: LeadRecord
    here: LeadMapId
    """The lead map that is open: its campaign is no other one."""
    categories: Mapping[CategoryId, SafeText]
    """The categories' names."""


@dataclass(frozen=True, slots=True, eq=False)
class ConversationFacts:
    """What the conversation shows."""

    conversation: Conversation | None = None
    note: SafeText = NOTHING
    """What is said instead of, or above, the messages: reading, failed and why."""
    lead: SafeText = NOTHING
    """What to call the one who replied."""
    now: float = 0.0
    """Seconds since 1970, for ages."""
    papers: Papers | None = None
    """Notes and tasks; `None` until they were read."""
    papers_key: SafeText = NOTHING
    """The key that shows all of them."""
    address: SafeText = NOTHING
    """The lead's own address."""
    keys: Keys = NO_KEYS
    lead_facts: FactsShown | None = None
    """The lead's record; `None` while it is folded."""
