"""The line between the two panes; the mouse moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region

LINE = "▏"


class Divider(Widget):
    """One column wide; drag it."""

    class Dragged(Message):
        """The mouse holds the line at this column of the screen."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__(id="divider")
        self._is_held = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self._is_held = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._is_held:
            self.post_message(self.Dragged(event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        event.stop()
        if self._is_held:
            self._is_held = False
            self.release_mouse()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same sign on every line; as a border, it would be drawn anew for each."""
        line = Strip([Segment(LINE, self.rich_style)], 1)
        for each in self.get_line_filters():
            line = line.apply_filter(each, self.background_colors[1])
        return [line] * crop.height
