"""Conversations made by hand, and a screen that shows nothing else."""

from __future__ import annotations

from textual.app import App, ComposeResult

from triage_tui.inbox.lead_map import Conversation, LeadMapId, Message
from triage_tui.inbox.safe_text import block, hidden_in, line, own
from triage_tui.ui.conversation.facts import ConversationFacts, Keys
from triage_tui.ui.conversation.view import ConversationView

NOW = 1_800_000_000.0
HOUR = 3600.0
KEYS = Keys(own("Q"), own("w"), own("H"), own("b"), own("o"))


def message(
    body: str, *, hours: float, is_reply: bool = True, links: tuple[str, ...] = (), **more: object
) -> Message:
    """A message of so many hours ago."""
    return Message(
        line(f"<{hours}@test>"),
        is_reply,
        NOW - hours * HOUR,
        body=block(body),
        links=tuple(line(url) for url in links),
        hidden=hidden_in(body),
        raw=body,
        **more,  # type: ignore[arg-type]  # fields of a message, by hand
    )


def facts(*messages: Message, is_partial: bool = False) -> ConversationFacts:
    """What the conversation is told to show; messages oldest first."""
    conversation = Conversation(LeadMapId(1), messages, 1.0, is_partial=is_partial)
    return ConversationFacts(
        conversation, lead=own("Anna Berg"), now=NOW, address=own("anna@acme.example"), keys=KEYS
    )


class ConversationApp(App[None]):
    """Only the conversation."""

    def compose(self) -> ComposeResult:
        yield ConversationView()

    @property
    def view(self) -> ConversationView:
        return self.query_one(ConversationView)

    def text(self) -> str:
        """What the screen shows."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)
