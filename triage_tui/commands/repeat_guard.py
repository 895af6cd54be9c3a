"""Holding a key down does not triage a queue."""

from __future__ import annotations

from collections.abc import Callable

from triage_tui.inbox.safe_text import own

WITHIN = 0.12
"""Seconds: a key held down comes faster than this, a deliberate second press does not."""
HELD_DOWN = own("A key held down counts once: the repeats did nothing.")
"""Said as it may be wrong: a terminal gives no times, so after a stall all keys come at once."""


class RepeatGuard:
    """Knows a press that comes so soon after the same advancing key that it is a repeat."""

    def __init__(self, pressed_at: Callable[[], float]) -> None:
        """`pressed_at` tells when the key in hand was pressed, not when it was looked at, in
        monotonic seconds: a screen that lags must not make two presses look like one held key."""
        self._pressed_at = pressed_at
        self._last: tuple[str, float] = ("", float("-inf"))

    def is_repeat(self, key: str) -> bool:
        """True for a repeat; an empty `key` stands for a way that cannot be held down."""
        now = self._pressed_at()
        last, at = self._last
        self._last = (key, now)
        return bool(key) and key == last and now - at < WITHIN
