"""The fake server, watched: what must hold whenever a request leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from harness.simulation.server import FakeServer
from triage_tui.inbox.actions import Action, ActionId, Status
from triage_tui.inbox.state import InboxState
from triage_tui.sync.outcome import Outcome

_MAY_ARRIVE = frozenset({"none", "lost_request", "lost_answer"})


@dataclass(slots=True)
class WatchedServer(FakeServer):
    """Counts what may have arrived, and looks at the queue when something leaves."""

    state: Callable[[], InboxState] = InboxState
    """The store's state as it now is."""
    sent: Counter[Action] = field(default_factory=Counter)
    """How often each action left for good: carried out, or nobody knows."""
    problems: list[str] = field(default_factory=list)

    async def deliver(
        self, action: Action, *, is_bulk: bool, leaving: Callable[[], Awaitable[None]]
    ) -> Outcome:
        ahead = self._ahead_of(action)

        async def watched() -> None:
            await leaving()
            self._look(action, ahead)
            # The same script that `deliver` asks next, before anything else can.
            if not self.faults:
                self.faults.append(self.fault(action) if self.fault is not None else "none")
            if self.faults[0] in _MAY_ARRIVE:
                self.sent[action] += 1

        return await FakeServer.deliver(self, action, is_bulk=is_bulk, leaving=watched)

    def _ahead_of(self, action: Action) -> frozenset[ActionId]:
        """What of the lead map has to leave before `action`: older keys, single ones first."""
        waiting = [e for e in self.state().entries_of(action.lead_map_id) if e.status.is_unsent]
        mine = next((e for e in waiting if e.action == action), None)
        if mine is None:
            return frozenset()  # taken back already
        place, now = (mine.is_bulk, mine.action_id), self.clock.monotonic()
        return frozenset(
            e.action_id
            for e in waiting
            # A key or an answer of this very moment came after the turn was given.
            if (e.is_bulk, e.action_id) < place and now not in {e.created_at, e.leaves_at}
        )

    def _look(self, action: Action, ahead: frozenset[ActionId]) -> None:
        """One request of a lead map at a time, in order."""
        entries = self.state().entries_of(action.lead_map_id)
        flying = sum(entry.status is Status.IN_FLIGHT for entry in entries)
        if flying != 1:
            self.problems.append(f"{flying} requests of {action.lead_map_id} at once")
        for other in entries:
            if other.status.is_unsent and other.action_id in ahead:
                self.problems.append(f"{action} overtook {other.action}")
