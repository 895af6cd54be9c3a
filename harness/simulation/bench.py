"""A store on a fake server and a real journal file, in virtual time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from harness.simulation.server import FakeServer
from harness.simulation.slow_disk import SlowDisk
from harness.virtual_time import SimClock
from triage_tui.inbox.actions import Entry, Status
from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.protocols import AfterSleep
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.turns import Turns
from triage_tui.sync.store import Resumed, Store

LEAD_MAP = LeadMapId(2_433_664_091)
OTHER = LeadMapId(2_433_664_092)


class Workers:
    """Takes the place of the app's workers."""

    def __init__(self, raised: list[BaseException] | None = None) -> None:
        self.tasks: set[asyncio.Task[None]] = set()
        self.names: list[str] = []
        self.most = 0
        self.is_dead = False
        self.raised = [] if raised is None else raised

    def __call__(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        assert group == "outbox"
        if self.is_dead:
            coroutine.close()
            return
        self.names.append(name)
        task = asyncio.ensure_future(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self._ended)
        self.most = max(self.most, sum(not each.done() for each in self.tasks))

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.raised.append(error)
            raise error

    def kill(self) -> None:
        """As a crash does: nothing more happens, and nothing more is begun."""
        self.is_dead = True
        for task in tuple(self.tasks):
            task.cancel()


class Bench:
    """One run of the program after another on one journal."""

    def __init__(
        self,
        path: Path,
        *,
        rules: OutboxRules | None = None,
        lead_maps: int = 4,
        seed: int = 1,
        after_sleep: AfterSleep | None = None,
        server: Callable[[SimClock], FakeServer] = FakeServer,
        has_slow_disk: bool = False,
    ) -> None:
        self.path = path
        self.clock = SimClock()
        self.server = server(self.clock)
        self.rules = rules or OutboxRules()
        self.random = random.Random(seed)
        self.ids = [LeadMapId(LEAD_MAP + number) for number in range(lead_maps)]
        self.after_sleep = after_sleep
        self.has_slow_disk = has_slow_disk
        """True when commits take up to two seconds and nothing waits for them."""
        self.resumed = Resumed()
        self.dead: list[BaseException] = []
        """What workers of any run died of; a loop would only log it."""
        self.start()

    def start(self) -> None:
        """Start the program, reading the inbox first."""
        self.workers = Workers(self.dead)
        self.disk = SlowDisk(lambda: 2.0 * self.random.random())
        self.journal = Journal.open(self.path, wall=self.clock.wall(), is_durable=False)
        self.store = Store(
            self.journal,
            self.clock,
            self.rules,
            self.server,
            self.workers,
            jitter=self.random.random,
            after_sleep=self.after_sleep,
            turns=Turns(self.disk) if self.has_slow_disk else None,
        )
        self.resumed = self.store.resume()
        self.read()

    def crash(self) -> None:
        """Stop without any clean-up but what a dead process cannot help: its lock goes."""
        self.workers.kill()
        self.disk.is_dead = True
        self.journal.close()

    def read(self, *lead_map_ids: LeadMapId, started_at: float | None = None) -> None:
        """Read lead maps, at once."""
        now = self.clock.monotonic() if started_at is None else started_at
        rows = [self.server.row(each, now) for each in lead_map_ids or self.ids]
        self.store.dispatch(RowsRead("all", rows, now, is_first=True, is_last=False))

    def shown(self, lead_map_id: LeadMapId = LEAD_MAP) -> LeadMap:
        shown = self.store.state.lead_map(lead_map_id)
        assert shown is not None
        return shown

    def entries(self, lead_map_id: LeadMapId = LEAD_MAP) -> tuple[Entry, ...]:
        return self.store.state.entries_of(lead_map_id)

    def statuses(self) -> list[Status]:
        """What the journal says of every action, oldest first."""
        return [entry.status for entry in self.journal.since(0.0)]
