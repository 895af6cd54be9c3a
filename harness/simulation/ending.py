"""How a story ended, and what must hold then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harness.simulation.bench import Bench
from harness.simulation.fields import Field, shown_fields, value_in
from triage_tui.inbox.actions import Action, Status, Value


@dataclass(slots=True)
class Signals:
    """How a story ended."""

    seed: int
    problems: list[str] = field(default_factory=list)
    presses: int = 0
    requests: int = 0
    crashes: int = 0
    refused_by_disk: int = 0
    """Keys and answers that a failing disk did not take."""


def problems_at_the_end(
    bench: Bench, wanted: Mapping[Field, Value], tasks: Sequence[Action], *, has_others: bool
) -> Iterator[str]:
    """What does not hold once all is delivered: keys, screen, journal and server compared."""
    yield from _in_fields(bench, wanted)
    yield from _in_tasks(bench, tasks)
    if not has_others:
        for entry in bench.journal.since(0.0):
            if entry.changed_by_other:
                yield f"{entry.action}: nobody else changed it"


def _in_fields(bench: Bench, wanted: Mapping[Field, Value]) -> Iterator[str]:
    refused = {
        (entry.lead_map_id, entry.kind)
        for entry in bench.journal.since(0.0)
        if entry.status is Status.REFUSED or "Not allowed" in entry.reason
    }
    writers = {(at, kind): by for at, kind, _, by in bench.server.applied}
    for key, shown in shown_fields(bench).items():
        truth = value_in(bench.server.row(key[0], 0.0), key[1])
        if shown != truth:
            yield f"{key} shows {shown}, the server has {truth}"
        if key in refused or key not in wanted:
            continue
        if truth != wanted[key] and writers.get(key, "us") == "us":
            yield f"{key} is {truth}, the last key was {wanted[key]}"


def _in_tasks(bench: Bench, tasks: Sequence[Action]) -> Iterator[str]:
    rows = bench.journal.since(0.0)
    for action in tasks:
        made = sum(each.action == action for each in bench.server.made)
        mine = [entry.status for entry in rows if entry.action == action]
        sure = sum(status is Status.DONE for status in mine)
        if made != sure or not mine:
            yield f"{action}: made {made} times, and the journal says {mine}"
