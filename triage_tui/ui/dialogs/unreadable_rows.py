"""The rows that could not be read, and what was wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.ui.widgets.content import draw

MOST = 200
"""Rows listed; more say nothing new."""


class UnreadableRows(ModalScreen[None]):
    """A place in the list and a reason, a line each; Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Close", show=False),
    ]

    def __init__(self, title: SafeText, rows: Mapping[int, str]) -> None:
        super().__init__()
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(
                draw((own("Rows that could not be read: "), ""), (self._title, "bold")),
                classes="dialog-title",
            )
            with VerticalScroll():
                if not self._rows:
                    yield Static(draw(own("Every row of this view could be read.")))
                for place, reason in sorted(self._rows.items())[:MOST]:
                    words = fill("row {}: {}", number(place + 1), line(reason))
                    yield Static(draw(words))
            yield Static(
                draw(
                    (
                        own("They are in Smartlead's web app; nothing is lost. Esc closes"),
                        "$text-muted",
                    )
                ),
                classes="dialog-hint",
            )
