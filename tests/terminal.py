"""The installed program in a real terminal: started, typed at, read, ended by signals."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[1]


def _driver() -> Any:
    spec = importlib.util.spec_from_file_location("ptydrive", SHARED / "tools" / "ptydrive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Terminal:
    """One run of the program in a pty of its own."""

    module = "triage_tui"
    size = (120, 36)
    """Columns and rows."""

    def __init__(self, *arguments: str, before: Sequence[str] = (), **env: str) -> None:
        command = [sys.executable, *(before or ("-m", self.module)), *arguments]
        environ = {"PYTHONPATH": str(ROOT), **env}
        self._term = _driver().Term(command, environ, *self.size, str(ROOT))
        self.modes_before = self.modes()

    @property
    def pid(self) -> int:
        return int(self._term.pid)

    @property
    def written(self) -> bytes:
        """Every byte the program has written."""
        return bytes(self._term.raw)

    def text(self) -> str:
        """The screen, line by line."""
        return str(self._term.text())

    def modes(self) -> list[Any]:
        """The terminal's modes (echo, line mode), without its speeds."""
        modes = termios.tcgetattr(self._term.fd)
        return [*modes[:4], modes[6]]

    def wait(self, pattern: str, seconds: float = 20.0) -> None:
        """Wait for a text; fails with the screen when it does not come."""
        assert self._term.wait(pattern, seconds), f"{pattern!r} did not show:\n{self.text()}"

    def keys(self, *keys: str, gap: float = 0.15) -> None:
        """Type keys, `gap` seconds apart."""
        self._term.keys(*keys, gap=gap)

    def pump(self, seconds: float) -> None:
        """Take in what the program writes for so long."""
        self._term.pump(seconds)

    def kill(self) -> None:
        """End it whatever it does."""
        self._term.kill()

    def type_unread(self, keys: str) -> None:
        """Type while nobody takes the program's output from the terminal."""
        self._term.write(keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self._term.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def close(self) -> None:
        """Close the window: the program's terminal is gone."""
        os.close(self._term.fd)

    def ended(self, seconds: float) -> tuple[int | None, float]:
        """The exit code, negative for a signal, and the seconds it took; `None` when it lives."""
        started = time.monotonic()
        while self._term.status is None and time.monotonic() - started < seconds:
            try:
                self._term.pump(0.02)
            except (OSError, ValueError):
                self._term.fd = -1
            self._term.reap(0.02)
        took = time.monotonic() - started
        if self._term.status is not None and self._term.fd >= 0:
            with suppress(OSError, ValueError):  # its last words may not have been read yet
                self._term.pump(0.02)
        return self._term.status, took

    def ended_unread(self, seconds: float) -> tuple[int | None, float]:
        """As `ended`, while nobody takes the program's output from the terminal."""
        started = time.monotonic()
        return self._term.reap(seconds), time.monotonic() - started


@contextmanager
def terminal(*arguments: str, before: Sequence[str] = (), **env: str) -> Iterator[Terminal]:
    """A run of the program, or of what `before` names, that does not outlive the test."""
    run = Terminal(*arguments, before=before, **env)
    try:
        yield run
    finally:
        run.kill()
