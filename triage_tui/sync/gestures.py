"""Turning presses into rows of the journal: one gesture, one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from triage_tui.inbox.actions import (
    Action,
    ActionId,
    Entry,
    GestureId,
    Status,
    Value,
    facts_of,
    is_setting,
)
from triage_tui.inbox.coalesce import take_in
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import StatusChange
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.storage.journal_rows import Gesture, Origin
from triage_tui.sync.storage.turns import Writing
from triage_tui.system.clock import Clock


class NewAction(Struct, frozen=True, gc=False):
    """One action of a gesture, before it has a row."""

    action: Action
    like: Entry | None = None
    """The entry it takes back, does again or retries: knows what an unread lead map does not."""


class Gestures:
    """Writes gestures down; what they merge with goes into the same transaction."""

    def __init__(self, journaled: JournaledState, clock: Clock) -> None:
        self._journaled = journaled
        self._clock = clock

    def recording(
        self,
        presses: Iterable[NewAction],
        *,
        window: float,
        origin: Origin = Origin.PRESS,
        about: GestureId | None = None,
        is_bulk: bool = False,
        resting: Sequence[Entry] = (),
        into: GestureId | None = None,
        marks: Sequence[StatusChange] = (),
    ) -> Writing[tuple[GestureId, tuple[Entry, ...]]]:
        """Write a gesture, show it, and give it with every entry it changed.

        Args:
            presses: Its actions, in order.
            window: Seconds until they may leave.
            origin: What set it off.
            about: The gesture it is about, when it takes one back or does one again.
            is_bulk: True for a bulk run.
            resting: Other entries that come to rest in the same transaction.
            marks: What is put aside on this machine, or comes back, in the same transaction.
            into: The gesture these presses go on with: a long bulk run is written in slices.

        Raises:
            JournalError: when it could not be written; nothing has changed then.
        """
        journal = self._journaled.journal
        number = journal.new_gesture_id() if into is None else into
        gesture = Gesture(number, self._clock.wall(), origin, about)
        working = _Working(self._journaled)
        for entry in resting:
            working.put(entry)
        for press in presses:
            new = self._entry(press, gesture, window, is_bulk=is_bulk)
            confirmed = self._journaled.state.confirmed(new.lead_map_id)
            for entry in take_in(new, working.entries_of(new.lead_map_id), confirmed):
                working.put(entry)
        changed = tuple(working.changed.values())
        shown = yield from self._journaled.writing(changed, gesture, marks)
        return gesture.gesture_id, shown

    def _entry(self, press: NewAction, gesture: Gesture, window: float, *, is_bulk: bool) -> Entry:
        action_id = self._journaled.journal.new_action_id()
        now = self._clock.monotonic()
        shown = self._journaled.state.lead_map(press.action.lead_map_id)
        facts = press.like.facts if shown is None and press.like is not None else facts_of(shown)
        before: Value = None
        if press.like is not None and is_setting(press.action):
            before = press.like.before
        return Entry(
            action_id=action_id,
            gesture_id=gesture.gesture_id,
            action=press.action,
            before=before,
            previous=before,
            status=Status.HELD if window > 0 else Status.PENDING,
            created_wall=gesture.pressed_wall,
            created_at=now,
            leaves_at=now + window,
            root=action_id,
            is_bulk=is_bulk,
            facts=facts,
        )


class _Working:
    """The entries as they will be once the gesture is written."""

    def __init__(self, journaled: JournaledState) -> None:
        self._state = journaled.state
        self._by_lead_map: dict[LeadMapId, dict[ActionId, Entry]] = {}
        self.changed: dict[ActionId, Entry] = {}

    def entries_of(self, lead_map_id: LeadMapId) -> list[Entry]:
        return list(self._mine(lead_map_id).values())

    def put(self, entry: Entry) -> None:
        mine = self._mine(entry.lead_map_id)
        if entry.status.is_open or entry.status is Status.REFUSED:
            mine[entry.action_id] = entry
        else:
            mine.pop(entry.action_id, None)
        self.changed[entry.action_id] = entry

    def _mine(self, lead_map_id: LeadMapId) -> dict[ActionId, Entry]:
        mine = self._by_lead_map.get(lead_map_id)
        if mine is None:
            mine = {each.action_id: each for each in self._state.entries_of(lead_map_id)}
            self._by_lead_map[lead_map_id] = mine
        return mine


def at_rest(entry: Entry, status: Status, wall: float) -> Entry:
    """The entry, given up or taken back at `wall`."""
    return structs.replace(entry, status=status, decided_wall=wall, next_try_at=None)
