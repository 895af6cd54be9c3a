""" "Plan expired!": often gone two seconds later, else waited out by the whole queue, slowly."""

from __future__ import annotations

from triage_tui.inbox.actions import ActionId
from triage_tui.sync.outbox.rules import OutboxRules


class LapsedPlan:
    """Remembers what met it, and how often all waited for it."""

    def __init__(self, rules: OutboxRules) -> None:
        self._rules = rules
        self._met: set[ActionId] = set()
        self._pauses = 0

    def forget(self) -> None:
        """There is another key, or something got through: it begins anew."""
        self._met.clear()
        self._pauses = 0

    def is_new(self, action_id: ActionId) -> bool:
        """True when the action meets it for the first time, and is tried once more by itself."""
        if self._pauses or action_id in self._met:
            return False
        self._met.add(action_id)
        return True

    def pause(self, *, is_on: bool) -> float:
        """Seconds that the queue waits; `is_on` while it waits already."""
        if not is_on:
            self._pauses += 1
        wait = self._rules.plan_expired_pause * 2.0 ** max(0, self._pauses - 1)
        return min(self._rules.longest_plan_pause, wait)
