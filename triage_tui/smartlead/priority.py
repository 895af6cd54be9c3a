"""Which request goes first, and what the status line says about the rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from msgspec import Struct, field


class Priority(IntEnum):
    """The one order; within one, first come, first served."""

    CONVERSATION = 0
    """What the user is looking at."""
    ACTION = 1
    """A key the user pressed."""
    READ_MARK = 2
    """Marked read or unread: nobody waits for it."""
    PAGE = 3
    """The page in view."""
    NEW = 4
    """The poll for new replies."""
    BULK = 5
    """An action on many lead maps: it leaves room for single keys."""
    REST = 6
    """Everything else that is still to be read."""


BACKGROUND = frozenset({Priority.PAGE, Priority.NEW, Priority.REST})
"""Reading that nobody's key waits for: it may use half of a window at most."""


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
    expected: Mapping[Priority, float] = field(default_factory=dict)
    """When the first of each kind that waits is expected to go, monotonic."""
    is_slowed: bool = False
    """True for a while after all who use the account together were too many."""

    @property
    def conversation_at(self) -> float | None:
        """When the conversation that is looked at is asked for; `None` when none waits."""
        return self.expected.get(Priority.CONVERSATION)

    @property
    def missed_at(self) -> float | None:
        """When the most urgent of what somebody waits for goes; `None` when nobody does."""
        urgent = min((each for each in self.expected if each is not Priority.REST), default=None)
        return None if urgent is None else self.expected[urgent]

    @property
    def page_at(self) -> float | None:
        """When the next page of the list in view is asked for; `None` when none waits."""
        return self.expected.get(Priority.PAGE)

    @property
    def rest_at(self) -> float | None:
        """When the next of all other reading goes, counts among it; `None` when none waits."""
        return self.expected.get(Priority.REST)
