"""One promise, its bar, and what was measured."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table."""

    promise: str
    """R1 to R14."""
    what: str
    bar: str
    measured: str
    """The figures, with their units and how many times it was tried."""
    is_held: bool
    problems: tuple[str, ...] = ()
    """What went wrong, each with what runs it again."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything is run."""

    kills: int
    seeds: int
    faults: int
    socket_faults: int
    limited_actions: int
    offline_actions: int
    toggles: int
    commits: int
    damages: int
    soak_hours: int
    """0 leaves the soak out: a slope needs time."""
    soak_minutes: int
    """Of each simulated hour, how many are acted out with keys and reads."""
    resize_seconds: float
    settle: float
    """Seconds after a storm of resizes at which the layout must be right."""
    signals: int
    typed: int
    """Forms handed over right after their last letter."""
    first_seed: int = 0


FULL = Scale(
    kills=1_000,
    seeds=10_000,
    faults=10_000,
    socket_faults=300,
    limited_actions=10_000,
    offline_actions=500,
    toggles=1_000,
    commits=5_000,
    damages=100,
    soak_hours=8,
    soak_minutes=60,
    resize_seconds=10.0,
    settle=0.2,
    signals=5,
    typed=1_000,
)
QUICK = Scale(
    kills=200,
    seeds=500,
    faults=600,
    socket_faults=20,
    limited_actions=600,
    offline_actions=200,
    toggles=200,
    commits=300,
    damages=20,
    soak_hours=0,
    soak_minutes=0,
    resize_seconds=1.5,
    settle=1.0,
    signals=1,
    typed=60,
)


def aloud(words: str) -> None:
    """Say how far it is, beside the figures."""
    print(words, file=sys.stderr, flush=True)


def silently(_words: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a measurement runs, how much of it, and where it says how far it is."""

    scale: Scale
    folder: Path
    """Empty; for journals and homes."""
    say: Callable[[str], None] = silently


Measure = Callable[[Bench], Sequence[Figure]]


def spread(values: Sequence[float], share: float) -> float:
    """The value that `share` of all lie at or under; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
