"""Which request goes first, and what the status line says about the rest."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Priority(IntEnum):
    """Who goes first; within one, first come, first served."""

    ACTION = 0
    """A key the user pressed."""
    CONVERSATION = 1
    """What the user is looking at."""
    PAGE = 2
    """The page in view."""
    NEW = 3
    """The poll for new replies."""
    BULK = 4
    """An action on many lead maps: it leaves room for single keys."""
    REST = 5
    """Everything else that is still to be read."""


PATIENT = frozenset({Priority.NEW, Priority.BULK, Priority.REST})
"""These are spread evenly, so that a key pressed meanwhile finds a place within a moment."""


class PacerStatus(Struct, frozen=True, gc=False):
    """What the status line says about the budget."""

    left: int | None
    """Requests that may go now and within this minute; `None` without a limit."""
    waiting: int
    """Requests in the queue."""
    waiting_until: float | None
    """When the next one goes, monotonic; `None` when nothing waits."""
    why: str
    """What it waits for, in a word or two; empty when nothing waits."""
