"""A program in a pseudo-terminal, timed from the outside: when did the screen change?

While a sample is taken nothing but reads and the clock run here. What was read is replayed
afterwards, chunk by chunk, through a terminal emulator: a sample is the time of the last chunk
after which the screen had changed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyte

COLUMNS, ROWS = 120, 40
SETTLED = 0.06
"""Seconds without output after which an answer counts as whole."""
PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\")
"""Sequences the emulator would take for others; none of them draws."""


@dataclass
class Program:
    """A running program and its screen."""

    pid: int
    terminal: int
    started: float

    def __post_init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._seen = self._cells()
        self.written = 0
        """Bytes of output so far."""

    def text(self) -> str:
        return "\n".join(self._screen.display)

    def ready(self, pattern: str, seconds: float = PATIENCE) -> float | None:
        """Milliseconds from the start until `pattern` is on the screen; `None` if it never is."""
        wanted = re.compile(pattern)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for at, chunk in self._read(0.05, first=0.05):
                self._feed(chunk)
                if wanted.search(self.text()):
                    return (at - self.started) * 1000
        return None

    def settle(self, seconds: float = 0.3) -> None:
        """Take everything until the program is quiet for so long."""
        for _, chunk in self._read(seconds, first=seconds):
            self._feed(chunk)

    def press(self, key: bytes, *, limit: float = 1.0) -> float | None:
        """Press a key; milliseconds until the whole answer was there, `None` for no answer."""
        pressed = time.perf_counter()
        os.write(self.terminal, key)
        chunks = list(self._read(SETTLED, first=limit, limit=limit))
        last = None
        for at, chunk in chunks:
            if self._feed(chunk):
                last = at
        return None if last is None else (last - pressed) * 1000

    def idle(self, seconds: float) -> tuple[float, int]:
        """Leave it alone: the share of a core it used, and the bytes it wrote."""
        spent, written, end = self._cpu(), self.written, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for _, chunk in self._read(0.01, first=left):
                self._feed(chunk)
        return (self._cpu() - spent) / seconds, self.written - written

    def memory(self) -> float:
        """Its peak so far, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else 0.0

    def _cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _read(
        self, quiet: float, *, first: float, limit: float = PATIENCE
    ) -> Iterator[tuple[float, bytes]]:
        """Chunks with their times, until nothing came for `quiet` seconds."""
        end, wait, chunks = time.perf_counter() + limit, first, []
        while time.perf_counter() < end:
            readable, _, _ = select.select([self.terminal], [], [], wait)
            if not readable:
                break
            try:
                chunk = os.read(self.terminal, 65536)
            except OSError:
                break
            chunks.append((time.perf_counter(), chunk))
            wait = quiet
        yield from chunks

    def _feed(self, chunk: bytes) -> bool:
        """Draw a chunk; whether any cell is another one now."""
        self.written += len(chunk)
        self._screen.dirty.clear()
        with suppress(Exception):  # a sequence the emulator does not know draws nothing
            self._stream.feed(UNKNOWN.sub(b"", chunk))
        if not self._screen.dirty:
            return False
        cells, self._seen = self._seen, self._cells()
        return cells != self._seen

    def _cells(self) -> list[tuple[object, ...]]:
        buffer = self._screen.buffer
        return [tuple(buffer[row][column] for column in range(COLUMNS)) for row in range(ROWS)]


@contextmanager
def running(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[Program]:
    """Run a program in a terminal of its own until the end of the block."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            os.execvpe(command[0], list(command), dict(environ))  # noqa: S606 - our own commands
        finally:
            os._exit(127)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield Program(pid, terminal, started)
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
            if _is_gone(pid, terminal, 2.0):
                break
        os.close(terminal)


def _is_gone(pid: int, terminal: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        with suppress(OSError):
            if select.select([terminal], [], [], 0.02)[0]:
                os.read(terminal, 65536)
    return False
