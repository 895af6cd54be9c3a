"""What stands there while the app syncs before it quits: how long yet, and two ways out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage_tui.commands.questions import Leave
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints


class SyncFirst(Dialog[Leave | None]):
    """Closes when the sync is over; Esc stays in the app, `q` leaves at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer('NOT')", "Stay", show=False),
        Binding("q,ctrl+q", "answer('NOW')", "Quit now", show=False),
    ]

    def __init__(
        self, words: Callable[[], SafeText], over: Callable[[], Awaitable[object]]
    ) -> None:
        """`words` say how it goes now; `over` returns when nothing is waited for any more."""
        super().__init__()
        self._words = words
        self._over = over
        self._said = Static(draw(words()), id="sync-words", classes="dialog-words")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog confirm"):
            yield Static(draw((own("Syncing, then quitting"), "bold")), classes="dialog-title")
            yield self._said
            yield KeyHints((own("Esc"), own("stop and stay")), (own("q"), own("quit now")))

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tell)
        self._wait()

    @work(group="sync-first")
    async def _wait(self) -> None:
        await self._over()
        self.dismiss(Leave.AFTER_SENDING)

    def _tell(self) -> None:
        self._said.update(draw(self._words()))

    def action_answer(self, answer: str) -> None:
        """Wait no longer."""
        self.dismiss(Leave[answer])
