"""P1, P2 and the starts of P11: every program in turn, a round at a time; then memory (P2, P10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.extent import Extent
from benchmarks.figures import Figure, at_most, middle, ratio_at_most, ratio_of
from benchmarks.kept_inbox import FIRST
from benchmarks.peers import Peer
from benchmarks.places import APP, EMPTY, PLAIN_LIST, PLAIN_START, Places
from harness.terminal.timed import running

FLOOR = "empty Textual app"
EARLY = "early paint"
SMALL, USUAL = 60, 1_000
"""Rows of the inbox of P1, and of P10."""


@dataclass
class Start:
    """A program to be started, and its starts so far."""

    command: Sequence[str]
    environ: Mapping[str, str]
    ready: str
    times: list[float] = field(default_factory=list)
    """Milliseconds."""

    def once(self) -> float:
        """Milliseconds until it is ready."""
        with running(self.command, self.environ) as program:
            took = program.ready(self.ready)
            assert took is not None, f"{self.command[0]} was never ready:\n{program.text()}"
            program.settle(0.1)
            return took

    def peak(self) -> float:
        """Its peak MiB once everything it loads after the first rows is there."""
        with running(self.command, self.environ) as program:
            assert program.ready(self.ready) is not None, program.text()
            program.idle(3.0)
            return program.memory()


def measure(places: Places, extent: Extent, peers: Sequence[Peer]) -> list[Figure]:
    """The table's lines on starts and on memory."""
    small, large = places.home(SMALL), places.home(extent.many)
    _leave_by_key(small)
    most = f"cached inbox of {extent.many}"
    cases = {
        FLOOR: Start(EMPTY, small, "ready"),
        f"cached inbox of {SMALL}": Start(PLAIN_START, small, FIRST),
        EARLY: Start(APP, small, FIRST),
        most: Start(PLAIN_START, large, FIRST),
        "plain ScrollView list": Start(PLAIN_LIST, small, "row 0"),
        **{peer.name: Start(peer.command, peer.environ, peer.ready) for peer in peers},
    }
    for number in range(extent.starts + 1):
        for case in cases.values():
            took = case.once()
            if number:  # the first round warms the disk's cache
                case.times.append(took)
    if not extent.is_full:
        return _judged(cases, most)
    usual = Start(PLAIN_START, places.home(USUAL), FIRST)
    return [
        *_judged(cases, most),
        *_ahead(cases, peers),
        *_memory(cases[FLOOR], {"P2": (most, cases[most], 45), "P10": ("1,000 rows", usual, 20)}),
    ]


def _judged(cases: Mapping[str, Start], most: str) -> list[Figure]:
    bounds = {f"cached inbox of {SMALL}": ("P1", 1.10), EARLY: ("P1", 0.25), most: ("P2", 1.5)}
    found = []
    for name, case in cases.items():
        what, value = f"start: {name}", middle(case.times)
        ratio = ratio_of(case.times, cases[FLOOR].times)
        if name in bounds:
            budget, bound = bounds[name]
            figure = ratio_at_most(budget, what, value, ratio, against="empty app", bound=bound)
        else:
            figure = Figure("", what, value, "ms", ratio=ratio, against="empty app")
        figure.samples = case.times
        found.append(figure)
    return found


def _ahead(cases: Mapping[str, Start], peers: Sequence[Peer]) -> list[Figure]:
    own = cases[f"cached inbox of {SMALL}"].times
    found = []
    for peer in peers:
        if peer.is_slower_to_start:
            ratio = ratio_of(own, cases[peer.name].times)
            what = f"start ahead of {peer.name}"
            found.append(
                ratio_at_most("P11", what, middle(own), ratio, against=peer.name, bound=1.0)
            )
    return found


def _memory(floor: Start, cases: Mapping[str, tuple[str, Start, float]]) -> list[Figure]:
    empty = middle([floor.peak() for _ in range(3)])
    found = []
    for budget, (name, case, bound) in cases.items():
        more = middle([case.peak() for _ in range(3)]) - empty
        what = f"memory above the empty app: {name}"
        found.append(at_most(budget, what, more, "MiB", bound))
    return found


def _leave_by_key(env: Mapping[str, str]) -> None:
    """Open the inbox and leave it, so that there is a last screen."""
    with running(APP, env) as program:
        assert program.ready(FIRST) is not None
        program.settle()
        program.press(b"q")
        program.settle(1.0)
