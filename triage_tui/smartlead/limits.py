"""How many requests may go: the user's limits, and those the server states."""

from __future__ import annotations

from collections import deque

from msgspec import Struct

MINUTE, HOUR, BURST = 60.0, 3600.0, 2.0
_GUARD_SHARE, _GUARD_MOST = 0.02, 1.0
"""A window is kept a little longer than stated, because the way to the server takes a varying time:
two requests sent 60 s apart may arrive 59.9 s apart."""


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

    def free_at(self, log: deque[float], *, leaving: int = 0) -> float:
        """The earliest moment for one more, with `leaving` places left over; may be past."""
        places = max(1, self.limit - leaving)
        return log[-places] + self.kept if len(log) >= places else float("-inf")

    def left(self, log: deque[float], now: float) -> int:
        """Places free at `now`."""
        used = 0
        for granted_at in reversed(log):
            if now - granted_at >= self.kept or used >= self.limit:
                break
            used += 1
        return max(0, self.limit - used)


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
