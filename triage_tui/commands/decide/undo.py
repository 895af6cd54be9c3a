"""Undo and redo: the last gesture taken back, and said honestly how far that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import line, own
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices


class Undo:
    """Takes gestures back, one at a time, and does them again."""

    def __init__(
        self,
        model: InboxModel,
        *,
        notices: Notices,
    ) -> None:
        self._model = model
        self._notices = notices

    def last(self) -> None:
        """Take the last gesture back."""
        self._model.session.runs().give_up()
        try:
            report = self._model.store.undo()
        except JournalError as error:
            self._notices.notify(line(error), severity="error")
            return
        if report is None:
            self._notices.notify(own("There is nothing to undo."))
            return
        if report.lead_map_ids:
            self._model.go_to(report.lead_map_ids[0])
        self._notices.notify(report.words(), severity="warning" if report.cannot else "information")
        self._model.unmark_handled(report.lead_map_ids)

    def redo(self) -> None:
        """Do again what was taken back last."""
        try:
            gesture_id = self._model.store.redo()
        except JournalError as error:
            self._notices.notify(error.reason, title=own("Not taken"), severity="error")
            return
        words = own("Done again.") if gesture_id else own("There is nothing to do again.")
        self._notices.notify(words)
