"""What can be taken back and done again, and what a restart takes up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from triage_tui.inbox.actions import Entry, GestureId, Status, is_setting
from triage_tui.inbox.coalesce import succeed
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import StatusChange
from triage_tui.sync.gestures import Gestures, NewAction, at_rest
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.outbox import Outbox
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.storage.journal_rows import Origin
from triage_tui.sync.storage.turns import Writing, reading
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.sync.history.past import Past, PastGesture
    from triage_tui.sync.history.undo import UndoReport

_KEPT = 1_000


class _Undone(Struct, frozen=True, gc=False):
    gesture_id: GestureId
    entries: tuple[Entry, ...]
    """What was taken back, in the order of the presses."""
    marks: tuple[StatusChange, ...] = ()


class History:
    """The gestures of this session; the journal has the rest."""

    def __init__(
        self,
        journaled: JournaledState,
        gestures: Gestures,
        outbox: Outbox,
        rules: OutboxRules,
        clock: Clock,
    ) -> None:
        self._journaled = journaled
        self._gestures = gestures
        self._outbox = outbox
        self._rules = rules
        self._clock = clock
        self._done: deque[GestureId] = deque(maxlen=_KEPT)
        self._undone: list[_Undone] = []
        self._marks: dict[GestureId, tuple[StatusChange, ...]] = {}
        self._undoing: set[GestureId] = set()

    def pressed(self, gesture_id: GestureId, marks: tuple[StatusChange, ...] = ()) -> None:
        """A new gesture: what was taken back before it cannot be done again any more."""
        if marks:
            self._marks[gesture_id] = marks
        if not self._done or self._done[-1] != gesture_id:  # the next slice of a bulk run
            self._done.append(gesture_id)
        self._undone.clear()

    def is_undo(self, gesture_id: GestureId) -> bool:
        """True for a gesture of this session that takes another one back."""
        return gesture_id in self._undoing

    def undoing(self, gesture_id: GestureId | None) -> Writing[UndoReport | None]:
        """Take back a gesture, in one transaction.

        Raises:
            JournalError: when that cannot be written; nothing has changed then.
        """
        from triage_tui.sync.history.undo import (  # late: not for the first paint
            plan_undo,
            report_of,
            tails_of,
        )

        if gesture_id is None:
            if not self._done:
                return None
            gesture_id = self._done[-1]
        marks = self._marks.get(gesture_id, ())
        chains = yield from reading(partial(self._journaled.journal.chains_of_gesture, gesture_id))
        entries = [entry for entry in chains if entry.gesture_id == gesture_id]
        if not entries and not marks:
            return None
        plan = plan_undo(entries, self._journaled.state, tails_of(chains).get)
        wall = self._clock.wall()
        resting = [at_rest(entry, Status.UNDONE, wall) for entry in plan.dissolved]
        from triage_tui.inbox.local_status_changes import taken_back  # late: not at the start

        back = taken_back(self._journaled.state, marks)
        if resting or plan.new_actions or back:
            by, changed = yield from self._gestures.recording(
                [NewAction(action, like=entry) for action, entry in plan.new_actions],
                window=0.0,
                origin=Origin.UNDO,
                about=gesture_id,
                is_bulk=len(plan.new_actions) > 1 and entries[0].is_bulk,
                resting=resting,
                marks=back,
            )
            self._undoing.add(by)
            self._outbox.take_in(changed)
        if gesture_id in self._done:
            self._done.remove(gesture_id)
        if plan.undone or back:
            undone = tuple(reversed(plan.undone))
            self._undone.append(_Undone(gesture_id, undone, tuple(marks)))
        report = report_of(gesture_id, entries, plan)
        touched = (*report.lead_map_ids, *(each.lead_map_id for each in back))
        return structs.replace(report, lead_map_ids=tuple(dict.fromkeys(touched)), local=len(back))

    def past(self, limit: int = 500) -> tuple[PastGesture, ...]:
        """The newest gestures of this and earlier sessions, newest first; waits for the disk."""
        from triage_tui.sync.history.past import Past, read_past  # late: not for the first paint

        journaled = self._journaled
        gestures = journaled.turns.run(reading(partial(read_past, journaled.journal, limit)))
        return tuple(Past(gestures, journaled.state.entries).gestures.values())

    def ask_past(self, limit: int, then: Callable[[Past], object]) -> None:
        """Call `then` with them once the disk has answered."""
        from triage_tui.sync.history.past import Past, read_past  # late, as above

        journaled = self._journaled
        journaled.turns.ask(
            partial(read_past, journaled.journal, limit),
            lambda gestures: then(Past(gestures, journaled.state.entries)),
        )

    def foresee(self, gesture_id: GestureId, past: Past) -> UndoReport:
        """What taking a gesture back would come to now; nothing is changed."""
        from triage_tui.sync.history.undo import plan_undo, report_of  # late, as above

        entries = past.gestures[gesture_id].entries
        return report_of(gesture_id, entries, plan_undo(entries, self._journaled.state, past.tail))

    def lead_maps_of_last(self) -> tuple[LeadMapId, ...]:
        """The lead maps of the gesture that undo takes back, as far as they are in memory."""
        last = self._done[-1] if self._done else None
        entries = self._journaled.state.entries.values()
        return tuple(entry.lead_map_id for entry in entries if entry.gesture_id == last)

    def canceling(self, gesture_id: GestureId) -> Writing[int]:
        """Take back what of a gesture has not left; the rest of it can still be undone.

        Gives on how many lead maps something was taken back.

        Raises:
            JournalError: when that cannot be written; nothing has changed then.
        """
        from triage_tui.sync.history.undo import plan_undo, tails_of  # late, as above

        state = self._journaled.state
        entries = [
            entry
            for entry in state.entries.values()
            if entry.gesture_id == gesture_id
            and entry.status.is_unsent
            and not entry.may_be_applied
        ]
        plan = plan_undo(entries, state, tails_of(entries).get)  # what waits is all in memory
        wall = self._clock.wall()
        resting = [at_rest(entry, Status.UNDONE, wall) for entry in plan.dissolved]
        if resting or plan.new_actions:
            _, changed = yield from self._gestures.recording(
                [NewAction(action, like=entry) for action, entry in plan.new_actions],
                window=0.0,
                origin=Origin.UNDO,
                about=gesture_id,
                is_bulk=True,
                resting=resting,
            )
            self._outbox.take_in(changed)
        return len({entry.lead_map_id for entry in plan.undone})

    def redoing(self) -> Writing[GestureId | None]:
        """Press again what was taken back last.

        Raises:
            JournalError: when that cannot be written; nothing has changed then.
        """
        if not self._undone:
            return None
        undone = self._undone[-1]
        gesture_id, changed = yield from self._gestures.recording(
            [NewAction(entry.action, like=entry) for entry in undone.entries],
            window=self._rules.undo_window,
            origin=Origin.REDO,
            about=undone.gesture_id,
            is_bulk=bool(undone.entries) and undone.entries[0].is_bulk,
            marks=undone.marks,
        )
        self._undone.pop()
        self._marks[gesture_id] = undone.marks
        self._done.append(gesture_id)
        self._outbox.take_in(changed)
        return gesture_id

    def resume(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Open and refused entries of an earlier run, as they go on in this one."""
        now = self._clock.monotonic()
        resumed = [self._resumed(entry, now) for entry in entries]
        # A bulk run goes on over a restart, and so does the key that takes it back.
        held = dict.fromkeys(
            e.gesture_id
            for e in resumed
            if e.status is Status.HELD or (e.is_bulk and e.status.is_open)
        )
        self._done.extend(held)
        return _without_overtaken(resumed)

    def _resumed(self, entry: Entry, now: float) -> Entry:
        entry = structs.replace(entry, next_try_at=None, leaves_at=now)
        if entry.status is Status.HELD:
            return structs.replace(entry, leaves_at=now + self._rules.undo_window)
        if entry.status is Status.IN_FLIGHT and is_setting(entry.action):
            return structs.replace(entry, status=Status.PENDING)
        if entry.status in {Status.IN_FLIGHT, Status.UNKNOWN}:
            return structs.replace(entry, status=Status.UNKNOWN, next_try_at=now)
        return entry


def _without_overtaken(entries: list[Entry]) -> tuple[Entry, ...]:
    """What was in flight goes where a later press on the same field already waits."""
    result: dict[int, Entry] = {}
    last: dict[tuple[LeadMapId, str], Entry] = {}
    for entry in entries:
        key = (entry.lead_map_id, entry.kind.value)
        latest = entry
        if is_setting(entry.action) and entry.status.is_open:
            if key in last:
                merged, latest = succeed(last[key], entry)
                result[merged.action_id] = merged
            last[key] = latest
        result[latest.action_id] = latest
    return tuple(result.values())
