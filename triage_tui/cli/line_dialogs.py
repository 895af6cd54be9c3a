"""The dialogs in plain lines: a handler asks at once, the walk's loop puts the question."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from triage_tui.cli.line_forms import asked_note, asked_snooze, asked_task
from triage_tui.cli.line_outbox import LineOutbox
from triage_tui.commands.questions import Leave
from triage_tui.inbox.safe_text import NOTHING, SafeText, joined
from triage_tui.session.session import KeyRefusedError

if TYPE_CHECKING:
    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.command import Command
    from triage_tui.commands.keys.palette_entries import PaletteEntry
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.questions import (
        Choice,
        Handover,
        HandoverChoices,
        Job,
        KeptForm,
        NoteDraft,
        PlanFacts,
        Snooze,
        TaskDraft,
        TaskMade,
    )
    from triage_tui.commands.record_list import Answers, Front
    from triage_tui.inbox.assignment.plan import Plan
    from triage_tui.inbox.lead_map import LeadMapId, MemberId
    from triage_tui.inbox.report import Report

T = TypeVar("T")
Question = Callable[[], Awaitable[None]]
TELLS_EVERY = 5.0
"""Seconds between two words on how far a job is."""


class LineDialogs:
    """Keeps the open questions in their order, until the loop asks them."""

    def __init__(self, talk: Talk, model: InboxModel) -> None:
        self._talk = talk
        self._model = model
        self._questions: deque[Question] = deque()
        self._is_asking = False

    @property
    def is_open(self) -> bool:
        return self._is_asking or bool(self._questions)

    async def answer(self) -> None:
        """Ask whatever is to be asked, and what that leads to."""
        was_asking, self._is_asking = self._is_asking, True  # a question may lead to others
        try:
            while self._questions:
                await self._questions.popleft()()
        finally:
            self._is_asking = was_asking

    def _open(self, asked: Callable[[], Awaitable[T | None]], then: Callable[[T], None]) -> None:
        async def question() -> None:
            answer = await asked()
            if answer is not None:
                then(answer)

        self._questions.append(question)

    def _open_form(
        self,
        kept: KeptForm,
        asked: Callable[[], Awaitable[T | None]],
        then: Callable[[T], None],
    ) -> None:
        def handed_over(answer: T) -> None:
            then(answer)
            if kept.slot is not None:
                kept.slot.handed_over()

        self._open(asked, handed_over)

    # -- what a walk can ask -------------------------------------------------------------------

    def pick(
        self,
        title: SafeText,
        choices: Sequence[Choice[T]],
        then: Callable[[T], None],
        *,
        empty: SafeText,
    ) -> None:
        if not choices:
            self._talk.say(empty or title)
            return

        async def question() -> None:
            self._talk.say(f"{title}:")
            place = await self._picked([_label(each) for each in choices])
            if place is not None:
                then(choices[place].value)

        self._questions.append(question)

    async def _picked(self, labels: Sequence[str]) -> int | None:
        """The place of a label, by its number or by words that it alone has."""
        for number, label in enumerate(labels, start=1):
            self._talk.say(f"{number} {label}")
        while typed := await self._talk.ask("Number, or a part of the name (Enter: cancel): "):
            if typed.isdecimal() and 1 <= int(typed) <= len(labels):
                return int(typed) - 1
            found = [n for n, label in enumerate(labels) if typed.casefold() in label.casefold()]
            if len(found) == 1 and not typed.isdecimal():
                return found[0]
            self._talk.say("Several match." if found else "Nothing matches.")
        return None

    def pick_members(
        self,
        title: SafeText,
        names: Mapping[MemberId, SafeText],
        chosen: Sequence[MemberId],
        then: Callable[[tuple[MemberId, ...]], None],
    ) -> None:
        members = list(names)

        async def asked() -> tuple[MemberId, ...] | None:
            self._talk.say(title)
            for number, member_id in enumerate(members, start=1):
                self._talk.say(f"{number} {names[member_id]}{' *' * (member_id in chosen)}")
            typed = await self._talk.ask("Numbers with blanks between (Enter: those with *): ")
            if typed is None:
                return None
            numbers = [int(each) for each in typed.replace(",", " ").split() if each.isdecimal()]
            picked = tuple(members[n - 1] for n in numbers if 1 <= n <= len(members))
            return picked or tuple(chosen)

        self._open(asked, then)

    def confirm(
        self,
        title: SafeText,
        words: SafeText,
        *,
        yes: SafeText,
        no: SafeText,
        then: Callable[[bool], None],
    ) -> None:
        async def asked() -> bool:
            self._talk.say(title)
            self._talk.say(words)
            typed = await self._talk.ask(f"1 {yes}, 2 {no}: ")
            return typed is not None and typed.casefold() in {"1", "y", "yes"}

        self._open(asked, then)

    def write_task(
        self,
        lead: SafeText,
        draft: TaskDraft,
        now: datetime,
        kept: KeptForm,
        then: Callable[[TaskMade], None],
    ) -> None:
        self._open_form(kept, lambda: asked_task(self._talk, lead, draft, now, kept), then)

    def write_note(
        self, lead: SafeText, draft: NoteDraft, kept: KeptForm, then: Callable[[str], None]
    ) -> None:
        self._open_form(kept, lambda: asked_note(self._talk, lead, draft, kept), then)

    def snooze(
        self, lead: SafeText, now: datetime, typed: str, then: Callable[[Snooze], None]
    ) -> None:
        self._open(lambda: asked_snooze(self._talk, lead, now, typed), then)

    def progress(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        clock = self._model.session.clock
        said_at = clock.monotonic()

        def tell(words: SafeText) -> None:
            nonlocal said_at
            if clock.monotonic() - said_at >= TELLS_EVERY:
                said_at = clock.monotonic()
                self._talk.say(words)

        self._talk.say(f"{title} …")
        self._open(lambda: job(tell), then)

    def quit_question(
        self, words: SafeText, then: Callable[[Leave], None], *, can_send: bool
    ) -> None:
        async def asked() -> Leave | None:
            self._talk.say(words)
            send = ", 2 send them first" if can_send else ""
            typed = await self._talk.ask(f"1 quit and keep them{send} (Enter: stay): ")
            return {"1": Leave.NOW, "2": Leave.AFTER_SENDING if can_send else None}.get(typed or "")

        self._open(asked, then)

    def sync_first(
        self,
        words: Callable[[], SafeText],
        over: Callable[[], Awaitable[object]],
        then: Callable[[Leave], None],
    ) -> None:
        async def waited() -> Leave:
            self._talk.say(words())
            await over()
            return Leave.AFTER_SENDING

        self._open(waited, then)

    def enter_api_key(
        self,
        reason: SafeText,
        change: Callable[[str], Awaitable[SafeText]],
        then: Callable[[SafeText | None], None],
        *,
        kept: SafeText = NOTHING,
    ) -> None:
        async def question() -> None:
            self._talk.say(joined(" ", [each for each in (reason, kept) if each]))
            while pasted := await self._talk.ask("API key (Enter: later): ", is_hidden=True):
                try:
                    said = await change(pasted)
                except KeyRefusedError as error:
                    self._talk.say(error.reason)
                else:
                    then(said)
                    return
            then(None)

        self._questions.append(question)

    def show_outbox(self, answers: Answers, then: Callable[[LeadMapId], None]) -> None:
        outbox = LineOutbox(self._talk, self._model, answers, self.answer)
        self._questions.append(lambda: outbox.go_through(then))

    # -- what no choice of a walk leads to -----------------------------------------------------

    def hand_over(
        self,
        choices: HandoverChoices,
        now: datetime,
        then: Callable[[Handover], None],
        *,
        is_cover: bool,
    ) -> None: ...

    def show_plan(self, plan: Plan, facts: PlanFacts, then: Callable[[Plan], None]) -> None: ...

    def show_history(self, records: Front, then: Callable[[LeadMapId], None]) -> None: ...

    def show_team(self, then: Callable[[LeadMapId], None]) -> None: ...

    def show_help(self, commands: Sequence[Command], then: Callable[[Command], None]) -> None: ...

    def show_palette(
        self, entries: Sequence[PaletteEntry], then: Callable[[PaletteEntry], None]
    ) -> None: ...

    def show_summary(
        self, report: Report, categories: Sequence[tuple[SafeText, int]], *, late_now: SafeText
    ) -> None: ...

    def show_unreadable(self, title: SafeText, rows: Mapping[int, str]) -> None: ...


def _label(choice: Choice[T]) -> str:
    said = choice.note or choice.hint
    return f"{choice.label} ({said})" if said else choice.label
