"""Bulk runs on the inbox screen: asked about first, shown as a bar, paused and cancelled by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import work

from triage_tui.inbox.actions import Action
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, number, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.inbox.presenter import Painting

if TYPE_CHECKING:
    from triage_tui.sync.bulk_runs import Ended, Runs
    from triage_tui.ui.dialogs.confirm import Confirm
    from triage_tui.ui.inbox.run_bar import RunBar

ActionsFor = Callable[[LeadMap], Sequence[Action]]
"""What is to be done to one lead map; empty for one that needs nothing."""


class Bulk(Painting):
    """Hands many actions to the store, and tells how they fare."""

    run_bar: RunBar | None = None
    """Made when the first run is under way."""
    _runs: Runs | None = None
    """The runs, once they are listened to."""

    def begin_runs(self) -> None:
        """Listen to the runs; called once the store was resumed."""
        self._runs = runs = self.session.runs()
        runs.resumed()
        self._no_more_ends = runs.on_end(self._run_ended)
        self.paint_run()

    def end_runs(self) -> None:
        """Stop listening."""
        self._no_more_ends()

    _no_more_ends: Callable[[], None] = staticmethod(lambda: None)

    # -- asking --------------------------------------------------------------------------------

    def run_on(
        self,
        lead_map_ids: Sequence[LeadMapId],
        actions_for: ActionsFor,
        verb: SafeText,
        then: Callable[[], None],
    ) -> None:
        """Do `verb` to many lead maps; asks first when they are more than the setting says.

        `then` is called once the run was started, not when the user says no.
        """
        state = self.store.state
        known = [lead_map for each in lead_map_ids if (lead_map := state.shown(each)) is not None]
        actions = [action for lead_map in known for action in actions_for(lead_map)]
        if not actions:
            self.say(own("There is nothing to change on these lead maps."))
            return
        hidden = len({lead_map.lead_map_id for lead_map in known}.difference(self.rows.order))

        def answered(yes: bool | None) -> None:
            if yes:
                self.start_run(actions)
                then()

        if len(known) <= self.settings.bulk_confirm_above:
            answered(True)
            return
        self.app.push_screen(self._question(verb, len(known), len(actions), hidden), answered)

    def _question(self, verb: SafeText, lead_maps: int, requests: int, hidden: int) -> Confirm:
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        title = fill("{} {} lead maps?", verb, number(lead_maps))
        return Confirm(
            title,
            self.cost_words(requests, hidden),
            yes=own("go"),
            no=own("leave them as they are"),
        )

    def cost_words(self, requests: int, hidden: int = 0) -> SafeText:
        """What a run costs in requests and time, and which of its rows are out of sight."""
        seconds = self.session.runs().estimate(requests)
        cost = fill("It takes {} requests", number(requests))
        time = fill(", about {} at the pace that the limits allow.", span(seconds))
        parts = [fill("{}{}", cost, time if seconds else own("."))]
        if hidden:
            parts.append(fill("{} of them are not shown in this list now.", number(hidden)))
        parts.append(own("Single keys go first meanwhile; z takes the whole run back."))
        return joined("\n", parts)

    # -- running -------------------------------------------------------------------------------

    @work(group="bulk")
    async def start_run(self, actions: Sequence[Action]) -> None:
        """Submit the actions in slices, so that the screen goes on answering keys."""
        try:
            await self.session.runs().start(actions)
        except JournalError as error:
            self.say(line(error), title=own("Not all was taken"), severity="error")
        self.paint_run()

    def action_run_pause(self) -> None:
        """Let the bulk run stand still, or go on."""
        runs = self.session.runs()
        if runs.current is None:
            self.say(own("No bulk run is under way."))
            return
        runs.pause(not runs.is_paused)
        self.paint_run()

    def action_run_cancel(self) -> None:
        """Ask, then take back what of the run has not left."""
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        run = self.session.runs().current
        if run is None:
            self.say(own("No bulk run is under way."))
            return
        words = fill(
            "{} of {} actions have not left: they are given up and stay undone.\n"
            "Those that have left stay done; z takes them back as far as that goes.",
            number(run.waiting),
            number(run.total),
        )
        question = Confirm(
            fill("Cancel the run ({})?", run.title), words, yes=own("cancel it"), no=own("go on")
        )
        self.app.push_screen(question, self._cancel_answered)

    def _cancel_answered(self, yes: bool | None) -> None:
        if not yes:
            return
        try:
            count = self.session.runs().cancel()
        except JournalError as error:
            self.say(line(error), severity="error")
            return
        self.say(fill("{} actions were given up before they left.", number(count)))
        self.paint_run()

    def _run_ended(self, ended: Ended) -> None:
        """Tell how a run went; what was refused is marked again, unless other marks are set."""
        run = ended.run
        if run.refused:
            words = fill(
                "{}: {} done, {} refused.", run.title, number(run.done), number(run.refused)
            )
            if self.rows.marked:
                key = line(self.keymap.keys_of("mark.refused"))
                words = fill("{} {} marks those refused.", words, key)
            else:
                self.set_marks(frozenset(ended.refused))
                words = fill("{} They are marked; each says why.", words)
            self.say(words, severity="warning")
        elif not run.back:
            self.say(fill("{}: all {} done.", run.title, number(run.done)))

    def set_marks(self, marks: frozenset[LeadMapId]) -> None:
        """Mark these lead maps and no others."""
        self.rows.marked = marks
        self.paint_status()

    # -- painting ------------------------------------------------------------------------------

    def paint_run(self) -> None:
        """Draw the run bar."""
        run = self._runs.current if self._runs is not None else None
        if self._runs is None or (run is None and self.run_bar is None):
            return
        from triage_tui.ui.inbox.run_bar import RunBar, RunBarFacts  # late, as above

        if self.run_bar is None:
            self.run_bar = RunBar()
            self.mount(self.run_bar, before="#status")
        if run is None:
            self.run_bar.show(RunBarFacts())
            return
        self.run_bar.show(
            RunBarFacts(
                run,
                self._runs.count - 1,
                line(self.keymap.keys_of("run.pause")),
                line(self.keymap.keys_of("run.cancel")),
            )
        )

    def paint_status(self) -> None:
        super().paint_status()
        self.paint_run()
