"""How things stand on the inbox screen: a key after which nothing moved has done nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.ui.conversation.view import ConversationView
    from triage_tui.ui.inbox.message_line import MessageLine
    from triage_tui.ui.terminal.base_screen import TerminalScreen


class Standing:
    """What a command changes, be it one of these or of what will be drawn anew.

    Both are asked: what is to be drawn already tells nothing of a key that came right after.
    """

    def __init__(
        self,
        screen: TerminalScreen,
        model: InboxModel,
        message: MessageLine,
        conversation: ConversationView,
    ) -> None:
        self._screen = screen
        self._model = model
        self._message = message
        self._conversation = conversation

    def now(self) -> tuple[object, ...]:
        """Equal to what it was before, as long as nothing was done."""
        return (
            self._screen.touched(),
            len(self._screen.app.workers),  # what is read for it will tell
            self._message.count,
            self._model.changes,
            self._model.cursor,
            self._screen.focused,
            self._screen.classes,
            self._conversation.scroll_offset,
            self._conversation.wraps,
        )
