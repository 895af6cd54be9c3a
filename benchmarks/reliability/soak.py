"""R13: a working day in the app, and what it does to memory."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.figure import Bench, Figure
from tests.ui.triage import Triage, triage
from triage_tui.sandbox.sandbox import Sandbox

BAR = 1.0
KEYS_A_MINUTE = 6
ARRIVALS_A_MINUTE = 1
MEGABYTE = 1024 * 1024


class ShiftedClock:
    """The loop's own clock, put forward at will."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time() + self.ahead

    def wall(self) -> float:
        return 1_770_000_000.0 + self.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


def measure(bench: Bench) -> Sequence[Figure]:
    """Hours of keys, reads and new replies, one minute after the other."""
    hours, minutes = bench.scale.soak_hours, bench.scale.soak_minutes
    if not hours:
        return []
    sizes, decided = asyncio.run(_day(bench.folder / "soak", hours, minutes))
    # The first hour fills caches that have a limit; what grows after it would grow for ever.
    slope = _slope(sizes[1:]) * (60 / minutes)
    return [
        Figure(
            "R13",
            f"a soak of {hours} simulated hours",
            "memory slope under 1 MB an hour",
            f"{slope:+.2f} MB an hour over {hours - 1} hours after the first "
            f"({sizes[0]:.0f} to {sizes[-1]:.0f} MB resident; {decided:,} actions; "
            f"{minutes} min of each hour acted out)",
            slope < BAR,
        )
    ]


async def _day(folder: Path, hours: int, minutes: int) -> tuple[list[float], int]:
    """Resident megabytes after each hour, and how many actions were taken."""
    clock = ShiftedClock()
    sandbox = Sandbox(leads=120, clock=clock)
    keys = "1u2i3z4j5k67u8"
    sizes: list[float] = []
    async with triage(folder, sandbox=sandbox, clock=clock, default_view="all", me=_me()) as it:
        pressed = 0
        for _ in range(hours):
            for _ in range(minutes):
                sandbox.arrive(sandbox.truth.lead_map_ids[pressed % 50])
                for _ in range(KEYS_A_MINUTE):
                    await it.press(keys[pressed % len(keys)])
                    pressed += 1
                    clock.ahead += 60 / KEYS_A_MINUTE
                await it.press("R")
                await _calm(it)
            sandbox.requests.clear()  # the sandbox's own log is not the app's memory
            sizes.append(_resident())
        return sizes, len(it.session.store.state.settled) + pressed


async def _calm(it: Triage) -> None:
    async with asyncio.timeout(60):
        await it.session.store.idle()
    await it.read()


def _me() -> int:
    from triage_tui.sandbox.office import MEMBERS

    return MEMBERS[0].member_id


def _resident() -> float:
    """Megabytes this process holds, once what is unreachable is gone."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def _slope(sizes: Sequence[float]) -> float:
    """Megabytes an hour, by least squares."""
    if len(sizes) < 2:
        return 0.0
    middle = (len(sizes) - 1) / 2
    mean = sum(sizes) / len(sizes)
    over = sum((at - middle) * (size - mean) for at, size in enumerate(sizes))
    return over / sum((at - middle) ** 2 for at in range(len(sizes)))
