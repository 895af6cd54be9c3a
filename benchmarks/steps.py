"""P3, P4, P11 and P8: `j` in the app and elsewhere, verdicts, and nothing at all."""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.extent import Extent
from benchmarks.figures import Figure, at_most, middle, p99, ratio_at_most
from benchmarks.kept_inbox import environ
from benchmarks.peers import Peer
from benchmarks.places import PLAIN_LIST, PLAIN_START, Places
from benchmarks.windows import Case, in_turn, ratio
from harness.terminal.timed import TimedTerminal

FEW, MANY = 100, 10_000
TO_AND_FRO = [b"j"] * 40 + [b"k"] * 40
"""`j` alone would soon stand at the end of a short list."""
REST, QUIET = 0.2, 0.1
"""Seconds between keys of one who reads: the pane is filled at each, the conversation asked for
only later."""
CALM = 62.0
"""Seconds after which the clock of the status line changes by minutes, not by seconds."""


def flatness(places: Places, extent: Extent) -> list[Figure]:
    """`j` in a small, the usual and the largest inbox, and nothing else."""
    cases = {
        "few": Case(places.app(FEW), TO_AND_FRO),
        "usual": Case(places.app(MANY), [b"j"]),
        "most": Case(places.app(extent.many), [b"j"]),
    }
    in_turn(cases, extent.windows, extent.keys)
    return [*_run("in a run", cases["usual"]), _flat(cases, extent.many)]


def measure(places: Places, extent: Extent, peers: Sequence[Peer]) -> list[Figure]:
    """Everything is brought up first, then each gets its turns at its keys."""
    most = places.app(extent.many)
    began = time.monotonic()
    usual, rests, decides = (places.app(MANY, name) for name in ("usual", "rests", "decides"))
    few, left_alone = places.app(FEW), _at_rest(places)
    cases = {
        "few": Case(few, TO_AND_FRO),
        "usual": Case(usual, [b"j"]),
        "most": Case(most, [b"j"]),
        "rests": Case(rests, [b"j"], quiet=QUIET, pause=REST),
        "decision": Case(decides, [b"1", b"3"]),
        "plain ScrollView list": Case(
            places.program(PLAIN_LIST, places.home(FEW), "row 0"), [b"j"]
        ),
    }
    for peer in peers:
        if peer.key:
            program = places.program(peer.command, peer.environ, peer.ready)
            cases[peer.name] = Case(program, [peer.key])
    programs = [left_alone, *(case.program for case in cases.values())]
    while time.monotonic() - began < CALM:
        for program in programs:
            program.idle(0.1)
    in_turn(cases, extent.windows, extent.keys)
    found = [*_own(cases, extent.many), *_others(cases, peers), _decision(cases["decision"])]
    return [*found, *_idle(left_alone, extent.idle)]


def _at_rest(places: Places) -> TimedTerminal:
    """An app whose server answers: one without an answer has something to say all the time."""
    sandbox = places.sandbox(leads=FEW)
    return places.program(
        PLAIN_START, environ(places.folder / "at rest", sandbox.base_url), "online"
    )


def _idle(program: TimedTerminal, seconds: float) -> list[Figure]:
    """P8, once what piled up meanwhile is taken."""
    program.idle(1.0)
    share, written = program.idle(seconds)
    return [
        at_most("P8", "idle: share of a core", share * 100, "%", 0.5),
        at_most("P8", f"idle: output in {seconds:g} s", float(written), "bytes", 0),
    ]


def _own(cases: dict[str, Case], many: int) -> list[Figure]:
    return [
        *_run("in a run", cases["usual"]),
        *_run("at rest, with the pane", cases["rests"]),
        _flat(cases, many),
    ]


def _run(name: str, case: Case) -> list[Figure]:
    median = at_most("P3", f"j {name}: median", middle(case.samples), "ms", 10)
    median.samples, median.bound = case.samples, 30
    return [median, at_most("P3", f"j {name}: p99", p99(case.samples), "ms", 30)]


def _flat(cases: dict[str, Case], many: int) -> Figure:
    times, value = ratio(cases["most"], cases["few"]), middle(cases["most"].samples)
    what = f"j in a run, {many:,} rows: median"
    return ratio_at_most("P3", what, value, times, against="100 rows", bound=1.2)


def _others(cases: dict[str, Case], peers: Sequence[Peer]) -> list[Figure]:
    usual, found = cases["usual"], []
    for name in ("plain ScrollView list", *(peer.name for peer in peers if peer.key)):
        values = cases[name].samples
        figure = Figure("", f"j in {name}: median", middle(values), "ms", samples=values)
        found += [figure, Figure("", f"j in {name}: p99", p99(values), "ms")]
    bounds = {
        "neomutt": ("P3", "j against neomutt", 3.0),
        "aerc": ("P11", "j ahead of aerc", 1.0),
        "alot": ("P11", "j ahead of alot", 1.0),
    }
    for name, (budget, what, bound) in bounds.items():
        if name in cases:
            times = ratio(usual, cases[name])
            value = middle(usual.samples)
            found.append(ratio_at_most(budget, what, value, times, against=name, bound=bound))
    return found


def _decision(case: Case) -> Figure:
    figure = at_most("P4", "decision: p99", p99(case.samples), "ms", 50)
    figure.samples, figure.bound = case.samples, 50
    return figure
