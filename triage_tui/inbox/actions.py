"""What changes a lead map on the server, and what taking it back means."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType, TypeGuard, assert_never

from msgspec import Struct, structs

from triage_tui.inbox.lead_map import (
    CampaignId,
    CategoryId,
    LeadId,
    LeadMap,
    LeadMapId,
    MemberId,
)
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own

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


class SetCategory(Struct, frozen=True, gc=False):
    """File a lead map under a category, or under none."""

    lead_map_id: LeadMapId
    category_id: CategoryId | None

    @property
    def kind(self) -> Kind:
        return Kind.CATEGORY

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return structs.replace(lead_map, category_id=self.category_id)


class SetRead(Struct, frozen=True, gc=False):
    """Mark a lead map read or unread: a target, never a flip."""

    lead_map_id: LeadMapId
    is_read: bool

    @property
    def kind(self) -> Kind:
        return Kind.READ

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return structs.replace(lead_map, is_read=self.is_read)


class Assign(Struct, frozen=True, gc=False):
    """Give a lead map to a member; the API documents no way to give it to nobody."""

    lead_map_id: LeadMapId
    member_id: MemberId

    @property
    def kind(self) -> Kind:
        return Kind.ASSIGN

    def apply(self, lead_map: LeadMap) -> LeadMap:
        return structs.replace(lead_map, assignee=self.member_id)


class CreateTask(Struct, frozen=True, gc=False):
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


class AddNote(Struct, frozen=True, gc=False):
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
            return structs.replace(
                action, category_id=None if before is None else CategoryId(int(before))
            )
        case SetRead():
            return structs.replace(action, is_read=bool(before))
        case Assign():
            return (
                None if before is None else structs.replace(action, member_id=MemberId(int(before)))
            )
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
    UNKNOWN = "unknown"
    """A task or note that may have arrived; being looked up."""
    ASK = "ask"
    """The user decides: a task or note not found again, or an assignment someone else changed."""
    DONE = "done"
    REFUSED = "refused"
    """The server said no; the value before is back."""
    UNDONE = "undone"
    """Taken back before it left."""
    MERGED = "merged"
    """Replaced by a later press on the same field before its outcome was known."""
    SAME = "same"
    """The server held this value already: nothing was sent."""
    DROPPED = "dropped"
    """Given up by the user after a refusal or a question, or handed on to a new action."""

    @property
    def is_open(self) -> bool:
        return self in OPEN

    @property
    def is_unsent(self) -> bool:
        """True while the action has no request on its way."""
        return self in UNSENT


OPEN = frozenset({Status.HELD, Status.PENDING, Status.IN_FLIGHT, Status.UNKNOWN, Status.ASK})
UNSENT = frozenset({Status.HELD, Status.PENDING})


class Facts(Struct, frozen=True, gc=False):
    """What was known of the lead map when the key was pressed: for lists and reports."""

    lead_id: LeadId | None = None
    name: SafeText = NOTHING
    email: SafeText = NOTHING
    company: SafeText = NOTHING
    campaign_id: CampaignId | None = None
    campaign_name: SafeText = NOTHING
    category_id: CategoryId | None = None
    assignee: MemberId | None = None
    last_reply_at: float | None = None


UNKNOWN_LEAD = Facts()


def facts_of(lead_map: LeadMap | None) -> Facts:
    """The facts that outlive the row they were read from."""
    if lead_map is None:
        return UNKNOWN_LEAD
    return Facts(
        lead_id=lead_map.lead_id,
        name=lead_map.name,
        email=lead_map.email,
        company=lead_map.company,
        campaign_id=lead_map.campaign_id,
        campaign_name=lead_map.campaign_name,
        category_id=lead_map.category_id,
        assignee=lead_map.assignee,
        last_reply_at=lead_map.last_reply_at,
    )


class Entry(Struct, frozen=True, eq=False, gc=False):
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
    previous: Value = None
    """What the screen showed in the field when the key was pressed; undo goes back to it."""
    root: ActionId = ActionId(0)
    """The first press of the chain of merged presses this one belongs to."""
    created_at: float = 0.0
    """When the key was pressed, on the monotonic clock of the process that took it."""
    tries: int = 0
    next_try_at: float | None = None
    """When it is tried again, monotonic; `None` when nothing is scheduled."""
    sent_wall: float | None = None
    """When the first request left that may have reached the server; `None` while none has."""
    sent_targets: tuple[Value, ...] = ()
    """Values that requests of unknown outcome may have set: seen again, they are ours."""
    reason: SafeText = NOTHING
    """The last word on it: why it waits, was refused or is asked about."""
    changed_by_other: bool = False
    """True when the server's value moved to a third one while this waited."""
    confirmed_at: float | None = None
    """When the server's word came, monotonic; only reads started later may drop it."""
    decided_wall: float | None = None
    """When it came to rest: seconds since 1970."""
    server_id: str | None = None
    """The server's id of the task or note it made, where one was given."""
    is_bulk: bool = False
    """True for a row of a bulk run, which lets single keys pass."""
    facts: Facts = UNKNOWN_LEAD

    @property
    def may_be_applied(self) -> bool:
        """True when a request left whose outcome is not known."""
        return self.sent_wall is not None

    @property
    def lead_map_id(self) -> LeadMapId:
        return self.action.lead_map_id

    @property
    def kind(self) -> Kind:
        return self.action.kind


def is_setting(action: Action) -> TypeGuard[Setting]:
    """True for the actions that set a field, false for a task or a note."""
    return isinstance(action, SetCategory | SetRead | Assign)


def target_of(entry: Entry) -> Value:
    """The value that an entry sets; `None` for a task or a note."""
    return target(entry.action) if is_setting(entry.action) else None


def with_target(action: Setting, value: Value) -> Setting | None:
    """The same kind of action with another target, or `None` where none exists."""
    return inverse(action, value)


def counted(count: int) -> SafeText:
    """So many decisions, as the outbox counts them, in words."""
    return own("1 change") if count == 1 else fill("{} changes", number(count))
