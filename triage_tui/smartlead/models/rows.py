"""Rows of the list views: flat as seen live, nested as documented."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import AliasChoices, AliasPath, BeforeValidator, Field, ValidationError

from triage_tui.smartlead.models.envelope import find_list
from triage_tui.smartlead.models.fields import (
    Address,
    Count,
    Flag,
    Id,
    OwnId,
    Seconds,
    Text,
    Texts,
    Wire,
    readable,
    to_int,
)
from triage_tui.smartlead.models.messages import LastMessage, WireMessage, messages_in
from triage_tui.smartlead.models.unreadable import Unreadable

Shape = Literal["live", "documented"]
LIST_KEYS = ("data", "messages")


def _history(raw: object) -> tuple[WireMessage, ...]:
    return messages_in(raw) or ()


def _last_message(raw: object) -> LastMessage | None:
    if not isinstance(raw, dict):
        return None
    try:
        return LastMessage.model_validate(raw)
    except ValidationError:
        return None


class InboxRow(Wire):
    """One row of a list view, or the item of `GET /master-inbox/{id}`.

    Times are seconds since 1970, UTC. Nothing but the lead map id is promised.
    """

    lead_map_id: OwnId = Field(  # a string of digits on the wire, beyond 2**31
        validation_alias=AliasChoices("email_lead_map_id", "campaign_lead_map_id")
    )
    lead_id: Id = Field(
        None, validation_alias=AliasChoices("email_lead_id", AliasPath("lead", "id"))
    )
    email: Address = Field(  # a bare `email` was seen in one older capture
        "", validation_alias=AliasChoices("lead_email", "email", AliasPath("lead", "email"))
    )
    first_name: Text = Field(
        "", validation_alias=AliasChoices("lead_first_name", AliasPath("lead", "first_name"))
    )
    last_name: Text = Field(
        "", validation_alias=AliasChoices("lead_last_name", AliasPath("lead", "last_name"))
    )
    company: Text = Field(
        "",
        validation_alias=AliasChoices(
            AliasPath("lead", "company"), AliasPath("lead", "company_name")
        ),
    )
    phone: Text = Field(
        "",
        validation_alias=AliasChoices(
            AliasPath("lead", "phone"), AliasPath("lead", "phone_number")
        ),
    )
    title: Text = Field("", validation_alias=AliasPath("lead", "title"))
    campaign_id: Id = Field(
        None,
        validation_alias=AliasChoices(
            "email_campaign_id", AliasPath("campaign", "id"), "campaign_id"
        ),
    )
    campaign_name: Text = Field(
        "",
        validation_alias=AliasChoices(
            "email_campaign_name", AliasPath("campaign", "name"), "campaign_name"
        ),
    )
    category_id: Id = Field(
        None, validation_alias=AliasChoices("lead_category_id", AliasPath("category", "id"))
    )
    """`None`: in no category."""
    category_name: Text = Field("", validation_alias=AliasPath("category", "name"))
    member_id: Id = Field(
        None, validation_alias=AliasChoices("team_member_id", AliasPath("assigned_to", "id"))
    )
    member_name: Text = Field("", validation_alias=AliasPath("assigned_to", "name"))
    member_email: Address = Field("", validation_alias=AliasPath("assigned_to", "email"))
    email_account_id: Id = Field(
        None, validation_alias=AliasChoices("email_account_id", AliasPath("email_account", "id"))
    )
    email_account: Address = Field("", validation_alias=AliasPath("email_account", "email"))
    client_id: Id = None
    unread_flag: Flag = Field(None, validation_alias="has_new_unread_email")
    read_flag: Flag = Field(None, validation_alias="is_read")
    last_reply_time: Seconds = None
    last_sent_time: Seconds = None
    last_message: Annotated[LastMessage | None, BeforeValidator(_last_message)] = None
    history: Annotated[tuple[WireMessage, ...], BeforeValidator(_history)] = Field(
        (),
        validation_alias=AliasChoices("email_history", "message_history", "history", "messages"),
    )
    """Oldest first; empty unless it was asked for."""
    lead_status: Text = ""
    """STARTED, INPROGRESS, COMPLETED, PAUSED, STOPPED or BLOCKED in flat rows."""
    email_status: Text = ""
    """Replied, Opened and so on in documented rows."""
    is_important: Flag = None
    is_archived: Flag = None
    is_snoozed: Flag = None
    step: Count = Field(None, validation_alias="current_sequence_number")
    steps: Count = Field(None, validation_alias="sequence_count")
    sub_sequence_id: Id = Field(
        None, validation_alias=AliasChoices("sub_sequence_id", AliasPath("subsequence", "id"))
    )
    revenue: Text = ""
    """A decimal as text, such as "1500.00"."""
    tags: Texts = ()
    reminder_at: Seconds = Field(None, validation_alias="reminder_time")
    reminder_message: Text = ""
    snoozed_until: Seconds = None
    scheduled_at: Seconds = Field(None, validation_alias="scheduled_time")

    @property
    def is_read(self) -> bool | None:
        """Whether it was read; `None` where the row does not say."""
        return self.read_flag if self.unread_flag is None else not self.unread_flag

    @property
    def last_reply_at(self) -> float | None:
        """When the lead last wrote."""
        if self.last_reply_time is not None or self.last_message is None:
            return self.last_reply_time
        return self.last_message.received_at

    @property
    def last_sent_at(self) -> float | None:
        """When we last wrote."""
        if self.last_sent_time is not None or self.last_message is None:
            return self.last_sent_time
        return self.last_message.sent_at

    @property
    def wake_at(self) -> float | None:
        """The time a reminder, a snooze or a scheduled mail is due, where the view gives one."""
        return self.reminder_at or self.snoozed_until or self.scheduled_at

    @property
    def subject(self) -> str:
        """The newest message's subject; empty in flat rows without history."""
        return self.last_message.subject if self.last_message else ""

    @property
    def body(self) -> str:
        """The newest message's text; empty in flat rows without history."""
        return self.last_message.body if self.last_message else ""


class Page(Struct, frozen=True, gc=False):
    """One page of a list view."""

    rows: tuple[InboxRow, ...]
    unreadable: tuple[Unreadable, ...]
    is_last: bool
    """True when the page was shorter than asked: the server promises no other sign of the end."""
    total: int | None
    """`total_count` where it is an integer; the live shape has none."""
    shape: Shape
    took: float = 0.0
    """Seconds that the server took."""


def page_in(payload: Any, *, limit: int, took: float = 0.0) -> Page | None:
    """The page in an answer to a request for `limit` rows; `None` when there is no list in it."""
    found = find_list(payload, LIST_KEYS)
    if found is None:
        return None
    rows, unreadable = readable(InboxRow, found.items)
    # A server that quietly asks itself for fewer says so: a "short" page is then a full one.
    granted = min(limit, to_int(found.around.get("limit")) or limit)
    total = found.around.get("total_count")
    return Page(
        rows=rows,
        unreadable=unreadable,
        is_last=len(found.items) < granted,
        total=total if isinstance(total, int) and not isinstance(total, bool) else None,
        shape="documented" if found.key == "messages" else "live",
        took=took,
    )
