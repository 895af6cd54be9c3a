"""A list of records of two lines each: the outbox and the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from triage_tui.commands.list_window import ListWindow
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.widgets.cells import wrap
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack, under_cursor
from triage_tui.ui.widgets.glyphs import UNICODE
from triage_tui.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from textual import events

Painter = Callable[[int, int], tuple[Content, Content]]
"""The two lines of a record: its key, and how many cells there are."""
LINES = 2


class ActionListWidget(Widget, can_focus=True):
    """Paints the records that are seen; the cursor is a record's key, never a row number."""

    ALLOW_SELECT = False

    @dataclass
    class Highlighted(Message):
        """The cursor is on another record, or on none."""

        key: int | None

    @dataclass
    class Scrolled(Message):
        """Other records are seen, or another number of them."""

        below: int
        """How many there are below the last that is seen."""

    def __init__(self) -> None:
        super().__init__(id="records")
        self._window: ListWindow[int] = ListWindow()
        self._painter: Painter = lambda _key, _width: (BLANK, BLANK)
        self._empty: SafeText = NOTHING
        self._drawn = BLANK
        self._below = 0
        self._column = ScrollColumn(self._window)

    @property
    def cursor(self) -> int | None:
        """The key under the cursor; `None` while the list is empty."""
        return self._window.cursor

    def show(self, order: Sequence[int], painter: Painter, empty: SafeText) -> None:
        """List other records, or the same ones as they are now; `empty` says why there are none."""
        before = self.cursor
        self._painter, self._empty = painter, empty
        self._window.replace(order, still=False)
        self.look_again()
        if self.cursor != before:
            self.post_message(self.Highlighted(self.cursor))

    def step(self, rows: int) -> None:
        """Move the cursor by so many records."""
        self._go(self._window.row + rows)

    def page(self, pages: int) -> None:
        """Move the cursor by so many screens."""
        self.step(pages * max(1, self._window.page - 1))

    def first(self) -> None:
        """The first record."""
        self._go(0)

    def last(self) -> None:
        """The last record."""
        self._go(len(self._window.order) - 1)

    def look_again(self) -> None:
        """Draw anew if a record that is seen reads another way by now."""
        if not self._content().is_same(self._drawn):
            self.refresh()
        below = max(0, len(self._window.order) - max(0, self._window.top) - self._window.page)
        if below != self._below:
            self._below = below
            self.post_message(self.Scrolled(below))

    def render(self) -> Content:
        self._drawn = self._content()
        return self._drawn

    def _content(self) -> Content:
        window, width = self._window, self.size.width
        if not window.order:
            said = wrap(self._empty, max(1, width - 2))
            return stack([draw((fill(" {}", line(each)), "$text-muted")) for each in said])
        is_ansi = self.app.current_theme.ansi
        lines: list[Content] = []
        top = max(0, window.top)
        for key in window.order[top : top + window.page]:
            is_cursor = key == window.cursor
            bar = draw((own("▌"), "$bar")) if is_cursor else Content(" ")
            for content in self._painter(key, width - 2):
                whole = bar + cut(content, width - 2)
                lines.append(under_cursor(whole, is_ansi=is_ansi) if is_cursor else whole)
        thumb = self._column.thumb(len(lines))
        return stack([each + _scroll_bar(y in thumb) for y, each in enumerate(lines)])

    def on_resize(self, event: events.Resize) -> None:
        self._window.resize(max(1, event.size.height // LINES))
        self.look_again()

    def on_click(self, event: events.Click) -> None:
        self._go(max(0, self._window.top) + event.y // LINES)

    def on_mouse_scroll_down(self) -> None:
        self.step(1)

    def on_mouse_scroll_up(self) -> None:
        self.step(-1)

    def _go(self, row: int) -> None:
        before = self.cursor
        self._window.move(row, turn=True)
        if self.cursor != before:
            self.look_again()
            self.post_message(self.Highlighted(self.cursor))


def _scroll_bar(is_thumb: bool) -> Content:
    return draw((line(UNICODE.thumb), "$foreground 25%")) if is_thumb else Content(" ")
