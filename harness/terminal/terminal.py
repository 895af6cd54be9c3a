"""A program in a pseudo-terminal: typed at, read, ended; and what its screen shows."""

from __future__ import annotations

import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from harness.terminal.child import Program, set_size, start
from harness.terminal.questions import answers_to
from harness.terminal.screen import Screen

PATIENCE = 20.0
"""Seconds until a text that does not come is given up."""
_FRAME_END = b"\x1b[?2026l"
"""The end of a synchronized update: what came before is to be seen at once."""
KEYS = {"enter": "\r", "esc": "\x1b", "down": "\x1b[B"}
"""Keys by name; all others are written as they are."""


class Terminal:
    """One run of a program. It ends with `close`, whatever it does."""

    def __init__(
        self,
        program: Program,
        environ: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 36,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.written = bytearray()
        """Everything the program wrote."""
        self.is_watching = True
        """False while output is only kept, not drawn: a storm is faster than pyte."""
        self.wrote_after = 0.0
        """Seconds since 1970: at this moment the last output was still to come."""
        self.read_at = 0.0
        """When the last output was read, on the clock for short times, `time.perf_counter`."""
        self.on_frame: Callable[[], object] = lambda: None
        """Called whenever a frame is on the screen in one piece, however many come at once."""
        self._idle_at = 0.0
        self.status: int | None = None
        """Its exit status, minus the number of the signal that ended it."""
        self.started = time.perf_counter()
        self.is_open = True
        """False once the program has closed its terminal, or we have."""
        self.pid, self._terminal = start(program, environ, columns=columns, rows=rows)
        self.modes_before = self.modes()

    # -- reading -------------------------------------------------------------------------------

    def read(self, seconds: float) -> bytes:
        """What the program writes next, within so many seconds; answered, kept, not yet drawn."""
        if not self.is_open or not (self._has_output(0.0) or self._has_output(seconds)):
            return b""
        try:
            chunk = os.read(self._terminal, 65536)
        except OSError:
            chunk = b""
        self.is_open = bool(chunk)
        if chunk:  # the end of the program is no output
            self.read_at, self.wrote_after = time.perf_counter(), self._idle_at
        self.written += chunk
        if b"\x1b" in chunk:
            for answer in answers_to(chunk):
                self.write(answer)
        return chunk

    def _has_output(self, seconds: float) -> bool:
        if select.select([self._terminal], [], [], max(0.0, seconds))[0]:
            return True
        self._idle_at = time.time()
        return False

    def pump(self, seconds: float = 0.02) -> bool:
        """Take in what comes within `seconds`; true when something came."""
        came = False
        end = time.monotonic() + seconds
        while chunk := self.read(end - time.monotonic()):
            came = True
            if self.is_watching:
                self._feed(chunk)
            if time.monotonic() >= end:
                break
        return came

    def _feed(self, chunk: bytes) -> None:
        *frames, rest = chunk.split(_FRAME_END)
        for frame in frames:
            self.screen.feed(frame + _FRAME_END)
            self.on_frame()
        if rest:
            self.screen.feed(rest)

    def read_rest(self) -> None:
        """Everything still in the terminal's buffer."""
        while self.pump(0.05):
            pass

    def draw_from(self, at: int) -> None:
        """Draw on an empty screen what came from byte `at` on, and go on drawing."""
        self.screen.reset()
        self.is_watching = True
        self.screen.feed(bytes(self.written[at:]))

    # -- looking -------------------------------------------------------------------------------

    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(self.screen.lines())

    def wait_until(self, is_so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Wait until it is so; false when the program ended or the time is over."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end or not self.is_open:
                return is_so()
            self.pump(0.02)
        return True

    def wait_for(self, pattern: str, seconds: float = PATIENCE) -> bool:
        """Wait until the screen shows it; false when the program ended or the time is over."""
        return self.wait_until(lambda: re.search(pattern, self.text()) is not None, seconds)

    def expect(self, pattern: str, seconds: float = PATIENCE) -> None:
        """Wait until the screen shows it; fails with the screen when it does not come."""
        assert self.wait_for(pattern, seconds), f"{pattern!r} did not show:\n{self.text()}"

    def modes(self) -> list[Any]:
        """The terminal's modes (echo, line mode), without its speeds."""
        modes = termios.tcgetattr(self._terminal)
        return [*modes[:4], modes[6]]

    # -- doing ---------------------------------------------------------------------------------

    def write(self, keys: str | bytes) -> None:
        """Type, all at once and without looking."""
        with suppress(OSError):
            os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    def keys(self, *keys: str, gap: float = 0.15) -> None:
        """Type keys, `gap` seconds apart, taking in what they bring."""
        for key in keys:
            self.write(KEYS.get(key, key))
            self.pump(gap)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window does."""
        set_size(self._terminal, columns, rows)
        self.screen.resize(columns, rows)

    # -- ending --------------------------------------------------------------------------------

    def signal(self, number: int) -> None:
        """Send a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def ended(self, seconds: float = 5.0, *, is_read: bool = True) -> tuple[int | None, float]:
        """Its exit status, negative for a signal, and the seconds until then; `None` if it lives.

        Unless `is_read`, nobody takes the program's output from the terminal meanwhile.
        """
        began = time.monotonic()
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() - began > seconds:
                break
            elif not (is_read and self.is_open and self.pump(0.005)):
                time.sleep(0.002)
        took = time.monotonic() - began
        if self.status is not None and is_read:
            while self.is_open and self.pump(0.02):
                pass  # its last words come in pieces, and may not have been read yet
        return self.status, took

    def hang_up(self) -> None:
        """Close the window: the program's terminal is gone."""
        self.is_open = False
        with suppress(OSError):
            os.close(self._terminal)
        self._terminal = -1

    def close(self) -> None:
        """End the program and give everything back."""
        if self.status is None:
            self.signal(signal.SIGKILL)
            self.ended(is_read=True)
        self.hang_up()
