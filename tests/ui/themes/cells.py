"""The cells of the screen as the terminal is given them, and how far their colors are apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

LINES = frozenset("─━│┃╭╮╰╯┌┐└┘┏┓┗┛▔▁▏▕▎▊▌▐▀▄█▋")
"""Signs that are drawn, not read."""


class Cell(NamedTuple):
    """One cell, its colors as they reach the eye: a reversed one has them swapped already."""

    sign: str
    style: Style
    color: Color | None
    """`None` for the terminal's own."""
    ground: Color | None

    @property
    def is_text(self) -> bool:
        return not self.sign.isspace() and self.sign not in LINES

    @property
    def contrast(self) -> float:
        """How far the sign stands out from its ground; 1 where the terminal decides."""
        return ratio(self.color, self.ground)


class Drawn:
    """What an app shows at one moment."""

    def __init__(self, app: App[int]) -> None:
        width, height = app.size
        filters = app.get_line_filters()
        ground = app.screen.background_colors[1]
        self.size = app.size
        self._strips = [
            reduce(lambda made, each: made.apply_filter(each, ground), filters, strip)
            for strip in app.screen._compositor.render_strips()[:height]
        ]
        self._width = width
        self._rows: dict[int, list[Cell]] = {}
        """The rows looked at so far."""

    def row(self, y: int) -> list[Cell]:
        """The cells of a row of the screen."""
        if y not in self._rows:
            self._rows[y] = list(_cells(self._strips[y]))[: self._width]
        return self._rows[y]

    def at(self, x: int, y: int) -> Cell:
        """The cell in a column and a row of the screen."""
        return self.row(y)[x]

    def line(self, region: Region, y: int) -> list[Cell]:
        """Row `y` of a region, counted from its top."""
        return self.row(region.y + y)[region.x : region.right]

    def lines(self, region: Region) -> list[list[Cell]]:
        """The rows of a region, as far as they are on the screen."""
        seen = region.intersection(Region(0, 0, *self.size))
        return [self.line(seen, y) for y in range(seen.height)]


def _cells(strip: Strip) -> Iterator[Cell]:
    for text, style, _control in Segment.filter_control(list(strip)):
        drawn = style or Style.null()
        color, ground = _colors(drawn)
        for sign in text:
            yield Cell(sign, drawn, color, ground)


@cache
def _colors(style: Style) -> tuple[Color | None, Color | None]:
    """What is seen of the sign, and of its ground; `None` where the terminal decides."""
    color, ground = (
        None if each is None or each.triplet is None else Color(*each.triplet)
        for each in (style.color, style.bgcolor)
    )
    return (ground, color) if style.reverse else (color, ground)


@cache
def ratio(one: Color | None, other: Color | None) -> float:
    """The contrast of the web's accessibility guidelines, 1 to 21; 1 for an unknown color."""
    if one is None or other is None:
        return 1.0
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in color.rgb)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
