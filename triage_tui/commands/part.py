"""The parts of the screen that a change of the model may reach."""

from __future__ import annotations

from enum import Enum, auto


class Part(Enum):
    """What of the screen has to be looked at again."""

    LIST = auto()
    """The rows of the list, and why it is empty when it is."""
    LEAD = auto()
    """Who the open lead is, and what can be done."""
    CONVERSATION = auto()
    HEADER = auto()
    """The views, their counts, and how far it is to zero."""
    STATUS = auto()
    SAVING = auto()
    """What waits for a slow disk, and the rows that say so."""
    MARKS = auto()
    FILTER = auto()
    RUN = auto()
    """The bulk run under way."""
