"""The keys that can follow `g`, `*` or `,`, shown while the next one is awaited."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own
from triage_tui.ui.widgets.cells import whole_words
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack

AROUND = 5
"""Rows of the screen that its title, hint, padding and the status line take."""
WIDEST, NARROWEST = 40, 20
"""Columns of keys are no wider than one has to be, and no narrower than can be read."""
MARGINS = 8
Keys = list[tuple[SafeText, SafeText]]


class PrefixOverlay(Widget):
    """Names the next keys; it waits, and Esc closes it. What does not fit is on further pages."""

    def __init__(self) -> None:
        super().__init__(id="prefix")
        self._content = Content("")
        self._first: SafeText = NOTHING
        self._keys: Keys = []
        self._page = 0

    def open(self, first: SafeText, keys: Keys) -> None:
        """Show what each key after `first` does."""
        self._first, self._keys, self._page = first, keys, 0
        self.add_class("-open")
        self._show()

    def turn(self) -> None:
        """The next page, after the last one the first."""
        self._page += 1
        self._show()

    def fit(self) -> None:
        """The same keys from the first page on, laid out for the size that the screen has now."""
        self._page = 0
        self._show()

    def _show(self) -> None:
        width, height = self.app.size
        rows = max(1, height - AROUND)
        columns = max(1, min(-(-len(self._keys) // rows), (width - MARGINS) // NARROWEST))
        pages = -(-len(self._keys) // (rows * columns))
        per_page = -(-len(self._keys) // pages)
        page = self._page % pages
        keys = self._keys[page * per_page : (page + 1) * per_page]
        rows = -(-per_page // columns)
        cell = min(WIDEST, max(1, (width - MARGINS) // columns))
        named = [
            cut(
                draw(
                    (fill("  {}  ", key), "bold $text-accent"),
                    whole_words(does, cell - 6 - len(key)),
                ),
                cell,
            )
            for key, does in keys
        ]
        lines = [draw((fill("{} then", self._first), "bold"))]
        lines += [BLANK.join(named[row::rows]) for row in range(rows)]
        lines.append(draw((own("Esc close"), "$text-muted"), *_more(page, pages)))
        self._content = stack(lines)
        self.styles.width = max(cell * columns, 28) + 4
        self.styles.height = len(lines) + 2
        self.refresh(layout=True)

    def close(self) -> None:
        """Hide it."""
        self.remove_class("-open")

    def render(self) -> Content:
        return self._content


def _more(page: int, pages: int) -> list[tuple[SafeText, str]]:
    if pages == 1:
        return []
    return [(fill("   ↓ more ({} of {})", number(page + 1), number(pages)), "$text-muted")]
