"""What was done, in this session and before: when, what came of it, and what undo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from triage_tui.inbox.actions import Status
from triage_tui.inbox.ages import moment
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.text import NOTHING, SafeText, fill, joined, number, own
from triage_tui.sync.journal import JournalError
from triage_tui.sync.rows import Origin
from triage_tui.ui.action_words import contested, deed, lead_of, outcomes
from triage_tui.ui.draw import draw, spread
from triage_tui.ui.screens.records import Records
from triage_tui.ui.widgets.action_keys import OtherKey
from triage_tui.when import LocalZone

if TYPE_CHECKING:
    from triage_tui.sync.past import Deed
    from triage_tui.sync.session import Session
    from triage_tui.sync.undo import UndoReport
    from triage_tui.ui.keymap import Keymap

ORIGINS = {
    Origin.PRESS: NOTHING,
    Origin.UNDO: own("undo: "),
    Origin.REDO: own("redo: "),
    Origin.AGAIN: own("again: "),
}
MOST = 500
"""Gestures listed; the journal and `triage-tui report` have the rest."""


class HistoryScreen(Records):
    """Opened by `g h`; `z` takes back the gesture under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "undo", show=False),
        Binding("Z", "redo", show=False),
    ]

    def __init__(self, session: Session, keymap: Keymap, blocked: SafeText) -> None:
        super().__init__(session, keymap)
        self._blocked = blocked
        """Why nothing may be changed; empty when it may."""
        self._started_wall = session.started_wall
        self._deeds: dict[int, Deed] = {}

    @property
    def current(self) -> Deed | None:
        """The gesture under the cursor."""
        cursor = self.records.cursor
        return None if cursor is None else self._deeds.get(cursor)

    def lead_map_under_cursor(self) -> LeadMapId | None:
        return self.current.entries[0].lead_map_id if self.current else None

    # -- painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show the newest gestures, newest first."""
        deeds = self.store.history.past(MOST)
        self._deeds = {deed.gesture_id: deed for deed in deeds}
        empty = own("Nothing was done yet.")
        self.records.show(list(self._deeds), self._lines, empty)
        here = sum(deed.pressed_wall >= self._started_wall for deed in deeds)
        count = fill("   {} in this session", number(here))
        earlier = fill(", {} before it", number(len(deeds) - here))
        self.set_title((own("History"), "bold"), (count, "$text-muted"), (earlier, "$text-muted"))
        self.paint_more()

    def paint_more(self) -> None:
        """What taking the gesture under the cursor back would come to."""
        keys = [OtherKey(own("Esc"), own("back"))]
        if self.current is None:
            self.set_more(NOTHING)
        else:
            report = self.store.history.foresee(self.current.gesture_id)
            self.set_more(foreseen(report))
            keys.insert(0, OtherKey(own("Enter"), own("go to the lead")))
            if can_undo(report) and not self._blocked:
                keys.insert(0, OtherKey(own("z"), own("take it back")))
        if not self._blocked:
            keys.insert(-1, OtherKey(own("Z"), own("redo the last undo")))
        self.set_keys(keys)

    def _lines(self, key: int, width: int) -> tuple[Content, Content]:
        done = self._deeds.get(key)
        if done is None:
            return Content(""), Content("")
        state = self.store.state
        first = done.entries[0]
        leads = len({entry.lead_map_id for entry in done.entries})
        who = lead_of(state, first)
        if leads > 1:
            who = fill("{} and {} more", who, number(leads - 1))
        what = joined(", ", dict.fromkeys(deed(state, entry.action) for entry in done.entries[:3]))
        now = self.session.clock.wall()
        when = moment(done.pressed_wall, now=now, zone=LocalZone())
        is_trouble = any(entry.status in (Status.REFUSED, Status.ASK) for entry in done.entries)
        others = [contested(state, entry) for entry in done.entries if entry.changed_by_other]
        words = joined(" ", [outcomes(done.entries), *others[:1]])
        style = "bold $text-error" if is_trouble else "$text-muted"
        head = draw((who, "bold"), (fill("   {}{}", ORIGINS[done.origin], what), ""))
        return (
            spread(head, draw((fill("{} ", when), "$text-muted")), width),
            draw((fill("  {}", words), style)),
        )

    # -- keys ----------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the gesture under the cursor back, and say how far that goes."""
        if self.current is None or self._is_blocked():
            return
        try:
            report = self.store.undo(self.current.gesture_id)
        except JournalError as error:
            self.say(error.reason, severity="error")
            return
        if report is not None:
            self.say(report.words(), severity="warning" if report.cannot else "information")
        self.paint()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if self._is_blocked():
            return
        try:
            done = self.store.redo()
        except JournalError as error:
            self.say(error.reason, severity="error")
            return
        self.say(own("Done again.") if done else own("There is nothing to do again."))
        self.paint()

    def _is_blocked(self) -> bool:
        if self._blocked:
            self.say(self._blocked, severity="warning")
        return bool(self._blocked)


def can_undo(report: UndoReport) -> bool:
    """True when taking it back would do anything at all."""
    return bool(report.taken_back or report.sent_back)


def foreseen(report: UndoReport) -> SafeText:
    """The three honest classes, before the key is pressed."""
    parts = []
    if report.taken_back:
        parts.append(own("Has not left: z takes it back, nothing is sent."))
    if report.sent_back:
        parts.append(own("Has left: z sends the value before; automations may have run."))
    if report.cannot:
        parts.append(own("Cannot be undone: a first assignment, a task or a note that has left."))
    if report.changed_since:
        parts.append(own("Changed by someone since: stays as it is."))
    return joined(" ", parts) if parts else own("Nothing to take back.")
