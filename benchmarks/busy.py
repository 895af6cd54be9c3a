"""P5: `j` while 50 actions are queued, pages stream in and the server answers in 800 ms."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.extent import Extent
from benchmarks.figures import Figure, p99, ratio_at_most
from benchmarks.kept_inbox import environ
from benchmarks.places import PLAIN_START, Places
from benchmarks.windows import Case, in_turn, ratio
from harness.served import Served
from harness.terminal.timed import ROWS, Part, TimedTerminal

QUEUED = 50
LATENCY = 800
STATUS = ROWS - 1
CURSOR = Part(rows=range(1, STATUS), columns=slice(0, 1))
"""The bar of the cursor, drawn with its row. Elsewhere pages and answers are counted as they come,
and rows change their signs when their actions leave: that is not the answer to `j`."""
ALL_READ = "more to come"
"""What the status line says until a view is read to its end, behind how many were loaded."""


class Busy:
    """An app in which a lot goes on."""

    def __init__(self, places: Places, rows: int) -> None:
        self.sandbox = places.sandbox(leads=30_000, latency_ms=LATENCY)
        self.program = _opened(places, "busy", self.sandbox)
        self._until(rows)

    def queue(self) -> None:
        """Press the 50 keys whose actions wait while `j` is measured; they leave after a second."""
        for number in range(QUEUED):
            self.program.write("13"[number % 2])
            self.program.idle(0.02)
        self.program.idle(1.0)
        text = self.program.text()
        said_idle = [each for each in ("synced", "nothing queued") if each in text]
        assert not said_idle, f"no action waits:\n{text}"
        # The header says so too: on a slow disk the status line says "saving…" in its place.
        assert "+" in self.program.screen.line(0), f"no page streams in:\n{text}"

    def _until(self, rows: int, patience: float = 120.0) -> None:
        """Wait until so many rows were read, for `j` to go down."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.program.idle(1.0)
            status = self.program.screen.line(STATUS)
            read = status.partition(ALL_READ)[0].split()[-2:-1]
            if read and read[0].replace(",", "").isdigit() and int(read[0].replace(",", "")) > rows:
                return
        raise AssertionError(f"pages do not stream in:\n{self.program.text()}")


def measure(places: Places, extent: Extent) -> Figure:
    """The same key in an app at rest, and in one with a lot to do, window by window."""
    keys = extent.windows * (extent.keys + QUEUED + 10)
    calm = _calm(places, keys)
    busy = Busy(places, keys)
    cases = {
        "idle": Case(calm, [b"j"], part=CURSOR),
        "busy": Case(busy.program, [b"j"], part=CURSOR, before=busy.queue),
    }
    in_turn(cases, extent.windows, extent.keys)
    values = cases["busy"].samples
    times = ratio(cases["busy"], cases["idle"], p99)
    what = "j while actions wait and pages stream in: p99"
    figure = ratio_at_most("P5", what, p99(values), times, against="idle", bound=1.5)
    figure.samples = values
    return figure


def _calm(places: Places, rows: int) -> TimedTerminal:
    """An app that has read everything and has nothing to do."""
    sandbox = places.sandbox(leads=rows * 2)
    program = _opened(places, "calm", sandbox)
    end = time.monotonic() + 120
    program.idle(2.0)
    while ALL_READ in program.text():
        assert time.monotonic() < end, f"the view is never read:\n{program.text()}"
        program.idle(1.0)
    return program


def _opened(places: Places, name: str, sandbox: Served) -> TimedTerminal:
    home: Path = places.folder / name
    env = environ(home, sandbox.base_url, TRIAGE_UNDO_WINDOW="1")
    return places.program(PLAIN_START, env, " left")
