"""The bottom line: connection, freshness, requests left, and what is on its way."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own
from triage_tui.ui.widgets.content import BLANK, cut, draw

GAP = own("  ")
NARROW, MIDDLE, PLACE, WIDE = 14, 17, 20, 24
"""Cells of a part, with the gap behind it; on a narrow screen the connection has less."""
TINY, SMALL, ONE_PANE = 50, 60, 78
"""Cells of the line under which the connection has the least, and less, and the list is alone."""
DATED = 76
"""Cells from which the age of the list has a place of its own; else it is at the right end."""
SHORTEST = 12
"""Cells of a note under which nothing of it is said: it would be all ellipsis."""
ALARM = "bold $text-error"


class StatusFacts(Struct, frozen=True, gc=False):
    """What the status line says; every part has its place, whatever the others say."""

    connection: SafeText = NOTHING
    connection_style: str = "$text-muted"
    short_connection: SafeText = NOTHING
    """The same for a line with little room; empty where it is short anyway."""
    is_online: bool = True
    """False while nothing can be said of the server for certain."""
    freshness: SafeText = NOTHING
    short_freshness: SafeText = NOTHING
    """The same where there is no room for that."""
    requests: SafeText = NOTHING
    limit: SafeText = NOTHING
    """Until when the rate limit holds up what somebody waits for."""
    marked: int = 0
    queued: int = 0
    checking: int = 0
    asking: int = 0
    refused: int = 0
    is_read_only: bool = False
    notes: tuple[SafeText, ...] = ()
    """Something to know about what was read or waits: at length, then shorter; the first that
    fits is said."""
    narrow_notes: tuple[SafeText, ...] = ()
    """What stands in the pane where there is room for one; else it is said here."""


class StatusLine(Widget):
    """One line across the bottom of the inbox."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._facts = StatusFacts()
        self._drawn = BLANK

    def show(self, facts: StatusFacts) -> None:
        """Say something else; nothing is drawn when it reads the same in the room there is."""
        if facts != self._facts:
            self._facts = facts
            if not self._line().is_same(self._drawn):
                self.refresh()

    def render(self) -> Content:
        self._drawn = self._line()
        return self._drawn

    def _line(self) -> Content:
        facts, width = self._facts, self.size.width - 2
        left = self._connection(width)
        if width >= DATED:
            left = left + _place(facts.freshness, "$text-muted", PLACE)
        if facts.limit:
            left = left + _place(facts.limit, "$text-warning", WIDE if width >= 96 else PLACE)
        elif width >= 96:
            left = left + _place(facts.requests, "$text-muted", WIDE)
        left = left + self._queue()
        room = width - left.cell_length - len(GAP)
        if said := facts.notes or (facts.narrow_notes if width < ONE_PANE else ()):
            notes = [draw((note, "$text-muted")) for note in said]
            note = next((each for each in notes if each.cell_length <= room), notes[-1])
            cells = min(note.cell_length, room)
            if cells == note.cell_length or cells >= SHORTEST:
                left = cut(left, width - cells) + cut(note, cells)
        elif width < DATED:
            ages = [each for each in (facts.freshness, facts.short_freshness) if len(each) <= room]
            age = draw((ages[0] if ages else NOTHING, "$text-muted"))
            left = cut(left, width - age.cell_length) + age
        return cut(draw(own(" ")) + left, width + 1)

    def _connection(self, width: int) -> Content:
        facts = self._facts
        if width >= TINY:
            cells = MIDDLE if width < SMALL else PLACE
            return _place(facts.connection, facts.connection_style, cells)
        return _place(facts.short_connection or facts.connection, facts.connection_style, NARROW)

    def _queue(self) -> Content:
        facts = self._facts
        parts = [
            (facts.queued, "○ {} queued", "$text-warning"),
            (facts.checking, "↻ verifying {}", "$text-warning"),
            (facts.asking, "? {} needs you" if facts.asking == 1 else "? {} need you", ALARM),
            (facts.refused, "✗ {} rejected", ALARM),
        ]
        said = [draw((fill(words, number(count)), style)) for count, words, style in parts if count]
        if facts.is_read_only:
            said.insert(0, draw((own("Read-only"), "bold $text-warning")))
        if not said:
            words = own("✓ synced" if facts.is_online else "nothing queued")
            said = [draw((words, "$text-muted"))]
        if facts.marked:
            marked = fill("{} selected", number(facts.marked))
            said.insert(0, draw((marked, "bold $text-accent")))
        return draw(GAP).join(said)


def _place(words: SafeText, style: str, cells: int) -> Content:
    """A part in its place, with a gap behind it whatever it says."""
    return cut(draw((words, style)), cells - len(GAP)) + draw(GAP)
