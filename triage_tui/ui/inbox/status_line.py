"""The bottom line: connection, freshness, requests left, and what is on its way."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own
from triage_tui.ui.widgets.content import BLANK, cut, draw

GAP = own("  ")
NARROW, PLACE, WIDE = 14, 20, 24
"""Cells of a part, with the gap behind it; on a narrow screen the connection has less."""
SHORTEST = 12
"""Cells of a note under which nothing of it is said: it would be all ellipsis."""
ALARM = "bold $text-error"


class StatusFacts(Struct, frozen=True, gc=False):
    """What the status line says; every part has its place, whatever the others say."""

    connection: SafeText = NOTHING
    connection_style: str = "$text-muted"
    freshness: SafeText = NOTHING
    requests: SafeText = NOTHING
    limit: SafeText = NOTHING
    """Until when the rate limit holds up what somebody waits for."""
    marked: int = 0
    queued: int = 0
    checking: int = 0
    asking: int = 0
    refused: int = 0
    is_read_only: bool = False
    note: SafeText = NOTHING
    """Something to know about what was read: rows that could not be, more to come."""


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
        left = _place(facts.connection, facts.connection_style, NARROW if width < 60 else PLACE)
        if width >= 76:
            left = left + _place(facts.freshness, "$text-muted", PLACE)
        if facts.limit:
            left = left + _place(facts.limit, "$text-warning", WIDE if width >= 96 else PLACE)
        elif width >= 96:
            left = left + _place(facts.requests, "$text-muted", WIDE)
        left = left + self._queue()
        room = width - left.cell_length - len(GAP)
        if facts.note and room >= min(len(facts.note), SHORTEST):
            note = draw((facts.note, "$text-muted"))
            left = cut(left, width - min(note.cell_length, room)) + cut(
                note, min(note.cell_length, room)
            )
        return cut(draw(own(" ")) + left, width + 1)

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
        said = said or [draw((own("✓ synced"), "$text-muted"))]
        if facts.marked:
            marked = fill("{} selected", number(facts.marked))
            said.insert(0, draw((marked, "bold $text-accent")))
        return draw(GAP).join(said)


def _place(words: SafeText, style: str, cells: int) -> Content:
    """A part in its place, with a gap behind it whatever it says."""
    return cut(draw((words, style)), cells - len(GAP)) + draw(GAP)
