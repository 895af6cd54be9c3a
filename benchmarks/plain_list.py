"""A plain `ScrollView` list, as one writes it first: `plain_list.py [ROWS]`."""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

CURSOR = Style(reverse=True)


class PlainList(ScrollView, can_focus=True):
    """Rows of text and a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "step(1)"), ("k", "step(-1)")]

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self._cursor = 0
        self.virtual_size = Size(100, rows)

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(self._rows - 1, self._cursor + rows))
        self.scroll_to(y=self._cursor - self.size.height // 2, animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        style = CURSOR if row == self._cursor else Style()
        return Strip([Segment(f"row {row}  Amelia Whitcombe".ljust(self.size.width), style)])


class PlainApp(App[None]):
    """The list alone."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield PlainList(self._rows)


if __name__ == "__main__":
    PlainApp(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).run()
