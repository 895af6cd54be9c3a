"""A field of one line that says what of a text it does not take."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.message import Message
from textual.widgets import Input

from triage_tui.inbox.safe_text import SafeText, fill, number, own

JOINED = own("Pasted lines were joined: this is one line.")


class LineInput(Input):
    """Joins pasted lines, and takes so many characters; Textual's own drops the rest unsaid."""

    @dataclass
    class Cut(Message):
        """Something was not taken as it came; `words` say what."""

        field: LineInput
        words: SafeText

        @property
        def control(self) -> LineInput:
            return self.field

    def action_copy(self) -> None:
        """Copy what is selected; without a selection the key is the screen's."""
        if self.selection.is_empty:
            raise SkipAction
        super().action_copy()

    def restricted(self) -> None:
        """Textual comes here with a letter for which there is no room."""
        self._say(0, is_joined=False)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # Input's own handler keeps the first line, or nothing
        event.stop()
        lines = [part for each in event.text.splitlines() if (part := each.strip())]
        text = " ".join(lines) if len(lines) > 1 else "".join(event.text.splitlines())
        start, end = sorted(self.selection)
        room = (self.max_length or len(self.value) + len(text)) - len(self.value) + end - start
        taken = text[: max(0, room)]
        if taken:
            self.replace(taken, start, end)
        if len(taken) < len(text) or len(lines) > 1:
            self._say(len(text) - len(taken), is_joined=len(lines) > 1)

    def _say(self, count: int, *, is_joined: bool) -> None:
        if is_joined and not count:
            self.post_message(self.Cut(self, JOINED))
            return
        words = fill("{} characters at most", number(self.max_length or 0))
        if count:
            words = fill("{}: {} at the end of the paste were cut off", words, number(count))
        self.post_message(self.Cut(self, fill("{}.", words)))
