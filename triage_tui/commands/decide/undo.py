"""Undo and redo: the last gesture taken back, and said honestly how far that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import KINDS, replies
from triage_tui.inbox.actions import Kind
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Severity
    from triage_tui.inbox.actions import GestureId
    from triage_tui.sync.history.undo import UndoReport

LEAVES = frozenset({Kind.CATEGORY, Kind.READ})
"""What makes a reply leave its view."""


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
        store = self._model.store
        self._apply.take(store.undoing(), self._undone, about=store.history.lead_maps_of_last())

    def _undone(self, report: UndoReport | None) -> None:
        if report is None:
            self._notices.notify(own("Nothing to undo."))
            return
        if report.lead_map_ids:
            self._model.go_to(report.lead_map_ids[0])
        self._model.unmark_handled(report.lead_map_ids)
        severity: Severity = "warning" if report.cannot else "information"
        self._notices.notify(self._words(report), severity=severity)

    def _words(self, report: UndoReport) -> SafeText:
        """Who is back where, and what became of what was sent."""
        parts = []
        if report.taken_back or report.local:
            parts.append(fill("Undone: {}.", self._what(report)))
        if report.taken_back and not report.sent_back and not report.cannot:
            parts.append(own("Nothing was sent."))
        parts.extend(report.reservations())
        return joined(" ", parts) if parts else report.words()

    def _what(self, report: UndoReport) -> SafeText:
        """`Farah Siddiqui is back in Unread`, or what else was taken from her."""
        model, lead_map_ids, count = self._model, report.lead_map_ids, len(report.lead_map_ids)
        lead_map = model.store.state.lead_map(lead_map_ids[0]) if count == 1 else None
        whom = replies(count) if lead_map is None else model.name_of(lead_map)
        kinds = {each.kind for each in report.actions}
        if not report.local and kinds.isdisjoint(LEAVES):
            return fill("{} ({})", whom, joined(", ", [KINDS[each] for each in sorted(kinds)]))
        if not all(each in model.rows for each in lead_map_ids):
            return whom
        words = "{} is back in {}" if count == 1 else "{} are back in {}"
        return fill(words, whom, line(model.view.title))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._apply.take(self._model.store.redoing(), self._done_again)

    def _done_again(self, gesture_id: GestureId | None) -> None:
        words = own("Redone.") if gesture_id else own("Nothing to redo.")
        self._notices.notify(words)
