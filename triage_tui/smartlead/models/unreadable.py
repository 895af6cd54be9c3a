"""A row that could not be read: counted and said, never fatal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Where in its page a row stood, and what was wrong with it, in words of our own."""

    index: int
    reason: str
