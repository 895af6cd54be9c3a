"""Lists whose pages wrap, repeat or shuffle: a reading ends all the same, and says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec import Struct

from harness.simulation.bench import Bench
from triage_tui.inbox.views.views import VIEWS
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sandbox.transport import in_process
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.limits import NO_LIMITS
from triage_tui.smartlead.pacer import Pacer
from triage_tui.sync.reading.paging import PAGE
from triage_tui.sync.reading.view_reader import ViewReader
from triage_tui.sync.store import Store

FAULTS = ("wrap", "repeat", "shuffle")
INBOX = VIEWS["all"]


class World(Struct):
    """A sandbox, and a store that knows nothing of it yet."""

    sandbox: Sandbox
    store: Store


@asynccontextmanager
async def reading(folder: Path, leads: int, fault: str) -> AsyncIterator[tuple[World, ViewReader]]:
    bench = Bench(folder / "journal.sqlite", lead_maps=0)
    sandbox = Sandbox(leads=leads, clock=bench.clock, faults=f"{fault}=1" if fault else "")
    pacer = Pacer(bench.clock, NO_LIMITS)
    async with Smartlead(
        ApiKey("key-for-the-sandbox"),
        "http://127.0.0.1/api/v1",
        pacer=pacer,
        clock=bench.clock,
        transport=in_process(sandbox),
    ) as client:
        reader = ViewReader(lambda: client, bench.store, bench.clock, lambda _conversation: None)
        yield World(sandbox, bench.store), reader
    await pacer.aclose()
    bench.crash()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("leads", [12, 20, 60, 400, 1_000])
async def test_a_reading_ends_within_a_few_requests_for_its_rows(
    tmp_path: Path, fault: str, leads: int
) -> None:
    async with reading(tmp_path, leads, fault) as (it, views):
        async with asyncio.timeout(3_600):
            await views.read(INBOX)
        pages = -(-leads // PAGE)
        assert len(it.sandbox.requests) <= 25 + 6 * pages
        listing = it.store.state.listings[INBOX.source]
        if fault == "wrap":
            assert len(listing.members) == leads
        assert len(listing.members) >= 0.9 * leads or fault == "shuffle"


@pytest.mark.parametrize("fault", FAULTS)
async def test_what_was_read_of_an_endless_list_is_said(tmp_path: Path, fault: str) -> None:
    async with reading(tmp_path, 60, fault) as (it, views):
        await views.read(INBOX)
        assert views.endless == {INBOX.source: len(it.store.state.listings[INBOX.source].members)}
        it.sandbox.fault("")
        await views.read(INBOX)
        assert views.endless == {}


async def test_rows_that_an_endless_list_did_not_give_stay(tmp_path: Path) -> None:
    async with reading(tmp_path, 400, "") as (it, views):
        await views.read(INBOX)
        it.sandbox.fault("shuffle=1")
        await views.read(INBOX)
        assert len(it.store.state.listings[INBOX.source].members) == 400
