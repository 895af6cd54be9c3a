"""How much of everything a run measures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    starts: int
    """Rounds in which every program is started once."""
    windows: int
    """Turns that each program gets at its keys."""
    keys: int
    """Keys of a turn."""
    many: int
    """Rows of the largest inbox."""
    idle: float
    """Seconds left alone."""
    bulks: int
    """Rounds of the bulk run."""
    is_full: bool
    """With other programs, and with what takes minutes."""


FULL = Extent(starts=5, windows=4, keys=40, many=100_000, idle=20.0, bulks=5, is_full=True)
QUICK = Extent(starts=4, windows=3, keys=15, many=20_000, idle=3.0, bulks=1, is_full=False)
