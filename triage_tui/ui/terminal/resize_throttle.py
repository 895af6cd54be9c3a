"""A terminal that changes its size many times a second, laid out only as often as it helps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.events import Resize

QUIET = 0.03
"""Seconds without another size after which a burst is over."""
LONGEST = 0.15
"""Seconds after which the newest size is laid out although the burst goes on."""
STORM, LONGEST_STORM = 0.005, 5.0
"""Seconds between two sizes that no hand makes, however often its window is drawn, and the same for
them: a layout that has begun when such a burst ends would hold up the right one."""
Handle = Callable[[Resize], Awaitable[None]]
Later = Callable[[float, Callable[[], Awaitable[None]]], object]


class Resizes:
    """Hands on a single new size at once, and of a burst only the newest.

    A layout takes longer than the time between two sizes of a dragged window: one for each would
    fall behind, and the right one would come last.
    """

    def __init__(self, handle: Handle, later: Later, clock: Callable[[], float]) -> None:
        """`later` calls back after so many seconds; `clock` is monotonic seconds."""
        self._handle = handle
        self._later = later
        self._clock = clock
        self._newest: Resize | None = None
        self._came_at = float("-inf")
        self._handled_at = float("-inf")
        self._gap = float("inf")
        """Seconds between the last two."""

    async def take(self, event: Resize) -> None:
        """Handle a new size now, or keep it until the burst it belongs to is over."""
        now = self._clock()
        is_waited_for = self._newest is not None
        is_single = now - self._came_at >= QUIET and now - self._handled_at >= QUIET
        self._gap, self._came_at = now - self._came_at, now
        if is_single and not is_waited_for:
            await self._hand_on(event)
            return
        self._newest = event
        if not is_waited_for:
            self._later(QUIET, self._look)

    async def _look(self) -> None:
        event, now = self._newest, self._clock()
        if event is None:
            return
        longest = LONGEST_STORM if self._gap < STORM else LONGEST
        left = min(self._came_at + QUIET, self._handled_at + longest) - now
        if left > 0:
            self._later(left, self._look)
            return
        self._newest = None
        await self._hand_on(event)

    async def _hand_on(self, event: Resize) -> None:
        self._handled_at = self._clock()
        await self._handle(event)
