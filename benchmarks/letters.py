"""P6: each letter of a filter, and each letter taken back."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.figures import Figure, at_most, middle, p99
from benchmarks.places import Places
from harness.terminal.timed import COLUMNS, ROWS, Part, TimedTerminal

WORD = b"grace"
BOUNDS = {10_000: 20, 100_000: 80}
QUIET = 0.2
"""Seconds without output after which a letter's answer counts as whole."""
DIVIDER = "▏"
"""Between the list and the pane, which is filled when the keys rest and is nobody's filter."""


def measure(places: Places, rows: int, words: int) -> list[Figure]:
    """One judged line over all, and a line for each kind of letter."""
    program = places.app(rows)
    part = _list(program)
    program.press(b"/", quiet=1.0)
    kinds: dict[str, list[float]] = {"the first letter": [], "the others": [], "taken back": []}
    for number in range(words + 1):
        typed = _pressed(program, [bytes([letter]) for letter in WORD], part)
        back = _pressed(program, [b"\x7f"] * len(WORD), part)
        if number:  # the first word is for texts that are made once
            kinds["the first letter"] += typed[:1]
            kinds["the others"] += typed[1:]
            kinds["taken back"] += back
    whole = [each for values in kinds.values() for each in values]
    what = f"filter, {rows:,} rows"
    bound = BOUNDS.get(rows, 80)
    judged = at_most("P6", f"{what}, a letter: p99", p99(whole), "ms", bound)
    judged.samples, judged.bound = whole, bound
    return [
        judged,
        *(Figure("", f"{what}, {kind}: median", middle(v), "ms") for kind, v in kinds.items()),
        *(Figure("", f"{what}, {kind}: p99", p99(v), "ms") for kind, v in kinds.items()),
    ]


def _list(program: TimedTerminal) -> Part:
    """Bar and list: all but the pane, and the status line with its clock."""
    line = program.screen.line(ROWS // 2)
    place = line.find(DIVIDER)
    return Part(range(ROWS - 1), slice(0, place if place > 0 else COLUMNS))


def _pressed(program: TimedTerminal, keys: Sequence[bytes], part: Part) -> list[float]:
    times = [program.press(key, quiet=QUIET, part=part) for key in keys]
    assert None not in times, f"a letter changed nothing:\n{program.text()}"
    return [each for each in times if each is not None]
