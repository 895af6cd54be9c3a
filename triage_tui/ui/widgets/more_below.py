"""What is out of sight below something that scrolls: told by it, and said by whoever frames it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message

from triage_tui.inbox.safe_text import fill, number
from triage_tui.ui.widgets.content import BLANK, draw

if TYPE_CHECKING:
    from textual.content import Content
    from textual.widget import Widget


class MoreBelow(Message):
    """So many lines are below the last that is seen."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = lines


def more_below(count: int) -> Content:
    """In words; nothing when all is seen."""
    return draw((fill("↓ {} more", number(count)), "$text-muted")) if count > 0 else BLANK


class Below:
    """Tells how much of a widget is out of sight below, whenever that changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._told = 0

    def follow(self) -> None:
        """Look with every scroll and every line that comes or goes, from the mount on."""
        for each in ("scroll_y", "virtual_size"):
            self._widget.watch(self._widget, each, self.look, init=False)

    def look(self) -> None:
        """Post how much it is by now."""
        below = max(0, self._widget.max_scroll_y - round(self._widget.scroll_y))
        if below != self._told:
            self._told = below
            self._widget.post_message(MoreBelow(below))


class ScrolledLines(VerticalScroll):
    """Lines that are scrolled by the keys of the screen they are on."""

    @cached_property
    def _below(self) -> Below:
        return Below(self)

    def on_mount(self) -> None:
        self._below.follow()

    def on_resize(self) -> None:
        self._below.look()
