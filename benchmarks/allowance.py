"""P9 and the slope of P10: measured with the promises of reliability, shown in this table too."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.reliability import figure as reliability
from benchmarks.reliability import limiter, soak

ACTIONS = 2_000


def used() -> list[Figure]:
    """P9: how much of what a server allows is used while work waits, and what it refused."""
    with tempfile.TemporaryDirectory() as folder:
        share, refusals = limiter.use_of_the_allowance(Path(folder), ACTIONS)
    used = Figure("P9", "use of the server's allowance", share * 100, "%", "95 %", share >= 0.95)
    refused = Figure("P9", "refused requests", float(refusals), "", "0", refusals == 0)
    return [used, refused]


def slope() -> list[Figure]:
    """P10: how memory grows over a working day, a quarter of each hour acted out."""
    with tempfile.TemporaryDirectory() as folder:
        day = soak.day(reliability.Bench(replace(reliability.FULL, soak_minutes=15), Path(folder)))
    what = f"memory after {day.hours} simulated hours: growth an hour"
    held = day.slope < soak.BAR
    return [Figure("P10", what, day.slope, "MiB", f"{soak.BAR:g} MiB", held)]
