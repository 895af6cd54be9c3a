"""Lists to choose from, whose chosen row is seen whatever colors its words have."""

from __future__ import annotations

from functools import cached_property, lru_cache

from rich.color import Color as TerminalColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widgets import OptionList

from triage_tui.ui.widgets.contrast import LEGIBLE, extreme, moved
from triage_tui.ui.widgets.more_below import Below

IN_ONE_COLOR = Style(color="default", bgcolor="default", reverse=True)
"""Of the terminal's own colors nobody can tell which are read when they become a ground."""


class Options(OptionList):
    """Textual's list; quiet and colored words are as clear on the chosen row as on the others."""

    @cached_property
    def _below(self) -> Below:
        return Below(self)

    def on_mount(self) -> None:
        self._below.follow()

    def on_resize(self) -> None:
        self._below.look()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        return chosen(strip) if _option_of(strip) == self.highlighted else strip


def chosen(strip: Strip) -> Strip:
    """The line of a list that has the cursor, its words told from its ground."""
    segments = [Segment(text, _clear(style), control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)


def _option_of(strip: Strip) -> object:
    """Which option a line shows: Textual notes it for the mouse."""
    first = next(iter(strip), None)
    return first.style.meta.get("option", -1) if first is not None and first.style else -1


@lru_cache(maxsize=128)
def _clear(style: Style | None) -> Style | None:
    """The same style, its color moved until it is read; reversed where none can be mixed."""
    if style is None or style.bgcolor is None or style.color is None:
        return style
    if style.bgcolor.triplet is None or style.color.triplet is None:
        return style + IN_ONE_COLOR
    ground, color = Color(*style.bgcolor.triplet), Color(*style.color.triplet)
    mixed = moved(color, (extreme(ground),), (ground,), LEGIBLE)
    return style + Style(color=TerminalColor.from_rgb(*mixed.rgb))
