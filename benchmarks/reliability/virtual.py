"""Virtual time: hours pass in seconds, and how long the loop was kept busy is measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from tests.sync.sim.loop import SimClock, SimLoop

__all__ = ["SimClock", "WatchedLoop", "run"]

Result = TypeVar("Result")


class WatchedLoop(SimLoop):
    """A loop of virtual time that knows the longest it was busy without coming round.

    In seconds of its thread's processor time: what else the machine does says nothing about us.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_hold = 0.0

    def _run_once(self) -> None:
        began = time.thread_time()
        super()._run_once()  # type: ignore[misc]  # the base loop's own step, not in the stubs
        self.longest_hold = max(self.longest_hold, time.thread_time() - began)


def run(coroutine: Coroutine[Any, Any, Result]) -> tuple[Result, float]:
    """Run to the end in virtual time; returns the result and the longest hold in seconds."""
    loop = WatchedLoop()
    try:
        asyncio.set_event_loop(loop)
        result = loop.run_until_complete(coroutine)
        return result, loop.longest_hold
    finally:
        while left := asyncio.all_tasks(loop):
            for task in left:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        asyncio.set_event_loop(None)
        loop.close()
