"""Asks for another API key when the server does not accept the one in use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own, sentence
from triage_tui.session.session import KeyRefusedError
from triage_tui.ui.dialogs.api_key_input import ApiKeyInput
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints

PASTE = own(
    "Paste a new key for the same account (hidden as you type). In Smartlead: Settings, API Key."
)
ChangeKey = Callable[[str], Awaitable[SafeText]]


class ApiKeyPrompt(Dialog[SafeText | None]):
    """Enter tests the key and goes on with it; Esc keeps things as they are.

    Without a `reason` the key in use works, and is to be replaced. `kept` says what of the queue
    waits for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Later", show=False)]

    def __init__(self, reason: SafeText, change_key: ChangeKey, kept: SafeText = NOTHING) -> None:
        super().__init__()
        self._reason = reason
        self._change_key = change_key
        self._kept = kept
        self._is_testing = False
        # Held, not looked up: a test may end while this is left.
        self._field = ApiKeyInput()
        self._said = Static("", id="key-said")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            title = own("Smartlead rejected the API key" if self._reason else "Replace the API key")
            yield Static(draw((title, "bold")), classes="dialog-title")
            if self._reason:
                yield Static(draw((sentence(self._reason), "$text-warning")))
            words = fill("{} {}", self._kept, PASTE) if self._kept else PASTE
            yield Static(draw(words), classes="set-up-words")
            yield self._field
            yield self._said
            later = own("later") if self._reason else own("cancel")
            yield KeyHints((own("Enter"), own("test key")), (own("Esc"), later))

    def on_mount(self) -> None:
        self._field.focus()

    def action_leave(self) -> None:
        """Go on without the network."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and not self._is_testing:
            self._is_testing = True
            self._say(own("Testing the key…"), "$text-muted")
            self._try(event.value)

    @work(group="key")
    async def _try(self, pasted: str) -> None:
        try:
            said = await self._change_key(pasted)
        except KeyRefusedError as error:
            self._is_testing = False
            self._say(error.reason, "$text-error")
            return
        self._field.value = ""
        self.dismiss(said)

    def _say(self, words: SafeText, style: str) -> None:
        self._said.update(draw((words, style)))
