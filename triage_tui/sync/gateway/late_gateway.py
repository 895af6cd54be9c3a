"""The way to the server for a store that has nothing to send yet: made when something leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage_tui.inbox.actions import Action, AddNote, CreateTask
    from triage_tui.inbox.lead_map import LeadId
    from triage_tui.sync.outcome import LookedBack, Outcome
    from triage_tui.sync.protocols import Gateway


class LateGateway:
    """Does what the gateway that it makes does; no first paint waits for that one."""

    def __init__(self, make: Callable[[], Gateway]) -> None:
        """`make` is called once, at the first delivery."""
        self._make = make

    @cached_property
    def _gateway(self) -> Gateway:
        return self._make()

    async def deliver(
        self, action: Action, *, is_bulk: bool, leaving: Callable[[], Awaitable[None]]
    ) -> Outcome:
        """Send one action once; `leaving` is called when its turn has come."""
        return await self._gateway.deliver(action, is_bulk=is_bulk, leaving=leaving)

    async def look_back(
        self, action: CreateTask | AddNote, lead_id: LeadId | None, since_wall: float
    ) -> LookedBack:
        """Look for a task or note made since `since_wall`, seconds since 1970."""
        return await self._gateway.look_back(action, lead_id, since_wall)
