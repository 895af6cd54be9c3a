"""What may still be asked for: the windows of the settings, and what the server says of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from triage_tui.smartlead.limits import (
    HOUR,
    LONGEST_FLOW,
    MINUTE,
    Limits,
    Slowed,
    Stated,
    Window,
    windows_of,
)
from triage_tui.smartlead.priority import BACKGROUND, Priority
from triage_tui.smartlead.retry_after import reset_in, whole

_SAME_WINDOW = 1.5  # seconds: two resets this close speak of one window
_SILENCE = 2.5
"""Seconds without any request, after which reading goes on; the longest that keys are to wait for
each other because it did."""
_AT_ONCE = 3  # requests of a bulk run, and of the background, that are not spread out yet
_PAGES_AT_ONCE = 5  # the same for what is in view
_AT_FULL_PACE = (
    0.2  # share of the background's part of an hour that goes as fast as the minute lets
)
_SLOWEST, _ACCOUNT_LIMIT = 6, 200
"""Requests a minute: the least that is left when an account is used up, and what half of is taken
where neither the settings nor the server state a limit."""


class Budget:
    """Counts requests; says when one of a priority may go. Waits for nothing itself."""

    def __init__(self, limits: Limits) -> None:
        self._own = windows_of(limits)
        self._told: Window | None = None
        """The server's own window, where it states a limit."""
        self._account: Window | None = None
        """The window of an account that all who share it have used up."""
        self._stated: Stated | None = None
        self._slowed: Slowed | None = None
        length = self._log_length()
        self._log: deque[float] = deque(maxlen=length)
        self._background: deque[float] = deque(maxlen=length)
        self._in_flight = 0
        self._last: dict[Priority, float] = {}
        """When one of each kind went last, by the kind that stands for it."""

    # -- what the server says ------------------------------------------------------------------

    def observe(self, headers: Mapping[str, str], now: float, wall: float) -> bool:
        """Tighten by `X-RateLimit-Limit`, `-Remaining` and `-Reset`, never past the settings.

        True when the headers said how many are left.
        """
        resets_in = reset_in(headers, wall=wall)
        if limit := whole(headers, "x-ratelimit-limit"):
            self._tell(limit, resets_in)
        left = whole(headers, "x-ratelimit-remaining")
        if left is None:
            return False
        resets_at = now + (MINUTE if resets_in is None else resets_in)
        stated = self._stated
        if stated is not None and abs(stated.resets_at - resets_at) <= _SAME_WINDOW:
            # Answers overtake each other: within one window the fewest left is the newest word.
            stated.left = min(stated.left, left)
        else:
            self._stated = Stated(left, resets_at)
        return True

    def _tell(self, limit: int, resets_in: float | None) -> None:
        """Take over a stated limit, for a window as long as the longest reset stated with it.

        Ten with a reset in two seconds is not ten a minute: how long the server counts is seen
        when its window starts anew.
        """
        told, seconds = self._told, MINUTE if resets_in is None else resets_in
        if seconds > LONGEST_FLOW:
            seconds = HOUR
        if told is not None and told.limit == limit:
            seconds = max(seconds, told.seconds)
        self._told = Window(seconds, limit, "server's limit")
        self._keep_log_long()

    def _keep_log_long(self) -> None:
        """So long that every window finds what it counts."""
        if (needed := self._log_length()) > (self._log.maxlen or 0):
            self._log = deque(self._log, maxlen=needed)
            self._background = deque(self._background, maxlen=needed)

    def slow_down(self, now: float) -> None:
        """The account is used up by all who share it: half the pace, then more again."""
        slowed = self._slowed
        if slowed is not None and now < slowed.since + MINUTE:
            return  # of requests that were under way
        limit = self._minute_limit() if slowed is None else slowed.limit_at(now)
        self._slowed = Slowed(max(_SLOWEST, limit // 2), self._minute_limit(), now)

    def is_slowed(self, now: float) -> bool:
        """True while less goes than the settings and the server's headers allow."""
        if self._slowed is not None and self._slowed.limit_at(now) >= self._slowed.full:
            self._slowed = None
        return self._slowed is not None

    def _minute_limit(self) -> int:
        windows = [*self._own, *([self._told] if self._told is not None else [])]
        limits = [window.limit for window in windows if window.is_flow]
        return min(limits, default=_ACCOUNT_LIMIT)

    # -- counting ------------------------------------------------------------------------------

    def spend(self, priority: Priority, now: float) -> None:
        """One of `priority` goes now."""
        self._log.append(now)
        self._in_flight += 1
        if priority in BACKGROUND:
            self._background.append(now)
        self._last[_kind(priority)] = now

    def answered(self, *, was_heard: bool) -> None:
        """A request came back; `was_heard` when its answer said how many are left."""
        self._in_flight -= 1
        if not was_heard and self._stated is not None:
            self._stated.left -= 1  # it may have counted, and nobody said

    def give_back(self, granted_at: float) -> None:
        """Nothing was sent with a turn: its place is free again."""
        self._in_flight -= 1
        for log in (self._log, self._background):
            if granted_at in log:
                log.remove(granted_at)

    def left(self, now: float) -> int | None:
        """Requests that may go now and within this minute; `None` without a limit."""
        self._forget_stated(now)
        self._slow_window(now)
        counts = [window.left(self._log, now) for window in self._windows() if window.seconds > 2]
        if self._stated is not None:
            counts.append(max(0, self._stated.left - self._in_flight))
        return min(counts, default=None)

    def even_gap(self, priority: Priority) -> float:
        """Seconds between two of `priority` when many wait and a minute is spent evenly."""
        share = 2 if priority in BACKGROUND else 1
        flows = (window for window in self._windows() if window.is_flow)
        return max((share * window.kept / max(1, window.limit) for window in flows), default=0.0)

    # -- when ----------------------------------------------------------------------------------

    def ready_at(self, priority: Priority, now: float) -> tuple[float, str]:
        """The earliest moment for one more of `priority`, and what it would wait for."""
        self._forget_stated(now)
        self._slow_window(now)
        moments = [(float("-inf"), "")]
        for window in self._windows():
            leaving = _room_for_keys(window) if priority is Priority.BULK else 0
            moments.append((window.free_at(self._log, leaving=leaving), f"the {window.name}"))
            if priority in BACKGROUND:
                half = window.half_free_at(self._log, self._background, now)
                if window.is_flow:
                    half = min(half, self._after_silence(window))
                    half = max(half, window.flow_kept_at(self._log, now, gap=_SILENCE))
                moments.append((half, "room for keys"))
            moments.append((self._paced_at(window, priority, leaving, now), "an even pace"))
        if self._stated is not None and self._stated.left - self._in_flight <= 0:
            moments.append((self._stated.resets_at, "the server's limit"))
        return max(moments)

    def _after_silence(self, window: Window) -> float:
        """When background reading goes on although keys have taken most of the window.

        Rather than let nothing happen for long, while it has not had its half.
        """
        silent = self._log[-1] + _SILENCE if self._log else float("-inf")
        half = max(1, window.limit // 2)
        mine = self._background
        has_half = mine[-half] + window.kept if len(mine) >= half else float("-inf")
        return max(silent, has_half)

    def _paced_at(self, window: Window, priority: Priority, leaving: int, now: float) -> float:
        """When the next one goes, spread over the window: a minute is a flow, not a burst."""
        last = self._last.get(_kind(priority), float("-inf"))
        if not window.is_flow:
            is_background = priority in BACKGROUND and window.seconds > LONGEST_FLOW
            return last + self._hourly_gap(window, now) if is_background else float("-inf")
        log, limit, at_once = self._log, window.limit - leaving, window.limit // 2
        if priority in BACKGROUND:
            log, limit = self._background, window.limit // 2
        if priority is Priority.PAGE:
            at_once = _PAGES_AT_ONCE
        elif priority in BACKGROUND or priority is Priority.BULK:
            is_roomy = window.left(self._log, now) >= window.limit // 2
            at_once = _AT_ONCE if is_roomy else 1  # keys took the rest: none is to wait for long
        return window.flows_at(log, last, now, limit=limit, at_once=at_once)

    def _hourly_gap(self, window: Window, now: float) -> float:
        """The background's pace in a long window: slower the less it may still use of it."""
        room = window.background_room(self._log, self._background, now)
        mine = window.used(self._background, now)
        if mine < _AT_FULL_PACE * (room + mine):
            return 0.0
        return window.kept / (2 * max(1, room))

    def _slow_window(self, now: float) -> None:
        """The window of a used-up account, as wide as it is by now."""
        slowed = self._slowed if self.is_slowed(now) else None
        if slowed is None:
            self._account = None
        elif self._account is None or self._account.limit != slowed.limit_at(now):
            self._account = Window(MINUTE, slowed.limit_at(now), "account's limit")
            self._keep_log_long()

    def _windows(self) -> list[Window]:
        return [*self._own, *(each for each in (self._told, self._account) if each is not None)]

    def _log_length(self) -> int:
        return max((window.limit for window in self._windows()), default=0)

    def _forget_stated(self, now: float) -> None:
        if self._stated is not None and now >= self._stated.resets_at:
            self._stated = None


def _kind(priority: Priority) -> Priority:
    """What `priority` is spread out with: keys, bulk runs, the background."""
    if priority in BACKGROUND:
        return Priority.REST
    return Priority.BULK if priority is Priority.BULK else Priority.ACTION


def _room_for_keys(window: Window) -> int:
    """Places that a bulk run leaves free, few enough to waste under 5 % of the budget."""
    return int(window.limit * (0.03 if window.seconds > LONGEST_FLOW else 0.02))
