"""Rows as finished strips, kept while nothing they show changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from triage_tui.ui.inbox.row import RowFacts, RowLayout
from triage_tui.ui.inbox.row_styles import Ground, RowStyles
from triage_tui.ui.widgets.cells import cut, fit, wrap

if TYPE_CHECKING:
    from textual.widget import Widget

    from triage_tui.inbox.safe_text import SafeText

MAX_ROWS = 512
"""Finished rows kept; some ten screens of them."""

Key = tuple[RowFacts, RowLayout, Ground, bool]


class RowPainter:
    """Paints rows for one widget under one theme; made anew when the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._palette = RowStyles(widget)
        self._rows: dict[Key, tuple[Strip, ...]] = {}
        self.thumb = self._palette.part("thumb")
        self.blank = self._palette.part("empty")

    def row(
        self, facts: RowFacts, layout: RowLayout, ground: Ground, *, is_marked: bool
    ) -> tuple[Strip, ...]:
        """The strips of a row, one a line."""
        key = (facts, layout, ground, is_marked)
        strips = self._rows.get(key)
        if strips is None:
            if len(self._rows) >= MAX_ROWS:  # the oldest goes; dicts remember their order
                del self._rows[next(iter(self._rows))]
            strips = self._rows[key] = self._paint(*key)
        return strips

    def rule(self, words: SafeText, sign: str, width: int) -> Strip:
        """A ruled line that says what comes below it."""
        said = cut(f" {sign * 2} {words} ", width)
        rest = width - cell_len(said)
        return Strip(
            [Segment(said + sign * max(0, rest - 1) + " " * min(1, rest), self.blank)], width
        )

    def words(self, text: SafeText, y: int, *, width: int, height: int) -> Strip:
        """Line `y` of an empty list that says, in its middle, why it is empty.

        The first of several paragraphs is their title.
        """
        lines = wrap(text, max(1, width - 4))
        line = y - max(0, (height - len(lines)) // 2)
        words = lines[line] if 0 <= line < len(lines) else ""
        is_title = line == 0 and "\n" in text
        style = self.blank + Style(bold=True) if is_title else self.blank
        return Strip([Segment(_centered(words, width), style)], width)

    def _paint(
        self, facts: RowFacts, layout: RowLayout, ground: Ground, is_marked: bool
    ) -> tuple[Strip, ...]:
        style = self._palette.style
        lines = layout.lines(facts, is_marked=is_marked, is_cursor=ground is not Ground.PLAIN)
        return tuple(
            Strip(
                [
                    Segment(
                        text, style(role, ground, is_marked=is_marked, is_dimmed=facts.is_dimmed)
                    )
                    for text, role in line
                    if text
                ]
            ).adjust_cell_length(layout.width, self.blank)
            for line in lines
        )


def _centered(words: str, width: int) -> str:
    left = max(0, (width - cell_len(words)) // 2)
    return fit(" " * left + words, width)
