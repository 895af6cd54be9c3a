"""A second net under the text cleaner: no control character leaves a drawn segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from triage_tui.ui.widgets.glyphs import ASCII, UNICODE

REPLACEMENT = "\ufffd"


class ControlNet(LineFilter):
    """Replaces control characters by U+FFFD, app-wide; the width of a segment stays as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        for segment in segments:
            if not segment.text.isprintable():
                return [_clean(each) for each in segments]
        return segments


@cache
def _control() -> re.Pattern[str]:
    """What must not reach a terminal; compiled when first needed, as few lines have any."""
    return re.compile(
        "[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: what a terminal obeys
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the reading order
        "\u2028\u2029"  # separators some terminals break a line at
        "\ud800-\udfff]"  # surrogates cannot be encoded at all
    )


def _clean(segment: Segment) -> Segment:
    text, style, control = segment
    if control or text.isprintable() or not _control().search(text):
        return segment
    # Controls were measured as no cells: without the cut the line would grow past its place.
    clean = set_cell_size(_control().sub(REPLACEMENT, text), cell_len(text))
    return Segment(clean, style)


class AsciiSigns(LineFilter):
    """Draws our own signs and lines in ASCII, cell for cell; letters stay what they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        return [segment if segment.text.isascii() else _in_ascii(segment) for segment in segments]


class FilterChain(LineFilter):
    """Several filters as one: a line goes through all of them and becomes a new one once."""

    def __init__(self, parts: Sequence[LineFilter]) -> None:
        super().__init__()
        self.parts = tuple(parts)
        """The filters, in the order in which a line goes through them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments as the last filter leaves them."""
        for part in self.parts:
            segments = part.apply(segments, background)
        return segments


def _in_ascii(segment: Segment) -> Segment:
    text, style, control = segment
    return segment if control else Segment(text.translate(_signs()), style)


OTHER_SIGNS = {
    "━": "=", "─": "-", "▔": "-", "▁": "_", "▏": "|", "▎": "|", "▊": "|", "▐": "|", "│": "|",
    "█": "#", "▆": "#", "▂": "#", "▃": "#", "▄": "#", "▅": "#", "▇": "#", "◐": "o", "⧗": "~",
    "⋯": "~", "•": "'", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "↑": "^",
    "↓": "v", "←": "<", "→": ">", "¤": "~", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "☐": "o", "☑": "x", "✎": "#", "▸": "+", "▾": "-", "⚠": "!",
}  # fmt: skip
"""Beside the glyphs of rows: our lines, bars and quotes."""


@cache
def _signs() -> dict[int, str]:
    """What each of our signs becomes in ASCII."""
    ours = zip(UNICODE, ASCII, strict=True)
    return str.maketrans(OTHER_SIGNS | {sign: to for sign, to in ours if not sign.isascii()})
