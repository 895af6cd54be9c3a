"""What an earlier run left in the journal: shown at once, and taken up when told."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.inbox.actions import Entry, Setting, is_setting
from triage_tui.inbox.events import Submitted
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.sync.history.timeline import History
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.outbox import Outbox
from triage_tui.sync.storage.journal import Journal


class Resumed(Struct, frozen=True, gc=False):
    """What a restart found in the journal, counted in actions."""

    waiting: int = 0
    checking: int = 0
    asking: int = 0
    refused: int = 0


class Resume:
    """Brings the actions of earlier runs into this one."""

    def __init__(
        self, journal: Journal, journaled: JournaledState, history: History, outbox: Outbox
    ) -> None:
        self._journal = journal
        self._journaled = journaled
        self._history = history
        self._outbox = outbox
        self._recalled: tuple[Entry, ...] | None = None
        """What was shown out of the journal and does not go on yet; `None` before it was read."""

    def recall(self) -> None:
        """Show what the journal holds, and send nothing yet.

        Before the first rows are painted: without it they would be shown as they were before
        what was pressed, and the status line would say that all was sent.
        """
        if not self._journal.is_writable or self._recalled is not None:
            return
        entries = self._history.resume(self._journal.waiting())
        self._recalled = entries
        if entries:
            self._journaled.tell(Submitted(entries))

    def confirmed_since(self, wall: float) -> dict[LeadMapId, tuple[Setting, ...]]:
        """What the server confirmed at `wall` (seconds since 1970) or later, in the order sent.

        A row that was read before does not show it yet.
        """
        found: dict[LeadMapId, tuple[Setting, ...]] = {}
        for entry in self._journal.confirmed_since(wall):
            if is_setting(entry.action):
                found[entry.lead_map_id] = (*found.get(entry.lead_map_id, ()), entry.action)
        return found

    def resume(self) -> Resumed:
        """Take up what the journal holds after a restart.

        Actions inside their undo window get it anew, so that the first `z` reaches them; those
        past it leave at once. What was in flight counts as timed out.
        """
        self.recall()
        known = self._journaled.state.entries
        entries = [
            known.get(entry.action_id, entry)
            for entry in self._recalled or ()
            # One that waited and is gone was moved on by a key pressed meanwhile.
            if entry.action_id in known or not entry.status.is_open
        ]
        if self._journal.is_writable:
            self._recalled = ()  # one that only reads now may take over later
        if entries:
            self._journaled.keep(entries)
            self._outbox.take_in(entries)
        state = self._journaled.state
        return Resumed(state.queued, state.checking, state.asking, state.refused)
