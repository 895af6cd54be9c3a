"""Lists whose pages wrap, repeat or shuffle: a reading ends all the same, and says so."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.sync.reading.world import reading
from triage_tui.inbox.views.views import VIEWS
from triage_tui.sync.reading.paging import PAGE

FAULTS = ("wrap", "repeat", "shuffle")
INBOX = VIEWS["all"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("leads", [12, 20, 60, pytest.param(300, marks=pytest.mark.long)])
async def test_a_reading_ends_within_a_few_requests_for_its_rows(
    tmp_path: Path, fault: str, leads: int
) -> None:
    async with reading(tmp_path, leads, fault=fault) as it:
        views = it.views
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
    async with reading(tmp_path, 60, fault=fault) as it:
        views = it.views
        await views.read(INBOX)
        assert views.endless == {INBOX.source: len(it.store.state.listings[INBOX.source].members)}
        it.sandbox.fault("")
        await views.read(INBOX)
        assert views.endless == {}


async def test_rows_that_an_endless_list_did_not_give_stay(tmp_path: Path) -> None:
    async with reading(tmp_path, 100) as it:
        views = it.views
        await views.read(INBOX)
        it.sandbox.fault("shuffle=1")
        await views.read(INBOX)
        assert len(it.store.state.listings[INBOX.source].members) == 100
