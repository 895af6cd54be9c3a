"""The panes of a walk: none but the email that is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.cli.line_mail import folded_lines, mail_lines, raw_lines
from triage_tui.commands.part import Part
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.safe_text import NOTHING, SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.lead_map import Message


class LinePane:
    """The newest reply of the open conversation, read out when it comes; there are no widths."""

    def __init__(self, talk: Talk, model: InboxModel, keymap: Keymap) -> None:
        self._talk = talk
        self._model = model
        self._keymap = keymap
        self._picked: Message | None = None
        """The email gone to."""
        model.subscribe(self._changed)

    @property
    def reading(self) -> LinePane:
        return self

    @property
    def selected(self) -> Message | None:
        messages = self._messages()
        return messages[self._place(messages)] if messages else None

    def go(self, steps: int) -> bool:
        messages = self._messages()
        place = self._place(messages) + steps
        if not 0 <= place < len(messages):
            return False
        message = self._picked = messages[place]
        now = self._model.session.clock.wall()
        when = f", {age(now - message.at)} ago" if message.at is not None else ""
        self._talk.say(
            f"{message.sender or 'The lead' if message.is_reply else 'You'} wrote{when}."
        )
        self._read_out(message)
        return True

    def _messages(self) -> list[Message]:
        """Newest first."""
        conversation = self._model.conversation
        return list(reversed(conversation.messages)) if conversation is not None else []

    def _place(self, messages: Sequence[Message]) -> int:
        """Of the email gone to, else of the newest reply."""
        replies = (place for place, each in enumerate(messages) if each.is_reply)
        newest = next(replies, 0)
        picked = self._picked
        if picked is None:
            return newest
        key = (picked.is_reply, picked.at)  # another object once the rest of it was read
        return next((n for n, e in enumerate(messages) if (e.is_reply, e.at) == key), newest)

    def _changed(self, part: Part) -> None:
        """Read out the email, or why it is not there."""
        if part is not Part.CONVERSATION:
            return
        message = self.selected
        if self._model.conversation_note:
            self._talk.say(self._model.conversation_note)
        elif message is None or not any(each.is_reply for each in self._messages()):
            self._talk.say("No reply in this conversation.")
        else:
            self._read_out(message)

    def _read_out(self, message: Message) -> None:
        lead_map = self._model.current
        if lead_map is not None:
            for text in mail_lines(message, lead_map, self._keymap):
                self._talk.say(text)

    def toggle_quotes(self) -> SafeText:
        """Read out what is folded."""
        folded = folded_lines(self.selected) if self.selected is not None else []
        for text in folded or ["Nothing of this email is folded."]:
            self._talk.say(text)
        return NOTHING

    def toggle_raw(self) -> None:
        """Read out the email as it came."""
        if self.selected is not None:
            self._talk.say("Raw source:")
            for text in raw_lines(self.selected):
                self._talk.say(text)

    # -- what lines do not have ----------------------------------------------------------------

    def toggle(self) -> None: ...

    def toggle_notes_tasks(self) -> None: ...

    def scroll_lines(self, lines: int) -> None: ...

    def scroll_page(self, direction: int) -> None: ...

    def to_top(self) -> None: ...

    def open_pane(self) -> None: ...

    def next_pane(self) -> None: ...

    def close_pane(self) -> bool:
        return False

    def zoom(self) -> None: ...

    def widen(self, steps: int) -> None: ...

    def next_density(self) -> None: ...

    def open_filter(self) -> None: ...

    def close_filter(self) -> None: ...

    def typed_filter(self) -> str:
        return ""

    def type_filter(self, text: str) -> None: ...
