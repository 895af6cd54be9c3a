"""Undo and redo: the last gesture taken back, and said honestly how far that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import KINDS, replies
from triage_tui.inbox.actions import Kind
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, own

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from triage_tui.commands.apply import Apply
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Severity
    from triage_tui.inbox.actions import Entry, GestureId
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.sync.history.past import PastGesture
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

    def gesture(self, gesture_id: GestureId, entries: Iterable[Entry]) -> None:
        """Take one gesture back, whichever it is, with these actions; the cursor stays."""

        def undone(report: UndoReport | None) -> None:
            if report is None:
                self._notices.notify(own("Nothing to undo."))
            else:
                self._model.unmark_handled(self._reopened(report))
                self._say(report, report.words())

        about = [entry.lead_map_id for entry in entries]
        self._apply.take(self._model.store.undoing(gesture_id), undone, about=about)

    def record(self, past: PastGesture | None) -> None:
        """Take back a gesture of the history; `None` while nothing is listed there."""
        if past is None:
            self._notices.notify(own("Nothing to undo."))
        else:
            self.gesture(past.gesture_id, past.entries)

    def _undone(self, report: UndoReport | None) -> None:
        if report is None:
            self._notices.notify(own("Nothing to undo."))
            return
        if report.lead_map_ids:
            self._model.go_to(report.lead_map_ids[0])
        self._model.unmark_handled(self._reopened(report))
        self._say(report, self._words(report))

    def _say(self, report: UndoReport, words: SafeText) -> None:
        severity: Severity = "warning" if report.cannot else "information"
        self._notices.notify(words, severity=severity)

    def _reopened(self, report: UndoReport) -> list[LeadMapId]:
        """The lead maps that are open again: of another one, an earlier decision still holds."""
        if report.local:
            return list(report.lead_map_ids)
        state, marks_read = self._model.store.state, self._model.settings.verdict_marks_read
        found = dict.fromkeys(each.lead_map_id for each in report.actions if each.kind in LEAVES)
        rows = {each: state.lead_map(each) for each in found}
        return [each for each, row in rows.items() if not (marks_read and row and row.is_read)]

    def _words(self, report: UndoReport) -> SafeText:
        """Who is back where, and what became of what was sent."""
        parts = []
        if report.taken_back or report.local:
            parts.append(fill("Undone: {}.", self._what(report)))
        if report.taken_back and not report.sent_back and not report.cannot:
            parts.append(own("Nothing was sent."))
        parts.extend(report.reservations(self._whom(report.lead_map_ids)))
        return joined(" ", parts) if parts else report.words()

    def _what(self, report: UndoReport) -> SafeText:
        """`Farah Siddiqui is back in Unread`, or what else was taken from her."""
        model, lead_map_ids, count = self._model, report.lead_map_ids, len(report.lead_map_ids)
        whom = self._whom(lead_map_ids)
        kinds = {each.kind for each in report.actions}
        if not report.local and not (Kind.READ in kinds and self._reopened(report)):
            return fill("{} ({})", whom, joined(", ", [KINDS[each] for each in sorted(kinds)]))
        if not all(each in model.rows for each in lead_map_ids):
            return whom
        words = "{} is back in {}" if count == 1 else "{} are back in {}"
        return fill(words, whom, line(model.view.title))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._apply.take(self._model.store.redoing(), self._done_again)

    def _done_again(self, gesture_id: GestureId | None) -> None:
        if gesture_id is None:
            self._notices.notify(own("Nothing to redo."))
            return
        state = self._model.store.state
        mine = [each for each in state.entries.values() if each.gesture_id == gesture_id]
        decided = [each.lead_map_id for each in mine if each.kind is Kind.CATEGORY]
        touched = tuple(dict.fromkeys(each.lead_map_id for each in mine))
        self._model.mark_handled(decided)
        self._notices.notify(fill("Redone: {}.", self._whom(touched)) if mine else own("Redone."))

    def _whom(self, lead_map_ids: Sequence[LeadMapId]) -> SafeText:
        """The lead's name, or how many replies."""
        model = self._model
        lead_map = model.store.state.lead_map(lead_map_ids[0]) if len(lead_map_ids) == 1 else None
        return replies(len(lead_map_ids)) if lead_map is None else model.name_of(lead_map)
