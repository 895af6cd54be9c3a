"""A row that could not be read: counted and said, never fatal."""

from __future__ import annotations

from msgspec import Struct


class Unreadable(Struct, frozen=True, gc=False):
    """Where in its page a row stood, and what was wrong with it, in words of our own."""

    index: int
    reason: str
