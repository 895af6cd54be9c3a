"""Quitting with something queued: keep it, send it first, or stay."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage_tui.commands.questions import Leave
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints


class QuitQuestion(Dialog[Leave | None]):
    """`y` quits and keeps, `s` sends first, Esc stays; never the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('NOW')", "Quit", show=False),
        Binding("s", "answer('AFTER_SENDING')", "Send first", show=False),
        Binding("n,escape", "stay", "Stay", show=False),
    ]

    def __init__(self, words: SafeText, *, can_send: bool = True) -> None:
        """`can_send` is false where nothing may be sent before leaving."""
        super().__init__()
        self._words = words
        self._can_send = can_send

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog confirm"):
            yield Static(draw((own("Quit?"), "bold")), classes="dialog-title")
            yield Static(draw(self._words), classes="dialog-words")
            sync = [(own("s"), own("sync, then quit"))] if self._can_send else []
            yield KeyHints((own("y"), own("quit")), *sync, (own("Esc"), own("cancel")))

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        if self._can_send or answer == Leave.NOW.name:
            self.dismiss(Leave[answer])

    def action_stay(self) -> None:
        """Close; nothing happens."""
        self.dismiss(None)
