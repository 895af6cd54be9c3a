"""Tasks pressed a moment ago: whether the one at hand is put on the same lead map twice."""

from __future__ import annotations

from collections.abc import Iterable

from triage_tui.inbox.actions import CreateTask, Entry, Status
from triage_tui.inbox.state import InboxState
from triage_tui.sync.journaled_state import Change, JournaledState

_OVER = frozenset({Status.UNDONE, Status.DROPPED, Status.REFUSED})


class RecentTasks:
    """The tasks of the last minute, in memory."""

    def __init__(self, earlier: Iterable[Entry], journaled: JournaledState) -> None:
        """`earlier` are those that the journal has, of this process or the one before it."""
        self._entries = {entry.action_id: entry for entry in earlier}
        self.end = journaled.subscribe(self._changed)
        """Ends the listening."""

    def twin_of(self, task: CreateTask, since: float) -> Entry | None:
        """A task of the same name on the same lead map, pressed at `since` or later."""
        self._entries = {
            action_id: entry
            for action_id, entry in self._entries.items()
            if entry.created_wall >= since
        }
        return next((e for e in reversed(self._entries.values()) if _is_twin(e, task)), None)

    def _changed(self, _state: InboxState, change: Change) -> None:
        tasks = (entry for entry in change.entries if isinstance(entry.action, CreateTask))
        self._entries.update((entry.action_id, entry) for entry in tasks)


def _is_twin(entry: Entry, task: CreateTask) -> bool:
    other = entry.action
    return (
        isinstance(other, CreateTask)
        and entry.status not in _OVER
        and other.lead_map_id == task.lead_map_id
        and other.name.strip().casefold() == task.name.strip().casefold()
    )
