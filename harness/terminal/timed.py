"""A program in a terminal, timed from the outside: when did the screen change?

While a sample is taken nothing but reads and the clock run here. What was read is replayed
afterwards, chunk by chunk, through a terminal emulator: a sample is the time of the last chunk
after which the screen had changed.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from harness.terminal.terminal import Terminal

COLUMNS, ROWS = 120, 40
SETTLED = 0.06
"""Seconds without output after which an answer counts as whole."""
PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


class Part(NamedTuple):
    """A part of the screen."""

    rows: range = range(ROWS)
    columns: slice = slice(0, COLUMNS)


WHOLE = Part()


class TimedTerminal(Terminal):
    """A running program, its screen, and how long its answers take."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        super().__init__(command, environ, columns=COLUMNS, rows=ROWS)
        self._seen = [self.screen.row(row) for row in range(ROWS)]
        self.changed: set[int] = set()
        """The rows of the screen that the last key's answer changed last."""

    def ready(self, pattern: str, seconds: float = PATIENCE) -> float | None:
        """Milliseconds from the start until `pattern` is on the screen; `None` if it never is."""
        wanted = re.compile(pattern)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = None
            for at, chunk in self._chunks(0.05, first=0.05):
                self._draw(chunk)
                if found is None and wanted.search(self.text()):
                    found = (at - self.started) * 1000
            if found is not None or not self.is_open:
                return found
        return None

    def settle(self, seconds: float = 0.3) -> None:
        """Take everything until the program is quiet for so long."""
        for _, chunk in self._chunks(seconds, first=seconds):
            self._draw(chunk)

    def drain(self) -> None:
        """Take what there is: a program whose output nobody takes comes to a stand."""
        self.settle(0.0)

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
        self.write(key)
        last = None
        for at, chunk in self._chunks(quiet, first=limit, limit=limit):
            if changed := self._draw(chunk, part):
                last, self.changed = at, changed
        return None if last is None else (last - pressed) * 1000

    def idle(self, seconds: float) -> tuple[float, int]:
        """Leave it alone: the share of a core it used, and the bytes it wrote."""
        spent, written, end = self._cpu(), len(self.written), time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for _, chunk in self._chunks(0.01, first=left, limit=left):
                self._draw(chunk)
        return (self._cpu() - spent) / seconds, len(self.written) - written

    def memory(self) -> float:
        """Its peak so far, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else 0.0

    def _cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _chunks(
        self, quiet: float, *, first: float, limit: float = PATIENCE
    ) -> list[tuple[float, bytes]]:
        """Chunks with their times, until nothing came for `quiet` seconds."""
        end, wait, chunks = time.perf_counter() + limit, first, []
        while time.perf_counter() < end and (chunk := self.read(wait)):
            chunks.append((self.read_at, chunk))
            wait = quiet
        return chunks

    def _draw(self, chunk: bytes, part: Part = WHOLE) -> set[int]:
        """Draw a chunk; the rows of the part in which any of its cells is another one now."""
        changed = set()
        for row in self.screen.feed(chunk):
            before, now = self._seen[row], self.screen.row(row)
            self._seen[row] = now
            if row in part.rows and before[part.columns] != now[part.columns]:
                changed.add(row)
        return changed


@contextmanager
def running(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[TimedTerminal]:
    """Run a program in a terminal of its own until the end of the block; it may leave in order."""
    run = TimedTerminal(command, environ)
    try:
        yield run
    finally:
        run.signal(signal.SIGTERM)
        run.ended(2.0)
        run.close()
