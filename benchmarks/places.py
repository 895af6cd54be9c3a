"""Where what is measured runs: homes with full caches, servers, programs brought up."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.kept_inbox import FIRST, environ, fill
from harness.served import Served, served
from harness.terminal.timed import TimedTerminal, running

HERE = Path(__file__).parent
APP = (sys.executable, "-m", "triage_tui")
PLAIN_START = (*APP, "--no-early-paint")
EMPTY = (sys.executable, str(HERE / "empty_app.py"))
PLAIN_LIST = (sys.executable, str(HERE / "plain_list.py"), "10000")
SMALL_LISTS = ("fetch-categories", "team-board", "campaigns", "clients", "lead-tags")


class Places:
    """Made when they are first asked for, gone at the end."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._homes: dict[tuple[int, str], dict[str, str]] = {}
        self._stuck: Served | None = None
        self.folder = Path()

    def __enter__(self) -> Self:
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def sandbox(self, *, leads: int, latency_ms: int = 0) -> Served:
        """A server of its own."""
        return self._stack.enter_context(served(leads=leads, latency_ms=latency_ms))

    def home(self, rows: int, name: str = "") -> dict[str, str]:
        """The environment of an account with so many rows in its cache, apart from other names'.

        Its server answers with categories, members and the like; everything else is left
        waiting, so that nothing changes but by keys.
        """
        if (rows, name) not in self._homes:
            if self._stuck is None:
                self._stuck = self.sandbox(leads=1)
                self._stuck.do("hold", endpoint="*")
                for endpoint in SMALL_LISTS:
                    self._stuck.do("hold", endpoint=endpoint)
                    self._stuck.do("release", endpoint=endpoint)
            folder = self.folder / f"home-{rows}{name}"
            fill(folder, self._stuck.base_url, rows)
            self._homes[rows, name] = environ(folder, self._stuck.base_url)
        return self._homes[rows, name]

    def program(self, command: Sequence[str], env: Mapping[str, str], ready: str) -> TimedTerminal:
        """Bring a program up and leave it running."""
        program = self._stack.enter_context(running(command, env))
        assert program.ready(ready) is not None, f"{command[0]} never came up:\n{program.text()}"
        program.settle(1.0)
        return program

    def app(self, rows: int, name: str = "") -> TimedTerminal:
        """The app at home in `home(rows, name)`; a second one in the same home may not act."""
        return self.program(PLAIN_START, self.home(rows, name), FIRST)
