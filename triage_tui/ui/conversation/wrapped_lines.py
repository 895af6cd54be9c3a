"""Lines that are made as far as they are needed, each knowing which message it belongs to."""

from __future__ import annotations

import time
from collections.abc import Iterator

from textual.content import Content

from triage_tui.ui.conversation.folding import Key

Place = tuple[Key | None, int]
"""A message, and how many lines into it; `None` for the lines above all messages."""


class WrappedLines:
    """The lines made so far, and where the others come from."""

    def __init__(self, source: Iterator[tuple[Key | None, Content]], width: int) -> None:
        self.width = width
        """Cells that they are wrapped for."""
        self.made: list[Content] = []
        self.heads: dict[Key, int] = {}
        """The first line of each message that was come to."""
        self._owners: list[Key | None] = []
        self._source = source

    def take_one(self) -> bool:
        """Make one more; false when there is none."""
        taken = next(self._source, None)
        if taken is None:
            return False
        owner, content = taken
        if owner is not None:
            self.heads.setdefault(owner, len(self.made))
        self._owners.append(owner)
        self.made.append(content)
        return True

    def take_for(self, seconds: float) -> bool:
        """Make lines for so long; false when there are no more."""
        until, is_more = time.monotonic() + seconds, True
        while is_more and time.monotonic() < until:
            is_more = self.take_one()
        return is_more

    def reach(self, lines: int) -> None:
        """Have at least so many, if there are."""
        while len(self.made) < lines and self.take_one():
            pass

    def place_of(self, line: int) -> Place:
        """The message of a line, and how far into it that is."""
        if line <= 0 or line >= len(self._owners):
            return None, 0
        owner = self._owners[line]
        return owner, line - (self.heads.get(owner, 0) if owner is not None else 0)

    def line_of(self, place: Place) -> int:
        """Where a place is now; makes lines until it is there."""
        owner, offset = place
        if owner is None:
            return offset
        while owner not in self.heads and self.take_one():
            pass
        return offset + self.heads.get(owner, 0)

    def head_at(self, line: int) -> Key | None:
        """The message that begins on this line."""
        return next((key for key, head in self.heads.items() if head == line), None)
