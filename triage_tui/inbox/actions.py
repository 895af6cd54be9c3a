"""What changes a lead map on the server, and what taking it back means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType, assert_never

from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId, MemberId
from triage_tui.inbox.text import NOTHING, SafeText

ActionId = NewType("ActionId", int)
"""Our own number of an action: its row in the journal."""
GestureId = NewType("GestureId", int)
"""What one key press or one bulk run set off; undone as one."""


class Kind(StrEnum):
    """The kind of an action, as the journal names it."""

    CATEGORY = "category"
    READ = "read"
    ASSIGN = "assign"
    TASK = "task"
    NOTE = "note"


class Priority(StrEnum):
    """A task's priority, in the API's own words."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


@dataclass(frozen=True, slots=True)
class SetCategory:
    """File a lead map under a category, or under none."""

    lead_map_id: LeadMapId
    category_id: CategoryId | None

    @property
    def kind(self) -> Kind:
        return Kind.CATEGORY

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return replace(lead_map, category_id=self.category_id)


@dataclass(frozen=True, slots=True)
class SetRead:
    """Mark a lead map read or unread: a target, never a flip."""

    lead_map_id: LeadMapId
    is_read: bool

    @property
    def kind(self) -> Kind:
        return Kind.READ

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return replace(lead_map, is_read=self.is_read)


@dataclass(frozen=True, slots=True)
class Assign:
    """Give a lead map to a member; the API documents no way to give it to nobody."""

    lead_map_id: LeadMapId
    member_id: MemberId

    @property
    def kind(self) -> Kind:
        return Kind.ASSIGN

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return replace(lead_map, assignee=self.member_id)


@dataclass(frozen=True, slots=True)
class CreateTask:
    """Put a task on a lead map. Never merged, never sent twice unasked."""

    lead_map_id: LeadMapId
    name: str
    description: str
    priority: Priority
    due_at: float
    """Seconds since 1970, UTC."""

    @property
    def kind(self) -> Kind:
        return Kind.TASK

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return lead_map


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a note on a lead map. Never merged, never sent twice unasked."""

    lead_map_id: LeadMapId
    note: str

    @property
    def kind(self) -> Kind:
        return Kind.NOTE

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return lead_map


Action = SetCategory | SetRead | Assign | CreateTask | AddNote
Setting = SetCategory | SetRead | Assign
"""The actions that set a field: safe to send twice, and merged while unsent."""
Value = CategoryId | MemberId | bool | None
"""What a setting sets, and what it replaced."""


def value_of(action: Action, lead_map: LeadMap) -> Value:
    """The field of `lead_map` that `action` would set; `None` for a task or a note."""
    match action:
        case SetCategory():
            return lead_map.category_id
        case SetRead():
            return lead_map.is_read
        case Assign():
            return lead_map.assignee
        case CreateTask() | AddNote():
            return None
        case _:
            assert_never(action)


def target(action: Setting) -> Value:
    """The value that `action` sets."""
    match action:
        case SetCategory():
            return action.category_id
        case SetRead():
            return action.is_read
        case Assign():
            return action.member_id
        case _:
            assert_never(action)


def inverse(action: Action, before: Value) -> Setting | None:
    """The action that puts `before` back, or `None` where nothing can.

    A first assignment, a task and a note cannot be taken back: the API has no call for it.
    """
    match action:
        case SetCategory():
            return replace(action, category_id=None if before is None else CategoryId(int(before)))
        case SetRead():
            return replace(action, is_read=bool(before))
        case Assign():
            return None if before is None else replace(action, member_id=MemberId(int(before)))
        case CreateTask() | AddNote():
            return None
        case _:
            assert_never(action)


class Status(StrEnum):
    """Where an action is on its way; the journal's own words."""

    HELD = "held"
    """Inside its undo window: nothing was sent."""
    PENDING = "pending"
    """Waiting for its turn, the network or the limit."""
    IN_FLIGHT = "in_flight"
    DONE = "done"
    REFUSED = "refused"
    """The server said no; the value before is back."""
    UNKNOWN = "unknown"
    """A task or note that may have arrived; being looked up."""
    ASK = "ask"
    """A task or note that was not found again: the user decides."""
    UNDONE = "undone"
    """Taken back before it left, or merged away to nothing."""
    DROPPED = "dropped"
    """Given up by the user after a refusal or a question."""

    @property
    def is_open(self) -> bool:
        return self in OPEN


OPEN = frozenset({Status.HELD, Status.PENDING, Status.IN_FLIGHT, Status.UNKNOWN, Status.ASK})


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An action with its life: one row of the journal."""

    action_id: ActionId
    gesture_id: GestureId
    action: Action
    before: Value
    """The field's value on the server's side before this action; moved by a refresh."""
    status: Status
    created_wall: float
    """When the key was pressed: seconds since 1970."""
    leaves_at: float
    """When the undo window ends, on this process's monotonic clock."""
    tries: int = 0
    next_try_at: float | None = None
    """When it is tried again, monotonic; `None` when nothing is scheduled."""
    sent_wall: float | None = None
    """When the first request left: a read back looks for what was created since."""
    reason: SafeText = NOTHING
    """The last word on it: why it waits, was refused or is asked about."""
    changed_by_other: bool = False
    """True when the server's value moved to a third one while this waited."""
    confirmed_at: float | None = None
    """When the server's word came, monotonic; only reads started later may drop it."""
