"""Messages of a conversation, as message-history and list rows with history carry them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from triage_tui.smartlead.models.envelope import find_list
from triage_tui.smartlead.models.fields import (
    Address,
    Addresses,
    Count,
    Seconds,
    Text,
    Wire,
    readable,
)

HISTORY_KEYS = ("history", "messages", "email_history", "message_history", "data")
_REPLY = frozenset({"REPLY", "INBOUND", "RECEIVED", "INCOMING"})
_SENT = frozenset({"SENT", "OUTBOUND", "OUTGOING"})


class WireAttachment(Wire):
    """A file that came with a message; only named, never fetched."""

    name: Text = Field("", validation_alias=AliasChoices("file_name", "filename", "name"))
    url: Text = Field("", validation_alias=AliasChoices("file_url", "url"))
    kind: Text = Field("", validation_alias=AliasChoices("file_type", "content_type", "type"))
    size: Count = Field(None, validation_alias=AliasChoices("file_size", "size"))


def _attachments(raw: object) -> tuple[WireAttachment, ...]:
    items = raw if isinstance(raw, list) else []
    return readable(
        WireAttachment, [{"name": item} if isinstance(item, str) else item for item in items]
    )[0]


class WireMessage(Wire):
    """One mail: `type` SENT or REPLY as seen live, `direction` as documented."""

    message_id: Text = Field("", validation_alias=AliasChoices("message_id", "id"))
    stats_id: Text = Field("", validation_alias=AliasChoices("stats_id", "email_stats_id"))
    direction: Text = Field("", validation_alias=AliasChoices("type", "direction"))
    received_at: Seconds = None
    sent_at: Seconds = None
    time: Seconds = None
    sender: Address = Field("", validation_alias=AliasChoices("from", "sent_from", "from_email"))
    recipient: Address = Field("", validation_alias=AliasChoices("to", "sent_to", "to_email"))
    cc: Addresses = ()
    bcc: Addresses = ()
    subject: Text = ""
    body: Text = Field("", validation_alias=AliasChoices("email_body", "body", "reply_body"))
    """HTML with the quoted thread in it, or plain text; empty in documented histories."""
    step: Count = Field(None, validation_alias=AliasChoices("email_seq_number", "sequence_number"))
    """The sequence step; `None` for mail sent by hand."""
    opened_at: Seconds = None
    open_count: Count = None
    click_count: Count = None
    attachments: Annotated[tuple[WireAttachment, ...], BeforeValidator(_attachments)] = ()

    @property
    def is_reply(self) -> bool:
        """True when the lead wrote it; judged by the times where no direction is given."""
        word = self.direction.strip().upper()
        if word in _REPLY or word in _SENT:
            return word in _REPLY
        return self.received_at is not None and self.sent_at is None

    @property
    def at(self) -> float | None:
        """When it was sent or received, seconds since 1970; missing on a message just sent."""
        first = self.received_at if self.is_reply else self.sent_at
        return next((t for t in (self.time, first, self.sent_at, self.received_at) if t), None)


class LastMessage(Wire):
    """The newest message of a documented row; a flat row has none."""

    message_id: Text = Field("", validation_alias=AliasChoices("id", "message_id"))
    subject: Text = ""
    body: Text = ""
    received_at: Seconds = Field(
        None, validation_alias=AliasChoices("received_at", "replied_at", "time")
    )
    sent_at: Seconds = None
    opened_at: Seconds = None
    sender: Address = Field("", validation_alias=AliasChoices("sent_from", "from"))
    recipient: Address = Field("", validation_alias=AliasChoices("sent_to", "to"))


def messages_in(payload: Any) -> tuple[WireMessage, ...] | None:
    """The messages of a history in any of its forms, oldest first; `None` when there is no list.

    A message without a time was just sent: it comes last.
    """
    found = find_list(payload, HISTORY_KEYS)
    if found is None:
        return None
    messages, _ = readable(WireMessage, found.items)
    return tuple(sorted(messages, key=lambda message: message.at or float("inf")))
