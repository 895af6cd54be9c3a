"""An event loop whose time passes only when everybody waits for it."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class DeadlockError(Exception):
    """Everybody waits, and nothing is scheduled: real time would pass for ever."""


class _Selector(selectors.SelectSelector):
    """Instead of waiting, lets the loop's time jump to what comes next."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise DeadlockError
        self.now += max(0.0, timeout)
        return super().select(0)


class SimLoop(asyncio.SelectorEventLoop):
    """Runs hours of waiting in milliseconds, the same way every time."""

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)
        self._clock_resolution = 1e-9

    def time(self) -> float:
        return self._virtual.now


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end in virtual time; what is still running then is cancelled."""
    loop = SimLoop()
    try:
        asyncio.set_event_loop(loop)
        return loop.run_until_complete(coroutine)
    finally:
        while left := asyncio.all_tasks(loop):
            for task in left:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        asyncio.set_event_loop(None)
        loop.close()


class SimClock:
    """The loop's time; the wall clock can be moved, as by a sleep of the machine or its user."""

    def __init__(self, wall: float = 1_770_000_000.0, start: float = 1_000.0) -> None:
        self._start = start
        self._wall = wall - start
        self.slept = 0.0
        """Seconds by which the wall clock went on and the other one did not."""
        self.set_wrong = 0.0
        """Seconds by which the wall clock is ahead of the world's."""

    def monotonic(self) -> float:
        return self._start + asyncio.get_running_loop().time()

    def wall(self) -> float:
        return self.true_wall() + self.set_wrong

    def true_wall(self) -> float:
        """What the world's clocks say."""
        return self._wall + self.slept + self.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))
