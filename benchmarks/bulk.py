"""A bulk run of 1,000 marks, seen from inside: until the first paint, and how the loop is held."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from tests.ui.triage import QUICK, triage
from triage_tui.inbox.actions import SetRead
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.setting_table import NO_CEILING

FREE = replace(
    QUICK,
    undo_window=30.0,
    requests_per_minute=NO_CEILING,
    requests_per_2s=NO_CEILING,
    requests_per_hour=NO_CEILING,
)


async def _held(stop: asyncio.Event) -> float:
    """The longest the loop was held, in milliseconds."""
    longest = 0.0
    while not stop.is_set():
        before = time.perf_counter()
        await asyncio.sleep(0)
        longest = max(longest, time.perf_counter() - before)
    return longest * 1000


async def _measure(count: int) -> tuple[float, float, float]:
    """Milliseconds of the submit, until the first paint after it, and of the longest hold."""
    with tempfile.TemporaryDirectory() as folder:
        box = Sandbox(leads=count, seed=1)
        async with triage(Path(folder), sandbox=box, settings=FREE, default_view="all") as app:
            painted: list[float] = []
            display: Any = app.app._display

            def spy(*values: Any) -> None:
                display(*values)
                painted.append(time.perf_counter())

            app.app._display = spy  # type: ignore[method-assign,assignment]  # a stop-watch
            ids = list(app.screen.queue.order)
            actions = [SetRead(each, is_read=not app.shown(each).is_read) for each in ids[:count]]
            stop = asyncio.Event()
            held = asyncio.create_task(_held(stop))
            await asyncio.sleep(0)
            pressed = time.perf_counter()
            app.session.store.submit(*actions, is_bulk=True)
            submitted = time.perf_counter()
            painted.clear()
            while not painted:  # noqa: ASYNC110 - an event would be set inside what is timed
                await asyncio.sleep(0)
            first = painted[0] - pressed
            await app.pilot.pause()
            stop.set()
            return (submitted - pressed) * 1000, first * 1000, await held


def figures(count: int = 1000, rounds: int = 3) -> list[Figure]:
    """P7: the middle of some rounds."""
    runs = [asyncio.run(_measure(count)) for _ in range(rounds)]
    submit, first, held = (sorted(each)[rounds // 2] for each in zip(*runs, strict=True))
    return [
        Figure("P7", f"{count} marks: submitted", submit, "ms", "30 ms", submit <= 30),
        Figure("P7", f"{count} marks: first paint", first, "ms", "50 ms", first <= 50),
        Figure("P7", f"{count} marks: longest hold of the loop", held, "ms", "30 ms", held <= 30),
    ]
