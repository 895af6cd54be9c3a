"""Asks for another API key when the server does not accept the one in use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.session.session import KeyRefusedError
from triage_tui.ui.dialogs.api_key_input import ApiKeyInput
from triage_tui.ui.widgets.content import draw

ChangeKey = Callable[[str], Awaitable[SafeText]]


class ApiKeyPrompt(ModalScreen[SafeText | None]):
    """Enter tests the key and goes on with it, Esc leaves the queue waiting; nothing is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Later", show=False)]

    def __init__(self, reason: SafeText, change_key: ChangeKey) -> None:
        super().__init__()
        self._reason = reason
        self._change_key = change_key
        self._is_testing = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(
                draw((own("Smartlead does not accept the API key"), "bold")), classes="dialog-title"
            )
            yield Static(draw((self._reason, "$text-warning")))
            yield Static(
                draw(
                    own(
                        "The queue waits and nothing is dropped. Paste a key of the same account "
                        "(Smartlead: Settings, API Key); it is not shown."
                    )
                ),
                classes="set-up-words",
            )
            yield ApiKeyInput()
            yield Static("", id="key-said")
            yield Static(
                draw((own("Enter tests it and goes on   Esc later"), "$text-muted")),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        self.query_one(ApiKeyInput).focus()

    def action_leave(self) -> None:
        """Go on without the network."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and not self._is_testing:
            self._is_testing = True
            self._say(own("Testing the key with one request…"), "$text-muted")
            self._try(event.value)

    @work(group="key")
    async def _try(self, pasted: str) -> None:
        try:
            said = await self._change_key(pasted)
        except KeyRefusedError as error:
            self._is_testing = False
            self._say(error.reason, "$text-error")
            return
        self.query_one(ApiKeyInput).value = ""
        self.dismiss(said)

    def _say(self, words: SafeText, style: str) -> None:
        self.query_one("#key-said", Static).update(draw((words, style)))
