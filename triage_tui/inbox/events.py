"""What can happen to the inbox: the only things `reduce` takes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from triage_tui.inbox.actions import Entry
from triage_tui.inbox.lead_map import Category, LeadMap, LeadMapId, Member
from triage_tui.inbox.local_status import StatusChange
from triage_tui.inbox.reply_facts import NO_FACTS, ReplyFacts
from triage_tui.inbox.safe_text import NOTHING, SafeText


class RowsRead(Struct, frozen=True, eq=False, gc=False):
    """One page of a view came.

    A read-through starts with `is_first` and ends with `is_last`: lead maps it did not bring leave
    the listing at its end, never in the middle. `as_of` of every row is `started_at`.
    """

    listing: str
    rows: Sequence[LeadMap]
    started_at: float
    """When the request was made, on the monotonic clock; 0.0 for rows out of the cache."""
    is_first: bool
    is_last: bool
    unreadable: int = 0
    """Rows of this page that could not be read."""
    since: float | None = None
    """With `is_last`: when the read-through had started whose end this is; `None` for the newest.
    Lead maps that no read since then listed leave the listing."""

    @property
    def is_cached(self) -> bool:
        """True for rows out of the cache: they never replace what was read."""
        return self.started_at == 0.0


class LeadMapRead(Struct, frozen=True, eq=False, gc=False):
    """One lead map was read by itself."""

    row: LeadMap


class LeadMapsRead(Struct, frozen=True, eq=False, gc=False):
    """Several lead maps were read for another purpose than a view: no listing changes."""

    rows: Sequence[LeadMap]


class PreviewRead(Struct, frozen=True, eq=False, gc=False):
    """The newest reply of a lead map was seen in its conversation."""

    lead_map_id: LeadMapId
    subject: SafeText
    preview: SafeText
    reply: ReplyFacts = NO_FACTS


class Submitted(Struct, frozen=True, eq=False, gc=False):
    """Key presses were committed to the journal, with the older entries they merged with."""

    entries: Sequence[Entry]


class Moved(Struct, frozen=True, eq=False, gc=False):
    """Entries changed their status, reason or schedule."""

    entries: Sequence[Entry]


class Marked(Struct, frozen=True, eq=False, gc=False):
    """Lead maps were put aside on this machine, or came back."""

    changes: Sequence[StatusChange]


class CategoriesRead(Struct, frozen=True, eq=False, gc=False):
    categories: Sequence[Category]


class MembersRead(Struct, frozen=True, eq=False, gc=False):
    """Members were learned; known names are never replaced by empty ones."""

    members: Sequence[Member]


class PauseKind(StrEnum):
    """Why the whole queue waits."""

    KEY = "key"
    """The server does not accept the API key: the user is asked for one."""
    ACCOUNT = "account"
    """What waits was taken with another key: the user says whether it is the same account."""
    TLS = "tls"
    """The connection is not trustworthy: nothing is sent until the user goes on."""
    DISK = "disk"
    """The journal cannot be written; tried again by itself."""
    LIMIT = "limit"
    """The server asked to wait; goes on by itself."""
    NETWORK = "network"
    """The server cannot be reached; tried again by itself."""
    PLAN = "plan"
    """Smartlead says that the plan has expired; tried again by itself, slowly."""


class Pause(Struct, frozen=True, gc=False):
    """The whole queue waits; nothing is dropped."""

    kind: PauseKind
    reason: SafeText = NOTHING
    until: float | None = None
    """When it goes on by itself, monotonic; `None` when the user has to act."""


class Paused(Struct, frozen=True, eq=False, gc=False):
    """The queue stopped, or with `None` went on."""

    pause: Pause | None


Event = (
    RowsRead
    | LeadMapRead
    | LeadMapsRead
    | PreviewRead
    | Submitted
    | Moved
    | Marked
    | CategoriesRead
    | MembersRead
    | Paused
)
