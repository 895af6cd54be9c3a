"""Repeatable choices: a number for a seed, an index and a purpose, in any order of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
MASK = (1 << 64) - 1


def draw(seed: int, index: int, purpose: int) -> int:
    """A well-mixed number of 64 bits (splitmix64); the same for the same arguments."""
    mixed = seed * 0x9E3779B97F4A7C15 + index * 0xBF58476D1CE4E5B9 + purpose * 0x94D049BB133111EB
    mixed &= MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
    return mixed ^ (mixed >> 31)


def share(seed: int, index: int, purpose: int) -> float:
    """The same as a fraction from 0 to 1."""
    return draw(seed, index, purpose) / (MASK + 1)


def pick(options: Sequence[T], seed: int, index: int, purpose: int) -> T:
    """One of `options`."""
    return options[draw(seed, index, purpose) % len(options)]
