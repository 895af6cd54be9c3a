"""`make bench`: every budget in one table; `--quick`: less of it, judged with generous bounds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.budgets import Failed, measure
from benchmarks.extent import FULL, QUICK
from benchmarks.figures import Figure

OUT = Path(__file__).parent / "out"
QUICK_BOUNDS = {
    "start: cached inbox of 60": 2.5,
    "start: early paint": 0.5,
    "start: cached inbox of 20000": 3.0,
    "j in a run, 20,000 rows: median": 3.0,
}
"""Ratios that only a regression reaches, whatever the machine and its load."""
TRIES = 2
"""A machine may have a bad minute: what is too slow is measured once more."""


def main() -> int:
    """Measure, print, write; exit status 1 when a part could not be, or `--quick` found it slow."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.quick:
        return quick()
    failed = Failed()
    figures = measure(FULL, failed)
    print(report.table(figures))
    report.write(figures, OUT)
    print("\n".join([f"\nwritten: {OUT}", *failed]))
    return 1 if failed else 0


def quick() -> int:
    """Exit status 1 when a ratio is over its bound at each try."""
    slow: list[str] = []
    for _ in range(TRIES):
        failed = Failed()
        figures = measure(QUICK, failed)
        print(report.table(figures))
        if not (slow := [*failed, *too_slow(figures)]):
            print("no ratio is over its bound")
            return 0
        print("\n".join(slow))
    return 1


def too_slow(figures: Sequence[Figure]) -> list[str]:
    """A sentence for each ratio that is over its bound."""
    return [
        f"{each.what}: {each.ratio:.2f} x {each.against}, the bound is {QUICK_BOUNDS[each.what]}"
        for each in figures
        if each.ratio is not None and each.ratio > QUICK_BOUNDS.get(each.what, float("inf"))
    ]


if __name__ == "__main__":
    sys.exit(main())
