"""Leaving when told to: a signal, or a terminal that is gone. In order, and soon in any case.

What was shown as taken is in the journal already; on the way out only what stands in a form, half
typed, is kept.
"""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
GRACE = 1.5
"""Seconds for leaving in order; then the process ends wherever it stands."""
SAME_CAUSE = 0.5
"""Seconds in which a second word to end is the first one told twice: of a window that is closed
the kernel tells, and so do both who read from its terminal."""


class Signals:
    """Turns signals and a lost terminal into one orderly exit with the code 128 + n.

    `leave(code)` is called from another thread or from a signal handler: it must only ask the
    program to end, and return False when there is nothing yet that could. `restore()` puts the
    terminal right from any thread, without waiting for anything.
    """

    def __init__(self, leave: Callable[[int], bool], restore: Callable[[], None]) -> None:
        self._leave = leave
        self._restore = restore
        self._began_at: float | None = None
        """When the first word to end came: monotonic seconds."""

    def install(self) -> None:
        """Listen to the signals; one that was ignored from the start (`nohup`) stays ignored."""
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._signalled)

    def watch(self, terminal: int) -> None:
        """End as on a hang-up once the other side of this descriptor's terminal is gone."""
        threading.Thread(
            target=self._watch, args=(terminal,), name="terminal-watch", daemon=True
        ).start()

    def begin(self, number: int) -> None:
        """End as on signal `number`; told again after a moment, end at once."""
        code, now = 128 + number, time.monotonic()
        if self._began_at is not None:
            if now - self._began_at > SAME_CAUSE:
                self._end_now(code)
            return
        self._began_at = now
        last_resort = threading.Timer(GRACE, self._end_now, (code,))
        last_resort.daemon = True
        last_resort.start()
        if not self._leave(code):
            raise SystemExit(code)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self.begin(number)

    def _watch(self, terminal: int) -> None:
        poll = select.poll()
        poll.register(terminal, 0)  # nothing but hang-ups and errors: costs nothing until then
        with suppress(OSError):
            found = poll.poll()
            if any(event & (select.POLLHUP | select.POLLERR) for _, event in found):
                with suppress(SystemExit):
                    self.begin(signal.SIGHUP)

    def _end_now(self, code: int) -> None:
        with suppress(Exception):  # whatever state the terminal is in, the process ends
            self._restore()
        os._exit(code)
