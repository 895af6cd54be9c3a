"""Lead maps and conversations as the cache keeps them: columns for rows, packed text for mail."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

from triage_tui.inbox.lead_map import (
    CampaignId,
    CategoryId,
    Conversation,
    LeadId,
    LeadMap,
    LeadMapId,
    MemberId,
    Message,
)
from triage_tui.inbox.safe_text import SafeText, kept, kept_block

COLUMNS: Final = (  # noqa: SIM905  # as a list it would fill a screen
    "lead_map_id lead_id email name company campaign_id campaign_name category_id flags assignee "
    "last_reply_at last_sent_at subject preview phone step steps lead_status email_status "
    "client_id email_account_id tags wake_at hidden"
).split()
_READ, _IMPORTANT, _ARCHIVED, _SNOOZED = 1, 2, 4, 8
_FACTS_AT, _FACTS = 8, 0xFF
"""Where among the flags the facts of the reply stand; 0.1 kept none."""
_BACK_AT: Final = 16
"""Where the day of the return begins; 0 is none."""
_TAG_GAP: Final = "\n"
"""Between tags: the cleaner leaves no line end in a name."""
_TEXTS: Final = ("message_id", "sender", "recipient", "cc", "subject", "stats_id")
_LISTS: Final = ("links", "attachments")
_PLAIN: Final = ("is_reply", "at", "step", "hidden", "is_cut", "is_source")


def to_row(row: LeadMap) -> tuple[object, ...]:
    """The columns of a lead map; when it was read is the view's business."""
    flags = (
        (row.is_read and _READ)
        | (row.is_important and _IMPORTANT)
        | (row.is_archived and _ARCHIVED)
        | (row.is_snoozed and _SNOOZED)
        | row.reply_facts << _FACTS_AT
        | (row.back_on or 0) << _BACK_AT
    )
    return (
        row.lead_map_id,
        row.lead_id,
        row.email,
        row.name,
        row.company,
        row.campaign_id,
        row.campaign_name,
        row.category_id,
        int(flags),
        row.assignee,
        row.last_reply_at,
        row.last_sent_at,
        row.subject,
        row.preview,
        row.phone,
        row.step,
        row.steps,
        row.lead_status,
        row.email_status,
        row.client_id,
        row.email_account_id,
        _TAG_GAP.join(row.tags),
        row.wake_at,
        row.hidden,
    )


def from_row(cells: Sequence[Any], shared: dict[str, SafeText]) -> LeadMap:
    """The lead map of a row in the order of `COLUMNS`; its texts were cleaned before they went in.

    `shared` keeps one copy of texts that many rows have in common. Raises ValueError or TypeError
    for a row that is not what was written.
    """
    (
        lead_map_id, lead_id, email, name, company, campaign_id, campaign_name, category_id, flags,
        assignee, last_reply_at, last_sent_at, subject, preview, phone, step, steps, lead_status,
        email_status, client_id, email_account_id, tags, wake_at, hidden,
    ) = cells  # fmt: skip
    return LeadMap(
        LeadMapId(lead_map_id),
        None if lead_id is None else LeadId(lead_id),
        kept(email),
        kept(name),
        shared.get(company) or _share(company, shared),
        None if campaign_id is None else CampaignId(campaign_id),
        shared.get(campaign_name) or _share(campaign_name, shared),
        None if category_id is None else CategoryId(category_id),
        bool(flags & _READ),
        None if assignee is None else MemberId(assignee),
        last_reply_at,
        last_sent_at,
        kept(subject),
        kept(preview),
        kept(phone),
        step,
        steps,
        bool(flags & _IMPORTANT),
        bool(flags & _ARCHIVED),
        bool(flags & _SNOOZED),
        shared.get(lead_status) or _share(lead_status, shared),
        shared.get(email_status) or _share(email_status, shared),
        client_id,
        email_account_id,
        tuple(kept(tag) for tag in tags.split(_TAG_GAP)) if tags else (),
        wake_at,
        hidden,
        reply_facts=flags >> _FACTS_AT & _FACTS,
        back_on=(flags >> _BACK_AT) or None,
    )


def _share(text: str, shared: dict[str, SafeText]) -> SafeText:
    return shared.setdefault(text, kept(text))


def pack(conversation: Conversation) -> bytes:
    """The messages of a conversation, small enough to be kept by the thousand."""
    messages = [
        {name: getattr(message, name) for name in (*_TEXTS, *_LISTS, *_PLAIN, "body")}
        for message in conversation.messages
    ]
    return zlib.compress(json.dumps(messages).encode(), 1)


def unpack(lead_map_id: LeadMapId, packed: bytes) -> Conversation:
    """The conversation that was packed; `as_of` is 0.0.

    Raises:
        ValueError: when it is not what was written.
    """
    try:
        raw = json.loads(zlib.decompress(packed))
        messages = tuple(_message(each) for each in raw)
    except (zlib.error, TypeError, KeyError, AttributeError, RecursionError) as error:
        msg = "a conversation of the cache cannot be read"
        raise ValueError(msg) from error
    return Conversation(lead_map_id, messages, as_of=0.0)


def _message(raw: dict[str, Any]) -> Message:
    texts = {name: kept(str(raw[name])) for name in _TEXTS}
    lists = {name: tuple(kept(str(each)) for each in raw[name]) for name in _LISTS}
    return Message(
        message_id=texts["message_id"],
        is_reply=bool(raw["is_reply"]),
        at=None if raw["at"] is None else float(raw["at"]),
        sender=texts["sender"],
        recipient=texts["recipient"],
        cc=texts["cc"],
        subject=texts["subject"],
        body=kept_block(str(raw["body"])),
        links=lists["links"],
        attachments=lists["attachments"],
        step=None if raw["step"] is None else int(raw["step"]),
        stats_id=texts["stats_id"],
        hidden=int(raw["hidden"]),
        is_cut=bool(raw["is_cut"]),
        is_source=bool(raw.get("is_source")),  # not in what 0.1 kept
    )
