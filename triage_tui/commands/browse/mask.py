"""What others may see of a screen that is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.inbox.safe_text import own

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Terminal


class Mask:
    """What others may see of the screen."""

    def __init__(
        self,
        model: InboxModel,
        *,
        notices: Notices,
        terminal: Terminal,
    ) -> None:
        self._model = model
        self._notices = notices
        self._terminal = terminal

    def toggle(self) -> None:
        """Hide names, addresses and phone numbers from whoever else looks at this screen."""
        model = self._model
        model.is_masked = not model.is_masked
        if model.is_masked:
            model.details_of = None
            self._terminal.forget_saved_screen()
        model.list_rows()
        model.changed(Part.LEAD, Part.HEADER)
        if model.current is not None:
            model.show_conversation(model.current)
        self._notices.notify(own("Masking on.") if model.is_masked else own("Masking off."))
