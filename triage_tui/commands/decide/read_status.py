"""Read and unread: a target, decided when the key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.actions import SetRead
from triage_tui.inbox.safe_text import SafeText, fill, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices
    from triage_tui.inbox.lead_map import LeadMap


class ReadStatus:
    """Marks lead maps read or unread; the cursor stays."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        *,
        notices: Notices,
    ) -> None:
        self._model = model
        self._apply = apply
        self._notices = notices

    def toggle(self) -> None:
        """Mark read or unread: the target is decided now, by what is shown."""
        targets = self._targets()
        if targets:
            self.set(not all(each.is_read for each in targets))

    def set(self, is_read: bool) -> None:
        """Mark read, or unread; says so where all of them are."""
        targets, status = self._targets(), _status(is_read=is_read)
        if targets and all(each.is_read is is_read for each in targets):
            self._notices.notify(fill("Already {}.", status))
            return
        self._apply.to_targets(
            lambda whom: fill("Mark {} as {}?", whom, status),
            lambda each: [SetRead(each.lead_map_id, is_read=is_read)],
            said=lambda whom: fill("{} → {}", whom, status),
        )

    def _targets(self) -> list[LeadMap]:
        shown = self._model.store.state.lead_map
        return [each for mark in self._model.targets() if (each := shown(mark)) is not None]


def _status(*, is_read: bool) -> SafeText:
    return own("read") if is_read else own("unread")
