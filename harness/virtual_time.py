"""Virtual time: a loop whose time passes only when everybody waits for it, and its clock."""

from __future__ import annotations

import asyncio
import gc
import selectors
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple, Unpack

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


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
    """Runs hours of waiting in milliseconds, the same way every time.

    It does the work of other threads itself: no hour goes by meanwhile.
    """

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)
        self._clock_resolution = 1e-9
        self.elsewhere = 0.0
        """Seconds of processor time of the work of other threads."""

    def time(self) -> float:
        return self._virtual.now

    def run_in_executor(
        self,
        executor: Executor | None,  # noqa: ARG002 - nothing is handed on
        func: Callable[[Unpack[Arguments]], Result],
        *args: *Arguments,
    ) -> asyncio.Future[Result]:
        async def done_here() -> Result:
            began = time.thread_time()
            try:
                return func(*args)
            finally:
                self.elsewhere += time.thread_time() - began

        return self.create_task(done_here())


class WatchedLoop(SimLoop):
    """A loop of virtual time that knows the longest it was busy without coming round.

    In seconds of its thread's processor time: what else the machine does says nothing about us.
    What it does in place of other threads does not count.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_hold = 0.0

    def _run_once(self) -> None:
        began, elsewhere = time.thread_time(), self.elsewhere
        super()._run_once()  # type: ignore[misc]  # the base loop's own step, not in the stubs
        took = time.thread_time() - began - (self.elsewhere - elsewhere)
        self.longest_hold = max(self.longest_hold, took)


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end in virtual time; what is still running then is canceled."""
    return _run_on(SimLoop(), coroutine)


def run_watched(coroutine: Coroutine[Any, Any, Result]) -> tuple[Result, float]:
    """The same; returns the result and the longest hold of the loop in seconds.

    Of garbage only what is made meanwhile is looked through: the app does that while keys rest.
    """
    loop = WatchedLoop()
    gc.collect()
    gc.freeze()
    try:
        return _run_on(loop, coroutine), loop.longest_hold
    finally:
        gc.unfreeze()


def _run_on(loop: SimLoop, coroutine: Coroutine[Any, Any, Result]) -> Result:
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
