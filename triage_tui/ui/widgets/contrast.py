"""How far two colors are apart, and colors moved until that is far enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from textual.color import Color

LEGIBLE = 4.5
"""The contrast that running text needs: the ratio of the web's accessibility guidelines."""
LARGE = 3.0
"""What is enough for a sign, and for words that are on their way out."""
STEPS = 24
"""So finely a color is mixed on its way to another one."""


def contrast(one: Color, other: Color) -> float:
    """How far two opaque colors are apart: 1 for the same, 21 for black and white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def luminance(color: Color) -> float:
    """The relative luminance of a color, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.r / 255, color.g / 255, color.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def moved(color: Color, through: Sequence[Color], grounds: Iterable[Color], least: float) -> Color:
    """`color`, mixed toward those of `through` no further than needed to be `least` from `grounds`.

    Where even the last of them is nearer than that, the best of what was met on the way.
    """
    grounds = tuple(grounds)
    best, farthest, start = color, 0.0, color
    for toward in through:
        for step in range(STEPS + 1):
            mixed = start.blend(toward, step / STEPS, alpha=1.0)
            reached = min(contrast(mixed, ground) for ground in grounds)
            if reached >= least:
                return mixed
            if reached > farthest:
                best, farthest = mixed, reached
        start = toward
    return best


def extreme(ground: Color) -> Color:
    """White or black, whichever is read on this ground."""
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    return white if contrast(white, ground) >= contrast(black, ground) else black
