"""What the outbox asks of the world around it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

from triage_tui.inbox.actions import Action, AddNote, CreateTask
from triage_tui.inbox.lead_map import LeadId

if TYPE_CHECKING:
    from triage_tui.sync.outcome import LookedBack, Outcome


class Gateway(Protocol):
    """Carries actions to the server; never raises for what a network or a server can do."""

    async def deliver(
        self, action: Action, *, is_bulk: bool, leaving: Callable[[], Awaitable[None]]
    ) -> Outcome:
        """Send one action once.

        Calls `leaving` when its turn has come, right before the request goes out; what that
        raises goes through, and nothing is sent.
        """
        ...

    async def look_back(
        self, action: CreateTask | AddNote, lead_id: LeadId | None, since_wall: float
    ) -> LookedBack:
        """Look for a task or note made since `since_wall` (seconds since 1970, our clock)."""
        ...


class Spawn(Protocol):
    """Starts a worker of the app."""

    def __call__(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None: ...


AfterSleep = Callable[[], Awaitable[None]]
"""Drops pooled connections and reads again; awaited before anything is sent."""
