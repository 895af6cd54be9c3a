"""What the inbox lists: lead maps, their messages, categories and members."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText

LeadMapId = NewType("LeadMapId", int)
"""Smartlead's `email_lead_map_id`: one lead in one campaign; beyond 2**31."""
LeadId = NewType("LeadId", int)
"""Smartlead's `email_lead_id`: a person, whatever the campaign."""
CampaignId = NewType("CampaignId", int)
CategoryId = NewType("CategoryId", int)
MemberId = NewType("MemberId", int)
"""Smartlead's `team_member_id`."""


class Sentiment(StrEnum):
    """How a category counts; the API's `sentiment_type`, which may be null."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Category(Struct, frozen=True, gc=False):
    """A lead category, as `GET /leads/fetch-categories` lists it."""

    category_id: CategoryId
    name: SafeText
    sentiment: Sentiment = Sentiment.UNKNOWN


class Member(Struct, frozen=True, gc=False):
    """A team member; the name is empty where only the id is known."""

    member_id: MemberId
    name: SafeText = NOTHING
    email: SafeText = NOTHING


class LeadMap(Struct, frozen=True, eq=False, gc=False):
    """One lead in one campaign: the unit the inbox lists and every action targets.

    Times are seconds since 1970, UTC, or `None` where the server gave none. Compared by identity:
    a deep comparison of thousands would be paid on every key press.
    """

    lead_map_id: LeadMapId
    lead_id: LeadId | None = None
    email: SafeText = NOTHING
    name: SafeText = NOTHING
    company: SafeText = NOTHING
    """Empty in the flat rows seen live, which carry none."""
    campaign_id: CampaignId | None = None
    campaign_name: SafeText = NOTHING
    category_id: CategoryId | None = None
    is_read: bool = False
    assignee: MemberId | None = None
    last_reply_at: float | None = None
    last_sent_at: float | None = None
    subject: SafeText = NOTHING
    preview: SafeText = NOTHING
    """The newest reply's first words; empty until a message was seen."""
    phone: SafeText = NOTHING
    step: int | None = None
    steps: int | None = None
    is_important: bool = False
    is_archived: bool = False
    is_snoozed: bool = False
    lead_status: SafeText = NOTHING
    email_status: SafeText = NOTHING
    client_id: int | None = None
    email_account_id: int | None = None
    tags: tuple[SafeText, ...] = ()
    wake_at: float | None = None
    """The server's reminder, snooze or scheduled time, where a view gives one."""
    hidden: int = 0
    """How many invisible or control characters were taken out of its texts."""
    as_of: float = 0.0
    """When the read that brought this row started, on the monotonic clock."""
    reply_facts: int = 0
    """What the newest reply says of itself: bits of `inbox.reply_facts`."""
    back_on: int | None = None
    """The day on which who wrote it is back, as `date.toordinal` counts."""


class Message(Struct, frozen=True, eq=False, gc=False):
    """One mail of a conversation."""

    message_id: SafeText
    is_reply: bool
    """True when the lead wrote it, false when we did."""
    at: float | None
    """Seconds since 1970, UTC; missing for a while on a message just sent."""
    sender: SafeText = NOTHING
    recipient: SafeText = NOTHING
    cc: SafeText = NOTHING
    subject: SafeText = NOTHING
    body: SafeText = NOTHING
    """Readable text, in block mode: newlines kept."""
    links: tuple[SafeText, ...] = ()
    """Where the links lead, in the order of their numbers in the body."""
    attachments: tuple[SafeText, ...] = ()
    step: int | None = None
    """The sequence step; `None` for a reply or for mail sent by hand."""
    stats_id: SafeText = NOTHING
    hidden: int = 0
    is_cut: bool = False
    """True when more text follows than was prepared for the screen."""
    is_whole: bool = False
    """True when as much was prepared as ever is."""
    is_source: bool = False
    """True when its HTML shows no text: the body is its source without the tags."""
    raw: str = ""
    """The body as it came, cut at 256 K characters; drawn only escaped, empty when not kept."""


class Conversation(Struct, frozen=True, eq=False, gc=False):
    """The messages of one lead map, oldest first."""

    lead_map_id: LeadMapId
    messages: tuple[Message, ...]
    as_of: float
    """When its read started, on the monotonic clock."""
    is_partial: bool = False
    """True when it holds only what came with the list row."""
