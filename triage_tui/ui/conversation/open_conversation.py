"""The open conversation as the model has it now, for the pane to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.rate_limit import READING, conversation_wait
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line
from triage_tui.ui.conversation.facts import ConversationFacts, Keys, LeadRecordData

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.lead_map import Conversation, LeadMap


def open_conversation(model: InboxModel, keymap: Keymap) -> ConversationFacts:
    """What the conversation of the lead map under the cursor shows; nothing where there is none."""
    lead_map = model.current
    if lead_map is None:
        return ConversationFacts()
    session = model.session
    return ConversationFacts(
        _unmasked_or_masked(model, lead_map),
        conversation_note(model),
        model.name_of(lead_map),
        session.clock.wall(),
        session.notes_tasks.known(lead_map.lead_id),
        line(keymap.keys_of("conversation.papers")),
        NOTHING if model.is_masked else lead_map.email,
        _keys(keymap),
        _record(model, lead_map),
    )


def conversation_note(model: InboxModel) -> SafeText:
    """What to know of the conversation; while it is held up, when it comes or is tried again."""
    note, retry = model.conversation_note, model.conversation_retry
    if retry is not None:
        left = max(1.0, retry - model.session.clock.monotonic())
        return fill("{} Retrying in {}.", note, span(left))
    return conversation_wait(model.session) or note if note == READING else note


def _unmasked_or_masked(model: InboxModel, lead_map: LeadMap) -> Conversation | None:
    conversation = model.conversation
    if conversation is None or not model.is_masked:
        return conversation
    from triage_tui.inbox.masking import masked_conversation  # late: seldom needed

    senders = (message.sender for message in conversation.messages)
    names = (lead_map.name, lead_map.company, lead_map.email, *senders)
    return masked_conversation(conversation, names)


def _record(model: InboxModel, lead_map: LeadMap) -> LeadRecordData | None:
    """The lead's record, while it is unfolded."""
    if model.details_of != lead_map.lead_map_id or model.is_masked:
        return None
    record = model.session.leads().known(lead_map)
    if record is None:
        return None
    names = {each: category.name for each, category in model.store.state.categories.items()}
    return LeadRecordData(record, lead_map.lead_map_id, names)


def _keys(keymap: Keymap) -> Keys:
    def key(command_id: str) -> SafeText:
        return line(keymap.keys_of(command_id))

    return Keys(
        quotes=key("conversation.quotes"),
        whole=key("conversation.whole"),
        raw=key("conversation.raw"),
        link=key("conversation.link"),
        web=key("lead.open"),
    )
