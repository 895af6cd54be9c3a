"""R13: a working day in the app, in virtual time, and what it does to memory."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks.reliability.figure import Bench, Figure
from harness.triage import Triage, triage
from harness.virtual_time import SimClock, run
from triage_tui.sandbox.people.company import MEMBERS
from triage_tui.sandbox.sandbox import Sandbox

BAR = 1.0
"""MiB an hour."""
LEADS = 200
KEYS = ("1", "u", "2", "i", "3", "z", "4", "j", "5", "k", "6", "7", "u", "8", "J", "K")
KEYS_A_MINUTE = 6
ASIDES = (
    ("question_mark", "escape"),
    ("slash", *"grace", "escape", "escape"),
    ("g", "o", "escape"),
    ("g", "g"),
    ("ctrl+p", *"mask", "escape"),
    ("G",),
)
"""Once a minute one of these: screens opened and left, a filter typed, the ends of the list."""
MEBIBYTE = 1024 * 1024
Look = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Day:
    """What a day came to."""

    hours: int
    sizes: tuple[float, ...]
    """MiB resident after each hour."""
    keys: int
    ticks: int
    """How often the app looked at its clock."""
    reads: int
    """Requests that the app made."""

    @property
    def slope(self) -> float:
        """MiB an hour. The first two hours fill caches that have a limit."""
        return _slope(self.sizes[2:] if len(self.sizes) > 3 else self.sizes)


def measure(bench: Bench) -> Sequence[Figure]:
    """Hours of keys, reads and new replies."""
    if not bench.scale.soak_hours:
        return []
    it = day(bench)
    sizes = ", ".join(f"{size:.1f}" for size in it.sizes)
    return [
        Figure(
            "R13",
            f"a soak of {it.hours} simulated hours",
            "memory slope under 1 MiB an hour",
            f"{it.slope:+.2f} MiB an hour after the first two ({sizes} MiB resident; "
            f"{it.keys:,} keys, {it.reads:,} requests, {it.ticks:,} ticks of the app's clock)",
            it.slope < BAR and it.ticks >= it.hours * 3000,
        )
    ]


def day(bench: Bench, look: Look = lambda _hour: None) -> Day:
    """Work through the hours; `look` is called after each."""
    hours, minutes = bench.scale.soak_hours, bench.scale.soak_minutes
    return run(_day(bench.folder / "soak", hours, minutes, look))


async def _day(folder: Path, hours: int, minutes: int, look: Look) -> Day:
    clock = SimClock()
    sandbox = Sandbox(leads=LEADS, clock=clock)
    sizes: list[float] = []
    pressed = reads = 0
    me = MEMBERS[0].member_id
    cache = folder / "cache"
    with _timers_in_virtual_time():
        async with triage(
            folder, sandbox=sandbox, clock=clock, cache=cache, default_view="all", me=me
        ) as it:
            ticks = _ticks(it)
            for hour in range(hours):
                for minute in range(60):
                    if minute < minutes:
                        sandbox.arrive(sandbox.truth.lead_map_ids[pressed % 50])
                        pressed += await _minute(it, clock, pressed, minute)
                    else:
                        await clock.sleep(60)
                await _calm(it)
                reads += len(sandbox.requests)
                sandbox.requests.clear()  # the sandbox's own logs are not the app's memory
                sandbox.backend.applied.clear()
                sizes.append(_resident())
                look(hour)
            return Day(hours, tuple(sizes), pressed, len(ticks), reads)


async def _minute(it: Triage, clock: SimClock, pressed: int, minute: int) -> int:
    """Keys, ten seconds apart, in which polls, ticks and undo windows go on; returns how many."""
    for number in range(KEYS_A_MINUTE):
        await it.press(KEYS[(pressed + number) % len(KEYS)])
        await clock.sleep(60 / KEYS_A_MINUTE)
    await it.press(*ASIDES[minute % len(ASIDES)])
    return KEYS_A_MINUTE


def _ticks(it: Triage) -> list[None]:
    """Grows by one whenever the app looks at its clock."""
    seen: list[None] = []
    tick = it.screen._tick

    def counted() -> None:
        seen.append(None)
        tick()

    for timer in it.screen._timers:
        if timer._callback == tick:
            timer._callback = counted
    return seen


@contextmanager
def _timers_in_virtual_time() -> Iterator[None]:
    """Textual's timers sleep on the loop but look at the machine's clock: give them the loop's."""
    with patch("textual._time.get_time", lambda: asyncio.get_running_loop().time()):
        yield


async def _calm(it: Triage) -> None:
    async with asyncio.timeout(600):
        await it.session.store.idle()
    await it.pilot.pause()


def _resident() -> float:
    """MiB this process holds, once what is unreachable is gone, and what is free given back.

    The C library keeps freed memory for later: one burst leaves 7 MiB with it, and an hour's figure
    would be that of its heap.
    """
    gc.collect()
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library than glibc
            ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEBIBYTE


def _slope(sizes: Sequence[float]) -> float:
    """MiB an hour, by least squares."""
    if len(sizes) < 2:
        return 0.0
    middle = (len(sizes) - 1) / 2
    mean = sum(sizes) / len(sizes)
    over = sum((at - middle) * (size - mean) for at, size in enumerate(sizes))
    return over / sum((at - middle) ** 2 for at in range(len(sizes)))
