"""R8: an hour without network and hundreds of actions: keys as quick as ever, then all in order."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.figure import Bench, Figure, spread
from benchmarks.reliability.inbox import environ_for, fresh
from benchmarks.reliability.world import world
from harness.served import served
from harness.terminal.terminal import Terminal
from harness.virtual_time import SimClock, run
from triage_tui.inbox.actions import AddNote, SetCategory
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.sandbox.sandbox import Sandbox

HOUR = 3600.0
SLOWER = 1.25
"""What still counts as unchanged: a quarter, or so many seconds, whichever is more."""
NOISE = 0.002
TIMED = 60
QUEUED = r"([\d,]+) queued"
"""On the status line; rows say the word without a number."""


def measure(bench: Bench) -> Sequence[Figure]:
    """The hour in virtual time; the keys in the real app, online and with all of it queued."""
    actions = bench.scale.offline_actions
    out_of_order, left = drained(bench.folder / "offline", actions)
    before, after, queued = _keys(bench.folder / "keys", actions)
    was, is_ = spread(before, 0.5), spread(after, 0.5)
    is_quick = is_ <= max(was * SLOWER, was + NOISE)
    return [
        Figure(
            "R8",
            f"offline for an hour, {actions} actions",
            "key latency unchanged, drains in order",
            f"key to screen {was * 1000:.1f} ms online, {is_ * 1000:.1f} ms offline with "
            f"{queued} queued (medians of {len(after)}; p99 {spread(before, 0.99) * 1000:.1f} and "
            f"{spread(after, 0.99) * 1000:.1f}); {out_of_order} out of order, {left} not drained",
            is_quick and not out_of_order and not left,
        )
    ]


def drained(folder: Path, actions: int) -> tuple[int, int]:
    """Press for an hour offline; how many arrived out of order, and how many never."""
    return run(_hour(folder, actions))


async def _hour(folder: Path, actions: int) -> tuple[int, int]:
    clock = SimClock()
    sandbox = Sandbox(leads=60, clock=clock)
    notes: dict[LeadMapId, list[str]] = {}
    async with world(folder, clock, sandbox) as it:
        ids = await it.read()
        sandbox.pause_network()
        for number in range(actions):
            lead_map_id = it.random.choice(ids)
            if number % 2:
                it.store.submit(SetCategory(lead_map_id, CategoryId(1 + number % 7)))
            else:
                it.store.submit(AddNote(lead_map_id, f"note {number}"))
                notes.setdefault(lead_map_id, []).append(f"note {number}")
            await clock.sleep(HOUR / actions)
        wanted = {
            each: shown.category_id for each in ids if (shown := it.store.state.lead_map(each))
        }
        sandbox.resume_network()
        await it.store.idle()
        wrong = 0
        for lead_map_id, pressed in notes.items():
            arrived = [
                note.note_message
                for note in sandbox.truth.notes
                if note.lead_map_id == lead_map_id and note.note_message.startswith("note ")
            ]
            wrong += arrived != pressed
        for lead_map_id, category_id in wanted.items():
            wrong += sandbox.truth.lead_map(lead_map_id).category_id != category_id
        return wrong, len(it.open_entries())


def _keys(folder: Path, actions: int) -> tuple[list[float], list[float], int]:
    """Seconds from a verdict's key to the screen's answer: online, and with `actions` queued."""
    with served(leads=actions + 4 * TIMED, latency_ms=20) as sandbox:
        environ = environ_for(sandbox, folder, undo_window=0.0)
        terminal = Terminal(fresh(), environ, columns=120, rows=36)
        try:
            terminal.wait_for("All .*Updated just now", 60.0)
            terminal.is_watching = False
            before = [_timed(terminal, at) for at in range(TIMED)]
            sandbox.do("pause_network")
            for at in range(actions):
                _timed(terminal, at)
            after = [_timed(terminal, at) for at in range(TIMED)]
            terminal.resize(121, 36)  # draws everything once more
            terminal.draw_from(len(terminal.written))
            found = terminal.wait_for(QUEUED)
            queued = re.search(QUEUED, terminal.text()) if found else None
            return before, after, int(queued[1].replace(",", "")) if queued else 0
        finally:
            terminal.close()


def _timed(terminal: Terminal, number: int) -> float:
    """Type a verdict; seconds until the terminal got the first of what it changed."""
    terminal.pump(0.03)  # what the last key still brings
    began = time.perf_counter()
    terminal.write("12"[number % 2])
    while not terminal.pump(0.0):
        if time.perf_counter() - began > 5.0:
            break
    return time.perf_counter() - began
