"""`make bench`: every budget in one table; `--quick`: less of it, judged with generous bounds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import report
from benchmarks.budgets import FULL, QUICK, measure

OUT = Path(__file__).parent / "out"
QUICK_BOUNDS = {
    "start: cached inbox of 60": 3.0,
    "start: early paint": 0.6,
    "start: cached inbox of 20000": 3.5,
    "j, 20,000 rows: median": 2.5,
}
"""Ratios that only a regression reaches, whatever the machine and its load."""


def main() -> int:
    """Measure, print, write; with `--quick` exit status 1 says that something got much slower."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    figures = measure(QUICK if options.quick else FULL)
    print(report.table(figures))
    report.write(figures, OUT)
    print(f"\nwritten: {OUT}")
    if not options.quick:
        return 0
    slow = [
        f"{each.what}: {each.ratio:.2f} x {each.against}, the bound is {QUICK_BOUNDS[each.what]}"
        for each in figures
        if each.ratio is not None and each.ratio > QUICK_BOUNDS.get(each.what, 1e9)
    ]
    print("\n".join(slow) if slow else "no ratio is over its bound")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
