"""How many requests may go: the user's limits, and those the server states."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

from msgspec import Struct

MINUTE, HOUR, BURST = 60.0, 3600.0, 2.0
LONGEST_FLOW = 90.0
"""Seconds: what a server counts over is a minute up to here, for a reset that is rounded up says
61; what is longer is an hour."""
_GUARD_SHARE, _GUARD_MOST = 0.02, 1.0
"""A window is kept a little longer than stated, because the way to the server takes a varying time:
two requests sent 60 s apart may arrive 59.9 s apart."""
_LOOKED_AT = 100
"""Requests of a window whose leaving is looked at for an even flow: with more, one in several."""


class Limits(Struct, frozen=True, gc=False):
    """The most requests in any minute, any two seconds and any hour; `None` is no limit."""

    per_minute: int | None = 50
    per_2s: int | None = 8
    per_hour: int | None = 1000


NO_LIMITS = Limits(None, None, None)
"""For the demo, which asks nobody."""


class Window(Struct):
    """At most `limit` requests in any `seconds`."""

    seconds: float
    limit: int
    name: str
    """For the status line."""

    @property
    def kept(self) -> float:
        """How long a request counts, the guard included."""
        return self.seconds + min(_GUARD_MOST, self.seconds * _GUARD_SHARE)

    @property
    def is_flow(self) -> bool:
        """True for a window that is spent evenly: shorter ones are a burst, an hour may be
        uneven."""
        return BURST < self.seconds <= LONGEST_FLOW

    def used(self, log: deque[float], now: float) -> int:
        """Requests of `log` that count at `now`."""
        return len(log) - bisect_right(log, now - self.kept)

    def left(self, log: deque[float], now: float) -> int:
        """Places free at `now`."""
        return max(0, self.limit - self.used(log, now))

    def free_at(self, log: deque[float], *, leaving: int = 0) -> float:
        """The earliest moment for one more, with `leaving` places left over; may be past."""
        places = max(1, self.limit - leaving)
        return log[-places] + self.kept if len(log) >= places else float("-inf")

    def half_free_at(self, log: deque[float], background: deque[float], now: float) -> float:
        """The earliest moment for one more of the background; may be past."""
        used = self.used(log, now)
        if self.background_room(log, background, now) > 0:
            return float("-inf")
        return log[-used] + self.kept if used else float("-inf")

    def background_room(self, log: deque[float], background: deque[float], now: float) -> int:
        """Places for the background at `now`: half of what the others have left."""
        mine = self.used(background, now)
        others = self.used(log, now) - mine
        left = self.limit - others
        if self.is_flow:  # places are free again soon: it has its half while keys find some
            return max(1, min(self.limit // 2, left - self.limit // 8)) - mine
        return max(1, left // 2) - mine

    def flows_at(
        self, log: deque[float], last: float, now: float, *, limit: int, at_once: int
    ) -> float:
        """When the next one goes, so that none of them ever waits long for a place; may be past.

        What is left of `limit` is spread over the time until places are free again: before the
        k-th of the requests that count leaves the window, the places left and k more may be used.

        Args:
            log: The requests that count.
            last: When the last one went that this one follows.
            now: The time.
            limit: How many of them the window may hold.
            at_once: So many need not be spread.
        """
        used = self.used(log, now)
        if used < max(1, at_once) or last == float("-inf"):
            return float("-inf")
        left, step = max(0, limit - used), 1 + used // _LOOKED_AT
        counted = list(log)[-used:]
        return last + max(
            (counted[place] + self.kept - last) / (left + place + 1)
            for place in range(0, used, step)
        )

    def flow_kept_at(self, log: deque[float], now: float, *, gap: float) -> float:
        """When one may go so that those that come right after it flow on; may be past.

        So many places are left then that no two of them are more than `gap` seconds apart until
        the first are free again; than an even flow is apart, where a window has few places.
        """
        used, gap = self.used(log, now), max(gap, self.kept / max(1, self.limit))
        left, step = self.limit - used, 1 + used // _LOOKED_AT
        counted = list(log)[-used:] if used else []
        return max(
            (
                counted[place] + self.kept - gap * (left - 1 + place)
                for place in range(0, used, step)
            ),
            default=float("-inf"),
        )


def windows_of(limits: Limits) -> list[Window]:
    """The windows of the limits that are set, the shortest first."""
    stated = (
        (BURST, limits.per_2s, "2 s"),
        (MINUTE, limits.per_minute, "minute"),
        (HOUR, limits.per_hour, "hour"),
    )
    return [Window(seconds, limit, name) for seconds, limit, name in stated if limit is not None]


class Stated(Struct):
    """What the server last said is left, until its window starts anew."""

    left: int
    resets_at: float
    """Monotonic."""


class Slowed(Struct, frozen=True, gc=False):
    """A pace that was halved, and grows back: by an eighth of all a minute."""

    limit: int
    """Requests a minute at the beginning."""
    full: int
    """Requests a minute when it is over."""
    since: float
    """Monotonic."""

    def limit_at(self, now: float) -> int:
        """Requests a minute at `now`."""
        grown = int((now - self.since) // MINUTE) * max(1, self.full // 8)
        return min(self.full, self.limit + grown)
