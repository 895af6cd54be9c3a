"""R14: a terminal that changes its size hundreds of times a second."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from itertools import zip_longest
from random import Random

from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.inbox import environ_for, fresh
from harness.served import served
from harness.terminal.terminal import Terminal

RATE = 400
SIZES = ((120, 36), (80, 24), (60, 20), (200, 50))
_CHANGING = re.compile(r"(Updated )?(just now|\d+ ?\w+ ago)|\d+\s?[smhd]\b|\bnow\b|\s+")
"""Ages pass while the storm is on."""
_BARS = "▐▏▁▂▃▄▅▆▇█"
"""Of scroll bars, and of the border beside one."""


def measure(bench: Bench) -> Sequence[Figure]:
    """A storm, then a size: 200 ms later the screen is what it is at rest, and was before.

    What was read meanwhile may change it between: the list's bar is shorter then.
    """
    random = Random(bench.scale.first_seed)
    problems: list[str] = []
    count = 0
    with served(leads=40) as sandbox:
        environ = environ_for(sandbox, bench.folder / "resizes", undo_window=5.0)
        for columns, rows in SIZES if bench.scale.resize_seconds > 5 else SIZES[:1]:
            terminal = Terminal(fresh(), environ, columns=columns, rows=rows)
            try:
                if not terminal.wait_for("Updated just now" if columns >= 80 else "online"):
                    problems.append(f"did not come up at {columns}x{rows}")
                    continue
                calm = _calm(terminal)
                count += _storm(terminal, random, bench.scale.resize_seconds / _sizes(bench))
                at = len(terminal.written)
                terminal.resize(columns, rows)
                began = time.monotonic()
                while (left := bench.scale.settle - (time.monotonic() - began)) > 0:
                    terminal.pump(left)
                terminal.draw_from(at)
                soon, later = _drawn(terminal), f"{bench.scale.settle * 1000:.0f} ms later"
                rest = _calm(terminal)
                if (odd := _difference(rest, soon)) is not None:
                    problems.append(f"{columns}x{rows}: not at rest {later}: {odd}")
                if (odd := _difference(_without_bars(calm), _without_bars(rest))) is not None:
                    problems.append(f"{columns}x{rows}: not what it was: {odd}")
                if b"Traceback" in terminal.written or terminal.ended(0.0)[0] is not None:
                    problems.append(f"{columns}x{rows}: it died\n{terminal.text()}")
            finally:
                terminal.close()
    return [
        Figure(
            "R14",
            "400 resizes a second, 1x1 to 300x100",
            "no traceback, right layout 200 ms later",
            f"{count:,} resizes in {bench.scale.resize_seconds:g} s at {_sizes(bench)} sizes; "
            f"{len(problems)} problems, looked at {bench.scale.settle * 1000:.0f} ms later",
            not problems,
            tuple(problems),
        )
    ]


def _sizes(bench: Bench) -> int:
    return len(SIZES) if bench.scale.resize_seconds > 5 else 1


def _storm(terminal: Terminal, random: Random, seconds: float) -> int:
    """Resize at the rate; output is kept, not drawn."""
    terminal.is_watching = False
    began = time.monotonic()
    count = 0
    while (now := time.monotonic()) - began < seconds:
        due = int((now - began) * RATE)
        while count < due:
            terminal.resize(random.randint(1, 300), random.randint(1, 100))
            count += 1
        terminal.pump(1 / RATE)
    return count


def _calm(terminal: Terminal) -> list[list[str]]:
    """The screen once everything is read: it reads the same for a second."""
    before: list[list[str]] = []
    end = time.monotonic() + 20.0
    while (drawn := _drawn(terminal)) != before and time.monotonic() < end:
        before = drawn
        terminal.pump(1.0)
    return drawn


def _without_bars(drawn: Sequence[list[str]]) -> list[list[str]]:
    return [[shown for word in line if (shown := word.strip(_BARS))] for line in drawn]


def _difference(calm: Sequence[list[str]], drawn: Sequence[list[str]]) -> str | None:
    """The first line that reads otherwise, as it was and as it is; `None` where none does."""
    nothing: list[str] = []
    pairs = zip_longest(calm, drawn, fillvalue=nothing)
    return next(
        (f"{' '.join(was)!r} is {' '.join(now)!r}" for was, now in pairs if was != now), None
    )


def _drawn(terminal: Terminal) -> list[list[str]]:
    return [_CHANGING.sub(" ", line).split() for line in terminal.screen.lines()]
