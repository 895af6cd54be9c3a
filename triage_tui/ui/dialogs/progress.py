"""A dialog for what has to be read before a question can be put: progress, and Esc gives up."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage_tui.commands.questions import Job
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints

T = TypeVar("T")


class ProgressDialog(Dialog[T | None], Generic[T]):
    """Stands there until the job is done: no key goes astray meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", show=False)]

    def __init__(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        """`then` gets what the job came to, in the step that closes this: the next question is
        there before a key can go behind it."""
        super().__init__()
        self._title = title
        self._job = job
        self._then = then
        self._words = Static(draw((own("Loading…"), "$text-muted")), id="waiting-words")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog waiting"):
            yield Static(draw((self._title, "bold")), classes="dialog-title")
            yield self._words
            yield KeyHints((own("Esc"), own("cancel")))

    def on_mount(self) -> None:
        self._run()

    @work(group="assignment-reading")
    async def _run(self) -> None:
        result = await self._job(self._tell)
        self.dismiss(result)
        if result is not None:
            self._then(result)

    def _tell(self, words: SafeText) -> None:
        self._words.update(draw((words, "$text-muted")))  # held: the job may outlive the dialog

    def action_leave(self) -> None:
        """Give up; what is being read is let go."""
        self.dismiss(None)
