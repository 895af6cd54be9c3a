"""Done and snoozed lead maps: on disk with the gesture that set them, gone with what ends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol

from triage_tui.inbox.actions import Action, GestureId
from triage_tui.inbox.events import Marked
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalStatus, StatusChange, StatusUntil
from triage_tui.sync.gestures import NewAction
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import Turn, Writing
from triage_tui.system.clock import Clock


class Record(Protocol):
    """Writes a gesture, as the store does."""

    def __call__(
        self, presses: Sequence[NewAction], *, is_bulk: bool, marks: tuple[StatusChange, ...]
    ) -> Writing[GestureId]: ...


class LocalStatuses:
    """What is put aside on this machine: Smartlead knows nothing of it."""

    def __init__(self, journaled: JournaledState, clock: Clock, record: Record) -> None:
        self._journaled = journaled
        self._clock = clock
        self._record = record

    def putting(
        self,
        lead_map_ids: Sequence[LeadMapId],
        kind: LocalStatus | None,
        *actions: Action,
        until: float | None = None,
    ) -> Writing[GestureId]:
        """Mark lead maps done or snoozed, or with `None` bring them back: one gesture.

        Args:
            lead_map_ids: Which.
            kind: The mark.
            actions: What is sent to Smartlead with it, taken back with it as well.
            until: When a snooze is over, in seconds since 1970; `None` for a newer reply alone.

        Raises:
            JournalError: when it cannot be written; nothing has changed then.
        """
        wall, state = self._clock.wall(), self._journaled.state
        from triage_tui.inbox.local_status_changes import set_aside  # late: not at the start

        changes = set_aside(state, lead_map_ids, kind, wall=wall, until=until)
        presses = [NewAction(action) for action in actions]
        return (yield from self._record(presses, is_bulk=len(lead_map_ids) > 1, marks=changes))

    def take_up(self) -> None:
        """What was put aside in earlier sessions."""
        marks = self._journaled.journal.local_marks()
        if marks:
            changes = [StatusChange(each.lead_map_id, None, each) for each in marks]
            self._journaled.tell(Marked(changes))

    def wake(self) -> tuple[LeadMapId, ...]:
        """Bring back what was snoozed until now; returns the lead maps."""
        marks, now = self._journaled.state.local_statuses, self._clock.wall()
        over = [each for each in marks.values() if each.is_over(now)]
        if over:
            changes = [StatusChange(each.lead_map_id, each, None) for each in over]
            self._journaled.tell(Marked(changes))
            self._write(changes)  # else found over again at the next start
        return tuple(each.lead_map_id for each in over)

    def forget_ended(self, before: Mapping[LeadMapId, StatusUntil]) -> None:
        """Newer replies ended marks: the journal need not hold them any longer."""
        after = self._journaled.state.local_statuses
        ended = [
            StatusChange(each, mark, None) for each, mark in before.items() if each not in after
        ]
        if ended:
            self._write(ended)  # else the next read ends them again

    def _write(self, changes: Sequence[StatusChange]) -> None:
        """Write what is shown already, if the disk takes it."""

        def writing() -> Writing[None]:
            with suppress(JournalError):
                yield partial(self._journaled.journal.commit, (), marks=changes)

        self._journaled.turns.begin(writing(), is_pressed=False).when_over(Turn.value)
