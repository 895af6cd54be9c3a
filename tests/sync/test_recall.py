"""What the journal holds is shown before anything is read, and sent only when told.

What it knows to be confirmed lies over kept rows that are older.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from pathlib import Path

from harness.simulation.bench import LEAD_MAP, Bench, Workers
from triage_tui.inbox.actions import Action, Assign, SetCategory, SetRead, Status
from triage_tui.inbox.lead_map import CategoryId, MemberId
from triage_tui.inbox.views.views import VIEWS
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.reading.restore import Restorer
from triage_tui.sync.storage.cache import Batch, Cache
from triage_tui.sync.storage.cache_rows import to_row
from triage_tui.sync.storage.commit_thread import Commit
from triage_tui.sync.storage.journal import Journal
from triage_tui.sync.storage.turns import Turns
from triage_tui.sync.store import Store

ONE, TWO = CategoryId(1), CategoryId(2)
ANN, BOB = MemberId(1), MemberId(2)
VIEW = VIEWS["all"]


def restarted(folder: Path) -> Bench:
    """A bench whose program crashed with a category pressed and unsent, and is not up again."""
    bench = Bench(folder / "journal.sqlite", rules=OutboxRules(undo_window=5.0))
    bench.store.submit(SetCategory(LEAD_MAP, ONE))
    bench.crash()
    reopen(bench)
    return bench


def reopen(bench: Bench) -> None:
    """The program is there again, and has read nothing yet."""
    bench.journal = Journal.open(bench.path, wall=bench.clock.wall(), is_durable=False)
    bench.workers = Workers(bench.dead)
    bench.store = Store(bench.journal, bench.clock, bench.rules, bench.server, bench.workers)


class HeldDisk:
    """Takes a commit, and lets go of it when told."""

    is_quick = False

    def __init__(self) -> None:
        self._held: list[tuple[Commit, Future[None]]] = []

    def __call__(self, commit: Commit) -> Future[None]:
        over: Future[None] = Future()
        self._held.append((commit, over))
        return over

    def let_go(self) -> None:
        while self._held:
            commit, over = self._held.pop(0)
            commit()
            over.set_result(None)


def keep(bench: Bench, folder: Path) -> Cache:
    """Keep what the server says now, as a read that begins now would."""
    cache = Cache.open(folder / "cache.db")
    rows = [bench.server.row(each, bench.clock.monotonic()) for each in bench.ids]
    batch = Batch([to_row(row) for row in rows])
    batch.listed += [(VIEW.source, int(row.lead_map_id), 0.0) for row in rows]
    batch.views.append((VIEW.source, bench.clock.wall(), None, 0))
    assert cache.write(batch)
    return cache


async def press_and_wait(bench: Bench, *actions: Action) -> None:
    await asyncio.sleep(1)
    bench.store.submit(*actions)
    await bench.store.idle()
    await asyncio.sleep(1)


def restore(bench: Bench, cache: Cache) -> None:
    """A crash, and all that the first paint is drawn from."""
    bench.crash()
    reopen(bench)
    bench.store.recall()
    assert Restorer(cache, bench.store, bench.clock).first(VIEW)


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


async def test_a_key_whose_commit_ends_as_they_go_on_takes_their_place(tmp_path: Path) -> None:
    bench = restarted(tmp_path)
    disk = HeldDisk()
    bench.store = Store(
        bench.journal, bench.clock, bench.rules, bench.server, bench.workers, turns=Turns(disk)
    )
    bench.store.recall()
    bench.read()
    bench.store.begin(bench.store.submitting(SetCategory(LEAD_MAP, TWO)))
    disk.let_go()  # on disk; nobody has looked yet
    bench.store.resume()
    idle = asyncio.ensure_future(bench.store.idle())
    for _ in range(100):
        disk.let_go()
        await asyncio.sleep(0.1)
    assert idle.done()
    assert [action for _, action in bench.server.requests] == [SetCategory(LEAD_MAP, TWO)]
    assert bench.statuses() == [Status.MERGED, Status.DONE]


async def test_a_key_pressed_before_they_go_on_takes_their_place(tmp_path: Path) -> None:
    bench = restarted(tmp_path)
    bench.store.recall()
    bench.read()
    bench.store.submit(SetCategory(LEAD_MAP, TWO))
    bench.store.resume()
    await bench.store.idle()
    assert [action for _, action in bench.server.requests] == [SetCategory(LEAD_MAP, TWO)]
    assert bench.statuses() == [Status.MERGED, Status.DONE]


async def test_what_was_confirmed_after_a_row_was_kept_lies_over_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    cache = keep(bench, tmp_path)
    await press_and_wait(bench, SetCategory(LEAD_MAP, ONE), SetRead(LEAD_MAP, is_read=True))
    await press_and_wait(bench, SetCategory(LEAD_MAP, TWO))
    restore(bench, cache)
    assert (bench.shown().category_id, bench.shown().is_read) == (TWO, True)
    assert bench.store.state.queued == 0


async def test_it_lies_there_until_a_row_is_read(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    cache = keep(bench, tmp_path)
    await press_and_wait(bench, SetCategory(LEAD_MAP, ONE))
    restore(bench, cache)
    bench.server.apply(SetCategory(LEAD_MAP, TWO), by="other")
    bench.read()
    assert bench.shown().category_id == TWO


async def test_a_row_kept_after_the_confirmation_is_shown_as_it_was_kept(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    await press_and_wait(bench, SetCategory(LEAD_MAP, ONE))
    bench.server.apply(SetCategory(LEAD_MAP, TWO), by="other")
    restore(bench, keep(bench, tmp_path))
    assert bench.shown().category_id == TWO


async def test_a_kept_row_older_than_our_own_assignment_is_nobody_elses_change(
    tmp_path: Path,
) -> None:
    bench = Bench(tmp_path / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    cache = keep(bench, tmp_path)
    await press_and_wait(bench, Assign(LEAD_MAP, ANN))
    bench.server.faults.append("not_sent")
    bench.store.submit(Assign(LEAD_MAP, BOB))
    await asyncio.sleep(0.5)
    restore(bench, cache)
    bench.store.resume()
    assert bench.shown().assignee == BOB
    await bench.store.idle()
    assert bench.server.assignees[LEAD_MAP] == BOB
    assert bench.statuses() == [Status.DONE, Status.DONE]


async def test_times_of_a_clock_that_was_ahead_are_not_believed(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    cache = keep(bench, tmp_path)
    assert cache.write(Batch(views=[("unread", bench.clock.wall() + 86400.0, None, 0)]))
    await press_and_wait(bench, SetCategory(LEAD_MAP, ONE))
    restore(bench, cache)
    assert bench.shown().category_id == ONE
