"""Store, outbox, gateway, client and pacer on a sandbox, in one process and on one clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from triage_tui.inbox.actions import Action, Entry, Status
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.views.views import VIEWS
from triage_tui.sandbox.request_log import Seen
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sandbox.transport import in_process
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.limits import NO_LIMITS, Limits
from triage_tui.smartlead.pacer import Pacer
from triage_tui.smartlead.transport import DEADLINE
from triage_tui.sync.gateway.gateway import SmartleadGateway
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.outcome import Outcome
from triage_tui.sync.reading.loader import Loader
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

WRITES = frozenset(
    {
        "update-category",
        "change-read-status",
        "update-team-member",
        "create-task",
        "create-note",
    }
)
Answered = Callable[[Action, Outcome], None]


@dataclass(slots=True)
class Workers:
    """Takes the place of the app's workers; what one raises is kept for the end."""

    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    raised: list[BaseException] = field(default_factory=list)

    def __call__(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        task = asyncio.get_running_loop().create_task(coroutine, name=f"{group}: {name}")
        self.tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.raised.append(error)


class HeardGateway(SmartleadGateway):
    """The real gateway; tells what came of each delivery."""

    answered: Answered | None = None

    async def deliver(
        self, action: Action, *, is_bulk: bool, leaving: Callable[[], Awaitable[None]]
    ) -> Outcome:
        outcome = await super().deliver(action, is_bulk=is_bulk, leaving=leaving)
        if self.answered is not None:
            self.answered(action, outcome)
        return outcome


class World:
    """One run of the core against one sandbox."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        sandbox: Sandbox | None = None,
        *,
        base_url: str = "http://127.0.0.1/api/v1",
        key: str = "key-of-the-harness",
        rules: OutboxRules | None = None,
        limits: Limits = NO_LIMITS,
        seed: int = 1,
        is_durable: bool = False,
        deadline: float = DEADLINE,
    ) -> None:
        self.clock = clock
        self.random = Random(seed)
        self._sandbox = sandbox
        self.workers = Workers()
        self.pacer = Pacer(clock, limits, jitter=self.random.random)
        self.client = Smartlead(
            ApiKey(key),
            base_url,
            pacer=self.pacer,
            clock=clock,
            transport=None if sandbox is None else in_process(sandbox),
            deadline=deadline,
        )
        self.gateway = HeardGateway(lambda: self.client)
        self.journal = Journal.open(folder / "journal.db", wall=clock.wall(), is_durable=is_durable)
        self.store = Store(
            self.journal,
            clock,
            rules or OutboxRules(),
            self.gateway,
            self.workers,
            jitter=self.random.random,
        )
        self.store.resume()
        self.loader = Loader(lambda: self.client, self.store, clock)

    @cached_property
    def sandbox(self) -> Sandbox:
        """The sandbox in this process."""
        assert self._sandbox is not None
        return self._sandbox

    async def read(self) -> list[LeadMapId]:
        """Read every lead map; returns their ids, newest reply first."""
        await self.loader.read_view(VIEWS["all"])
        rows = self.store.state.base.some(self.store.state.listings["all"].members)
        newest = sorted(rows, key=lambda row: row.last_reply_at or 0.0, reverse=True)
        return [row.lead_map_id for row in newest]

    async def until(self, is_so: Callable[[], bool], *, step: float, limit: float) -> float:
        """Seconds until it is so, looked at every `step`; `limit` when it never was."""
        began = self.clock.monotonic()
        while not is_so():
            if self.clock.monotonic() - began >= limit:
                return limit
            await self.clock.sleep(step)
        return self.clock.monotonic() - began

    def answer_pauses(self) -> None:
        """As a user who sees the question for a key, or a warning, and goes on."""
        pause = self.store.state.pause
        if pause is not None and pause.kind is PauseKind.KEY:
            self.store.key_changed()
        elif pause is not None and pause.until is None:
            self.store.go_on()

    def open_entries(self) -> list[Entry]:
        return [entry for entry in self.store.state.entries.values() if entry.status.is_open]

    def unknown(self) -> int:
        """Tasks and notes of which nobody knows whether they arrived."""
        return sum(entry.status is Status.UNKNOWN for entry in self.store.state.entries.values())

    def writes(self) -> list[Seen]:
        """The requests of actions that reached the sandbox, in order."""
        requests = self.sandbox.requests
        return [seen for seen in requests if seen.endpoint in WRITES and seen.fault != "offline"]

    async def close(self) -> None:
        """Stop as at the end of the app."""
        for task in tuple(self.workers.tasks):
            task.cancel()
        await asyncio.gather(*self.workers.tasks, return_exceptions=True)
        await self.pacer.aclose()
        await self.client.aclose()
        self.journal.close()


@asynccontextmanager
async def world(
    folder: Path, clock: Clock, sandbox: Sandbox | None = None, **options: Any
) -> AsyncIterator[World]:
    """A world, closed at the end; raises what a worker raised."""
    opened = World(folder, clock, sandbox, **options)
    try:
        yield opened
    finally:
        await opened.close()
    if opened.workers.raised:
        raise opened.workers.raised[0]
