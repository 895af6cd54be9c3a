"""Many actions as one run: asked about first, told how they fare, paused and canceled."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from triage_tui.commands.part import Part
from triage_tui.commands.wording import replies
from triage_tui.inbox.actions import Action
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, number, own
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Tasks
    from triage_tui.inbox.bulk_run import Run
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.bulk_runs import Ended, Runs
    from triage_tui.sync.journaled_state import Change

ActionsFor = Callable[[LeadMap], Sequence[Action]]
"""What is to be done to one lead map; empty for one that needs nothing."""


Said = Callable[[SafeText], SafeText]
"""A sentence about a lead's name, or about how many replies."""


class Bulk:
    """Hands many actions to the store in slices, so that the screen goes on answering keys."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
    ) -> None:
        self._model = model
        self._session = model.session
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._runs: Runs | None = None
        """The runs, once they are listened to."""
        self._no_more: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Listen to the runs; called once the store was resumed."""
        self._runs = runs = self._session.runs()
        runs.resumed()
        no_more_ends = runs.on_end(self._ended)
        no_more_changes = self._model.store.subscribe(self._state_changed)  # after the runs have

        def no_more() -> None:
            no_more_ends()
            no_more_changes()

        self._no_more = no_more
        self._model.changed(Part.RUN)

    def end(self) -> None:
        """Stop listening."""
        self._no_more()

    @property
    def current(self) -> Run | None:
        """The run under way."""
        return self._runs.current if self._runs is not None else None

    @property
    def others(self) -> int:
        """How many runs wait behind it."""
        return self._runs.count - 1 if self._runs is not None else 0

    # -- asking --------------------------------------------------------------------------------

    def run(
        self,
        lead_map_ids: Sequence[LeadMapId],
        actions_for: ActionsFor,
        ask: Said,
        then: Callable[[], None],
    ) -> None:
        """Do something to many lead maps; asks first when they are more than the setting says.

        `then` is called once the run was started, not when the user says no.
        """
        shown = self._model.store.state.lead_map
        known = [lead_map for each in lead_map_ids if (lead_map := shown(each)) is not None]
        actions = [action for lead_map in known for action in actions_for(lead_map)]
        if not actions:
            self._notices.notify(own("Nothing to change on these replies."))
            return
        order = self._model.window.order
        hidden = len({lead_map.lead_map_id for lead_map in known}.difference(order))

        def answered(yes: bool) -> None:
            if yes:
                self.start(actions)
                then()

        if len(known) <= self._model.settings.bulk_confirm_above:
            answered(True)
            return
        from triage_tui.inbox.bulk_run import to_do  # late: not for the first paint

        self._dialogs.confirm(
            ask(replies(len(known))),
            self.cost_words(actions, hidden),
            yes=to_do(actions),
            no=own("cancel"),
            then=answered,
        )

    def cost_words(self, actions: Sequence[Action], hidden: int = 0) -> SafeText:
        """How long a run takes, where that is known, which of its rows are out of sight, and
        whether it can be undone."""
        from triage_tui.commands.undo_promise import undo_promise  # late: before many changes

        requests = len(actions)
        seconds = self._session.runs().estimate(requests)
        cost = own("1 request") if requests == 1 else fill("{} requests", number(requests))
        parts = [fill("About {} ({}).", span(seconds), cost)] if seconds else []
        if hidden:
            are = own("1 is") if hidden == 1 else fill("{} are", number(hidden))
            parts.append(fill("{} not in the list now: hidden by a filter or view.", are))
        undo = line(self._keymap.keys_of("action.undo"))
        promise = undo_promise(undo, actions, self._model.store.state.lead_map)
        parts.append(fill("You can keep triaging meanwhile. {}", promise))
        return joined("\n", parts)

    # -- running -------------------------------------------------------------------------------

    def start(self, actions: Sequence[Action], taken: Callable[[], None] = lambda: None) -> None:
        """Submit the actions: the first ones now, before any later key, the others behind it.

        `taken` is called once all of them are on disk.
        """
        others = self._session.runs().start(actions)
        self._tasks.start(lambda: self._submit(others, taken), group="bulk")

    async def _submit(self, others: Coroutine[Any, Any, object], taken: Callable[[], None]) -> None:
        try:
            await others
            taken()
        except JournalError as error:
            self._notices.notify(error.reason, title=own("Not all saved"), severity="error")
        self._model.changed(Part.RUN)

    def pause(self) -> None:
        """Let the bulk run stand still, or go on."""
        runs = self._session.runs()
        if runs.current is None:
            self._notices.notify(own("No bulk action is running."))
            return
        runs.pause(not runs.is_paused)
        self._model.changed(Part.RUN)

    def cancel(self) -> None:
        """Ask, then take back what of the run has not left."""
        run = self._session.runs().current
        if run is None:
            self._notices.notify(own("No bulk action is running."))
            return
        words = fill(
            "{} of {} are still waiting: their unsent changes will be discarded.\n"
            "What was already sent stays; undo reverts it where Smartlead allows it.",
            number(run.waiting),
            replies(run.total),
        )
        from triage_tui.commands.gesture_words import mid_sentence  # late: seldom asked for

        self._dialogs.confirm(
            fill("Cancel the bulk action ({})?", mid_sentence(run.title)),
            words,
            yes=own("cancel the rest"),
            no=own("keep going"),
            then=self._cancel_answered,
        )

    def _cancel_answered(self, yes: bool) -> None:
        if not yes:
            return
        from triage_tui.commands.saving import Saving, notify_by  # late: not for the first paint

        model = self._model
        saving = Saving(model.store, notify_by(self._notices), lambda: model.changed(Part.SAVING))
        saving.take(self._session.runs().canceling(), self._canceled)

    def _canceled(self, count: int) -> None:
        self._notices.notify(fill("Canceled: nothing more is sent for {}.", replies(count)))
        self._model.changed(Part.RUN)

    def _state_changed(self, _state: InboxState, change: Change) -> None:
        if any(entry.is_bulk for entry in change.entries):
            self._model.changed(Part.RUN)

    def _ended(self, ended: Ended) -> None:
        """Tell how a run went; what was refused is marked again, unless other marks are set."""
        run = ended.run
        if run.refused:
            words = fill(
                "{}: {} done, {} rejected.",
                run.title,
                replies(run.done),
                number(run.refused),
            )
            if self._model.marks:
                key = line(self._keymap.keys_of("mark.refused"))
                words = fill("{} {} selects the rejected ones.", words, key)
            else:
                self._model.marks.set(ended.refused)
                words = fill("{} They are selected; each says why.", words)
            self._notices.notify(words, severity="warning")
        elif not run.back:
            self._notices.in_turn(fill("{}: {} done.", run.title, replies(run.done)))
