"""When a request may go: one budget for all, the most urgent first, never past a limit."""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from triage_tui.smartlead.limits import HOUR, MINUTE, Limits, Stated, Window, windows_of
from triage_tui.smartlead.priority import PATIENT, PacerStatus, Priority
from triage_tui.smartlead.retry_after import clamped, reset_in, whole
from triage_tui.system.clock import Clock

__all__ = ["Limits", "Pacer", "PacerStatus", "Priority", "Turn"]

_SAME_WINDOW = 1.5  # seconds: two resets this close speak of one window
_EARLY_BURST = 2  # patient requests that may go at once before they are spread out
_LONGEST_BACK_OFF = 60.0
_TICK = 0.001  # seconds: a wait is never shorter, or a rounding error would spin


@dataclass(order=True, slots=True)
class _Waiter:
    priority: Priority
    number: int
    granted: asyncio.Future[float] = field(compare=False)


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
        self._limits = limits
        self._windows = windows_of(limits)
        self._log: deque[float] = deque(maxlen=self._log_length())
        self._waiters: list[_Waiter] = []
        self._numbers = count()
        self._live = 0
        self._in_flight = 0
        self._stated: Stated | None = None
        self._paused_until = float("-inf")
        self._limited_in_a_row = 0
        self._jitter = jitter
        self._patient_at = float("-inf")
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
                self._in_flight -= 1
                if not turn.was_heard and self._stated is not None:
                    self._stated.left -= 1  # it may have counted, and nobody said
            else:
                self._give_back(granted_at)
            self._changed.set()

    def observe(self, headers: Mapping[str, str]) -> bool:
        """Tighten the budget by `X-RateLimit-Limit`, `-Remaining` and `-Reset`.

        Never past the settings. True when the headers said how many are left.
        """
        resets_in = reset_in(headers, wall=self._clock.wall())
        if limit := whole(headers, "x-ratelimit-limit"):
            self._state_limit(limit, MINUTE if (resets_in or 0) <= 90 else HOUR)
            self._changed.set()
        left = whole(headers, "x-ratelimit-remaining")
        if left is None:
            return False
        resets_at = self._clock.monotonic() + (MINUTE if resets_in is None else resets_in)
        stated = self._stated
        if stated is not None and abs(stated.resets_at - resets_at) <= _SAME_WINDOW:
            # Answers overtake each other: within one window the fewest left is the newest word.
            stated.left = min(stated.left, left)
        else:
            self._stated = Stated(left, resets_at)
        self._changed.set()
        return True

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

    def answered(self) -> None:
        """Take in that a request was not limited: the next back-off starts short again."""
        self._limited_in_a_row = 0

    def status(self) -> PacerStatus:
        """What is left, and what the queue waits for."""
        now = self._clock.monotonic()
        self._forget_stated(now)
        counts = [window.left(self._log, now) for window in self._windows if window.seconds > 2]
        if self._stated is not None:
            counts.append(max(0, self._stated.left - self._in_flight))
        left = min(counts, default=None)
        if now < self._paused_until:
            left = 0
        head = self._head()
        if head is None:
            return PacerStatus(left, 0, None, "")
        ready_at, why = self._ready_at(head.priority, now)
        return PacerStatus(left, self._live, ready_at if ready_at > now else None, why)

    async def aclose(self) -> None:
        """Stop; whoever still waits is canceled."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        for waiter in self._waiters:
            waiter.granted.cancel()
        self._waiters.clear()

    async def _acquire(self, priority: Priority) -> float:
        """Wait for a turn; returns when it was granted, on the monotonic clock."""
        now = self._clock.monotonic()
        if self._head() is None and self._ready_at(priority, now)[0] <= now:
            return self._grant(priority, now)
        granted: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiters, _Waiter(priority, next(self._numbers), granted))
        self._live += 1
        self._start_pump()
        try:
            return await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled():
                self._give_back(granted.result())
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
        while (head := self._head()) is not None:
            now = self._clock.monotonic()
            ready_at, _ = self._ready_at(head.priority, now)
            if ready_at <= now:
                heapq.heappop(self._waiters)
                self._live -= 1
                head.granted.set_result(self._grant(head.priority, now))
            else:
                await self._rest(ready_at - now)

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

    def _head(self) -> _Waiter | None:
        """Who is next; those who gave up are dropped on the way."""
        while self._waiters and self._waiters[0].granted.done():
            heapq.heappop(self._waiters)
        return self._waiters[0] if self._waiters else None

    def _ready_at(self, priority: Priority, now: float) -> tuple[float, str]:
        """The earliest moment for one more of `priority`, and what it would wait for."""
        self._forget_stated(now)
        is_patient = priority in PATIENT
        moments = [(self._paused_until, "the server asked to wait")]
        for window in self._windows:
            leaving = _room_for_keys(window) if is_patient else 0
            moments.append((window.free_at(self._log, leaving=leaving), f"the {window.name}"))
        if self._stated is not None and self._stated.left - self._in_flight <= 0:
            moments.append((self._stated.resets_at, "the server's limit"))
        if is_patient:
            spread = self._patient_at - _EARLY_BURST * self._gap()
            moments.append((spread, "room for keys"))
        return max(moments)

    def _grant(self, priority: Priority, now: float) -> float:
        self._log.append(now)
        self._in_flight += 1
        if priority in PATIENT:
            self._patient_at = max(self._patient_at, now) + self._gap()
        return now

    def _give_back(self, granted_at: float) -> None:
        """Nothing was sent with this turn: its place is free again."""
        self._in_flight -= 1
        if granted_at in self._log:
            self._log.remove(granted_at)

    def _gap(self) -> float:
        """Seconds between two requests spread evenly over the minute; an hour may be uneven."""
        short = (window.kept / window.limit for window in self._windows if window.seconds <= MINUTE)
        return max(short, default=0.0)

    def _state_limit(self, limit: int, seconds: float) -> None:
        """Take over a limit the server states, where it is tighter than the settings."""
        own = self._limits.per_minute if seconds == MINUTE else self._limits.per_hour
        limit = limit if own is None else min(limit, own)
        name = "minute" if seconds == MINUTE else "hour"
        self._windows = [window for window in self._windows if window.seconds != seconds]
        self._windows.append(Window(seconds, limit, name))
        self._windows.sort(key=lambda window: window.seconds)
        if (needed := self._log_length()) != self._log.maxlen:
            self._log = deque(self._log, maxlen=max(needed, self._log.maxlen or 0))

    def _log_length(self) -> int:
        return max((window.limit for window in self._windows), default=0)

    def _forget_stated(self, now: float) -> None:
        if self._stated is not None and now >= self._stated.resets_at:
            self._stated = None


def _room_for_keys(window: Window) -> int:
    """Places that patient requests leave free, few enough to waste under 5 % of the budget."""
    return int(window.limit * (0.03 if window.seconds > MINUTE else 0.02))
