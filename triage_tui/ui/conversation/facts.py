"""What the conversation is told to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.inbox.lead_map import CategoryId, Conversation, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText

if TYPE_CHECKING:
    from triage_tui.inbox.lead_record import LeadRecord
    from triage_tui.inbox.notes_tasks import NotesTasks


class Keys(Struct, frozen=True, gc=False):
    """The keys that the lines name; empty where a command has none."""

    quotes: SafeText = NOTHING
    whole: SafeText = NOTHING
    raw: SafeText = NOTHING
    link: SafeText = NOTHING
    web: SafeText = NOTHING


NO_KEYS = Keys()


class LeadRecordData(Struct, frozen=True, eq=False, gc=False):
    """The lead's own record, as it is unfolded above the messages."""

    record: LeadRecord
    here: LeadMapId
    """The lead map that is open: its campaign is no other one."""
    categories: Mapping[CategoryId, SafeText]
    """The categories' names."""


class ConversationFacts(Struct, frozen=True, eq=False, gc=False):
    """What the conversation shows."""

    conversation: Conversation | None = None
    note: SafeText = NOTHING
    """What is said instead of, or above, the messages: reading, failed and why."""
    lead: SafeText = NOTHING
    """What to call the one who replied."""
    now: float = 0.0
    """Seconds since 1970, for ages."""
    notes_tasks: NotesTasks | None = None
    """Notes and tasks; `None` until they were read."""
    notes_tasks_key: SafeText = NOTHING
    """The key that shows all of them."""
    address: SafeText = NOTHING
    """The lead's own address."""
    keys: Keys = NO_KEYS
    lead_facts: LeadRecordData | None = None
    """The lead's record; `None` while it is folded."""


class Manner(Struct, frozen=True, gc=False):
    """How messages are drawn."""

    width: int
    now: float
    """Seconds since 1970, for ages."""
    lead: SafeText = NOTHING
    """What to call the one who replied."""
    address: SafeText = NOTHING
    """The lead's address: a reply from another one says so."""
    shows_quotes: bool = False
    keys: Keys = NO_KEYS
