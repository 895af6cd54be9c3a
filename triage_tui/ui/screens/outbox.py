"""The outbox: what waits, is verified, needs an answer or was rejected, and a key for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from triage_tui.commands.command import Place
from triage_tui.commands.delivery.outbox_answers import is_written
from triage_tui.inbox.actions import Entry, Status
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.open_decisions import Decision, decisions
from triage_tui.inbox.safe_text import SafeText, fill, number, own
from triage_tui.ui.inbox.action_keys import OtherKey
from triage_tui.ui.inbox.facts import URGENCY
from triage_tui.ui.inbox.pace import pace_words
from triage_tui.ui.screens.action_list import ActionList
from triage_tui.ui.screens.outbox_lines import head, place
from triage_tui.ui.widgets.content import BLANK, draw

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.record_list import Answers

COUNTS = (
    ("queued", own("queued"), "$text-warning"),
    ("checking", own("verifying"), "$text-warning"),
    ("asking", own("need you"), "bold $text-error"),
    ("refused", own("rejected"), "bold $text-error"),
)


class OutboxScreen(ActionList):
    """Opened by `g o`; follows the store while it is open."""

    PLACE = Place.OUTBOX

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        run: Callable[[str], None],
        answers: Answers,
    ) -> None:
        super().__init__(model, keymap, run, answers.records)
        self.decisions: dict[int, Decision] = {}
        """By the number of their first action, what needs the user first."""
        self._answers = answers

    @property
    def decision(self) -> Decision | None:
        """The decision under the cursor."""
        cursor = self.list.cursor
        return None if cursor is None else self.decisions.get(cursor)

    @property
    def entry(self) -> Entry | None:
        """The action that says what was decided."""
        return self.decision.first if self.decision else None

    def under_cursor(self) -> Decision | None:
        return self.decision

    def lead_map_under_cursor(self) -> LeadMapId | None:
        return self.entry.lead_map_id if self.entry else None

    # -- painting ------------------------------------------------------------------------------

    def tick(self) -> None:
        """A second went by: ages, countdowns, and when the queue goes on."""
        super().tick()
        self.paint_more()

    def paint(self) -> None:
        """Show every open and rejected decision as it is now, what needs the user first."""
        state = self.store.state
        found = decisions(state.entries.values())
        found.sort(key=lambda each: (URGENCY.index(each.first.status), each.key))
        self.decisions = {each.key: each for each in found}
        self.list.show(list(self.decisions), self._lines, self._empty())
        counts = [
            (fill("   {} {}", number(count), _plural(words, count)), style)
            for name, words, style in COUNTS
            if (count := getattr(state, name))
        ]
        self.set_title((own("Outbox"), "bold"), *(counts or [(own("   empty"), "$text-muted")]))
        self.paint_more()

    def paint_more(self) -> None:
        """What does not fit into its line, the queue as a whole, and the keys."""
        detail = BLANK
        if self.entry is not None:
            where = self._place(self.entry)
            detail = where if where.cell_length > self.size.width - 4 else BLANK
        pace = pace_words(self.session, self.store.state)
        self.set_more(detail, draw((pace, "$text-muted")))
        self.set_keys(self._keys_now())

    def _empty(self) -> SafeText:
        return self.blocked or own(
            "Nothing is waiting. Everything is in Smartlead."
            if self.session.connection.is_online
            else "Nothing is queued."
        )

    def _lines(self, key: int, width: int) -> tuple[Content, Content]:
        decision = self.decisions.get(key)
        if decision is None:
            return BLANK, BLANK
        first = head(self.session, decision, self.naming, width)
        return first, draw(own("  ")) + self._place(decision.first)

    def _place(self, entry: Entry) -> Content:
        return place(self.session, entry, self.naming, self.key("outbox.restore"))

    def _keys_now(self) -> list[OtherKey]:
        entry = self.entry
        keys: list[OtherKey] = []
        if entry is not None and not self.blocked:
            is_words = is_written(entry)
            match entry.status:
                case Status.ASK:
                    again = own("send again") if is_words else own("assign anyway")
                    keys += self.other_key("outbox.send", again)
                    if is_words:
                        keys += self.other_key("outbox.it_is_there", own("it arrived"))
                case Status.REFUSED:
                    keys += self.other_key("outbox.retry", own("retry"))
                    if is_words:
                        keys += self.other_key("outbox.edit", own("edit"))
                case Status.HELD | Status.PENDING:
                    keys += self.other_key("outbox.retry", own("send now"))
            if entry.status is not Status.IN_FLIGHT:
                keys += self.other_key("outbox.drop", own("discard"))
        if not self.blocked and (self._answers.can_restore or _can_undo(self.decision)):
            does = own("restore") if self._answers.can_restore else own("undo")
            keys += self.other_key("outbox.restore", does)
        if entry is not None and not self.blocked:
            keys += self.other_key("outbox.retry_all", own("retry all"))
            if self.store.state.refused > 1:
                keys += self.other_key("outbox.drop_refused", own("discard rejected"))
        if entry is not None:
            keys += self.other_key("records.go_to", own("go to reply"))
        return [*keys, *self.other_key("records.leave", own("back"))]


def _can_undo(decision: Decision | None) -> bool:
    return decision is not None and decision.first.status.is_unsent


def _plural(words: SafeText, count: int) -> SafeText:
    return own("needs you") if words == "need you" and count == 1 else words
