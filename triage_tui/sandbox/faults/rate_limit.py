"""The rate limit: so many requests in a window, refused with 429 beyond it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import ceil
from typing import Literal

LimitHeaders = Literal["get", "all", "none"]
"""Which answers carry `x-ratelimit-*`: GETs, as documented, or all, or none."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `requests` in any `seconds`."""

    requests: int
    seconds: float


class Limiter:
    """Counts admitted requests on the clock given; refused ones do not count."""

    def __init__(self, *windows: Window) -> None:
        self._windows = windows
        longest = max((window.requests for window in windows), default=0)
        self._admitted: deque[float] = deque(maxlen=longest or None)

    def admit(self, now: float) -> float | None:
        """Count a request at `now`; the seconds to wait if it is over a limit."""
        waits = [self._wait(window, now) for window in self._windows]
        if any(waits):
            return max(waits)
        if self._windows:
            self._admitted.append(now)
        return None

    def _wait(self, window: Window, now: float) -> float:
        if len(self._admitted) < window.requests:
            return 0.0
        nth_newest = self._admitted[-window.requests]
        return max(0.0, nth_newest + window.seconds - now)

    def headers(self, now: float, wall: float) -> dict[str, str]:
        """`x-ratelimit-*` of the longest window; reset as seconds since 1970."""
        if not self._windows:
            return {}
        window = max(self._windows, key=lambda each: each.seconds)
        within = [at for at in self._admitted if at > now - window.seconds]
        reset = (within[0] + window.seconds - now) if within else window.seconds
        return {
            "x-ratelimit-limit": str(window.requests),
            "x-ratelimit-remaining": str(max(0, window.requests - len(within))),
            "x-ratelimit-reset": str(ceil(wall + reset)),
        }


def retry_after(seconds: float) -> str:
    """The header's whole seconds, never too few."""
    return str(max(1, ceil(seconds - 1e-6)))
