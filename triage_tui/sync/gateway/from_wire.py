"""Wire models into domain values: the place where text of strangers becomes `SafeText`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from zlib import crc32

from msgspec import structs

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
from triage_tui.inbox.safe_text import NOTHING, SafeText, hidden_in, line

if TYPE_CHECKING:
    from triage_tui.smartlead.models.messages import WireMessage
    from triage_tui.smartlead.models.reference import WireCategory, WireMember
    from triage_tui.smartlead.models.rows import InboxRow
    from triage_tui.smartlead.models.tasks import UntrackedReply

RAW_LIMIT: Final = 256 * 1024 + 1
"""Characters of a raw body that are kept: as many as are read, and one that says there are more."""


def lead_map_from(row: InboxRow, *, as_of: float) -> LeadMap:
    """A row of a list view; `as_of` is when its read started, on the monotonic clock.

    A row that does not say whether it was read counts as unread: it is then looked at.
    """
    texts = (row.first_name, row.last_name, row.company, row.campaign_name, row.subject)
    subject, preview, reply = _newest(row)
    return LeadMap(
        lead_map_id=LeadMapId(row.lead_map_id),
        lead_id=None if row.lead_id is None else LeadId(row.lead_id),
        email=line(row.email),
        name=line(f"{row.first_name} {row.last_name}".strip()),
        company=line(row.company),
        campaign_id=None if row.campaign_id is None else CampaignId(row.campaign_id),
        campaign_name=line(row.campaign_name),
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
        hidden=sum(hidden_in(text) for text in texts if text),
        as_of=as_of,
        reply_facts=reply.facts,
        back_on=reply.back_on,
    )


def _newest(row: InboxRow) -> tuple[SafeText, SafeText, ReplyFacts]:
    """Subject, first words and facts of the newest reply, where the row came with text."""
    replies = [message for message in row.history if message.is_reply]
    newest = replies[-1] if replies else None
    subject = line((newest.subject if newest else "") or row.subject)
    body = newest.body if newest else row.body
    if not (subject or body):
        return NOTHING, NOTHING, NO_FACTS
    from triage_tui.mail.quotes import preview  # not in the first paint
    from triage_tui.mail.readable import readable
    from triage_tui.mail.reply_facts import reply_facts

    text = readable(body).text
    at = (newest.at if newest else None) or row.last_reply_at
    sender = newest.sender if newest else ""
    return subject, preview(text), reply_facts(subject, text, at=at, sender=sender)


def message_from(wire: WireMessage) -> Message:
    """One mail of a conversation, its HTML turned into readable text."""
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(wire.body)
    texts = (wire.sender, wire.recipient, wire.subject)
    return Message(
        message_id=line(wire.message_id),
        is_reply=wire.is_reply,
        at=wire.at,
        sender=line(wire.sender),
        recipient=line(wire.recipient),
        cc=line(", ".join(wire.cc)),
        subject=line(wire.subject),
        body=body.text,
        links=tuple(link.url for link in body.links),
        attachments=tuple(line(attachment.name) for attachment in wire.attachments),
        step=wire.step,
        stats_id=line(wire.stats_id),
        hidden=body.hidden + sum(hidden_in(text) for text in texts if text),
        is_cut=body.is_cut,
        is_source=body.is_source,
        raw=_kept(wire.body),
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
    """The newest message that came with a row; `None` when the row carries no text."""
    if row.history:
        return message_from(row.history[-1])
    last = row.last_message
    if last is None or not (last.body or last.subject):
        return None
    from triage_tui.mail.readable import readable  # not in the first paint

    body = readable(last.body)
    return Message(
        message_id=line(last.message_id),
        is_reply=last.received_at is not None or last.sent_at is None,
        at=last.received_at or last.sent_at,
        sender=line(last.sender),
        recipient=line(last.recipient),
        subject=line(last.subject),
        body=body.text,
        links=tuple(link.url for link in body.links),
        hidden=body.hidden + hidden_in(last.subject),
        is_cut=body.is_cut,
        is_source=body.is_source,
        raw=_kept(last.body),
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
        sender=line(wire.sender),
        recipient=line(wire.recipient),
        subject=line(wire.subject),
        body=body.text,
        links=tuple(link.url for link in body.links),
        hidden=body.hidden + hidden_in(wire.subject),
        is_cut=body.is_cut,
        is_source=body.is_source,
    )
    reply = reply_facts(message.subject, body.text, at=message.at, sender=message.sender)
    row = LeadMap(
        lead_map_id=own_id,
        email=line(wire.sender),
        name=line(wire.sender_name),
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
