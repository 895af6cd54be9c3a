"""A sandbox in virtual time, and a store with readers that know nothing of it yet."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from harness.simulation.bench import Workers
from harness.virtual_time import SimClock
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.sandbox.request_log import Seen
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sandbox.transport import in_process
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.limits import NO_LIMITS
from triage_tui.smartlead.pacer import Pacer
from triage_tui.sync.gateway.gateway import SmartleadGateway
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.reading.conversations import Conversations, Shelf
from triage_tui.sync.reading.memory_shelf import MemoryShelf
from triage_tui.sync.reading.view_reader import ViewReader
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.store import Store


class World(Struct):
    """What reads, and what it reads from."""

    sandbox: Sandbox
    store: Store
    conversations: Conversations
    views: ViewReader
    client: Smartlead

    @property
    def rows(self) -> list[LeadMap]:
        """Every row that was read."""
        return list(self.store.state.base.values())

    def asked(self, endpoint: str) -> list[Seen]:
        """The requests to an endpoint."""
        return [seen for seen in self.sandbox.requests if seen.endpoint == endpoint]

    def pages(self, view: str) -> list[tuple[int, bool]]:
        """The pages of a view that were asked for: the offset, and whether with histories."""
        return [
            (dict(seen.body or {}).get("offset", 0), "fetch_message_history" in seen.query)
            for seen in self.asked(view)
        ]


@asynccontextmanager
async def reading(
    folder: Path, leads: int, *, fault: str = "", shelf: Shelf | None = None, **sandbox: Any
) -> AsyncIterator[World]:
    """Readers over a sandbox of so many leads; what is pressed goes there at once."""
    clock, workers = SimClock(), Workers()
    box = Sandbox(leads=leads, clock=clock, faults=f"{fault}=1" if fault else "", **sandbox)
    pacer = Pacer(clock, NO_LIMITS)
    journal = Journal.open(folder / "journal.sqlite", wall=clock.wall(), is_durable=False)
    async with Smartlead(
        ApiKey("key-for-the-sandbox"),
        "http://127.0.0.1/api/v1",
        pacer=pacer,
        clock=clock,
        transport=in_process(box),
    ) as client:
        gateway, rules = SmartleadGateway(lambda: client), OutboxRules(undo_window=0.0)
        store = Store(journal, clock, rules, gateway, workers)
        conversations = Conversations(lambda: client, store, clock, shelf or MemoryShelf())
        views = ViewReader(lambda: client, store, clock, conversations)
        yield World(box, store, conversations, views, client)
    await pacer.aclose()
    workers.kill()
    journal.close()
