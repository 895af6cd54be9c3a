"""Undo and redo: the last gesture taken back, and said honestly how far that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices
    from triage_tui.inbox.actions import GestureId
    from triage_tui.sync.history.undo import UndoReport


class Undo:
    """Takes gestures back, one at a time, and does them again."""

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

    def last(self) -> None:
        """Take the last gesture back."""
        self._model.session.runs().give_up()
        self._apply.take(self._model.store.undoing(), self._undone)

    def _undone(self, report: UndoReport | None) -> None:
        if report is None:
            self._notices.notify(own("There is nothing to undo."))
            return
        if report.lead_map_ids:
            self._model.go_to(report.lead_map_ids[0])
        self._notices.notify(report.words(), severity="warning" if report.cannot else "information")
        self._model.unmark_handled(report.lead_map_ids)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._apply.take(self._model.store.redoing(), self._done_again)

    def _done_again(self, gesture_id: GestureId | None) -> None:
        words = own("Done again.") if gesture_id else own("There is nothing to do again.")
        self._notices.notify(words)
