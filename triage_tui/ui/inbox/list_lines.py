"""Which row is on which line of the list, beside the rule above the automatic replies."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Place(NamedTuple):
    """A line of a row."""

    row: int
    line: int
    """Which of the row's own lines."""


class ListLines(Struct, frozen=True, gc=False):
    """The list's lines, counted from its top."""

    height: int
    """Lines a row takes."""
    top: int
    """The row on the first line; negative while lines above the first row are blank."""
    rows: int
    ruled: int | None = None
    """The row that the rule is drawn above."""

    @property
    def rule(self) -> int | None:
        """The line of the rule: the first, once the row it was above is not seen any more."""
        return None if self.ruled is None else max(0, self.ruled - self.top) * self.height

    def place(self, y: int) -> Place | None:
        """What is on a line; `None` for a blank one, and for the rule."""
        rule = self.rule
        if rule is not None and y >= rule:
            if y == rule:
                return None
            y -= 1
        row, line = divmod(y, self.height)
        row += self.top
        return Place(row, line) if 0 <= row < self.rows else None

    def first_of(self, row: int) -> int:
        """The first line of a row; outside the list for one that is not seen."""
        first = (row - self.top) * self.height
        is_below = self.ruled is not None and self.ruled <= row and row >= self.top
        return first + 1 if is_below else first
