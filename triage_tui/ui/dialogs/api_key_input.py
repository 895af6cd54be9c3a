"""The field an API key is pasted into: it shows dots, and nothing can be copied out of it."""

from __future__ import annotations

from textual import events
from textual.actions import SkipAction
from textual.widgets import Input


class ApiKeyInput(Input):
    """A hidden field; whatever white space comes with a paste is dropped."""

    def __init__(self) -> None:
        super().__init__(password=True, id="key", placeholder="paste it here", max_length=1024)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # Input's own handler keeps the first line, which may be empty
        event.stop()
        self.value = "".join(event.text.split())
        self.cursor_position = len(self.value)

    def action_copy(self) -> None:
        """Nothing is copied: the clipboard is open to every program. The key is the screen's."""
        raise SkipAction

    def action_cut(self) -> None:
        """Nothing, as with copying."""
