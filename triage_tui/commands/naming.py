"""What may be said of people: everything, or nothing that names them while others look on."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.commands.gesture_words import in_a_row
from triage_tui.commands.wording import describe, lead_of
from triage_tui.inbox.actions import Entry
from triage_tui.inbox.masking import masked_line, masked_name
from triage_tui.inbox.open_decisions import Decision
from triage_tui.inbox.safe_text import SafeText
from triage_tui.inbox.state import InboxState


class NamePolicy(Struct, frozen=True, gc=False):
    """Words about actions, as they may be shown now."""

    is_masked: bool = False
    """True while names, addresses and phone numbers are not shown."""

    def who(self, state: InboxState, entry: Entry) -> SafeText:
        """Whom an action is about."""
        name = lead_of(state, entry)
        return masked_name(name) if self.is_masked else name

    def describe(self, state: InboxState, entry: Entry) -> SafeText:
        """What an action does; a task's name or a note's words may name people."""
        return self.words(state, entry, describe(state, entry.action))

    def describe_decision(self, state: InboxState, decision: Decision) -> SafeText:
        """What was decided: "Category: Interested, mark as read"."""
        return in_a_row(self.describe(state, entry) for entry in decision.entries)

    def words(self, state: InboxState, entry: Entry, words: SafeText) -> SafeText:
        """Words about an action, such as why it was refused."""
        if not self.is_masked:
            return words
        return masked_line(words, (lead_of(state, entry), entry.facts.name))
