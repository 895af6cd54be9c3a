"""A host of the handlers that records what they say and ask, and answers as it was told to."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from harness.asked import Asked, Label, nothing, value_of
from triage_tui.commands.command import Command
from triage_tui.commands.keys.palette_entries import PaletteEntry
from triage_tui.commands.protocols import Severity
from triage_tui.commands.questions import (
    Choice,
    Handover,
    HandoverChoices,
    Job,
    KeptForm,
    Leave,
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
from triage_tui.inbox.safe_text import NOTHING, SafeText, joined

T = TypeVar("T")
Work = Callable[[], Coroutine[Any, Any, None]]
AT_ONCE = frozenset({"bulk"})
"""Groups whose tasks wait for nothing but their turn: they run to their end when started."""


class RecordingHost:
    """Answers what was prepared; any other dialog stays open, until the test answers it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        """What was notified, with its title in front."""
        self.severities: list[Severity] = []
        self.asked: list[Asked] = []
        """Every dialog that was opened, in order."""
        self.open: list[Asked] = []
        """Those that wait for an answer."""
        self.started: list[tuple[str, Work]] = []
        """Tasks by their group; `bench.run` runs them."""
        self.delayed: list[tuple[float, Callable[[], None]]] = []
        """What was put off, and for how many seconds."""
        self.copied: list[str] = []
        self.forgot_screen = 0
        self.exits = 0
        self.theme = ""
        self.selection: str | None = None
        self.pressed = 0.0
        self.seconds_between_presses = 1.0
        self._answers: deque[Any] = deque()

    # -- what a test prepares and answers ------------------------------------------------------

    def will_answer(self, *answers: object) -> None:
        """Answer the next dialogs with these values."""
        self._answers.extend(answers)

    def will_pick(self, *labels: str) -> None:
        """Pick what has these labels in the next dialogs."""
        self._answers.extend(Label(label) for label in labels)

    def answer(self, value: object) -> None:
        """Answer the dialog in front."""
        asked = self.open.pop()
        asked.then(value_of(asked, value))

    def pick_label(self, label: str) -> None:
        """Pick in the dialog in front."""
        self.answer(Label(label))

    @property
    def last(self) -> str:
        """What was said last."""
        return self.said[-1] if self.said else ""

    def _ask(self, asked: Asked) -> None:
        self.asked.append(asked)
        if self._answers:
            asked.then(value_of(asked, self._answers.popleft()))
        else:
            self.open.append(asked)

    # -- says, starts --------------------------------------------------------------------------

    def notify(
        self, words: SafeText, *, title: SafeText = NOTHING, severity: Severity = "information"
    ) -> None:
        self.said.append(f"{title}: {words}" if title else words)
        self.severities.append(severity)

    def in_turn(self, words: SafeText, *, severity: Severity = "information") -> None:
        self.notify(words, severity=severity)

    def decided(self, words: SafeText) -> None:
        self.said.append(words)
        self.severities.append("information")

    def start(self, work: Work, *, group: str, exclusive: bool = False) -> None:
        if exclusive:
            self.started = [each for each in self.started if each[0] != group]
        if group in AT_ONCE:
            _run_at_once(work())
        else:
            self.started.append((group, work))

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self.delayed.append((seconds, work))

    # -- asks ----------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return bool(self.open)

    def pick(
        self,
        title: SafeText,
        choices: Sequence[Choice[T]],
        then: Callable[[T], None],
        *,
        empty: SafeText,
    ) -> None:
        labels = [each.label for each in choices]
        values = {each.label: each.value for each in choices}
        self._ask(Asked("pick", title, then, values, [*labels], empty=empty))

    def pick_members(
        self,
        title: SafeText,
        names: Mapping[MemberId, SafeText],
        chosen: Sequence[MemberId],
        then: Callable[[tuple[MemberId, ...]], None],
    ) -> None:
        self._ask(Asked("members", title, then, tuple(chosen), [*names.values()]))

    def confirm(
        self,
        title: SafeText,
        words: SafeText,
        *,
        yes: SafeText,
        no: SafeText,
        then: Callable[[bool], None],
    ) -> None:
        self._ask(Asked("confirm", title, then, words, [yes, no]))

    def write_task(
        self,
        lead: SafeText,
        draft: TaskDraft,
        now: datetime,
        kept: KeptForm,
        then: Callable[[TaskMade], None],
    ) -> None:
        self._ask(Asked("task", lead, then, draft, now=now, kept=kept))

    def write_note(
        self, lead: SafeText, draft: NoteDraft, kept: KeptForm, then: Callable[[str], None]
    ) -> None:
        self._ask(Asked("note", lead, then, draft, kept=kept))

    def snooze(
        self, lead: SafeText, now: datetime, typed: str, then: Callable[[Snooze], None]
    ) -> None:
        self._ask(Asked("snooze", lead, then, typed, now=now))

    def hand_over(
        self,
        choices: HandoverChoices,
        now: datetime,
        then: Callable[[Handover], None],
        *,
        is_cover: bool,
    ) -> None:
        self._ask(Asked("cover" if is_cover else "reassign", "", then, choices, now=now))

    def show_plan(self, plan: Plan, facts: PlanFacts, then: Callable[[Plan], None]) -> None:
        self._ask(Asked("plan", facts.title, then, plan))

    def progress(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        self._ask(Asked("progress", title, then, job))

    def quit_question(
        self, words: SafeText, then: Callable[[Leave], None], *, can_send: bool
    ) -> None:
        self._ask(Asked("quit", words, then, can_send))

    def sync_first(
        self,
        words: Callable[[], SafeText],
        over: Callable[[], Awaitable[object]],
        then: Callable[[Leave], None],
    ) -> None:
        self._ask(Asked("sync", words(), then, over))

    def enter_api_key(
        self,
        reason: SafeText,
        change: Callable[[str], Awaitable[SafeText]],
        then: Callable[[SafeText | None], None],
        *,
        kept: SafeText = NOTHING,
    ) -> None:
        self._ask(
            Asked("key", joined(" ", [each for each in (reason, kept) if each]), then, change)
        )

    def show_outbox(self, answers: Answers, then: Callable[[LeadMapId], None]) -> None:
        self._ask(Asked("outbox", "", then, answers))

    def show_history(self, records: Front, then: Callable[[LeadMapId], None]) -> None:
        self._ask(Asked("history", "", then, records))

    def show_team(self, then: Callable[[LeadMapId], None]) -> None:
        self._ask(Asked("team", "", then))

    def show_help(self, commands: Sequence[Command], then: Callable[[Command], None]) -> None:
        by_title = {each.title: each for each in commands}
        self._ask(Asked("help", "", then, by_title, [*by_title]))

    def show_palette(
        self, entries: Sequence[PaletteEntry], then: Callable[[PaletteEntry], None]
    ) -> None:
        by_name = {each.label: each for each in entries}
        self._ask(Asked("palette", "", then, by_name, [*by_name]))

    def show_summary(
        self, report: Report, categories: Sequence[tuple[SafeText, int]], *, late_now: SafeText
    ) -> None:
        self.asked.append(Asked("summary", "", nothing, (report, [*categories], late_now)))

    def show_unreadable(self, title: SafeText, rows: Mapping[int, str]) -> None:
        self.asked.append(Asked("unreadable", title, nothing, dict(rows)))

    # -- the terminal --------------------------------------------------------------------------

    def selected_text(self) -> str | None:
        return self.selection

    def copy(self, text: SafeText) -> None:
        self.copied.append(text)

    def use_theme(self, name: str) -> str:
        self.theme = name
        return name

    def theme_names(self) -> Sequence[str]:
        return ("triage-dark", "nord")

    def forget_saved_screen(self) -> None:
        self.forgot_screen += 1

    def pressed_at(self) -> float:
        self.pressed += self.seconds_between_presses
        return self.pressed

    def exit(self) -> None:
        self.exits += 1


def _run_at_once(coroutine: Coroutine[Any, Any, None]) -> None:
    """To its end, without a loop: it may give way, but not wait for anything."""
    while True:
        try:
            waits_for = coroutine.send(None)
        except StopIteration:
            return
        assert waits_for is None, f"waits for {waits_for!r}: this needs a loop"
