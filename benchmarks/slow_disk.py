"""`j`, pages and reading while a disk takes half a second for each commit, beside a quick disk.

`python -m benchmarks.slow_disk` measures it alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from benchmarks import report
from benchmarks.extent import QUICK, Extent
from benchmarks.figures import Figure, middle, ratio_at_most
from benchmarks.kept_inbox import environ
from benchmarks.places import PLAIN_START, Places
from benchmarks.windows import Case, in_turn, ratio
from harness.terminal.timed import COLUMNS, ROWS, Part, TimedTerminal

SLOW = """
import sys, time
from triage_tui.cli.main import main
from triage_tui.sync.storage.journal_reader import JournalReader

run = JournalReader._patiently

def slowly(self, statement, *values):
    if statement == "COMMIT":
        time.sleep(0.5)
    return run(self, statement, *values)

JournalReader._patiently = slowly
sys.exit(main(sys.argv[1:]))
"""
"""The app on a disk whose fsync takes half a second."""
LEADS = 300
PRESSED = 40
"""Decisions waiting for the disk while a window is measured: twenty seconds of them."""
STATUS = ROWS - 1
CURSOR = Part(rows=range(1, STATUS), columns=slice(0, 1))
NAMES = Part(rows=range(1, STATUS), columns=slice(3, 20))
"""What a page moves, whatever line the cursor is on; how a row is saved stands further right."""
PANE = Part(rows=range(1, STATUS - 8), columns=slice(COLUMNS * 2 // 3, COLUMNS))
"""The lead and its messages. The keys below them change when a decision is taken."""
SAVING = "saving…"
MOVES = {
    "j": ([b"j"] * 30 + [b"k"] * 30, CURSOR, 0.06),
    "page down": ([b"\x1b[6~"] * 4 + [b"\x1b[5~"] * 4, NAMES, 0.06),
    "the next email": ([b"j"] * 30 + [b"k"] * 30, PANE, 0.4),
}
"""Keys, where their answer is looked for, and after how many quiet seconds it is whole."""


def measure(places: Places, extent: Extent) -> list[Figure]:
    """The same keys on both disks, window by window."""
    quick = _opened(places, "quick", PLAIN_START)
    slow = _opened(places, "slow", (sys.executable, "-c", SLOW, "--no-early-paint"))
    return [_figure(name, quick, slow, extent) for name in MOVES]


def _figure(name: str, quick: TimedTerminal, slow: TimedTerminal, extent: Extent) -> Figure:
    keys, part, quiet = MOVES[name]
    cases = {
        "quick": Case(quick, keys, quiet=quiet, part=part, before=lambda: _to_top(quick)),
        "slow": Case(slow, keys, quiet=quiet, part=part, before=lambda: _decide(slow)),
    }
    in_turn(cases, extent.windows, extent.keys)
    assert SAVING in slow.text(), f"nothing waited for the disk:\n{slow.text()}"
    values = cases["slow"].samples
    what = f"{name} while the disk takes 0.5 s for each key: median"
    times = ratio(cases["slow"], cases["quick"])
    figure = ratio_at_most("P5", what, middle(values), times, against="a quick disk", bound=1.2)
    figure.samples = values
    return figure


def _decide(program: TimedTerminal) -> None:
    """Press what waits for the disk, once all before it is saved."""
    end = time.monotonic() + 120.0
    while SAVING in program.text() and time.monotonic() < end:
        program.idle(0.5)
    for number in range(PRESSED):
        program.write("13"[number % 2])
        program.idle(0.02)
    _to_top(program)
    assert SAVING in program.text(), f"nothing waits for the disk:\n{program.text()}"


def _to_top(program: TimedTerminal) -> None:
    program.write("gg")
    program.idle(1.0)


def _opened(places: Places, name: str, command: Sequence[str]) -> TimedTerminal:
    sandbox = places.sandbox(leads=LEADS)
    env = environ(places.folder / name, sandbox.base_url, TRIAGE_UNDO_WINDOW="30")
    return places.program(command, env, "online")


if __name__ == "__main__":
    with Places() as here:
        print(report.table(measure(here, QUICK)))
