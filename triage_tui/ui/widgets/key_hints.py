"""Keys and what they do, side by side: as many to a line as fit, none of them cut."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import SafeText, fill, line
from triage_tui.ui.widgets.columns import flow
from triage_tui.ui.widgets.content import draw, stack

GAP = Content("   ")
Hint = tuple[SafeText, SafeText]
"""A key, and what it does."""


class KeyHints(Widget):
    """The line of keys of a dialog or a screen; as many lines as it takes."""

    def __init__(self, *hints: Hint, classes: str = "dialog-hint") -> None:
        super().__init__(classes=classes)
        self.hints = hints

    def show(self, *hints: Hint) -> None:
        """Name other keys."""
        if hints != self.hints:
            self.hints = hints
            self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        return stack(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        return flow([hint(*each) for each in self.hints], width, gap=GAP)


def hint(key: SafeText, does: SafeText) -> Content:
    """A key and what it does."""
    return draw((fill("{} ", key), "bold $text-accent"), (line(does), "$text-muted"))
