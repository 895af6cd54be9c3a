"""Read and unread: a target, decided when the key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.actions import SetRead
from triage_tui.inbox.safe_text import own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel


class ReadStatus:
    """Marks lead maps read or unread; the cursor stays."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
    ) -> None:
        self._model = model
        self._apply = apply

    def toggle(self) -> None:
        """Mark read or unread: the target is decided now, by what is shown."""
        shown = self._model.store.state.lead_map
        targets = [each for mark in self._model.targets() if (each := shown(mark)) is not None]
        if targets:
            self.set(not all(each.is_read for each in targets))

    def set(self, is_read: bool) -> None:
        """Mark read, or unread."""
        self._apply.to_targets(
            own("Mark as read:") if is_read else own("Mark as unread:"),
            lambda each: [SetRead(each.lead_map_id, is_read=is_read)],
        )
