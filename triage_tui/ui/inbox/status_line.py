"""The bottom line: connection, freshness, requests left, and what is on its way."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own
from triage_tui.ui.widgets.content import BLANK, cut, draw, spread


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
    hints: tuple[SafeText, ...] = ()
    """The keys that matter now, the most useful first."""
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
        left = cut(draw((facts.connection, facts.connection_style)), 14 if width < 76 else 18)
        if width >= 76:
            left = left + cut(draw((facts.freshness, "$text-muted")), 17)
        if facts.limit:
            left = left + cut(draw((facts.limit, "$text-warning")), 22 if width >= 96 else 19)
        elif width >= 96:
            left = left + cut(draw((facts.requests, "$text-muted")), 22)
        left = left + self._queue()
        if facts.note:
            left = left + draw((fill("   {}", facts.note), "$text-muted"))
        right = _hints(facts.hints, width - left.cell_length - 3)
        return draw(own(" ")) + spread(left, right, width)

    def _queue(self) -> Content:
        facts = self._facts
        parts = [
            (facts.queued, "○ {} queued", "$text-warning"),
            (facts.checking, "↻ {} checking", "$text-warning"),
            (facts.asking, "? {} asks", "bold $text-error"),
            (facts.refused, "✗ {} refused", "bold $text-error"),
        ]
        said = [draw((fill(words, number(count)), style)) for count, words, style in parts if count]
        said = said or [draw((own("✓ all sent"), "$text-muted"))]
        if facts.marked:
            marked = fill("{} marked", number(facts.marked))
            said.insert(0, draw((marked, "bold $text-accent")))
        return draw(own("  ")).join(said)


def _hints(hints: tuple[SafeText, ...], room: int) -> Content:
    """As many as fit, whole."""
    said = BLANK
    for hint in hints:
        longer = draw((fill("   {}", hint), "$text-muted"))
        if said.cell_length + longer.cell_length > room:
            break
        said = said + longer
    return said
