"""What was measured, and what was promised."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Figure:
    """One line of the table."""

    budget: str
    """`P1` and so on; empty for a figure that is only there to compare with."""
    what: str
    value: float
    unit: str
    promised: str = ""
    is_held: bool | None = None
    """`None` where nothing was promised."""
    ratio: float | None = None
    against: str = ""
    """What the ratio is to."""
    samples: list[float] = field(default_factory=list)
    """Latencies, for the pictures."""
    bound: float | None = None
    """Milliseconds that the p99 of the samples must not be above, where that was promised."""


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred is above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]


def ratio_of(ours: Sequence[float], others: Sequence[float]) -> float:
    """The middle of the ratios round by round: both had the same machine in a round."""
    return middle([a / b for a, b in zip(ours, others, strict=True)])


def at_most(budget: str, what: str, value: float, unit: str, bound: float) -> Figure:
    """A figure that is held at `bound` or under it."""
    return Figure(budget, what, value, unit, f"{bound:g} {unit}", value <= bound)


def ratio_at_most(
    budget: str, what: str, value: float, ratio: float, *, against: str, bound: float
) -> Figure:
    """Milliseconds that are held while their ratio to something is at `bound` or under it."""
    promised = f"{bound:.2f} x"
    return Figure(budget, what, value, "ms", promised, ratio <= bound, ratio, against)
