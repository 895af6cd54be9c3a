"""What was done, in this session and before: when, what came of it, and what undo would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from triage_tui.commands.command import Place
from triage_tui.commands.gesture_words import in_a_row, outcomes
from triage_tui.commands.wording import contested
from triage_tui.inbox.actions import GestureId, Status
from triage_tui.inbox.dates.ages import age, moment
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, number, own
from triage_tui.sync.storage.journal_rows import Origin
from triage_tui.ui.inbox.action_keys import OtherKey
from triage_tui.ui.screens.action_list import ActionList
from triage_tui.ui.screens.record_head import NARROW, record_head
from triage_tui.ui.widgets.content import BLANK, draw

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.record_list import Front
    from triage_tui.sync.history.past import Past, PastGesture
    from triage_tui.sync.history.undo import UndoReport
    from triage_tui.sync.store import Change

ORIGINS = {
    Origin.PRESS: NOTHING,
    Origin.UNDO: own("Undo · "),
    Origin.REDO: own("Redo · "),
    Origin.AGAIN: own("Retry · "),
}
MOST = 500
"""Gestures listed; the journal and `triage-tui report` have the rest."""


class HistoryScreen(ActionList):
    """Opened by `g h`; `z` takes back the gesture under the cursor."""

    PLACE = Place.HISTORY

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        run: Callable[[str], None],
        records: Front,
    ) -> None:
        super().__init__(model, keymap, run, records)
        self._past: Past | None = None
        """What the journal had, once it was read; a slow disk may take a while."""

    @property
    def current(self) -> PastGesture | None:
        """The gesture under the cursor."""
        cursor = self.list.cursor
        if cursor is None or self._past is None:
            return None
        return self._past.gestures.get(GestureId(cursor))

    def under_cursor(self) -> PastGesture | None:
        return self.current

    def lead_map_under_cursor(self) -> LeadMapId | None:
        return self.current.entries[0].lead_map_id if self.current else None

    # -- painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Read the newest gestures, and show them newest first."""
        self._show()
        self.store.history.ask_past(MOST, self._read)

    def _read(self, past: Past) -> None:
        self._past = past
        if self.is_attached:  # a slow disk may answer after it was left
            self._show()

    def changed(self, change: Change) -> None:
        """Take in what moved; the journal is read again only for a gesture not known yet."""
        if self._past is None or not self._past.take_in(change.entries):
            self.paint()
        else:
            self._show()

    def _show(self) -> None:
        gestures = {} if self._past is None else self._past.gestures
        empty = own("Loading…") if self._past is None else own("Nothing yet.")
        self.list.show(list(gestures), self._lines, empty)
        started = self.session.started_wall
        here = sum(each.pressed_wall >= started for each in gestures.values())
        count = fill("   {} this session", number(here))
        earlier = fill(", {} earlier", number(len(gestures) - here))
        self.set_title((own("History"), "bold"), (count, "$text-muted"), (earlier, "$text-muted"))
        self.paint_more()

    def paint_more(self) -> None:
        """What taking the gesture under the cursor back would come to."""
        keys: list[OtherKey] = []
        if self.current is None or self._past is None:
            self.set_more()
        else:
            report = self.store.history.foresee(self.current.gesture_id, self._past)
            undone = any(each.status is Status.UNDONE for each in self.current.entries)
            words = foreseen(report, self.key("history.undo"), is_undone=undone)
            self.set_more(draw((words, "$text-muted")))
            if can_undo(report) and not self.blocked:
                keys += self.other_key("history.undo", own("undo"))
            keys += self.other_key("records.go_to", own("go to the reply"))
        if not self.blocked:
            keys += self.other_key("history.redo", own("redo"))
        self.set_keys([*keys, *self.other_key("records.leave", own("back"))])

    def _lines(self, key: int, width: int) -> tuple[Content, Content]:
        done = None if self._past is None else self._past.gestures.get(GestureId(key))
        if done is None:
            return BLANK, BLANK
        state, naming = self.store.state, self.naming
        first = done.entries[0]
        leads = len({entry.lead_map_id for entry in done.entries})
        who = naming.who(state, first)
        others = fill(" and {} more", number(leads - 1)) if leads > 1 else NOTHING
        done_words = dict.fromkeys(naming.describe(state, entry) for entry in done.entries[:3])
        what = in_a_row(done_words)
        now = self.session.clock.wall()
        when = moment(done.pressed_wall, now=now, zone=local_zone())
        if width < NARROW:  # what was done says more than the day
            when = age(now - done.pressed_wall)
        is_trouble = any(entry.status in (Status.REFUSED, Status.ASK) for entry in done.entries)
        theirs = [contested(state, entry) for entry in done.entries if entry.changed_by_other]
        words = naming.words(state, first, joined(" ", [outcomes(done.entries), *theirs[:1]]))
        if not self.store.slow_rows.isdisjoint(entry.lead_map_id for entry in done.entries):
            words = own("saving…")
        style = "bold $text-error" if is_trouble else "$text-muted"
        what = fill("{}{}", ORIGINS[done.origin], what)
        return (
            record_head(width, who=who, and_more=others, what=what, when=when),
            draw((fill("  {}", words), style)),
        )


def can_undo(report: UndoReport) -> bool:
    """True when taking it back would do anything at all."""
    return bool(report.taken_back or report.sent_back)


def foreseen(report: UndoReport, key: SafeText, *, is_undone: bool) -> SafeText:
    """The three honest classes, before the key is pressed."""
    parts = []
    if report.taken_back:
        parts.append(fill("Not sent yet: {} cancels it.", key))
    if report.sent_back:
        parts.append(
            fill("Already sent: {} sends the old value back. Automations may have run.", key)
        )
    if report.cannot:
        parts.append(
            own("Can't undo: Smartlead has no way to remove a first assignment, task or note.")
        )
    if report.changed_since:
        parts.append(own("A teammate changed it since: it stays as it is."))
    if parts:
        return joined(" ", parts)
    return own("Already undone.") if is_undone else own("Nothing to undo.")
