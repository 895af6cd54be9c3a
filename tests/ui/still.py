"""The app with its clocks stopped: what pictures and snapshots are taken of."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, datetime

from msgspec.structs import replace

from harness.triage import QUICK
from triage_tui.config.schema import NO_CEILING
from triage_tui.sandbox.sandbox import Sandbox

NOON = datetime(2026, 3, 10, 10, 12, tzinfo=UTC).timestamp()
"""The hour of every picture: a Tuesday morning."""


class StillClock:
    """Stands at one moment; sleeping yields, or waits for ever where time would have to pass."""

    def monotonic(self) -> float:
        return 1_000.0

    def wall(self) -> float:
        return NOON

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(3600.0 if seconds > 0 else 0.0)


STILL = replace(
    QUICK,
    undo_window=5.0,
    requests_per_minute=NO_CEILING,
    requests_per_2s=NO_CEILING,
    requests_per_hour=NO_CEILING,
)


def still_sandbox(leads: int = 60) -> Sandbox:
    """The same people at the same hour, every time."""
    return Sandbox(leads=leads, seed=1, clock=StillClock())


def in_one_zone() -> None:
    """Dates as they are read in one place, wherever the machine stands."""
    os.environ["TZ"] = "UTC"
    time.tzset()
