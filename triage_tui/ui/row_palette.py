"""The styles of a row's pieces, mixed once from the theme and kept until it changes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

from triage_tui.ui.row import Role

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles
    from textual.widget import Widget

PREFIX = "lead-map-list--"


class Ground(StrEnum):
    """What lies behind a row: the component class without its prefix."""

    PLAIN = "plain"
    CURSOR = "cursor"
    CURSOR_BLURRED = "cursor-blurred"


PARTS = (*(role.value for role in Role), "cursor", "cursor-blurred", "marked", "dimmed")
EXTRA = ("empty", "thumb")
COMPONENT_CLASSES = {PREFIX + part for part in (*PARTS, *EXTRA)}

_KEEPS_COLOUR = frozenset({Role.BAR, Role.MARK, Role.WAITING, Role.TROUBLE})
"""What a dimmed row still shows in its own colour."""


class RowPalette:
    """A style for every role on every ground, for one widget under one theme."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._background: Color = widget.background_colors[1]
        self._styles: dict[tuple[Role, Ground, bool, bool], Style] = {}

    def style(self, role: Role, ground: Ground, *, is_marked: bool, is_dimmed: bool) -> Style:
        """The style of a piece of a row."""
        key = (role, ground, is_marked, is_dimmed)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._mix(*key)
        return style

    def part(self, name: str) -> Style:
        """The style of something that is not in a row: `empty`, `thumb`."""
        part = self._part(name)
        return _style(self._background + part.background, part, part)

    def _mix(self, role: Role, ground: Ground, is_marked: bool, is_dimmed: bool) -> Style:
        background = self._background
        if is_marked:
            background += self._part("marked").background
        part = self._part(role.value)
        if ground is Ground.PLAIN:
            under = part
        else:
            under = self._part(ground.value)
            background += under.background
            # A cursor that brings its own colour, as in themes of the terminal's sixteen, takes
            # the whole row: their colours cannot be told to be legible on it.
            if under.has_rule("color"):
                return _style(background, under, under) + Style(bold=part.text_style.bold)
        colour = self._part("dimmed") if is_dimmed and role not in _KEEPS_COLOUR else part
        return _style(background, colour, part, under)

    def _part(self, name: str) -> RenderStyles:
        return self._widget.get_component_styles(PREFIX + name)


def _style(background: Color, colour: RenderStyles, *texts: RenderStyles) -> Style:
    if colour.auto_color:
        foreground = background + background.get_contrast_text(colour.color.a)
    else:
        foreground = background + colour.color
    style = Style.from_color(foreground.rich_color, background.rich_color if background.a else None)
    for text in texts:
        style += text.text_style
    return style
