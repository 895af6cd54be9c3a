"""What waits, in plain lines; what needs the user is asked about one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.delivery.outbox_answers import is_written
from triage_tui.commands.wording import standing, trouble
from triage_tui.inbox.actions import Status
from triage_tui.inbox.open_decisions import Decision, decisions
from triage_tui.inbox.safe_text import own

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.record_list import Answers
    from triage_tui.inbox.lead_map import LeadMapId

Answer = tuple[str, "Callable[[Decision], object]"]
NEEDS_USER = (Status.ASK, Status.REFUSED)


class LineOutbox:
    """Goes through the outbox once: lists it, asks what only the user can decide."""

    def __init__(
        self,
        talk: Talk,
        model: InboxModel,
        answers: Answers,
        ask_what_follows: Callable[[], Awaitable[None]],
    ) -> None:
        """`ask_what_follows` puts the questions that an answer leads to: are you sure, a form."""
        self._talk = talk
        self._model = model
        self._answers = answers
        self._ask_what_follows = ask_what_follows

    async def go_through(self, then: Callable[[LeadMapId], None]) -> None:
        """Ask at the end where to go on; `then` gets the lead map."""
        state = self._model.store.state
        waiting = decisions(state.entries.values())
        if not waiting:
            self._talk.say("Nothing is queued.")
            return
        now = self._model.session.clock.monotonic()
        for number, decision in enumerate(waiting, start=1):
            where = standing(state, decision.first, now, undo_key=own(""))
            self._talk.say(f"{number} {self._named(decision)}. {where}")
        for decision in waiting:
            current = self._current(decision)
            if current is not None and not self._model.read_only_reason():
                await self._ask(current)
        typed = await self._talk.ask("Number to go there (Enter: stay): ")
        if typed and typed.isdecimal() and 1 <= int(typed) <= len(waiting):
            lead_map_id = waiting[int(typed) - 1].first.lead_map_id
            if self._model.window.find(lead_map_id) is None:
                self._talk.say("That one is not in this walk.")
            else:
                then(lead_map_id)

    def _current(self, decision: Decision) -> Decision | None:
        """The decision as it is by now, if it still needs the user: typing takes its time."""
        found = decisions(self._model.store.state.entries.values())
        needing = (each for each in found if each.first.status in NEEDS_USER)
        return next((each for each in needing if each.key == decision.key), None)

    async def _ask(self, decision: Decision) -> None:
        offered = self._offered(decision)
        self._talk.say(
            f"{self._named(decision)}: {trouble(self._model.store.state, decision.first)}"
        )
        choices = ", ".join(f"{place} {does}" for place, (does, _) in enumerate(offered, start=1))
        typed = await self._talk.ask(f"{choices} (Enter: later): ")
        if typed and typed.isdecimal() and 1 <= int(typed) <= len(offered):
            _, answer = offered[int(typed) - 1]
            answer(decision)
            await self._ask_what_follows()

    def _offered(self, decision: Decision) -> list[Answer]:
        """What can be done about a decision, in the order of its numbers."""
        answers, words = self._answers, is_written(decision.first)
        discard: Answer = ("discard", answers.discard)
        if decision.first.status is Status.ASK:
            again: Answer = ("send again", answers.send_again)
            return [again, discard, *([("it arrived", answers.mark_as_sent)] if words else [])]
        return [
            ("retry", answers.retry),
            discard,
            *([("edit", answers.edit)] if words else []),
        ]

    def _named(self, decision: Decision) -> str:
        state, naming = self._model.store.state, self._model.naming
        return f"{naming.who(state, decision.first)}: {naming.describe_decision(state, decision)}"
