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
from typing import NamedTuple

import pyte

COLUMNS, ROWS = 120, 40
SETTLED = 0.06
"""Seconds without output after which an answer counts as whole."""
PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]"  # keyboard protocols, names of the terminal
    rb"|\x1b\[\?[0-9;]*[umc]|\x1b\[\?[0-9;]*\$p"
    rb"|\x1b\[[0-9;]* ?q"  # the cursor's shape
    rb"|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""Sequences the emulator would take for others; none of them draws."""
QUESTION = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|(?P<place>\x1b\[6n)|(?P<status>\x1b\[5n)|(?P<kind>\x1b\[0?c)"
    rb"|\x1b\]1(?P<colour>[01]);\?(?:\x07|\x1b\\)|(?P<version>\x1b\[>0?c)"
)
"""What programs ask a terminal at their start; some wait for the answers."""
KNOWN_MODES = frozenset({1004, 1006, 2004, 2026})
ANSWERS = {
    "place": b"\x1b[1;1R",
    "status": b"\x1b[0n",
    "kind": b"\x1b[?62;22c",
    "version": b"\x1b[>1;10;0c",
}


class Part(NamedTuple):
    """A part of the screen."""

    rows: range = range(ROWS)
    columns: slice = slice(0, COLUMNS)


WHOLE = Part()


@dataclass
class Program:
    """A running program and its screen."""

    pid: int
    terminal: int
    started: float

    def __post_init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._seen = [self._line(row) for row in range(ROWS)]
        self.written = 0
        """Bytes of output so far."""
        self.changed: set[int] = set()
        """The rows of the screen that the last key's answer changed last."""

    def text(self) -> str:
        return "\n".join(self._screen.display)

    def ready(self, pattern: str, seconds: float = PATIENCE) -> float | None:
        """Milliseconds from the start until `pattern` is on the screen; `None` if it never is."""
        wanted = re.compile(pattern)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = None
            for at, chunk in self._read(0.05, first=0.05):
                self._feed(chunk)
                if found is None and wanted.search(self.text()):
                    found = (at - self.started) * 1000
            if found is not None:
                return found
        return None

    def settle(self, seconds: float = 0.3) -> None:
        """Take everything until the program is quiet for so long."""
        for _, chunk in self._read(seconds, first=seconds):
            self._feed(chunk)

    def drain(self) -> None:
        """Take what there is: a program whose output nobody takes comes to a stand."""
        for _, chunk in self._read(0.0, first=0.0):
            self._feed(chunk)

    def press(
        self,
        key: bytes,
        *,
        limit: float = 1.0,
        quiet: float = SETTLED,
        part: Part = WHOLE,
    ) -> float | None:
        """Press a key; milliseconds until the whole answer was there, `None` for no answer.

        `part` is where the answer is looked for: elsewhere the screen may change without a key.
        """
        self.drain()
        pressed = time.perf_counter()
        os.write(self.terminal, key)
        last = None
        for at, chunk in list(self._read(quiet, first=limit, limit=limit)):
            if changed := self._feed(chunk, part):
                last, self.changed = at, changed
        return None if last is None else (last - pressed) * 1000

    def idle(self, seconds: float) -> tuple[float, int]:
        """Leave it alone: the share of a core it used, and the bytes it wrote."""
        spent, written, end = self._cpu(), self.written, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for _, chunk in self._read(0.01, first=left, limit=left):
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
            if b"\x1b" in chunk:
                self._answer(chunk)
            wait = quiet
        yield from chunks

    def _feed(self, chunk: bytes, part: Part = WHOLE) -> set[int]:
        """Draw a chunk; the rows of the part in which any of its cells is another one now."""
        self.written += len(chunk)
        self._screen.dirty.clear()
        with suppress(Exception):  # a sequence the emulator does not know draws nothing
            self._stream.feed(UNKNOWN.sub(b"", chunk))
        changed = set()
        for row in self._screen.dirty.intersection(range(ROWS)):
            before, now = self._seen[row], self._line(row)
            self._seen[row] = now
            if row in part.rows and before[part.columns] != now[part.columns]:
                changed.add(row)
        return changed

    def _line(self, row: int) -> tuple[object, ...]:
        cells = self._screen.buffer[row]
        return tuple(cells[column] for column in range(COLUMNS))

    def _answer(self, chunk: bytes) -> None:
        """Answer what a chunk asks, as a modern terminal does."""
        for found in QUESTION.finditer(chunk):
            if mode := found["mode"]:
                known = 2 if int(mode) in KNOWN_MODES else 0
                answer = b"\x1b[?%s;%d$y" % (mode, known)
            elif colour := found["colour"]:
                answer = b"\x1b]1%s;rgb:1e1e/1e1e/1e1e\x1b\\" % colour
            else:
                answer = ANSWERS[found.lastgroup or ""]
            with suppress(OSError):
                os.write(self.terminal, answer)


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
