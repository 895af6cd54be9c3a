"""When a request may go: one budget for all, the most urgent first, never past a limit."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from triage_tui.smartlead.budget import Budget
from triage_tui.smartlead.limits import Limits
from triage_tui.smartlead.priority import BACKGROUND, PacerStatus, Priority
from triage_tui.smartlead.retry_after import clamped
from triage_tui.system.clock import Clock

__all__ = ["Limits", "Pacer", "PacerStatus", "Priority", "Turn"]

_LONGEST_BACK_OFF = 60.0
_TICK = 0.001  # seconds: a wait is never shorter, or a rounding error would spin
_NEVER = float("inf")
_Granted = asyncio.Future[float]


class Turn:
    """One request's leave to go; tells the pacer what the server said."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self.was_heard = False
        self.was_used = True

    def heard(self, headers: Mapping[str, str]) -> None:
        """Take in the limits in an answer's headers (names in lower case)."""
        self.was_heard = self._pacer.observe(headers)

    def not_used(self) -> None:
        """Nothing was sent: the turn does not count, or an hour offline would use up the budget."""
        self.was_used = False


class Pacer:
    """Hands out turns within the limits, tightened by what the server states.

    Deterministic under an injected clock and `jitter` (a number from 0 to 1).
    """

    def __init__(
        self, clock: Clock, limits: Limits, *, jitter: Callable[[], float] = random.random
    ) -> None:
        self._clock = clock
        self._budget = Budget(limits)
        self._queues: dict[Priority, deque[_Granted]] = {each: deque() for each in Priority}
        self._live = 0
        self._paused_until = float("-inf")
        self._limited_in_a_row = 0
        self._jitter = jitter
        self._changed = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, priority: Priority) -> AsyncIterator[Turn]:
        """Wait for leave to send one request; the body of the `with` is that request."""
        granted_at = await self._acquire(priority)
        turn = Turn(self)
        try:
            yield turn
        finally:
            if turn.was_used:
                self._budget.answered(was_heard=turn.was_heard)
            else:
                self._budget.give_back(granted_at)
            self._changed.set()

    def observe(self, headers: Mapping[str, str]) -> bool:
        """Tighten the budget by `X-RateLimit-Limit`, `-Remaining` and `-Reset`.

        Never past the settings. True when the headers said how many are left.
        """
        is_told = self._budget.observe(headers, self._clock.monotonic(), self._clock.wall())
        self._changed.set()
        return is_told

    def pause(self, seconds: float) -> None:
        """Let nothing go for `seconds`, between 1 s and 5 min; a longer pause stays."""
        self._paused_until = max(self._paused_until, self._clock.monotonic() + clamped(seconds))
        self._changed.set()

    def limited(self, retry_after: float | None) -> None:
        """Take in a 429: pause as asked, or back off by ourselves, longer each time."""
        if retry_after is not None:
            # A moment more than asked, so that several programs do not return as one.
            self.pause(retry_after + self._jitter())
            return
        if self._clock.monotonic() < self._paused_until:
            return  # sent before the pause began: it says nothing new
        self._limited_in_a_row += 1
        longest = min(_LONGEST_BACK_OFF, 2.0**self._limited_in_a_row)
        self.pause(longest * (0.5 + self._jitter() / 2))

    def slow_down(self) -> None:
        """Take in that all who use the account are too many: go at half the pace for a while."""
        self._budget.slow_down(self._clock.monotonic())
        self._changed.set()

    def answered(self) -> None:
        """Take in that a request was not limited: the next back-off starts short again."""
        self._limited_in_a_row = 0

    def status(self) -> PacerStatus:
        """What is left, and what the queue waits for."""
        now = self._clock.monotonic()
        left = 0 if now < self._paused_until else self._budget.left(now)
        is_slowed = self._budget.is_slowed(now)
        if not self._live:
            return PacerStatus(left, 0, None, "", is_slowed=is_slowed)
        _, ready_at, why = self._next(now)
        return PacerStatus(
            left,
            self._live,
            ready_at if now < ready_at < _NEVER else None,
            why,
            self._expected(now),
            is_slowed,
        )

    def _expected(self, now: float) -> dict[Priority, float]:
        """When the first of each kind that waits will go, if all goes on as it does now."""
        expected: dict[Priority, float] = {}
        ahead, free_at = 0, now
        for priority, queue in self._queues.items():
            waiting = sum(not granted.done() for granted in queue)
            if not waiting:
                continue
            ready_at = self._ready_at(priority, now)[0]
            gap = self._budget.even_gap(priority)
            expected[priority] = max(ready_at, free_at + ahead * gap)
            if priority not in BACKGROUND:
                ahead, free_at = ahead + waiting, max(free_at, ready_at)
        return expected

    async def aclose(self) -> None:
        """Stop; whoever still waits is canceled."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        for queue in self._queues.values():
            for granted in queue:
                granted.cancel()
            queue.clear()

    async def _acquire(self, priority: Priority) -> float:
        """Wait for a turn; returns when it was granted, on the monotonic clock."""
        now = self._clock.monotonic()
        if not self._live and self._ready_at(priority, now)[0] <= now:
            self._budget.spend(priority, now)
            return now
        granted: _Granted = asyncio.get_running_loop().create_future()
        self._queues[priority].append(granted)
        self._live += 1
        self._start_pump()
        try:
            return await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled():
                self._budget.give_back(granted.result())
            else:
                self._live -= 1
            self._changed.set()
            raise

    def _start_pump(self) -> None:
        self._changed.set()
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._run(), name="pacer")

    async def _run(self) -> None:
        """Grant turns in order for as long as anyone waits."""
        while self._live:
            now = self._clock.monotonic()
            priority, ready_at, _ = self._next(now)
            if priority is None:
                await self._rest(ready_at - now)
                continue
            self._live -= 1
            self._budget.spend(priority, now)
            self._queues[priority].popleft().set_result(now)

    def _next(self, now: float) -> tuple[Priority | None, float, str]:
        """Whose turn it is, if anybody's; else when the next one may go, and what it waits for.

        Only what its share of the budget holds back is overtaken, by the actions behind it.
        """
        soonest = _NEVER, ""  # so it stays where those who wait have just given up
        for priority, queue in self._queues.items():
            while queue and queue[0].done():
                queue.popleft()  # it gave up
            if not queue:
                continue
            ready_at, why = self._ready_at(priority, now)
            if ready_at <= now:
                return priority, ready_at, why
            soonest = min(soonest, (ready_at, why))
            if priority not in BACKGROUND:
                break
        return None, *soonest

    async def _rest(self, seconds: float) -> None:
        """Wait, or until something changed that may let the next one go sooner."""
        self._changed.clear()
        waits = {
            asyncio.ensure_future(self._clock.sleep(max(seconds, _TICK))),
            asyncio.ensure_future(self._changed.wait()),
        }
        try:
            done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for finished in done:
                finished.result()
        finally:
            for wait in waits:
                wait.cancel()

    def _ready_at(self, priority: Priority, now: float) -> tuple[float, str]:
        """The earliest moment for one more of `priority`, and what it would wait for."""
        return max(
            (self._paused_until, "the server asked to wait"), self._budget.ready_at(priority, now)
        )
