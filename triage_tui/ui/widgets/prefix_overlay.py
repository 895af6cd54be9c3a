"""The keys that can follow `g`, `*` or `,`, shown while the next one is awaited."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.text import SafeText, fill, own
from triage_tui.ui.draw import draw, stack


class PrefixOverlay(Widget):
    """Names the next keys; it waits, and Esc closes it."""

    def __init__(self) -> None:
        super().__init__(id="prefix")
        self._content = Content("")

    def open(self, first: SafeText, keys: list[tuple[SafeText, SafeText]]) -> None:
        """Show what each key after `first` does."""
        lines = [draw((fill("{} then", first), "bold"))]
        lines += [
            draw((fill("  {}  ", key), "bold $text-accent"), (does, "")) for key, does in keys
        ]
        lines.append(draw((own("Esc closes"), "$text-muted")))
        self._content = stack(lines)
        self.styles.height = len(lines) + 2
        self.add_class("-open")
        self.refresh(layout=True)

    def close(self) -> None:
        """Hide it."""
        self.remove_class("-open")

    def render(self) -> Content:
        return self._content
