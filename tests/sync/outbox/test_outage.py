"""Outages with a task of unknown outcome in the queue: looks go on, and notice the return."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

from harness.simulation.bench import LEAD_MAP, OTHER, Bench
from triage_tui.inbox.actions import CreateTask, Priority, SetCategory
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.sync.outbox.rules import OutboxRules

TASK = CreateTask(LEAD_MAP, "Call back", "50 seats", Priority.HIGH, 1.8e9)
FILED = SetCategory(OTHER, CategoryId(1))


async def outage(folder: Path, seconds: float) -> Bench:
    """A task's answer is lost, then the network; a category waits for it as well."""
    bench = Bench(folder / "journal.sqlite", rules=OutboxRules(undo_window=0.0))
    bench.server.faults.append("lost_answer")
    bench.server.fault = lambda _action: "not_sent"
    bench.server.look_faults.extend(itertools.repeat("not_sent", 100_000))
    bench.store.submit(TASK)
    await asyncio.sleep(0.2)
    bench.store.submit(FILED)
    await asyncio.sleep(seconds)
    return bench


async def test_a_long_pause_of_the_queue_does_not_keep_an_unknown_task_waiting(
    tmp_path: Path,
) -> None:
    bench = await outage(tmp_path, 1_000.0)
    pause = bench.store.state.pause
    assert pause is not None
    assert pause.kind is PauseKind.NETWORK
    assert bench.store.state.checking == 1
    bench.server.fault = None
    bench.server.look_faults.clear()
    back_at = bench.clock.monotonic()
    await bench.store.idle()
    assert bench.store.state.checking == 0
    assert bench.clock.monotonic() - back_at <= 30.0


async def test_a_look_that_gets_through_ends_the_pause_for_all(tmp_path: Path) -> None:
    bench = await outage(tmp_path, 1_000.0)
    bench.server.fault = None
    bench.server.look_faults.clear()
    back_at = bench.clock.monotonic()
    await bench.store.idle()
    looked_at = next(at for at in bench.server.looks if at > back_at)
    at, action = bench.server.requests[-1]
    assert action == FILED
    assert at - looked_at < 1.0
