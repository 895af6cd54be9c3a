"""`python -m benchmarks.reliability [--quick | --full] [--only R3,R7] [--json FILE]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.reliability.figure import (
    FULL,
    QUICK,
    Bench,
    Figure,
    Measure,
    Scale,
    aloud,
    silently,
)

MODULES = {
    "R1": "kills",
    "R2": "kills",
    "R3": "stories",
    "R4": "unknowns",
    "R5": "weather",
    "R6": "toggles",
    "R7": "limiter",
    "R8": "offline",
    "R9": "commits",
    "R10": "damage",
    "R12": "signals",
    "R13": "soak",
    "R14": "resizes",
    "R15": "typed",
}
"""What measures each promise; imported when it is asked for."""


def main() -> int:
    """Measure, print the table; exit status 1 when a bar is not held."""
    options = _arguments()
    wanted = [each for each in MODULES if not options.only or each in options.only]
    figures: list[Figure] = []
    for name in dict.fromkeys(MODULES[each] for each in wanted):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            bench = Bench(_scale(options), Path(folder), aloud if options.talk else silently)
            began = time.monotonic()
            figures += measure(name, bench)
            aloud(f"{name}: {time.monotonic() - began:.0f} s")
    print(table(figures))
    if options.json:
        Path(options.json).write_text(json.dumps([asdict(each) for each in figures], indent=1))
    return 0 if all(figure.is_held for figure in figures) else 1


def measure(name: str, bench: Bench) -> Sequence[Figure]:
    """Run one module's measurement."""
    run: Measure = importlib.import_module(f"benchmarks.reliability.{name}").measure
    return run(bench)


def table(figures: Sequence[Figure]) -> str:
    """The figures beside their bars, and below them what went wrong."""
    lines = []
    for figure in figures:
        verdict = "held" if figure.is_held else "NOT HELD"
        lines += [f"{figure.promise:<4} {verdict:<9} {figure.what}"]
        lines += [f"     bar:     {figure.bar}", f"     figure:  {figure.measured}"]
        lines += [f"     !        {problem}" for problem in figure.problems[:20]]
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reliability",
        description="Measure what must hold, and print each figure beside its bar.",
    )
    scale = parser.add_mutually_exclusive_group()
    scale.add_argument("--full", action="store_true", help="as much as the bars ask for (default)")
    scale.add_argument("--quick", action="store_true", help="a short form of everything")
    parser.add_argument("--only", type=_promises, metavar="R3,R7", help="these promises alone")
    parser.add_argument("--kills", type=int, metavar="N", help="how often the app is killed")
    parser.add_argument("--seeds", type=int, metavar="N", help="how many stories")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the first seed")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    parser.add_argument("--folder", metavar="PATH", help="where journals are made (a real disk)")
    parser.add_argument("--talk", action="store_true", help="say how far it is")
    return parser.parse_args()


def _promises(text: str) -> list[str]:
    names = [name.strip().upper() for name in text.split(",")]
    for name in names:
        if name not in MODULES:
            raise argparse.ArgumentTypeError(f"{name!r} is not one of {', '.join(MODULES)}")
    return names


def _scale(options: argparse.Namespace) -> Scale:
    scale = replace(QUICK if options.quick else FULL, first_seed=options.seed)
    if options.kills is not None:
        scale = replace(scale, kills=options.kills)
    return scale if options.seeds is None else replace(scale, seeds=options.seeds)


if __name__ == "__main__":
    sys.exit(main())
