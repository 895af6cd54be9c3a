"""A question that only `y` answers with yes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints


class Confirm(Dialog[bool]):
    """Never Enter, and never the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape", "answer(False)", "No", show=False),
    ]

    def __init__(self, title: SafeText, words: SafeText, *, yes: SafeText, no: SafeText) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog confirm"):
            yield Static(draw((self._title, "bold")), classes="dialog-title")
            if self._words:
                yield Static(draw(self._words), classes="dialog-words")
            yield KeyHints((own("y"), self._yes), (own("n"), self._no))

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)
