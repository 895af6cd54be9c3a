"""Noticing that the machine slept: its wall clock went on, the monotonic one did not."""

from __future__ import annotations

from triage_tui.system.clock import Clock


class SleepDetector:
    """Compares the two clocks from one look to the next."""

    def __init__(self, clock: Clock, smallest: float) -> None:
        self._clock = clock
        self._smallest = smallest
        self._apart = clock.wall() - clock.monotonic()

    def has_slept(self) -> bool:
        """True once after each gap of at least `smallest` seconds."""
        apart = self._clock.wall() - self._clock.monotonic()
        gap, self._apart = apart - self._apart, apart
        return gap >= self._smallest
