"""The rows that could not be read, and what was wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.more_below import ScrolledLines

MOST = 200
"""Rows listed; more say nothing new."""


class UnreadableRows(Dialog[None]):
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
                draw((fill("Skipped rows: {}", self._title), "bold")),
                classes="dialog-title",
            )
            with ScrolledLines():
                if not self._rows:
                    yield Static(draw(own("No rows were skipped in this view.")))
                for place, reason in sorted(self._rows.items())[:MOST]:
                    words = fill("row {}: {}", number(place + 1), line(reason))
                    yield Static(draw(words))
            words = own("Nothing is lost: open them in Smartlead.")
            yield Static(draw((words, "$text-muted")), classes="dialog-hint")
            yield KeyHints((own("Esc"), own("close")))
