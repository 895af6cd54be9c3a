"""The outbox: what waits, is being checked, asks or was refused, and one key for each answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from triage_tui.inbox.actions import ActionId, AddNote, Assign, CreateTask, Entry, Status
from triage_tui.inbox.ages import age
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.text import SafeText, fill, joined, line, number, own
from triage_tui.sync.journal import JournalError
from triage_tui.ui.action_words import deed, lead_of, standing
from triage_tui.ui.draw import draw, spread
from triage_tui.ui.facts import PROGRESS, URGENCY
from triage_tui.ui.glyphs import UNICODE
from triage_tui.ui.pace import pace_words, pause_words
from triage_tui.ui.screens.confirm import Confirm
from triage_tui.ui.screens.records import Records
from triage_tui.ui.screens.reopening import reopen
from triage_tui.ui.widgets.action_keys import OtherKey

if TYPE_CHECKING:
    from triage_tui.sync.session import Session
    from triage_tui.ui.keymap import Keymap

NEEDS_USER = frozenset({Status.ASK, Status.REFUSED})
COUNTED = (
    ("queued", own("queued"), "$text-warning"),
    ("checking", own("being checked"), "$text-warning"),
    ("asking", own("asks"), "bold $text-error"),
    ("refused", own("refused"), "bold $text-error"),
)


class OutboxScreen(Records):
    """Opened by `g o`; follows the store while it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", show=False),
        Binding("R", "retry_all", show=False),
        Binding("d,x,delete", "drop", show=False),
        Binding("D", "drop_refused", show=False),
        Binding("e", "edit", show=False),
        Binding("s", "send", show=False),
        Binding("i", "it_is_there", show=False),
    ]

    def __init__(self, session: Session, keymap: Keymap, blocked: SafeText) -> None:
        super().__init__(session, keymap)
        self._blocked = blocked
        """Why nothing may be changed; empty when it may."""

    @property
    def entry(self) -> Entry | None:
        """The action under the cursor."""
        cursor = self.records.cursor
        return None if cursor is None else self.store.state.entries.get(ActionId(cursor))

    def lead_map_under_cursor(self) -> LeadMapId | None:
        return self.entry.lead_map_id if self.entry else None

    # -- painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show every open and refused action as it is now, what needs the user first."""
        state = self.store.state
        entries = sorted(
            state.entries.values(), key=lambda e: (URGENCY.index(e.status), e.action_id)
        )
        self.records.show([entry.action_id for entry in entries], self._lines, self._empty())
        counts = [
            (fill("   {} {}", number(count), words), style)
            for name, words, style in COUNTED
            if (count := getattr(state, name))
        ]
        self.set_title((own("Outbox"), "bold"), *(counts or [(own("   empty"), "$text-muted")]))
        self.paint_more()

    def paint_more(self) -> None:
        """The queue as a whole, and the keys for the action under the cursor."""
        parts = [pause_words(self.session, self.store.state), pace_words(self.session)]
        self.set_more(joined(" ", [part for part in parts if part]))
        self.set_keys(self._keys_now())

    def _empty(self) -> SafeText:
        if self._blocked:
            return self._blocked
        return own("Nothing waits: everything has reached Smartlead.")

    def _lines(self, key: int, width: int) -> tuple[Content, Content]:
        state = self.store.state
        entry = state.entries.get(ActionId(key))
        if entry is None:
            return Content(""), Content("")
        pressed = age(self.session.clock.wall() - entry.created_wall)
        sign = line(getattr(UNICODE, PROGRESS[entry.status].name.lower()))
        style = "bold $text-error" if entry.status in NEEDS_USER else "$text-warning"
        where = standing(
            state, entry, self.session.clock.monotonic(), undo_key=self._key("action.undo")
        )
        head = draw(
            (fill("{} ", sign), style),
            (lead_of(state, entry), "bold"),
            (fill("   {}", deed(state, entry.action)), ""),
        )
        when = own("now") if pressed == "now" else fill("{} ago", pressed)
        return (
            spread(head, draw((fill("{} ", when), "$text-muted")), width),
            draw((fill("  {}", where), style if entry.status in NEEDS_USER else "$text-muted")),
        )

    def _keys_now(self) -> list[OtherKey]:
        entry = self.entry
        keys: list[OtherKey] = []
        if entry is not None and not self._blocked:
            is_paper = isinstance(entry.action, CreateTask | AddNote)
            match entry.status:
                case Status.ASK:
                    again = own("send again") if is_paper else own("assign all the same")
                    keys.append(OtherKey(own("s"), again))
                    if is_paper:
                        keys.append(OtherKey(own("i"), own("it is there")))
                case Status.REFUSED:
                    keys.append(OtherKey(own("r"), own("try again")))
                    if is_paper:
                        keys.append(OtherKey(own("e"), own("edit")))
                case Status.HELD | Status.PENDING:
                    keys.append(OtherKey(own("r"), own("send now")))
            if entry.status is not Status.IN_FLIGHT:
                keys.append(OtherKey(own("d"), own("drop")))
            keys.append(OtherKey(own("R"), own("all again now")))
            if self.store.state.refused > 1:
                keys.append(OtherKey(own("D"), own("drop all refused")))
        if entry is not None:
            keys.append(OtherKey(own("Enter"), own("go to the lead")))
        return [*keys, OtherKey(own("Esc"), own("back"))]

    def _key(self, command_id: str) -> SafeText:
        return line(self.keymap.keys_of(command_id))

    # -- answers -------------------------------------------------------------------------------

    def action_retry(self) -> None:
        """Send what waits now; try what was refused again."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status in (Status.HELD, Status.PENDING, Status.REFUSED):
            self._do(lambda: self.store.retry(entry.action_id))
        elif entry.status is Status.ASK:
            self.say(own("This one asks: s sends it again, d drops it."))
        else:
            self.say(own("This one is on its way, or being looked for, already."))

    def action_retry_all(self) -> None:
        """Wait no longer: everything that may go goes now."""
        if not self._is_blocked():
            self.store.go_on()
            self.store.hurry()
            self.paint()

    def action_send(self) -> None:
        """The answer to a question: send it; a task or note only after `y`."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status is not Status.ASK:
            self.say(own("This one does not ask; r sends it now."))
        elif isinstance(entry.action, Assign):
            self._do(lambda: self.store.send_again(entry.action_id))
        else:
            self._ask(
                own("Send it again?"),
                own("If the first one did arrive after all, there will be two of them."),
                own("send it again"),
                lambda: self.store.send_again(entry.action_id),
            )

    def action_it_is_there(self) -> None:
        """The answer to a question: it arrived."""
        entry = self._changeable()
        if entry is None:
            return
        if not self._do(lambda: self.store.it_is_there(entry.action_id)):
            self.say(own("Only a task or note that asks can be said to be there."))

    def action_edit(self) -> None:
        """A refused task or note comes back in its form."""
        entry = self._changeable()
        if entry is None:
            return
        if not reopen(self, self.session, entry):
            self.say(own("Only a refused task or note opens in its form."))

    def action_drop(self) -> None:
        """Give an action up; words and questions only after `y`."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status is Status.IN_FLIGHT:
            self.say(own("This one is on its way: it cannot be stopped."))
        elif entry.status in (Status.ASK, Status.UNKNOWN) or isinstance(
            entry.action, CreateTask | AddNote
        ):
            words = fill("{}: {}", lead_of(self.store.state, entry), self._deed(entry))
            self._ask(
                own("Drop it?"), words, own("drop it"), lambda: self.store.drop(entry.action_id)
            )
        else:
            self._do(lambda: self.store.drop(entry.action_id))

    def action_drop_refused(self) -> None:
        """Dismiss everything that was refused, after `y`."""
        refused = [e for e in self.store.state.entries.values() if e.status is Status.REFUSED]
        if self._is_blocked() or not refused:
            return

        def drop_all() -> bool:
            dropped = [self.store.drop(entry.action_id) for entry in refused]
            return all(dropped)

        words = fill("{} refused actions and their texts.", number(len(refused)))
        self._ask(own("Drop everything that was refused?"), words, own("drop them"), drop_all)

    def _deed(self, entry: Entry) -> SafeText:
        return deed(self.store.state, entry.action)

    def _changeable(self) -> Entry | None:
        return None if self._is_blocked() else self.entry

    def _is_blocked(self) -> bool:
        if self._blocked:
            self.say(self._blocked, severity="warning")
        return bool(self._blocked)

    def _ask(
        self, title: SafeText, words: SafeText, yes: SafeText, then: Callable[[], bool]
    ) -> None:
        def answered(answer: bool | None) -> None:
            if answer and not self._do(then):
                self.say(own("It has moved on meanwhile: nothing was done."))

        self.app.push_screen(Confirm(title, words, yes=yes, no=own("leave it")), answered)

    def _do(self, deed: Callable[[], bool]) -> bool:
        """Do what changes the journal; a disk that refuses is said."""
        try:
            return deed()
        except JournalError as error:
            self.say(error.reason, severity="error")
            return True
