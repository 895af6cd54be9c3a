"""What is out of sight below something that scrolls: told by it, and said by whoever frames it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message

from triage_tui.inbox.safe_text import fill, number
from triage_tui.ui.widgets.content import BLANK, draw

if TYPE_CHECKING:
    from textual.content import Content
    from textual.widget import Widget
else:
    Widget = object  # the style sheet names a widget by its first base: that is the scrolled one


class MoreBelow(Message):
    """So many lines are below the last that is seen."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = lines


def more_below(count: int) -> Content:
    """In words; nothing when all is seen."""
    return draw((fill("↓ {} more", number(count)), "$text-muted")) if count > 0 else BLANK


class TellsMore(Widget):
    """Tells how much of it is out of sight whenever that changes."""

    _told = 0

    def on_resize(self) -> None:
        self._tell_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell_more()

    def watch_virtual_size(self) -> None:
        self._tell_more()

    def _tell_more(self) -> None:
        below = max(0, self.max_scroll_y - round(self.scroll_y))
        if below != self._told:
            self._told = below
            self.post_message(MoreBelow(below))


class ScrolledLines(TellsMore, VerticalScroll):
    """Lines that are scrolled by the keys of the screen they are on."""
