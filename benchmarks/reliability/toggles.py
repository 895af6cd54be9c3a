"""R6: read, unread, read again, all while offline, costs no request."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.world import world
from harness.virtual_time import SimClock, run
from triage_tui.inbox.actions import SetRead
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.outbox.rules import OutboxRules

WINDOWS = (0.0, 5.0)


def measure(bench: Bench) -> Sequence[Figure]:
    """Toggle an even number of times, with and without an undo window; then go online."""
    toggles = bench.scale.toggles
    sent, wrong = 0, 0
    for window in WINDOWS:
        requests, differing = run(_offline(bench.folder / f"toggles-{window:g}", toggles, window))
        sent += requests
        wrong += differing
    return [
        Figure(
            "R6",
            f"{toggles:,} even-length toggles while offline",
            "0 requests",
            f"{sent} requests, {wrong} lead maps changed, with undo windows of 0 and 5 s",
            sent == 0 and wrong == 0,
        )
    ]


async def _offline(folder: Path, toggles: int, window: float) -> tuple[int, int]:
    clock = SimClock()
    sandbox = Sandbox(leads=60, clock=clock)
    async with world(folder, clock, sandbox, rules=OutboxRules(undo_window=window)) as it:
        ids = await it.read()
        unread = sandbox.truth.unread
        sandbox.pause_network()
        for _ in range(toggles):
            lead_map_id = it.random.choice(ids)
            for _ in range(it.random.choice((2, 2, 4, 6))):
                shown = it.store.state.lead_map(lead_map_id)
                assert shown is not None
                it.store.submit(SetRead(lead_map_id, is_read=not shown.is_read))
                await clock.sleep(it.random.choice((0.0, 0.3, 0.3, 7.0)))
        sandbox.resume_network()
        await it.store.idle()
        return len(it.writes()), len(unread ^ sandbox.truth.unread)
