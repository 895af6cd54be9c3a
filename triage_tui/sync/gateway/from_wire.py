"""Wire models into domain values: the place where text of strangers becomes `SafeText`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from triage_tui.inbox.lead_map import (
    CampaignId,
    Category,
    CategoryId,
    Conversation,
    LeadId,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
    Message,
    Sentiment,
)
from triage_tui.inbox.reply_facts import NO_FACTS, ReplyFacts
from triage_tui.inbox.safe_text import NOTHING, SafeText, hidden_in, line, meant
from triage_tui.sync.gateway.messages_from_wire import (
    conversation_of,
    message_in,
    words_of,
)

if TYPE_CHECKING:
    from triage_tui.smartlead.models.reference import WireCategory, WireMember
    from triage_tui.smartlead.models.rows import InboxRow
    from triage_tui.smartlead.models.tasks import UntrackedReply


def row_and_conversation(
    row: InboxRow, messages: Sequence[Message], *, as_of: float
) -> tuple[LeadMap, Conversation | None]:
    """A row of a list view with what it brought: the conversation, the newest message, nothing.

    `messages` are its histories, made readable already.
    """
    reply = next((each for each in reversed(messages) if each.is_reply), None)
    lead_map = lead_map_from(row, as_of=as_of, reply=reply)
    if messages:
        newest = max((each.at or 0.0 for each in messages), default=0.0)
        is_partial = (row.last_reply_at or 0.0) > newest + 1
        return lead_map, conversation_of(lead_map.lead_map_id, messages, as_of, is_partial)
    message = message_in(row)
    if message is None:
        return lead_map, None
    return lead_map, conversation_of(lead_map.lead_map_id, (message,), as_of, is_partial=True)


def lead_map_from(row: InboxRow, *, as_of: float, reply: Message | None = None) -> LeadMap:
    """A row of a list view; `as_of` is when its read started, on the monotonic clock.

    `reply` is the newest one where the row came with its conversation. A row that does not say
    whether it was read counts as unread: it is then looked at.
    """
    texts = (row.first_name, row.last_name, row.company, row.campaign_name, row.subject)
    subject, preview, facts = _words(row, reply)
    return LeadMap(
        lead_map_id=LeadMapId(row.lead_map_id),
        lead_id=None if row.lead_id is None else LeadId(row.lead_id),
        email=line(row.email),
        name=line(meant(f"{row.first_name} {row.last_name}".strip())),
        company=line(meant(row.company)),
        campaign_id=None if row.campaign_id is None else CampaignId(row.campaign_id),
        campaign_name=line(meant(row.campaign_name)),
        category_id=None if row.category_id is None else CategoryId(row.category_id),
        is_read=bool(row.is_read),
        assignee=None if row.member_id is None else MemberId(row.member_id),
        last_reply_at=row.last_reply_at,
        last_sent_at=row.last_sent_at,
        subject=subject,
        preview=preview,
        phone=line(row.phone),
        step=row.step,
        steps=row.steps,
        is_important=bool(row.is_important),
        is_archived=bool(row.is_archived),
        is_snoozed=bool(row.is_snoozed),
        lead_status=line(row.lead_status),
        email_status=line(row.email_status),
        client_id=row.client_id,
        email_account_id=row.email_account_id,
        tags=tuple(line(tag) for tag in row.tags),
        wake_at=row.wake_at,
        hidden=sum(hidden_in(meant(text)) for text in texts if text),
        as_of=as_of,
        reply_facts=facts.facts,
        back_on=facts.back_on,
    )


def _words(row: InboxRow, reply: Message | None) -> tuple[SafeText, SafeText, ReplyFacts]:
    """Subject, first words and facts of the newest reply, where the row came with text."""
    if reply is not None:
        return words_of(reply)
    if not (row.subject or row.body):
        return NOTHING, NOTHING, NO_FACTS
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(row.body).text
    return words_of(
        Message(NOTHING, True, row.last_reply_at, subject=line(meant(row.subject)), body=body)
    )


def untracked_from(wire: UntrackedReply, *, as_of: float) -> tuple[LeadMap, Conversation]:
    """A reply that belongs to no lead, as a row and the one mail behind it.

    It has no lead map id: ours is negative, and no action is ever sent for it.
    """
    from triage_tui.mail.quotes import preview  # not in the first paint
    from triage_tui.mail.readable import readable
    from triage_tui.mail.reply_facts import reply_facts

    body = readable(wire.body or wire.text)
    own_id = LeadMapId(-1 - crc32(f"{wire.reply_id}|{wire.message_id}|{wire.sender}".encode()))
    message = Message(
        message_id=line(wire.message_id),
        is_reply=True,
        at=wire.received_at,
        sender=line(meant(wire.sender)),
        recipient=line(meant(wire.recipient)),
        subject=line(meant(wire.subject)),
        body=body.text,
        links=tuple(link.url for link in body.links),
        hidden=body.hidden + hidden_in(meant(wire.subject)),
        is_cut=body.is_cut,
        is_source=body.is_source,
    )
    reply = reply_facts(message.subject, body.text, at=message.at, sender=message.sender)
    row = LeadMap(
        lead_map_id=own_id,
        email=line(wire.sender),
        name=line(meant(wire.sender_name)),
        is_read=bool(wire.is_read),
        last_reply_at=wire.received_at,
        subject=message.subject,
        preview=preview(body.text),
        hidden=message.hidden,
        as_of=as_of,
        reply_facts=reply.facts,
        back_on=reply.back_on,
    )
    return row, Conversation(own_id, (message,), as_of)


def category_from(wire: WireCategory) -> Category:
    """A category; a sentiment we do not know counts as unknown."""
    word = wire.sentiment.strip().lower()
    sentiment = Sentiment(word) if word in set(Sentiment) else Sentiment.UNKNOWN
    return Category(CategoryId(wire.category_id), line(wire.name), sentiment)


def member_from(wire: WireMember) -> Member:
    """A member of the team board."""
    return Member(MemberId(wire.member_id), line(wire.name), line(wire.email))


def members_in(rows: Iterable[InboxRow]) -> list[Member]:
    """The members that rows are assigned to: documented rows name them, live ones do not."""
    found = {
        row.member_id: Member(
            MemberId(row.member_id), line(row.member_name), line(row.member_email)
        )
        for row in rows
        if row.member_id is not None
    }
    return list(found.values())
