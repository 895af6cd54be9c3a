"""A lead's tasks, notes and the replies that belong to no campaign."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Struct
from pydantic import AliasChoices, BeforeValidator, Field

from triage_tui.smartlead.models.envelope import find_list
from triage_tui.smartlead.models.fields import (
    Address,
    Flag,
    Id,
    OwnId,
    Seconds,
    Text,
    Wire,
    readable,
    to_int,
    to_text,
)
from triage_tui.smartlead.models.unreadable import Unreadable


class WireTask(Wire):
    """A task of `GET /crm/leads/tasks/{lead id}`."""

    task_id: OwnId = Field(validation_alias=AliasChoices("id", "task_id"))
    lead_id: Id = None
    lead_map_id: Id = Field(None, validation_alias="email_lead_map_id")
    name: Text = ""
    description: Text = ""
    priority: Text = ""
    due_at: Seconds = Field(None, validation_alias="due_date")
    status: Text = ""
    created_at: Seconds = None


class WireNote(Wire):
    """A note of `GET /crm/leads/notes/{lead id}`."""

    note_id: OwnId = Field(validation_alias=AliasChoices("id", "note_id"))
    lead_id: Id = None
    lead_map_id: Id = Field(None, validation_alias="email_lead_map_id")
    note: Text = Field("", validation_alias=AliasChoices("note_message", "note"))
    created_by: Text = ""
    created_at: Seconds = None


def _name(raw: object) -> str:
    if isinstance(raw, list) and raw:
        raw = raw[0]
    return to_text(raw.get("name")) if isinstance(raw, dict) else ""


def _html(raw: object) -> str:
    if not isinstance(raw, dict):
        return to_text(raw)
    return to_text(raw.get("textAsHtml")) or to_text(raw.get("text"))


class UntrackedReply(Wire):
    """A reply that matched no lead: it has no lead map, so no action applies to it."""

    reply_id: Text = Field("", validation_alias="id")
    message_id: Text = ""
    account_id: Id = None
    sender: Address = Field("", validation_alias=AliasChoices("from_email", "sender_detail"))
    sender_name: Annotated[str, BeforeValidator(_name)] = Field(
        "", validation_alias="sender_detail"
    )
    recipient: Address = Field("", validation_alias=AliasChoices("to_email", "recipient_detail"))
    subject: Text = ""
    received_at: Seconds = Field(
        None, validation_alias=AliasChoices("received_at", "reply_picked_time", "created_at")
    )
    text: Text = Field("", validation_alias="visible_text")
    """The new part of the mail as plain text, where the server cut it out."""
    body: Annotated[str, BeforeValidator(_html)] = ""
    """The whole mail, HTML or text, when it was asked for."""
    is_read: Flag = None
    has_attachments: Flag = Field(
        None, validation_alias=AliasChoices("has_attachments", "has_attachment")
    )


class UntrackedPage(Struct, frozen=True, gc=False):
    """One page of `GET /master-inbox/untracked-replies`."""

    replies: tuple[UntrackedReply, ...]
    unreadable: tuple[Unreadable, ...]
    is_last: bool
    total: int | None


def untracked_in(payload: Any, *, limit: int) -> UntrackedPage | None:
    """The page in any of the three shapes; `None` when there is no list in the answer."""
    found = find_list(payload, ("untracked_replies", "replies", "data"))
    if found is None:
        return None
    replies, unreadable = readable(UntrackedReply, found.items)
    pages = found.around.get("pagination")
    more = pages.get("hasMore") if isinstance(pages, dict) else None
    total = found.around.get("total_count", found.around.get("totalCount"))
    return UntrackedPage(
        replies=replies,
        unreadable=unreadable,
        is_last=not more if isinstance(more, bool) else len(found.items) < limit,
        total=to_int(total),
    )
