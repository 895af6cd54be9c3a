"""Taking a gesture back: before it left, by sending the value before, or honestly not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, field

from triage_tui.inbox.actions import (
    Action,
    ActionId,
    Entry,
    GestureId,
    Setting,
    Status,
    Value,
    is_setting,
    target_of,
    value_of,
    with_target,
)
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, number, own
from triage_tui.inbox.state import InboxState

_OVER = frozenset({Status.REFUSED, Status.DROPPED, Status.UNDONE})


class UndoReport(Struct, frozen=True, gc=False):
    """How far a gesture could be taken back, counted in actions."""

    gesture_id: GestureId
    lead_map_ids: tuple[LeadMapId, ...]
    """Every lead map of the gesture, in the order of its actions."""
    taken_back: int = 0
    """Never left: no request, no automation."""
    sent_back: int = 0
    """The value before is sent; automations may have run meanwhile."""
    cannot: int = 0
    """First assignments, tasks and notes that have left."""
    changed_since: int = 0
    """Fields that show another value than the gesture gave them: left as they are."""
    actions: tuple[Action, ...] = ()
    """What was taken back or sent back."""
    replies_sent_back: int = 0
    """On how many lead maps; so are the next two counted."""
    replies_kept: int = 0
    """Of which something cannot be taken back."""
    replies_changed: int = 0
    """Which somebody changed since."""
    local: int = 0
    """Lead maps that are no longer, or again, done or snoozed on this machine."""

    def words(self) -> SafeText:
        """The report in words."""
        parts = []
        if self.local:
            parts.append(own("Back in the queue."))
        if self.taken_back:
            parts.append(own("Undone: nothing was sent."))
        parts.extend(self.reservations())
        return joined(" ", parts) if parts else own("Nothing to undo there.")

    def reservations(self, whom: SafeText = NOTHING) -> list[SafeText]:
        """What of it was sent already, or cannot be undone; `whom` names a single reply."""
        parts, is_one = [], len(self.lead_map_ids) == 1
        if self.sent_back:
            named = whom if is_one and whom else _replies(self.replies_sent_back)
            parts.append(fill("Undo queued: {}. Automations may already have run.", named))
        if self.cannot:
            on = NOTHING if is_one else fill(" on {}", _replies(self.replies_kept))
            words = "Can't undo{}: Smartlead has no way to remove a first assignment, task or note."
            parts.append(fill(words, on))
        if self.changed_since:
            on = NOTHING if is_one else fill(" on {}", _replies(self.replies_changed))
            parts.append(fill("Not undone{}: a teammate changed it since.", on))
        return parts


def _replies(count: int) -> SafeText:
    return own("1 reply") if count == 1 else fill("{} replies", number(count))


class Plan(Struct):
    """What taking a gesture back does."""

    dissolved: list[Entry] = field(default_factory=list)
    """Unsent entries that simply go."""
    new_actions: list[tuple[Setting, Entry]] = field(default_factory=list)
    """Values to set again, each with the entry it takes back."""
    taken_back: int = 0
    sent_back: int = 0
    cannot: int = 0
    changed_since: int = 0
    undone: list[Entry] = field(default_factory=list)
    sent_back_on: set[LeadMapId] = field(default_factory=set)
    kept_on: set[LeadMapId] = field(default_factory=set)
    changed_on: set[LeadMapId] = field(default_factory=set)


def report_of(gesture_id: GestureId, entries: Sequence[Entry], plan: Plan) -> UndoReport:
    """How far a plan goes, for the gesture that has these entries."""
    return UndoReport(
        gesture_id=gesture_id,
        lead_map_ids=tuple(dict.fromkeys(entry.lead_map_id for entry in entries)),
        taken_back=plan.taken_back,
        sent_back=plan.sent_back,
        cannot=plan.cannot,
        changed_since=plan.changed_since,
        actions=tuple(entry.action for entry in reversed(plan.undone)),
        replies_sent_back=len(plan.sent_back_on),
        replies_kept=len(plan.kept_on),
        replies_changed=len(plan.changed_on),
    )


def plan_undo(
    entries: Sequence[Entry], state: InboxState, tail: Callable[[ActionId], Entry | None]
) -> Plan:
    """Work out how `entries` of one gesture are taken back, the last one first."""
    plan = Plan()
    for entry in reversed(entries):
        current = state.entries.get(entry.action_id, entry)
        if current.status in _OVER:
            continue
        if is_setting(current.action):
            _plan_setting(plan, current, current.action, state, tail)
        elif current.status.is_unsent and not current.may_be_applied:
            plan.dissolved.append(current)
            plan.taken_back += 1
            plan.undone.append(current)
        else:
            plan.cannot += 1
            plan.kept_on.add(current.lead_map_id)
    return plan


def tails_of(entries: Iterable[Entry]) -> dict[ActionId, Entry]:
    """The last press of each chain of merged ones, by the first; the entries oldest first."""
    return {entry.root: entry for entry in entries}


def _plan_setting(
    plan: Plan,
    entry: Entry,
    action: Setting,
    state: InboxState,
    tail: Callable[[ActionId], Entry | None],
) -> None:
    if entry.status is Status.SAME and entry.previous == target_of(entry):
        return
    field_entries = [
        each
        for each in state.entries_of(entry.lead_map_id)
        if each.kind is entry.kind and each.status.is_open
    ]
    confirmed = state.confirmed(entry.lead_map_id)
    if field_entries:
        now: Value = target_of(field_entries[-1])
    else:
        now = target_of(entry) if confirmed is None else value_of(action, confirmed)
    if now != target_of(entry):
        plan.changed_since += 1
        plan.changed_on.add(entry.lead_map_id)
        return
    back_to = _value_before(entry, field_entries, tail)
    waiting = [each for each in field_entries if each.status is not Status.IN_FLIGHT]
    live = waiting[-1] if waiting and not waiting[-1].may_be_applied else None
    if live is not None and live.root == entry.root and back_to == live.before:
        plan.dissolved.append(live)
        plan.taken_back += 1
        plan.undone.append(entry)
        return
    inverse = with_target(action, back_to)
    if inverse is None:
        plan.cannot += 1
        plan.kept_on.add(entry.lead_map_id)
        return
    has_never_left = entry.status is Status.SAME and not entry.may_be_applied
    if has_never_left or (live is not None and live.root == entry.root):
        plan.taken_back += 1
    else:
        plan.sent_back += 1
        plan.sent_back_on.add(entry.lead_map_id)
    plan.new_actions.append((inverse, entry))
    plan.undone.append(entry)


def _value_before(
    entry: Entry, field_entries: Sequence[Entry], tail: Callable[[ActionId], Entry | None]
) -> Value:
    """What the field held before the press, as a refresh may have moved it meanwhile."""
    if entry.action_id != entry.root:
        return entry.previous
    chain = [each for each in field_entries if each.root == entry.root]
    last = chain[-1] if chain else tail(entry.root)
    return entry.before if last is None else last.before
