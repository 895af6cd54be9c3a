"""The lead maps of the current view: a list that costs the same at ten rows and at 100,000.

It keeps its own offset and draws its own scroll-bar, so that moving never lays the screen out
again; it asks for the facts of visible rows only, and redraws only the rows that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Self

from rich.segment import Segment
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from triage_tui.commands.list_window import ListWindow, Moved
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number
from triage_tui.ui.inbox.list_lines import ListLines
from triage_tui.ui.inbox.row import HEIGHTS, Density, RowFacts, RowLayout
from triage_tui.ui.inbox.row_painter import RowPainter
from triage_tui.ui.inbox.row_styles import Ground
from triage_tui.ui.widgets.glyphs import UNICODE, Glyphs
from triage_tui.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from textual import events

    from triage_tui.inbox.lead_map import LeadMapId

Facts = Callable[["LeadMapId"], RowFacts | None]


class LeadMapList(Widget, can_focus=True):
    """The list pane. It has no keys of its own: the screen's commands call its methods."""

    ALLOW_SELECT = False

    density: var[Density] = var("two", init=False)
    """Lines a row takes."""
    marked: var[AbstractSet[LeadMapId]] = var(frozenset, init=False)
    """The rows picked for a bulk action."""
    glyphs: var[Glyphs] = var(UNICODE, init=False)

    class Highlighted(Message):
        """The cursor is on another lead map, or on none."""

        def __init__(self, lead_map_id: LeadMapId | None) -> None:
            super().__init__()
            self.lead_map_id = lead_map_id

    class Opened(Message):
        """The user asked for this lead map: Enter or a double click."""

        def __init__(self, lead_map_id: LeadMapId) -> None:
            super().__init__()
            self.lead_map_id = lead_map_id

    def __init__(
        self,
        window: ListWindow[LeadMapId],
        facts: Facts,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """`facts` is asked for the rows of `window` when they are drawn."""
        self._lines: dict[int, Strip] = {}
        """The lines on the screen, as they were last drawn."""
        self._drawn_size = Size()
        """The size they were drawn in."""
        super().__init__(id=id)
        self.auto_links = False
        self.window = window
        window.listener = self._moved
        self._facts = facts
        self._empty: SafeText = NOTHING
        self._column = ScrollColumn(self.window)
        self._painter: RowPainter | None = None
        self._drawn: dict[int, tuple[RowFacts | None, tuple[Strip, ...]]] = {}
        """The rows on the screen by their place in the list, as they were last drawn."""

    @property
    def cursor(self) -> LeadMapId | None:
        """The lead map under the cursor; `None` only while the list is empty."""
        return self.window.cursor

    @property
    def row(self) -> int:
        """The cursor's place in the order; -1 while that is empty."""
        return self.window.row

    @property
    def order(self) -> Sequence[LeadMapId]:
        """The lead maps listed, in their order."""
        return self.window.order

    def row_on_line(self, y: int) -> int | None:
        """The row that is drawn on a line of the list; `None` for a blank one, or the rule."""
        place = self._lines_of.place(y)
        return None if place is None else place.row

    def is_rule(self, y: int) -> bool:
        """True for the line that divides the automatic replies from the others."""
        return self._lines_of.rule == y

    def set_empty(self, words: SafeText) -> None:
        """Say why there are no rows; shown, centered, while there are none."""
        is_said, self._empty = self._empty == words, words
        if not is_said and not self.window.order:
            self._redraw()

    def changed(self, lead_map_ids: Collection[LeadMapId]) -> None:
        """The facts of these lead maps may be new: redraw those that are on the screen."""
        order = self.window.order
        self._recheck([row for row in self._drawn if order[row] in lead_map_ids])

    def tick(self) -> None:
        """Time went by: redraw the visible rows whose age or state reads differently now."""
        self._recheck(list(self._drawn))

    def open(self) -> None:
        """Tell that the lead map under the cursor is asked for."""
        if self.cursor is not None:
            self.post_message(self.Opened(self.cursor))

    def watch_density(self) -> None:
        self._resize()

    def watch_glyphs(self) -> None:
        self._redraw()

    def watch_marked(self, old: AbstractSet[LeadMapId], new: AbstractSet[LeadMapId]) -> None:
        order = self.window.order
        self._redraw_rows(
            [row for row in self._drawn if (order[row] in old) is not (order[row] in new)]
        )

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None
        self._drawn.clear()
        self._lines.clear()

    def on_resize(self) -> None:
        self._resize()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._redraw_rows([self.window.row])

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint again: these regions, or everything."""
        if not regions:
            self._lines.clear()
        for each in regions:
            for y in each.line_range:
                self._lines.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        if offset is None or event.button != 1:
            return
        row = self._row_at(offset)
        if row is not None:
            self.window.point(row)
        elif offset.x == self.size.width - 1 and self._column.hold(offset.y, self.size.height):
            self.capture_mouse()
            self._drag(offset.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._column.is_held:
            self._drag(event.get_content_offset_capture(self).y)

    def on_mouse_up(self) -> None:
        if self._column.is_held:
            self._column.release()
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if event.chain == 2 and offset is not None and self._row_at(offset) == self.window.row:
            self.open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.window.scroll_by(3 // HEIGHTS[self.density])

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.window.scroll_by(-(3 // HEIGHTS[self.density]))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are painted, filtered.

        There is no border and no padding here; Textual's own way, which looks for them at every
        line, costs more than the painting.
        """
        size = self.size
        if size != self._drawn_size:  # the event that tells comes after the first paint in it
            self._drawn_size = size
            self._drawn.clear()
            self._lines.clear()
        filters = self.get_line_filters()
        _, background = self.background_colors
        lines = []
        for y in crop.line_range:
            line = self._lines.get(y)
            if line is None:
                line = self.render_line(y)
                for each in filters:
                    line = line.apply_filter(each, background)
                self._lines[y] = line
            lines.append(line)
        if crop.width == size.width:
            return lines
        return [each.crop(*crop.column_span) for each in lines]

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        self._painter = painter = self._painter or RowPainter(self)
        window = self.window
        if not window.order:
            return painter.words(self._empty, y, width=width, height=height)
        lines = self._lines_of
        place = lines.place(y)
        if place is not None:
            strip = self._row(place.row, painter)[place.line]
        elif window.ruled is not None and lines.rule == y:
            count = number(len(window.order) - window.ruled)
            strip = painter.rule(fill("Auto-replies {}", count), self.glyphs.rule, width - 1)
        else:
            strip = Strip.blank(width - 1, painter.blank)
        thumb = self.glyphs.thumb if y in self._column.thumb(height) else " "
        return Strip([*strip, Segment(thumb, painter.thumb)], width)

    def _row(self, row: int, painter: RowPainter) -> tuple[Strip, ...]:
        drawn = self._drawn.get(row)
        if drawn is not None:
            return drawn[1]
        lead_map_id = self.window.order[row]
        facts = self._facts(lead_map_id)
        ground = Ground.PLAIN
        if row == self.window.row:
            ground = Ground.CURSOR if self.has_focus else Ground.CURSOR_BLURRED
        strips = painter.row(
            facts or RowFacts(lead_map_id),
            RowLayout(self.size.width - 1, self.density, self.glyphs),
            ground,
            is_marked=lead_map_id in self.marked,
        )
        self._drawn[row] = facts, strips
        return strips

    def _moved(self, moved: Moved) -> None:
        row = self.window.row
        if moved.is_whole:
            self._redraw()
        elif row != moved.row_before:
            self._redraw_rows([moved.row_before, row])
        if moved.has_cursor_changed:
            self.post_message(self.Highlighted(self.window.cursor))

    def _row_at(self, offset: Offset) -> int | None:
        return self.row_on_line(offset.y) if offset.x < self.size.width - 1 else None

    def _drag(self, y: int) -> None:
        if self._column.drag(y, self.size.height):
            self._redraw()

    def _resize(self) -> None:
        lines, height = self.size.height, HEIGHTS[self.density]
        self.window.resize(lines // height, ruled_page=(lines - 1) // height)
        self._redraw()

    @property
    def _lines_of(self) -> ListLines:
        return ListLines(
            HEIGHTS[self.density],
            self.window.top,
            len(self.window.order),
            self.window.shown_rule,
        )

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def _redraw_rows(self, rows: Sequence[int]) -> None:
        height, width, lines = HEIGHTS[self.density], self.size.width, self._lines_of
        regions = []
        for row in rows:
            self._drawn.pop(row, None)
            y = lines.first_of(row)
            if 0 <= y < self.size.height:
                regions.append(Region(0, y, width, height))
        if regions:
            self.refresh(*regions)

    def _recheck(self, rows: Sequence[int]) -> None:
        order = self.window.order
        self._redraw_rows([r for r in rows if self._facts(order[r]) != self._drawn[r][0]])
