"""A program in a pseudo-terminal, and what its screen shows."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

import pyte

_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;:]*[a-zA-Z]")
"""Modes and questions that pyte would print."""


class Terminal:
    """A child process on a terminal of its own; the screen is read with pyte.

    `program` is what the child runs: a list of words to execute, or a function that is called in
    a fork of this process and returns the exit status, which saves the imports.
    """

    def __init__(
        self,
        program: Sequence[str] | Callable[[], int],
        environ: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 36,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = bytearray()
        """Everything the program wrote."""
        self.is_watching = True
        """False while output is only kept, not drawn: a storm is faster than pyte."""
        self.wrote_at = 0.0
        """When the last output came: seconds since 1970."""
        self.status: int | None = None
        """Its exit status, minus the number of the signal that ended it."""
        self._is_open = True
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(program, environ, columns, rows)
        self.resize(columns, rows, tell=False)

    def pump(self, seconds: float = 0.02) -> bool:
        """Take in what comes within `seconds`; true when something came."""
        came = False
        end = time.monotonic() + seconds
        while self._is_open:
            ready, _, _ = select.select([self._fd], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                break
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                data = b""
            if not data:
                self._is_open = False
                break
            came = True
            self._take_in(data)
            if time.monotonic() >= end:
                break
        return came

    def _take_in(self, data: bytes) -> None:
        self.raw += data
        self.wrote_at = time.time()
        if self.is_watching:
            words = self._decoder.decode(_PRIVATE.sub(b"", data))
            with suppress(IndexError, TypeError, ValueError):  # what pyte does not know
                self._stream.feed(words)

    def draw_from(self, at: int) -> None:
        """Draw on an empty screen what came from byte `at` on, and go on drawing."""
        self.screen.reset()
        self._decoder.reset()
        self.is_watching = True
        data = bytes(self.raw[at:])
        del self.raw[at:]
        self._take_in(data)

    def read_rest(self) -> None:
        """Everything still in the terminal's buffer."""
        while self.pump(0.05):
            pass

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [self.line(at) for at in range(self.screen.lines)]

    def line(self, at: int) -> str:
        """One line of the screen; a negative number counts from the bottom.

        Out of the cells themselves: pyte's own `display` measures every character of the screen.
        """
        cells = self.screen.buffer[at % self.screen.lines]
        return "".join([cells[column].data for column in range(self.screen.columns)]).rstrip()

    def text(self) -> str:
        return "\n".join(self.lines())

    def wait_for(self, pattern: str, seconds: float = 20.0) -> bool:
        """Wait until the screen shows it; false when the program ended or the time is over."""
        return self.wait_until(lambda: re.search(pattern, self.text()) is not None, seconds)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 20.0) -> bool:
        """Wait until it is so; false when the program ended or the time is over."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end or not self._is_open:
                return is_so()
            self.pump(0.02)
        return True

    def write(self, keys: str) -> None:
        """Type."""
        with suppress(OSError):
            os.write(self._fd, keys.encode())

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Change the size, as a window does."""
        with suppress(OSError):
            fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.screen.resize(rows, columns)

    def is_raw(self) -> bool:
        """True while the terminal is not as a shell would want it: no echo, no lines."""
        flags = termios.tcgetattr(self._fd)[3]
        return not (flags & termios.ICANON and flags & termios.ECHO)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self, seconds: float = 5.0) -> int | None:
        """Its exit status, once it has ended; `None` when it has not in `seconds`."""
        end = time.monotonic() + seconds
        while self.status is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                return None
            else:
                self.pump(0.005)
                if not self._is_open:
                    time.sleep(0.002)
        return self.status

    def hang_up(self) -> None:
        """Close the terminal, as a window does that is closed."""
        self._is_open = False
        with suppress(OSError):
            os.close(self._fd)

    def close(self) -> None:
        """End the program and give everything back."""
        if self.status is None:
            self.kill()
            self.wait()
        self.hang_up()


def _become(
    program: Sequence[str] | Callable[[], int], environ: Mapping[str, str], columns: int, rows: int
) -> NoReturn:
    """In the child: run the program; never returns."""
    status = 70
    try:
        for number in (signal.SIGINT, signal.SIGHUP):  # as a terminal starts it, whoever starts us
            signal.signal(number, signal.SIG_DFL)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if callable(program):
            os.environ.clear()
            os.environ.update(environ)
            status = program()
        else:
            os.execvpe(program[0], list(program), dict(environ))  # noqa: S606  # no shell wanted
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException as error:  # noqa: BLE001  # the parent reads it off the terminal
        os.write(2, f"\r\n{type(error).__name__}: {error}\r\n".encode())
    os._exit(status)
