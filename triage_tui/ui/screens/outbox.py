"""The outbox: what waits, is being checked, asks or was refused, and one key for each answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from triage_tui.commands.command import Place
from triage_tui.commands.wording import standing
from triage_tui.inbox.actions import ActionId, AddNote, Assign, CreateTask, Entry, Status
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, number, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.inbox.action_keys import OtherKey
from triage_tui.ui.inbox.facts import PROGRESS, URGENCY
from triage_tui.ui.inbox.pace import pace_words, pause_words
from triage_tui.ui.screens.action_list import ActionList
from triage_tui.ui.widgets.content import BLANK, draw, spread
from triage_tui.ui.widgets.glyphs import UNICODE

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.naming import NamePolicy
    from triage_tui.session.session import Session

NEEDS_USER = frozenset({Status.ASK, Status.REFUSED})
COUNTED = (
    ("queued", own("queued"), "$text-warning"),
    ("checking", own("being checked"), "$text-warning"),
    ("asking", own("asks"), "bold $text-error"),
    ("refused", own("refused"), "bold $text-error"),
)


class OutboxScreen(ActionList):
    """Opened by `g o`; follows the store while it is open."""

    PLACE = Place.OUTBOX

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        blocked: SafeText,
        naming: NamePolicy,
        reopen: Callable[[Entry], bool],
    ) -> None:
        """`reopen` opens the form of a refused task or note; False for any other action."""
        super().__init__(session, keymap, blocked, naming)
        self._reopen = reopen

    @property
    def entry(self) -> Entry | None:
        """The action under the cursor."""
        cursor = self.records.cursor
        return None if cursor is None else self.store.state.entries.get(ActionId(cursor))

    def lead_map_under_cursor(self) -> LeadMapId | None:
        return self.entry.lead_map_id if self.entry else None

    # -- painting ------------------------------------------------------------------------------

    def tick(self) -> None:
        """A second went by: ages, countdowns, and when the queue goes on."""
        super().tick()
        self.paint_more()

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
        if self.blocked:
            return self.blocked
        return own("Nothing waits: everything has reached Smartlead.")

    def _lines(self, key: int, width: int) -> tuple[Content, Content]:
        state = self.store.state
        entry = state.entries.get(ActionId(key))
        if entry is None:
            return BLANK, BLANK
        pressed = age(self.session.clock.wall() - entry.created_wall)
        sign = line(getattr(UNICODE, PROGRESS[entry.status].name.lower()))
        style = "bold $text-error" if entry.status in NEEDS_USER else "$text-warning"
        where = standing(
            state, entry, self.session.clock.monotonic(), undo_key=self.key("action.undo")
        )
        told = self.naming
        where = told.words(state, entry, where)
        head = draw(
            (fill("{} ", sign), style),
            (told.who(state, entry), "bold"),
            (fill("   {}", told.describe(state, entry)), ""),
        )
        when = own("now") if pressed == "now" else fill("{} ago", pressed)
        return (
            spread(head, draw((fill("{} ", when), "$text-muted")), width),
            draw((fill("  {}", where), style if entry.status in NEEDS_USER else "$text-muted")),
        )

    def _keys_now(self) -> list[OtherKey]:
        entry = self.entry
        keys: list[OtherKey] = []
        if entry is not None and not self.blocked:
            is_paper = isinstance(entry.action, CreateTask | AddNote)
            match entry.status:
                case Status.ASK:
                    again = own("send again") if is_paper else own("assign all the same")
                    keys += self.other_key("outbox.send", again)
                    if is_paper:
                        keys += self.other_key("outbox.it_is_there", own("it is there"))
                case Status.REFUSED:
                    keys += self.other_key("outbox.retry", own("try again"))
                    if is_paper:
                        keys += self.other_key("outbox.edit", own("edit"))
                case Status.HELD | Status.PENDING:
                    keys += self.other_key("outbox.retry", own("send now"))
            if entry.status is not Status.IN_FLIGHT:
                keys += self.other_key("outbox.drop", own("drop"))
            keys += self.other_key("outbox.retry_all", own("all again now"))
            if self.store.state.refused > 1:
                keys += self.other_key("outbox.drop_refused", own("drop all refused"))
        if entry is not None:
            keys += self.other_key("records.go_to", own("go to the lead"))
        return [*keys, *self.other_key("records.leave", own("back"))]

    def runs(self) -> dict[str, Callable[[], object]]:
        return {
            **super().runs(),
            "outbox.retry": self._retry,
            "outbox.retry_all": self._retry_all,
            "outbox.send": self._send,
            "outbox.it_is_there": self._it_is_there,
            "outbox.edit": self._edit,
            "outbox.drop": self._drop_one,
            "outbox.drop_refused": self._drop_refused,
        }

    # -- answers -------------------------------------------------------------------------------

    def _retry(self) -> None:
        """Send what waits now; try what was refused again."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status in (Status.HELD, Status.PENDING, Status.REFUSED):
            self._do(lambda: self.store.retry(entry.action_id))
        elif entry.status is Status.ASK:
            send, drop = self.key("outbox.send"), self.key("outbox.drop")
            self.say(fill("This one asks: {} sends it again, {} drops it.", send, drop))
        else:
            self.say(own("This one is on its way, or being looked for, already."))

    def _retry_all(self) -> None:
        """Wait no longer: everything that may go goes now."""
        if not self.is_blocked():
            self.store.go_on()
            self.store.hurry()
            self.paint()

    def _send(self) -> None:
        """The answer to a question: send it; a task or note only after `y`."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status is not Status.ASK:
            self.say(fill("This one does not ask; {} sends it now.", self.key("outbox.retry")))
        elif isinstance(entry.action, Assign):
            self._do(lambda: self.store.send_again(entry.action_id))
        else:
            self._ask(
                own("Send it again?"),
                own("If the first one did arrive after all, there will be two of them."),
                own("send it again"),
                lambda: self.store.send_again(entry.action_id),
            )

    def _it_is_there(self) -> None:
        """The answer to a question: it arrived."""
        entry = self._changeable()
        if entry is None:
            return
        if not self._do(lambda: self.store.it_is_there(entry.action_id)):
            self.say(own("Only a task or note that asks can be said to be there."))

    def _edit(self) -> None:
        """A refused task or note comes back in its form."""
        entry = self._changeable()
        if entry is None:
            return
        if not self._reopen(entry):
            self.say(own("Only a refused task or note opens in its form."))

    def _drop_one(self) -> None:
        """Give an action up; words and questions only after `y`."""
        entry = self._changeable()
        if entry is None:
            return
        if entry.status is Status.IN_FLIGHT:
            self.say(own("This one is on its way: it cannot be stopped."))
        elif entry.status in (Status.ASK, Status.UNKNOWN) or isinstance(
            entry.action, CreateTask | AddNote
        ):
            state, told = self.store.state, self.naming
            words = fill("{}: {}", told.who(state, entry), told.describe(state, entry))
            self._ask(
                own("Drop it?"), words, own("drop it"), lambda: self.store.drop(entry.action_id)
            )
        else:
            self._do(lambda: self.store.drop(entry.action_id))

    def _drop_refused(self) -> None:
        """Dismiss everything that was refused, after `y`."""
        refused = [e for e in self.store.state.entries.values() if e.status is Status.REFUSED]
        if self.is_blocked() or not refused:
            return

        def drop_all() -> bool:
            dropped = [self.store.drop(entry.action_id) for entry in refused]
            return all(dropped)

        words = fill("{} refused actions and their texts.", number(len(refused)))
        self._ask(own("Drop everything that was refused?"), words, own("drop them"), drop_all)

    def _changeable(self) -> Entry | None:
        return None if self.is_blocked() else self.entry

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
