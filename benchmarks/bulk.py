"""A bulk run of 1,000 marks by its keys, seen from inside: first paint, end, holds of the loop."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual import events

from benchmarks.figures import Figure
from harness.triage import QUICK, Triage, triage
from triage_tui.config.schema import NO_CEILING
from triage_tui.sandbox.sandbox import Sandbox

FREE = replace(
    QUICK,
    undo_window=30.0,
    requests_per_minute=NO_CEILING,
    requests_per_2s=NO_CEILING,
    requests_per_hour=NO_CEILING,
)


async def _watch(holds: list[float]) -> None:
    """Note how long each turn of the loop took, in milliseconds."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0)
        holds.append((time.perf_counter() - before) * 1000)


def _paints(app: Triage) -> list[float]:
    """The times of all paints to come."""
    painted: list[float] = []
    display: Any = app.app._display

    def spy(*values: Any) -> None:
        display(*values)
        painted.append(time.perf_counter())

    app.app._display = spy  # type: ignore[method-assign,assignment]  # a stop-watch
    return painted


async def _until(is_so: Callable[[], object]) -> None:
    while not is_so():  # noqa: ASYNC110 - an event would be set inside what is timed
        await asyncio.sleep(0)


async def _measure(count: int) -> tuple[float, float, float]:
    """Milliseconds from the last key to the first paint, to the last action taken; longest hold."""
    with tempfile.TemporaryDirectory() as folder:
        box = Sandbox(leads=count, seed=1)
        async with triage(Path(folder), sandbox=box, settings=FREE, default_view="all") as app:
            await app.read()
            app.screen.rows.marked = frozenset(app.screen.rows.order[:count])
            await app.press("1")
            assert len(app.app.screen_stack) == 2, "a bulk run asks first"
            store, painted, holds = app.session.store, _paints(app), list[float]()
            watching = asyncio.create_task(_watch(holds))
            await asyncio.sleep(0)
            pressed = time.perf_counter()
            app.app.post_message(events.Key("y", "y"))
            await _until(lambda: painted)
            first = painted[0] - pressed
            await _until(lambda: len(store.state.entries) >= count * 9 // 10)
            await _until(lambda: not app.session.runs().is_starting)
            taken = time.perf_counter() - pressed
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            return first * 1000, taken * 1000, max(holds)


def figures(count: int = 1000, rounds: int = 5) -> list[Figure]:
    """P7: the middle of some rounds."""
    runs = [asyncio.run(_measure(count)) for _ in range(rounds)]
    paint, whole, worst = (sorted(each)[rounds // 2] for each in zip(*runs, strict=True))
    return [
        Figure("P7", f"{count} marks: first paint", paint, "ms", "50 ms", paint <= 50),
        Figure("", f"{count} marks: all of them taken", whole, "ms"),
        Figure("P7", f"{count} marks: longest hold of the loop", worst, "ms", "30 ms", worst <= 30),
    ]
