"""The keys that can follow `g`, `*` or `,`, shown while the next one is awaited."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import SafeText, fill, own
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack

AROUND = 5
"""Rows of the screen that its title, hint, padding and the status line take."""
CELL = 40
"""The widest column of keys."""


class PrefixOverlay(Widget):
    """Names the next keys; it waits, and Esc closes it."""

    def __init__(self) -> None:
        super().__init__(id="prefix")
        self._content = Content("")

    def open(self, first: SafeText, keys: list[tuple[SafeText, SafeText]]) -> None:
        """Show what each key after `first` does."""
        width, height = self.app.size
        columns = -(-len(keys) // max(1, height - AROUND))
        rows = -(-len(keys) // max(1, columns))
        cell = min(CELL, max(1, (width - 8) // max(1, columns)))
        named = [
            cut(draw((fill("  {}  ", key), "bold $text-accent"), (does, "")), cell)
            for key, does in keys
        ]
        lines = [draw((fill("{} then", first), "bold"))]
        lines += [BLANK.join(named[row::rows]) for row in range(rows)]
        lines.append(draw((own("Esc closes"), "$text-muted")))
        self._content = stack(lines)
        self.styles.width = cell * columns + 4
        self.styles.height = len(lines) + 2
        self.add_class("-open")
        self.refresh(layout=True)

    def close(self) -> None:
        """Hide it."""
        self.remove_class("-open")

    def render(self) -> Content:
        return self._content
