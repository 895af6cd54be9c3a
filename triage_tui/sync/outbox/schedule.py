"""Who may go next: first come, first served in a lane, the lanes side by side."""

from __future__ import annotations

import heapq
from bisect import insort
from collections.abc import Hashable
from typing import Generic, TypeVar

from triage_tui.inbox.actions import ActionId

Lane = TypeVar("Lane", bound=Hashable)


class Schedule(Generic[Lane]):
    """Waiting actions by lane; each has a time from which on it may go.

    In a lane, single keys go before the rows of a bulk run: what both would set was merged before,
    and nobody's key waits for a run that stands still.

    Every step costs O(log n); nothing walks over all that wait.
    """

    def __init__(self) -> None:
        self._queues: dict[Lane, list[ActionId]] = {}
        self._lane_of: dict[ActionId, Lane] = {}
        self._at: dict[ActionId, float] = {}
        self._bulk: set[ActionId] = set()
        self._busy: set[Lane] = set()
        self._sleeping: list[tuple[float, ActionId]] = []
        self._ready: list[ActionId] = []
        self._ready_bulk: list[ActionId] = []

    def __len__(self) -> int:
        return len(self._at)

    @property
    def is_bulk_only(self) -> bool:
        """True when everything that waits belongs to bulk runs."""
        return len(self._bulk) == len(self._at)

    def __contains__(self, action_id: ActionId) -> bool:
        return action_id in self._at

    def put(self, action_id: ActionId, lane: Lane, at: float, *, is_bulk: bool = False) -> None:
        """Let an action wait in its lane, or change the time from which on it may go."""
        if action_id not in self._at:
            self._lane_of[action_id] = lane
            if is_bulk:
                self._bulk.add(action_id)
            insort(
                self._queues.setdefault(lane, []),
                action_id,
                key=lambda each: (each in self._bulk, each),
            )
        self._at[action_id] = at
        self._offer(lane)

    def remove(self, action_id: ActionId) -> None:
        """Take an action out; the next in its lane moves up."""
        if action_id not in self._at:
            return
        lane = self._lane_of.pop(action_id)
        del self._at[action_id]
        queue = self._queues[lane]
        queue.remove(action_id)
        self._bulk.discard(action_id)
        if queue:
            self._offer(lane)
        else:
            del self._queues[lane]

    def take(self, now: float, *, bulk_too: bool = True) -> ActionId | None:
        """The next action that may go, its lane now busy; single keys before bulk runs."""
        while self._sleeping and self._sleeping[0][0] <= now:
            at, action_id = heapq.heappop(self._sleeping)
            if self._at.get(action_id) == at and self._is_head(action_id):
                ready = self._ready_bulk if action_id in self._bulk else self._ready
                heapq.heappush(ready, action_id)
        for ready in (self._ready, self._ready_bulk) if bulk_too else (self._ready,):
            while ready:
                action_id = heapq.heappop(ready)
                if self._at.get(action_id, now + 1) <= now and self._is_head(action_id):
                    self._busy.add(self._lane_of[action_id])
                    return action_id
        return None

    def release(self, lane: Lane) -> None:
        """The lane's action came back; the first in it may go when its time comes."""
        self._busy.discard(lane)
        if lane in self._queues:
            self._offer(lane)

    def next_at(self) -> float | None:
        """When the next action may go that cannot go yet; `None` when there is none."""
        while self._sleeping:
            at, action_id = self._sleeping[0]
            if self._at.get(action_id) == at and self._is_head(action_id):
                return at
            heapq.heappop(self._sleeping)
        return None

    def hurry(self, now: float) -> None:
        """Nobody waits for a later time any more."""
        for action_id, at in self._at.items():
            self._at[action_id] = min(at, now)
        for lane in self._queues:
            self._offer(lane)

    def _offer(self, lane: Lane) -> None:
        if lane not in self._busy:
            head = self._queues[lane][0]
            heapq.heappush(self._sleeping, (self._at[head], head))

    def _is_head(self, action_id: ActionId) -> bool:
        lane = self._lane_of[action_id]
        return lane not in self._busy and self._queues[lane][0] == action_id
