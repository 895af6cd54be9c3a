"""Which part of a long list is seen, and where its cursor is: arithmetic, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)

AHEAD = 3
"""Rows below the cursor that are seen before it comes to them."""
NEAR = 32
"""Rows around the cursor looked at before the whole list is searched."""


class Moved(NamedTuple):
    """What a change of the window leaves to be drawn."""

    row_before: int
    """Where the cursor was."""
    has_cursor_changed: bool
    """True when it is on another key, not only on another row."""
    is_whole: bool
    """True when every row has to be drawn; else the cursor's rows, old and new, will do."""


class ListWindow(Generic[Key]):
    """An order of keys, the cursor's key in it, and the rows on the screen.

    Whoever draws it listens; who moves the cursor need not know that anybody does.
    """

    turns_pages = True
    """At the edge: turn a page, or scroll by one row."""

    def __init__(self) -> None:
        self.listener: Callable[[Moved], None] | None = None
        self.order: Sequence[Key] = ()
        self.cursor: Key | None = None
        self.row: int = -1
        """The cursor's place in the order; -1 while that is empty."""
        self.top: int = 0
        """The row on the first line. Negative for a while when rows above the cursor left: the row
        under the cursor keeps its line, and the lines above stay blank until the cursor moves, or
        until they are more than half of all."""
        self.page: int = 1
        """How many whole rows fit on the screen."""
        self.ruled_page: int = 1
        """How many fit beside the line above the row `ruled`; 0 where that line finds no room."""
        self.ruled: int | None = None
        """The row that a line is drawn above. The line stays at the top while rows after it are
        there, so that it is in sight wherever they are."""

    @property
    def highest_top(self) -> int:
        """The top at which the last row is on the last line."""
        last = len(self.order) - 1
        return max(0, self._top_for(last))

    @property
    def ahead(self) -> int:
        """How many rows are kept in sight below the cursor, as far as there are any."""
        page = self.page if self.shown_rule is None else self.ruled_page
        return min(AHEAD, (page - 1) // 2)

    @property
    def is_cursor_seen(self) -> bool:
        return 0 <= self.row - self.top < self.seen_from(self.top)

    @property
    def shown_rule(self) -> int | None:
        """The row that a line is drawn above; `None` where there is none, or no room for it."""
        return self.ruled if self.ruled_page else None

    def seen_from(self, top: int) -> int:
        """How many whole rows are seen when `top` is the first."""
        rule = self.shown_rule
        return self.page if rule is None or rule - top >= self.page else self.ruled_page

    # -- what is told to the listener ----------------------------------------------------------

    def show(self, order: Sequence[Key], *, still: bool = True, ruled: int | None = None) -> None:
        """List `order`, which must not change afterwards; the cursor stays on its key.

        A line is drawn above the row `ruled`.

        If that left, the cursor goes to the next one of the old order that is still here. Its row
        keeps its line of the screen, even if lines above stay blank for that, unless `still` is
        False: for a filter or another view.
        """
        cursor, row = self.cursor, self.row
        self.ruled = ruled
        self.replace(order, still=still)
        self._tell(cursor, row, is_whole=True)

    def go_to(self, key: Key) -> bool:
        """Put the cursor on a key; False when it is not listed."""
        row = self.find(key)
        if row is not None:
            self.go(row)
        return row is not None

    def step(self, rows: int) -> None:
        """Move the cursor by so many rows, stopping at the ends."""
        self.go(self.row + rows)

    def first(self) -> None:
        """Go to the first row."""
        self.go(0)

    def last(self) -> None:
        """Go to the last row."""
        self.go(len(self.order) - 1)

    def page_by(self, pages: float) -> None:
        """Move by screens, or by parts of one; the cursor keeps its line where it can."""
        rows = round(pages * max(1, self.seen_from(self.top) - 1)) or (1 if pages > 0 else -1)
        has_scrolled = self.scroll_to(self.top + rows)
        self.go(self.row + rows, is_whole=has_scrolled)

    def scroll_by(self, rows: int) -> None:
        """Move what is seen by so many rows; the cursor stays on its key."""
        if self.scroll_to(self.top + rows):
            self._tell(self.cursor, self.row, is_whole=True)

    def go(self, row: int, *, is_whole: bool = False) -> None:
        """Put the cursor on a row, or the nearest there is; no line stays blank for it."""
        cursor, before = self.cursor, self.row
        has_turned = self.move(row, turn=self.turns_pages)
        self._tell(cursor, before, is_whole=has_turned or is_whole)

    def point(self, row: int) -> None:
        """Put the cursor on a row that is seen: nothing moves under the mouse."""
        cursor, before = self.cursor, self.row
        self._put(row)
        self._tell(cursor, before, is_whole=False)

    def _tell(self, cursor: Key | None, row: int, *, is_whole: bool) -> None:
        if self.listener is not None:
            self.listener(Moved(row, self.cursor != cursor, is_whole))

    # -- arithmetic ----------------------------------------------------------------------------

    def replace(self, order: Sequence[Key], *, still: bool = True) -> None:
        """Take another order; the cursor keeps its key, and its row keeps its line.

        Unless `still`, the row may move, so that no line stays blank that could show a row.
        """
        old, row, top, was_seen = self.order, self.row, self.top, self.is_cursor_seen
        self.order = order
        kept = self._survivor(old, row) if order and self.cursor is not None else None
        if kept is None:
            self._put(0)
            self.top = 0
            return
        self._put(kept[1])
        anchor = row if was_seen else min(max(0, top), len(old) - 1)
        place = kept if was_seen else self._survivor(old, anchor)
        if place is not None:
            # What follows a row that left moves up to its line; what precedes it does not move.
            self.top = place[1] - (min(place[0], anchor) - top)
        if not still or -self.top > self.page // 2 or (was_seen and not self.is_cursor_seen):
            self.settle()
            self.move(self.row, turn=True)

    def move(self, row: int, *, turn: bool) -> bool:
        """Put the cursor on a row, or the nearest there is; True when the window had to move.

        Lines that stayed blank are filled first. Then, at the edge, `turn` shows the next page,
        with a few rows of the last one; else one row more.
        """
        before = self.top
        self._put(row)
        self.settle()
        ahead = self.ahead
        last = self._top_for(self.row + ahead)
        if self.row < self.top:
            self.top = last if turn else self.row
        elif self.top < min(last, self.highest_top):
            kept = 1 if self.page > 2 else 0
            self.top = self.row - kept if turn else last
        self.settle()
        return self.top != before

    def scroll_to(self, top: int) -> bool:
        """Show other rows, the cursor staying on its key; True when that changed anything."""
        before, self.top = self.top, top
        self.settle()
        return self.top != before

    def settle(self) -> None:
        """Leave no blank lines above the first row, nor below the last while rows are above."""
        self.top = min(max(0, self.top), self.highest_top)

    def resize(self, page: int, *, ruled_page: int | None = None) -> None:
        """Make room for so many rows; a cursor that was seen stays seen."""
        was_seen = self.is_cursor_seen
        self.page = max(1, page)
        self.ruled_page = self.page if ruled_page is None else ruled_page
        self.settle()
        if was_seen and not self.is_cursor_seen:
            self.top = max(0, self._top_for(self.row) if self.row > self.top else self.row)

    def _top_for(self, row: int) -> int:
        """The top at which a row is the last that is seen whole."""
        return row + 1 - self.seen_from(row - self.page + 1)

    def find(self, key: Key, *, near: int | None = None) -> int | None:
        """The row of a key; `None` when it is not in the order."""
        start = self.row if near is None else near
        for row in range(max(0, start - NEAR), min(len(self.order), start + NEAR)):
            if self.order[row] == key:
                return row
        try:
            return self.order.index(key)
        except ValueError:
            return None

    def _put(self, row: int) -> None:
        self.row = min(max(0, row), len(self.order) - 1)
        self.cursor = self.order[self.row] if self.order else None

    def _survivor(self, old: Sequence[Key], row: int) -> tuple[int, int] | None:
        """The old and the new row of the key at `row`, else of the next of the old order that is
        still there, else of the one before; `None` when nothing is."""
        place = self.find(old[row], near=row)
        if place is not None:
            return row, place
        here = set(self.order)
        for there in (*range(row + 1, len(old)), *range(row - 1, -1, -1)):
            if old[there] in here:
                place = self.find(old[there], near=there)
                return None if place is None else (there, place)
        return None
