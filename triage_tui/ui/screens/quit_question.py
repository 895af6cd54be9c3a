"""Leaving with something queued: keep it, send it first, or stay."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from triage_tui.inbox.text import SafeText, own
from triage_tui.ui.draw import draw


class Leave(Enum):
    """What the user wants."""

    NOW = "now"
    AFTER_SENDING = "after sending"


class QuitQuestion(ModalScreen[Leave | None]):
    """`y` quits and keeps, `s` sends first, Esc stays; never the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('NOW')", "Quit", show=False),
        Binding("s", "answer('AFTER_SENDING')", "Send first", show=False),
        Binding("n,escape", "stay", "Stay", show=False),
    ]

    def __init__(self, words: SafeText) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog confirm"):
            yield Static(draw((own("Quit now?"), "bold")), classes="dialog-title")
            yield Static(draw(self._words), classes="dialog-words")
            yield Static(
                draw(
                    (own(" y "), "bold $text-accent"),
                    own("quit, keep them    "),
                    (own(" s "), "bold $text-accent"),
                    own("send them first    "),
                    (own(" Esc "), "bold $text-accent"),
                    own("stay"),
                ),
                classes="dialog-hint",
            )

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        self.dismiss(Leave[answer])

    def action_stay(self) -> None:
        """Close; nothing happens."""
        self.dismiss(None)
