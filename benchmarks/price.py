"""P12 and P13: what a rep sees in time, and what it costs; `make price` takes them in real time."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from benchmarks import rep, report
from benchmarks.figures import Figure, at_most
from benchmarks.rep import Sitting
from harness.virtual_time import SimClock
from triage_tui.system.clock import SystemClock

DECISIONS = 60
FAST, STEADY, CALM = 3.5, 10.0, 20.0
"""Seconds a decision takes."""


def measure() -> list[Figure]:
    """Reps at three paces, and an hour without one, in virtual time."""
    at = {pace: _virtual(pace) for pace in (FAST, STEADY, CALM)}
    with tempfile.TemporaryDirectory() as folder:
        alone = rep.in_virtual_time(rep.left_alone(Path(folder), SimClock()))
    print(kinds({**{f"{pace:g} s": it for pace, it in at.items()}, "an hour idle": alone}))
    first = at_most("P12", "first start: all rows with their words", alone.all_words_after, "s", 60)
    return [first, *in_time(at[FAST]), *_others(at), *_cost(at[CALM], alone)]


def _virtual(pace: float) -> Sitting:
    with tempfile.TemporaryDirectory() as folder:
        clock, calm = SimClock(), pace == CALM
        work = rep.sitting(Path(folder), clock, decisions=DECISIONS, pace=pace, extras=calm)
        return rep.in_virtual_time(work)


def in_time(it: Sitting, pace: float = FAST) -> list[Figure]:
    """P12, as one rep met it."""
    whom, wanted = f"{pace:g} s a decision", it.decisions
    there = it.read_in_time
    return [
        at_most("P12", f"{whom}: row in view without words", it.longest_without_words, "s", 3),
        Figure("", f"{whom}: all rows with their words", it.all_words_after, "s"),
        Figure(
            "P12", f"{whom}: read before the key", there, "", f"{wanted}", is_held=there == wanted
        ),
        at_most("P12", f"{whom}: oldest waiting action", it.oldest_action, "s", 20),
        at_most("P12", f"{whom}: silence while one waits", it.longest_silence, "s", 3),
        at_most("P12", f"{whom}: refused for the limit", float(it.refused), "", 0),
    ]


def _others(at: dict[float, Sitting]) -> list[Figure]:
    return [
        Figure("", f"{pace:g} s a decision: read before the key", it.read_in_time, "")
        for pace, it in at.items()
        if pace != FAST
    ]


def _cost(day: Sitting, alone: Sitting) -> list[Figure]:
    what = f"{day.decisions} decisions in 20 min, 10 tasks, 10 assignments: requests"
    return [
        at_most("P13", what, day.total, "", 220),
        at_most("P13", "an hour left alone: requests", alone.total, "", 70),
    ]


def kinds(sittings: dict[str, Sitting]) -> str:
    """The requests of each, by kind, as a table."""
    names = sorted({kind for it in sittings.values() for kind in it.requests})
    head = f"{'requests':<40}" + "".join(f"{name:>14}" for name in sittings)
    lines = [
        f"{name:<40}" + "".join(f"{it.requests[name]:>14}" for it in sittings.values())
        for name in names
    ]
    total = f"{'together':<40}" + "".join(f"{it.total:>14}" for it in sittings.values())
    return "\n".join([head, *lines, total])


def main() -> int:
    """One rep in real time; exit status 1 when something was missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.price", description=__doc__)
    parser.add_argument("--virtual", action="store_true", help="all of it, in virtual time")
    parser.add_argument("--pace", type=float, default=FAST, help="seconds a decision takes")
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    asked = parser.parse_args()
    if asked.virtual:
        figures = measure()
    else:
        with tempfile.TemporaryDirectory() as folder:
            work = rep.sitting(
                Path(folder), SystemClock(), decisions=asked.decisions, pace=asked.pace
            )
            it = asyncio.run(work)
        print(kinds({f"{asked.pace:g} s": it}))
        figures = in_time(it, asked.pace)
    print(report.table(figures))
    return 0 if all(figure.is_held is not False for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
