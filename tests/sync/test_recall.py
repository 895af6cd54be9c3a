"""What the journal holds is shown before anything is read, and sent only when told."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.sync.sim.bench import LEAD_MAP, Bench
from triage_tui.inbox.actions import SetCategory, Status
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.sync.journal import Journal
from triage_tui.sync.rules import OutboxRules
from triage_tui.sync.store import Store

ONE, TWO = CategoryId(1), CategoryId(2)


def restarted(folder: Path) -> Bench:
    """A bench whose program crashed with a category pressed and unsent, and is not up again."""
    bench = Bench(folder / "journal.sqlite", rules=OutboxRules(undo_window=5.0))
    bench.store.submit(SetCategory(LEAD_MAP, ONE))
    bench.crash()
    bench.journal = Journal.open(bench.path, wall=bench.clock.wall(), is_durable=False)
    bench.store = Store(bench.journal, bench.clock, bench.rules, bench.server, bench.workers)
    return bench


async def test_recalled_actions_show_at_the_first_read_and_none_leaves(tmp_path: Path) -> None:
    bench = restarted(tmp_path)
    bench.store.recall()
    assert bench.store.state.queued == 1
    bench.read()
    assert bench.shown().category_id == ONE
    await asyncio.sleep(60)
    assert not bench.server.requests
    bench.store.resume()
    await bench.store.idle()
    assert bench.server.categories[LEAD_MAP] == ONE


async def test_a_key_pressed_before_they_go_on_takes_their_place(tmp_path: Path) -> None:
    bench = restarted(tmp_path)
    bench.store.recall()
    bench.read()
    bench.store.submit(SetCategory(LEAD_MAP, TWO))
    bench.store.resume()
    await bench.store.idle()
    assert [action for _, action in bench.server.requests] == [SetCategory(LEAD_MAP, TWO)]
    assert bench.statuses() == [Status.MERGED, Status.DONE]
