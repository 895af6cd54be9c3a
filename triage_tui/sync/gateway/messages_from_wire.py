"""Messages of the wire into conversations of readable text, and what their rows say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import structs

from triage_tui.inbox.lead_map import Conversation, LeadMapId, Message
from triage_tui.inbox.reply_facts import ReplyFacts
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, hidden_in, line, meant, shortened

if TYPE_CHECKING:
    from triage_tui.smartlead.models.messages import WireMessage
    from triage_tui.smartlead.models.rows import InboxRow

SUBJECT_KEPT: Final = 120
PREVIEW_KEPT: Final = 160
"""Characters that a row keeps of them: more than any list shows, less than memory notices."""
RAW_LIMIT: Final = 256 * 1024 + 1
"""Characters of a raw body that are kept: as many as are read, and one that says there are more."""


def conversation_of(
    lead_map_id: LeadMapId, messages: Iterable[Message], as_of: float, is_partial: bool = False
) -> Conversation:
    """Messages as a conversation, oldest first; one just sent has no time yet and is the newest."""
    return Conversation(
        lead_map_id,
        tuple(sorted(messages, key=lambda each: float("inf") if each.at is None else each.at)),
        as_of,
        is_partial=is_partial,
    )


def words_of(reply: Message) -> tuple[SafeText, SafeText, ReplyFacts]:
    """Subject, first words and facts of a reply, as its row has them."""
    from triage_tui.mail.quotes import preview  # not in the first paint
    from triage_tui.mail.reply_facts import reply_facts

    facts = reply_facts(reply.subject, reply.body, at=reply.at, sender=reply.sender)
    return shortened(reply.subject, SUBJECT_KEPT), preview(reply.body, limit=PREVIEW_KEPT), facts


def messages_from(wires: Sequence[WireMessage]) -> tuple[Message, ...]:
    """The messages of a conversation."""
    return with_subjects(message_from(wire) for wire in wires)


def with_subjects(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Messages, oldest first, each with a subject.

    Replies come without one where they answer one of ours: that is what they are about.
    """
    named: list[Message] = []
    subject = NOTHING
    for message in messages:
        if message.subject:
            subject = message.subject
            named.append(message)
        elif message.is_reply and subject:
            named.append(structs.replace(message, subject=_answer_to(subject)))
        else:
            named.append(message)
    return tuple(named)


def _answer_to(subject: SafeText) -> SafeText:
    return subject if subject.casefold().startswith("re:") else fill("Re: {}", subject)


def message_from(wire: WireMessage, *, keeps_raw: bool = True) -> Message:
    """One mail of a conversation, its HTML turned into readable text."""
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(wire.body)
    texts = (wire.sender, wire.recipient, wire.subject)
    return Message(
        message_id=line(wire.message_id),
        is_reply=wire.is_reply,
        at=wire.at,
        sender=line(meant(wire.sender)),
        recipient=line(meant(wire.recipient)),
        cc=line(meant(", ".join(wire.cc))),
        subject=line(meant(wire.subject)),
        body=body.text,
        links=tuple(link.url for link in body.links),
        attachments=tuple(line(attachment.name) for attachment in wire.attachments),
        step=wire.step,
        stats_id=line(wire.stats_id),
        hidden=body.hidden + sum(hidden_in(meant(text)) for text in texts if text),
        is_cut=body.is_cut,
        is_source=body.is_source,
        raw=_kept(wire.body) if keeps_raw else "",
    )


def whole_message(message: Message) -> Message:
    """The message with as much of its text as is ever prepared, from the raw body it came with."""
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(message.raw, whole=True)
    return structs.replace(
        message,
        body=body.text,
        links=tuple(link.url for link in body.links),
        is_cut=body.is_cut,
        is_source=body.is_source,
        is_whole=True,
    )


def _kept(body: str) -> str:
    """A body as it came, as far as it is kept; the data of pictures takes no room of its text."""
    if len(body) < RAW_LIMIT:
        return body
    from triage_tui.mail.markup import without_pictures  # not in the first paint

    return without_pictures(body)[:RAW_LIMIT]


def message_in(row: InboxRow) -> Message | None:
    """The newest message that came with a row without histories; `None` when it has no text."""
    last = row.last_message
    if last is None or not (last.body or last.subject):
        return None
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(last.body)
    return Message(
        message_id=line(last.message_id),
        is_reply=last.received_at is not None or last.sent_at is None,
        at=last.received_at or last.sent_at,
        sender=line(meant(last.sender)),
        recipient=line(meant(last.recipient)),
        subject=line(meant(last.subject)),
        body=body.text,
        links=tuple(link.url for link in body.links),
        hidden=body.hidden + hidden_in(meant(last.subject)),
        is_cut=body.is_cut,
        is_source=body.is_source,
        raw=_kept(last.body),
    )
