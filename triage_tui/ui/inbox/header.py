"""The top line: which view, how much of it is left, and whose server this is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.ui.widgets.content import BLANK, clickable, draw, spread

BARRED = 60
"""Cells of the line from which on what is done is told as well, and drawn."""


class Tab(Struct, frozen=True, gc=False):
    """A view in the header."""

    title: SafeText
    is_current: bool
    count: SafeText = NOTHING
    """How many rows it has; empty until it was read."""
    late: int = 0
    """How many of its unread replies are past the service level."""
    action: str = ""
    """What a click on it runs."""


class HeaderFacts(Struct, frozen=True, gc=False):
    """What the header says."""

    tabs: tuple[Tab, ...] = ()
    done: int = 0
    """Lead maps handled in this session."""
    left: int = 0
    is_read: bool = True
    """False until the view was read to its end: nothing says that nothing is left."""
    has_goal: bool = True
    """False for a view that is no queue: what is done, snoozed, archived or sent."""
    is_masked: bool = False
    """True while names are hidden from whoever else looks on."""
    note: SafeText = NOTHING
    """Which server this is when it is not Smartlead's, or that this is the demo."""


class Header(Widget):
    """One line across the top of the inbox."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self.auto_links = False
        self._facts = HeaderFacts()

    def show(self, facts: HeaderFacts) -> None:
        """Say something else; nothing is drawn when it is the same."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render(self) -> Content:
        width = self.size.width - 2
        right = self._progress(max(8, min(16, width // 8)) if width >= BARRED else 0)
        if self._facts.is_masked:
            right = right + draw(own("  "), (own("masked"), "bold $text-warning"))
        if self._facts.note and width >= 76:
            right = right + draw(own("  "), (self._facts.note, "$text-accent"))
        return draw(own(" ")) + spread(self._tabs(width - right.cell_length - 2), right, width)

    def _tabs(self, room: int) -> Content:
        """As many views as fit, the current one always."""
        tabs = self._facts.tabs
        shown = [tab for tab in tabs if tab.is_current]
        for tab in tabs:
            if tab.is_current:
                continue
            if _width([*shown, tab]) > room:
                break  # in their order, none left out between two: left and right go along it
            shown.append(tab)
        ordered = [tab for tab in tabs if tab in shown]
        return draw(own("  ")).join(
            clickable(_tab(tab), tab.action) if tab.action else _tab(tab) for tab in ordered
        )

    def _progress(self, cells: int) -> Content:
        """What is left; in so many cells also how much of all that is."""
        facts = self._facts
        total = facts.done + facts.left
        if total == 0 or not facts.has_goal or not (facts.left or facts.is_read):
            return BLANK
        if not facts.is_read:  # how much there is in all is not known: no share of it
            words = fill("{}+ left", number(facts.left))
            done = fill("  {} done", number(facts.done)) if cells and facts.done else NOTHING
            return draw((words, "$text-muted"), (done, "$text-muted"))
        words = fill("{} left", number(facts.left)) if facts.left else own("Inbox zero")
        if not cells:
            return draw((words, "$text-muted"))
        full = round(cells * facts.done / total)
        return draw(
            (words, "$text-muted"),
            own("  "),
            (line("━" * full), "$text-success"),
            (line("─" * (cells - full)), "$foreground 20%"),
            (fill("  {} done", number(facts.done)), "$text-muted"),
        )


def _tab(tab: Tab) -> Content:
    count = fill(" {}", tab.count) if tab.count else NOTHING
    if tab.is_current:
        late = fill("  {} past SLA", number(tab.late)) if tab.late else NOTHING
        return draw(
            (tab.title, "bold $text-primary underline"), (count, "bold"), (late, "bold $text-error")
        )
    return draw((tab.title, "$text-muted"), (count, "$text-muted"))


def _width(tabs: Sequence[Tab]) -> int:
    return sum(_tab(tab).cell_length + 2 for tab in tabs)
