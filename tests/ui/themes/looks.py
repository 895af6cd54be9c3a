"""What has to be seen in a drawing, and what is not: the faults as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.color import ColorType
from textual.color import Color
from textual.geometry import Region

from tests.ui.themes.cells import Cell, Drawn, ratio

LEGIBLE, LARGE, APART = 4.5, 3.0, 1.3
"""The contrast of running text, of text where a theme allows no more, and of an area."""
MOST_OF = 0.97
"""Rounding to whole numbers costs a little of a contrast."""
BLUE = 4
"""The terminal's dark blue: not to be read on black."""


def unreadable(
    drawn: Drawn, region: Region, foreground: Color | None, *, least: float = LEGIBLE
) -> Iterator[str]:
    """The words of a region that stand out too little from their ground.

    No more is asked than the theme's own text has on that ground, but never less than `LARGE`.
    """
    for line in drawn.lines(region):
        for cells in _words(line):
            word = "".join(cell.sign for cell in cells)
            worst = min(cells, key=lambda cell: cell.contrast)
            if worst.color is None or worst.ground is None:
                if _is_dark_blue(worst):
                    yield f"{word!r} is dark blue"
                continue
            allowed = ratio(foreground, worst.ground) if foreground else LEGIBLE
            needed = max(LARGE, min(least, allowed)) * MOST_OF
            if worst.contrast < needed:
                yield f"{word!r} has {worst.contrast:.1f} of {needed:.1f}"


def _words(line: Sequence[Cell]) -> Iterator[list[Cell]]:
    word: list[Cell] = []
    for cell in line:
        if cell.is_text:
            word.append(cell)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _is_dark_blue(cell: Cell) -> bool:
    color = cell.style.color
    is_shown = not cell.style.reverse
    return bool(is_shown and color and color.type is ColorType.STANDARD and color.number == BLUE)


def is_apart(one: Cell, other: Cell) -> bool:
    """Whether the ground of a cell is told from that of another: by color, line or reverse."""
    marks = [(cell.style.reverse, cell.style.underline) for cell in (one, other)]
    return ratio(one.ground, other.ground) >= APART or bool(marks[0] != marks[1])


def has_edge(drawn: Drawn, region: Region) -> bool:
    """Whether all sides of a dialog are seen: by its ground, or by a line along it."""
    middle, center = region.y + region.height // 2, region.x + region.width // 2
    inside = drawn.at(region.x + 1, region.y + 1)
    sides = (
        (drawn.at(region.x, middle), drawn.at(region.x - 1, middle)),
        (drawn.at(region.right - 1, middle), drawn.at(region.right, middle)),
        (drawn.at(center, region.y), drawn.at(center, region.y - 1)),
        (drawn.at(center, region.bottom - 1), drawn.at(center, region.bottom)),
    )
    return all(
        ratio(inside.ground, outside.ground) >= APART or _is_line(edge) for edge, outside in sides
    )


def _is_line(cell: Cell) -> bool:
    if cell.sign.isspace():
        return False
    return cell.color is None or cell.contrast >= APART


def is_field(drawn: Drawn, region: Region, *, least: float = APART) -> bool:
    """Whether a field is told from what is around it: by its fill, a line, or a bar on its left."""
    beside, inside = drawn.at(region.x - 1, region.y), drawn.at(region.right - 1, region.y)
    bar = drawn.at(region.x, region.y)
    has_bar = bar.sign in "▌┃│▏▎▊" and (bar.color is None or bar.contrast >= LARGE)
    return has_bar or is_apart(inside, beside) or ratio(inside.ground, beside.ground) >= least
