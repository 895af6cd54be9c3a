"""What can be done about a decision in the outbox: on its screen, and in a walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from triage_tui.commands.command import Place
from triage_tui.inbox.actions import AddNote, Assign, CreateTask, Entry, Status
from triage_tui.inbox.open_decisions import Decision, decisions
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, number, own
from triage_tui.sync.storage.turns import Result

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.delivery.records import Records
    from triage_tui.commands.delivery.reopen_form import ReopenForm
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.inbox.actions import GestureId
    from triage_tui.sync.storage.journal import JournalError
    from triage_tui.sync.storage.turns import Writing


STOPS_THE_CHECK = own("It may have arrived in Smartlead. Discarding stops the check.")
"""Said before something that is being verified is given up."""
UndoGesture = Callable[["GestureId", Sequence[Entry]], object]


class Discard(Struct, eq=False):
    """One key that gave decisions up: they come when the disk has answered."""

    decisions: list[Decision] = field(default_factory=list)
    is_saving: bool = True
    wanted_back: int = 0
    """How many to bring back as soon as they are there."""


class OutboxAnswers:
    """Each says in a line what came of it; what is discarded can be restored."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        undo_gesture: UndoGesture,
        reopen_form: ReopenForm,
        records: Records,
        *,
        keymap: Keymap,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self.records = records
        self._discards: list[Discard] = []
        """What was given up since the outbox was opened, the last one last."""
        self._model = model
        self._store = model.store
        self._apply = apply
        self._undo_gesture = undo_gesture
        self._reopen_form = reopen_form
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs

    def open(self) -> None:
        """The outbox is opened: what was discarded before is not restored from now on."""
        self._discards = []

    @property
    def can_restore(self) -> bool:
        """True when there is something discarded to bring back."""
        return any(each.is_saving or each.decisions for each in self._discards)

    def on_decision(self, answer: Callable[[Decision], object]) -> None:
        """Give the decision under the cursor an answer; say so where there is none."""
        decision = self.records.decision
        if decision is None:
            self._say(own("Nothing is queued."))
        else:
            answer(decision)

    # -- sending -------------------------------------------------------------------------------

    def retry(self, decision: Decision) -> None:
        """Send what waits now; try what was rejected again."""
        status = decision.first.status
        if status in (Status.HELD, Status.PENDING, Status.REFUSED):
            ids = [entry.action_id for entry in decision.entries]
            self._take(self._store.retrying(*ids), self._said_if_not, [decision])
        elif status is Status.ASK:
            send = self._hint("outbox.send", own("send again"))
            drop = self._hint("outbox.drop", own("discard"))
            self._say(fill("This one needs an answer: {}, {}.", send, drop))
        else:
            self._say(own("Already on its way."))

    def retry_all(self) -> None:
        """Wait no longer: everything that may go goes now."""
        self._store.go_on()
        self._store.hurry()
        self._say(own("Retrying everything that waits."))

    def send_again(self, decision: Decision) -> None:
        """The answer to a question: send it; a task or note only after a yes."""
        entry = decision.first
        if entry.status is not Status.ASK:
            self._say_with(own("This one needs no answer."), "outbox.retry", own("sends it now"))
        elif isinstance(entry.action, Assign):
            self._take(self._store.sending_again(entry.action_id), self._said_if_not, [decision])
        else:
            self._dialogs.confirm(
                own("Send it again?"),
                own("If the first one arrived after all, you'll have two."),
                yes=own("send again"),
                no=own("cancel"),
                then=_on_yes(
                    lambda: self._take(
                        self._store.sending_again(entry.action_id), self._said_if_not, [decision]
                    )
                ),
            )

    def mark_as_sent(self, decision: Decision) -> None:
        """The answer to a question: it arrived."""
        named = self._named([decision])

        def said(was_asked: bool) -> None:
            self._say(
                fill("Marked as sent: {}.", named)
                if was_asked
                else own("Only a task or note that needs an answer can be marked as sent.")
            )

        self._take(self._store.accepting(decision.first.action_id), said, [decision])

    def edit(self, decision: Decision) -> None:
        """A rejected task or note comes back in its form."""
        if not self._reopen_form.refused(decision.first, self._model.naming):
            self._say(own("Only a rejected task or note can be edited."))

    # -- giving up and bringing back -----------------------------------------------------------

    def discard(self, decision: Decision) -> None:
        """Give a decision up; words and questions only after a yes. It can be restored."""
        entry = decision.first
        if entry.status is Status.IN_FLIGHT:
            self._say(own("Already on its way: too late to discard."))
        elif entry.status in (Status.ASK, Status.UNKNOWN) or is_written(entry):
            words = fill("{}.", self._named([decision]))
            if entry.status is Status.UNKNOWN:
                words = joined(" ", [words, STOPS_THE_CHECK])
            self._ask_to_discard(own("Discard it?"), words, [decision])
        else:
            self._give_up([decision])

    def discard_rejected(self) -> None:
        """Dismiss everything that was rejected, after a yes."""
        found = decisions(self._store.state.entries.values())
        rejected = [each for each in found if each.first.status is Status.REFUSED]
        if not rejected:
            self._say(own("Nothing was rejected."))
            return
        words = (
            own("1 rejected change, with its text.")
            if len(rejected) == 1
            else fill("{} rejected changes, with their texts.", number(len(rejected)))
        )
        self._ask_to_discard(own("Discard everything rejected?"), words, rejected)

    def _ask_to_discard(self, title: SafeText, words: SafeText, them: Sequence[Decision]) -> None:
        self._dialogs.confirm(
            title,
            words,
            yes=own("discard"),
            no=own("cancel"),
            then=_on_yes(partial(self._give_up, them)),
        )

    def _give_up(self, given_up: Sequence[Decision]) -> None:
        """Give decisions up, and keep them for `restore`."""
        named, discard = self._named(given_up), Discard()
        self._discards.append(discard)

        def gone(entries: Sequence[Entry]) -> None:
            discard.is_saving = False
            discard.decisions = decisions(entries)  # as they were by then
            if not entries:
                self._said_if_not(False)
                return
            said = fill("Discarded: {}.", named)
            if discard in self._discards and self.records.is_at({Place.OUTBOX}):
                self._say_with(said, "outbox.restore", own("restores"))
            else:
                self._say(said)  # left meanwhile: the same key does something else there
            for _ in range(min(discard.wanted_back, len(discard.decisions))):
                self._bring_back(discard)

        def refused(_error: JournalError) -> None:
            discard.is_saving = False
            self.records.on_list(lambda front: front.look_again())

        ids = [entry.action_id for each in given_up for entry in each.entries]
        self._take(self._store.giving_up(*ids), gone, given_up, refused)

    def restore(self) -> None:
        """Bring back what was discarded last; else undo the decision under the cursor."""
        last = next((x for x in reversed(self._discards) if x.is_saving or x.decisions), None)
        if last is None:
            self.on_decision(lambda it: self._undo_gesture(it.first.gesture_id, it.entries))
        elif last.is_saving:
            last.wanted_back += 1
        else:
            self._bring_back(last)

    def _bring_back(self, discard: Discard) -> None:
        back = discard.decisions.pop()
        named = self._named([back])

        def said(is_back: bool) -> None:
            if is_back:
                self._say(fill("Restored: {}.", named))
            else:
                self._notices.notify(own("A later change took its place."), severity="warning")

        def refused(_error: JournalError) -> None:
            discard.decisions.append(back)
            self.records.on_list(lambda front: front.look_again())

        self._take(self._store.restoring(back.entries), said, [back], refused)

    # -- what they share -----------------------------------------------------------------------

    def _named(self, named: Sequence[Decision]) -> SafeText:
        """ "Assign to Dana (Grace Whitcombe)", and how many more."""
        first, state, naming = named[0], self._store.state, self._model.naming
        who = naming.who(state, first.first)
        words = fill("{} ({})", naming.describe_decision(state, first), who)
        rest = len(named) - 1
        return joined(" ", [words, fill("and {} more", number(rest))]) if rest else words

    def _take(
        self,
        change: Writing[Result],
        taken: Callable[[Result], object],
        about: Sequence[Decision],
        refused: Callable[[JournalError], object] | None = None,
    ) -> None:
        lead_map_ids = [entry.lead_map_id for each in about for entry in each.entries]
        self._apply.take(change, taken, refused, about=lead_map_ids)

    def _said_if_not(self, is_done: bool) -> None:
        if not is_done:
            self._say(own("Nothing done: it changed meanwhile."))

    def _say(self, words: SafeText) -> None:
        self._notices.notify(words)

    def _say_with(self, words: SafeText, command_id: str, does: SafeText) -> None:
        """Say it with the key that goes on from there; without, where no key does."""
        key = line(self._keymap.keys_of(command_id))
        self._say(fill("{} {} {}.", words, key, does) if key else words)

    def _hint(self, command_id: str, does: SafeText) -> SafeText:
        key = line(self._keymap.keys_of(command_id))
        return fill("{} {}", key, does) if key else does


def _on_yes(then: Callable[[], object]) -> Callable[[bool], None]:
    def answered(is_yes: bool) -> None:
        if is_yes:
            then()

    return answered


def is_written(entry: Entry) -> bool:
    """True for a task or a note: words that somebody wrote."""
    return isinstance(entry.action, CreateTask | AddNote)
