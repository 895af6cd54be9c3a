"""The one place that changes the inbox: screens submit to it and listen to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from triage_tui.inbox.actions import (
    Action,
    ActionId,
    CreateTask,
    Entry,
    GestureId,
    Setting,
)
from triage_tui.inbox.coalesce import changes_nothing
from triage_tui.inbox.events import Event, LeadMapRead, LeadMapsRead, RowsRead
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import StatusChange
from triage_tui.sync.gestures import Gestures, NewAction
from triage_tui.sync.history.resume import Resume, Resumed
from triage_tui.sync.history.timeline import History
from triage_tui.sync.journaled_state import Change, JournaledState
from triage_tui.sync.local_status import LocalStatuses
from triage_tui.sync.outbox.outbox import Outbox
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.protocols import AfterSleep, Gateway, Spawn
from triage_tui.sync.sending import Sending
from triage_tui.sync.storage.commit_thread import Commit
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.journal_rows import Origin
from triage_tui.sync.storage.turns import Result, Turn, Turns, Writing
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.sync.history.recent_tasks import RecentTasks
    from triage_tui.sync.history.undo import UndoReport
    from triage_tui.sync.outbox.resolve import Resolver

__all__ = ["Change", "OutboxRules", "Resumed", "Store"]


class Store(Sending):
    """The state, and everything that may be done to it.

    What changes the journal raises `JournalError` with a sentence for the screen, and then nothing
    has changed.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        rules: OutboxRules,
        gateway: Gateway,
        spawn: Spawn,
        *,
        jitter: Callable[[], float] = random.random,
        after_sleep: AfterSleep | None = None,
        turns: Turns | None = None,
    ) -> None:
        """`turns` says where commits run; here, and waited for, unless it is given."""
        turns = turns or Turns()
        journaled = JournaledState(journal, turns)
        outbox = Outbox(
            journaled, clock, rules, gateway, spawn, jitter=jitter, after_sleep=after_sleep
        )
        super().__init__(journaled, outbox, turns, clock)
        self._rules = rules
        self._journal = journal
        self._gestures = Gestures(self._journaled, clock)
        self._history = History(self._journaled, self._gestures, self._outbox, rules, clock)
        self._earlier = Resume(journal, self._journaled, self._history, self._outbox)
        self._recent_tasks: RecentTasks | None = None
        self.local_status = LocalStatuses(self._journaled, clock, self._record)
        """Done and snoozed on this machine."""

    @property
    def history(self) -> History:
        """What was done, and what taking it back would come to."""
        return self._history

    def dispatch(self, event: Event) -> None:
        """Take in what was read, and tell the listeners."""
        before, marks = self.state.entries, self.state.local_statuses
        self._journaled.tell(event)
        if self.state.local_statuses is not marks:
            self.local_status.forget_ended(marks)
        if not isinstance(event, RowsRead | LeadMapRead | LeadMapsRead):
            return
        rows = (event.row,) if isinstance(event, LeadMapRead) else event.rows
        moved = [
            entry
            for row in rows
            for entry in self.state.entries_of(row.lead_map_id)
            if before.get(entry.action_id) is not entry
        ]
        if moved:
            self._journaled.keep(moved)
            self._outbox.take_in(moved)

    # -- presses -------------------------------------------------------------------------------

    def submit(
        self, *actions: Action, is_bulk: bool = False, into: GestureId | None = None
    ) -> GestureId:
        """Take one key press or one bulk run: on disk first, then on the screen, then on its way.

        A long bulk run comes in slices, each a transaction: the later ones go `into` the first.

        Raises:
            JournalError: when it cannot be written; the action is not taken then.
        """
        return self._turns.run(self.submitting(*actions, is_bulk=is_bulk, into=into))

    def submitting(
        self, *actions: Action, is_bulk: bool = False, into: GestureId | None = None
    ) -> Writing[GestureId]:
        """The same as a change to be begun."""
        return self._record([NewAction(action) for action in actions], is_bulk=is_bulk, into=into)

    def changes_nothing(self, *actions: Action) -> bool:
        """True when these would be a second press of what is there, and undo of it did nothing."""
        state = self.state
        return all(
            changes_nothing(
                each, list(state.entries_of(each.lead_map_id)), state.confirmed(each.lead_map_id)
            )
            for each in actions
        )

    def begin(self, change: Writing[Result], about: Iterable[LeadMapId] = ()) -> Turn[Result]:
        """Let a key's change have its turn: over at once when the disk answers at once."""
        return self._turns.begin(change, about=about)

    async def done(self, change: Writing[Result]) -> Result:
        """Let a change have its turn; raises JournalError like the others."""
        return await self._turns.done(change)

    async def over(self, turn: Turn[Result]) -> Result:
        """Come back once a change that was begun is over; raises JournalError like the others."""
        return await self._turns.over(turn)

    @property
    def saving(self) -> int:
        """How many key presses are not on disk yet, and so not taken."""
        return self._turns.saving

    @property
    def is_slow(self) -> bool:
        """True while a key press waits for the disk so long that it has to be said."""
        return self._turns.is_slow

    @property
    def slow_rows(self) -> frozenset[LeadMapId]:
        """The lead maps that such key presses are about."""
        return self._turns.slow_rows

    def ask_pressed_since(
        self,
        wall: float,
        then: Callable[[Sequence[Entry], Mapping[GestureId, GestureId]], object],
    ) -> None:
        """Call `then`, once the disk has answered, with every action pressed at `wall` or later,
        and with what took another gesture back."""
        journal = self._journal
        self._turns.ask(
            lambda: (journal.since(wall), journal.undos_since(wall)), lambda found: then(*found)
        )

    def keep(self, commit: Commit) -> None:
        """Run a commit of something small that nobody waits for, in its turn."""
        self._turns.keep(commit)

    def _record(
        self,
        presses: Sequence[NewAction],
        *,
        origin: Origin = Origin.PRESS,
        about: GestureId | None = None,
        is_bulk: bool = False,
        resting: Sequence[Entry] = (),
        into: GestureId | None = None,
        marks: tuple[StatusChange, ...] = (),
    ) -> Writing[GestureId]:
        gesture_id, changed = yield from self._gestures.recording(
            presses,
            window=self._rules.undo_window,
            origin=origin,
            about=about,
            is_bulk=is_bulk,
            resting=resting,
            into=into,
            marks=marks,
        )
        self._history.pressed(gesture_id, marks)
        self._outbox.take_in(changed)
        return gesture_id

    def twin_of(self, task: CreateTask) -> Entry | None:
        """A task of the same name put on the same lead map within the last minute, if any.

        Ask the user before submitting another one.
        """
        since = self._clock.wall() - self._rules.duplicate_window
        if self._recent_tasks is None:
            self._recall_tasks(since)
        return None if self._recent_tasks is None else self._recent_tasks.twin_of(task, since)

    def _recall_tasks(self, since: float) -> None:
        """Keep them in memory from now on: a key must not wait for the disk to find out."""
        from triage_tui.sync.history.recent_tasks import RecentTasks  # late: not for a first paint

        if self._recent_tasks is not None:
            self._recent_tasks.end()
        self._recent_tasks = RecentTasks(self._journal.tasks_since(since), self._journaled)

    def undo(self, gesture_id: GestureId | None = None) -> UndoReport | None:
        """Take back the last gesture of this session, or the one named; `None` when there is none.

        A gesture of an earlier session is taken back only by its id.
        """
        return self._turns.run(self.undoing(gesture_id))

    def undoing(self, gesture_id: GestureId | None = None) -> Writing[UndoReport | None]:
        """The same as a change to be begun."""
        return self._history.undoing(gesture_id)

    def redo(self) -> GestureId | None:
        """Do again what was taken back last; `None` when nothing was, or a key came since."""
        return self._turns.run(self.redoing())

    def redoing(self) -> Writing[GestureId | None]:
        """The same as a change to be begun."""
        return self._history.redoing()

    # -- bulk runs -----------------------------------------------------------------------------

    def entries_of_gesture(self, gesture_id: GestureId) -> tuple[Entry, ...]:
        """Every action of a gesture, as the journal has it."""
        return self._journal.of_gesture(gesture_id)

    def ask_of_gesture(
        self, gesture_id: GestureId, then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Call `then` with them once the disk has answered."""
        self._turns.ask(partial(self._journal.of_gesture, gesture_id), then)

    def canceling(self, gesture_id: GestureId) -> Writing[int]:
        """Take back what of a bulk run has not left; on how many lead maps that is."""
        return self._history.canceling(gesture_id)

    # -- answers to what waits for the user ----------------------------------------------------

    def retry(self, action_id: ActionId) -> bool:
        """Try a waiting action now, or a refused one again as a new press.

        False when there is no such action to try.
        """
        return self._turns.run(self.retrying(action_id))

    def retrying(self, *action_ids: ActionId) -> Writing[bool]:
        """The same as a change to be begun."""
        return self._answers().retrying(*action_ids)

    def send_again(self, action_id: ActionId) -> bool:
        """The user's word that an asked action is to be sent; false when it is not asked about."""
        return self._turns.run(self.sending_again(action_id))

    def sending_again(self, action_id: ActionId) -> Writing[bool]:
        """The same as a change to be begun."""
        return self._answers().sending_again(action_id)

    def it_is_there(self, action_id: ActionId) -> bool:
        """The user's word that a task or note arrived; false when it is not asked about."""
        return self._turns.run(self.accepting(action_id))

    def accepting(self, action_id: ActionId) -> Writing[bool]:
        """The same as a change to be begun."""
        return self._answers().accepting(action_id)

    def replace(self, action_id: ActionId, action: Action) -> bool:
        """Press a refused action again as the user put it right; false when there is none."""
        return self._turns.run(self.replacing(action_id, action))

    def replacing(self, action_id: ActionId, action: Action) -> Writing[bool]:
        """The same as a change to be begun."""
        return self._answers().replacing(action_id, action)

    def drop(self, *action_ids: ActionId) -> bool:
        """Give actions up; false when the request of one is on its way, or one is not there."""
        return len(self._turns.run(self.giving_up(*action_ids))) == len(action_ids)

    def giving_up(self, *action_ids: ActionId) -> Writing[tuple[Entry, ...]]:
        """The same as a change to be begun; gives those that were given up, as they were."""
        return self._answers().giving_up(*action_ids)

    def restore(self, entries: Sequence[Entry]) -> bool:
        """Bring back what was just given up; false when a later key took its place."""
        return self._turns.run(self.restoring(entries))

    def restoring(self, entries: Sequence[Entry]) -> Writing[bool]:
        """The same as a change to be begun."""
        return self._answers().restoring(entries)

    def _answers(self) -> Resolver:
        from triage_tui.sync.outbox.resolve import Resolver  # late: not for the first paint

        return Resolver(self._journaled, self._outbox, self._clock, self._record)

    # -- earlier runs --------------------------------------------------------------------------

    def recall(self) -> None:
        """Show what the journal holds, and send nothing yet; to be called before the first rows."""
        self._earlier.recall()

    def confirmed_since(self, wall: float) -> dict[LeadMapId, tuple[Setting, ...]]:
        """What the server confirmed at `wall` (seconds since 1970) or later, in the order sent."""
        return self._earlier.confirmed_since(wall)

    def resume(self) -> Resumed:
        """Take up what the journal holds after a restart."""
        self._recall_tasks(self._clock.wall() - self._rules.duplicate_window)
        return self._earlier.resume()
