"""What handlers need of whoever shows them: the screen, the line mode, or a test."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from triage_tui.inbox.safe_text import NOTHING, SafeText

if TYPE_CHECKING:
    from triage_tui.commands.command import Command
    from triage_tui.commands.keys.palette_entries import PaletteEntry
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
    from triage_tui.inbox.lead_map import LeadMapId, MemberId, Message
    from triage_tui.inbox.report import Report

T = TypeVar("T")
Severity = Literal["information", "warning", "error"]


class Notices(Protocol):
    """Says something that needs no answer."""

    def notify(
        self, words: SafeText, *, title: SafeText = NOTHING, severity: Severity = "information"
    ) -> None: ...

    def in_turn(self, words: SafeText, *, severity: Severity = "information") -> None:
        """Says it after what is said already, not in its place: at a start, where much is said."""
        ...

    def decided(self, words: SafeText) -> None:
        """Says what a key did; whoever shows it adds the key that takes it back."""
        ...


class Tasks(Protocol):
    """Runs what waits: for the network, for the disk, for time to pass."""

    def start(
        self,
        work: Callable[[], Coroutine[Any, Any, None]],
        *,
        group: str,
        exclusive: bool = False,
    ) -> None:
        """Start `work`; with `exclusive` it takes the place of what runs in its group.

        It takes a function: a coroutine that a successor cancels before it began would be
        reported as never awaited.
        """
        ...

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """Call `work` once, after so many seconds."""
        ...


class Dialogs(Protocol):
    """Asks one question, in the step that asks; `then` gets the answer, and no call on Esc."""

    @property
    def is_open(self) -> bool:
        """True while something stands in front of the inbox."""
        ...

    def pick(
        self,
        title: SafeText,
        choices: Sequence[Choice[T]],
        then: Callable[[T], None],
        *,
        empty: SafeText,
    ) -> None:
        """One of several; `empty` is said where there is none."""
        ...

    def pick_members(
        self,
        title: SafeText,
        names: Mapping[MemberId, SafeText],
        chosen: Sequence[MemberId],
        then: Callable[[tuple[MemberId, ...]], None],
    ) -> None: ...

    def confirm(
        self,
        title: SafeText,
        words: SafeText,
        *,
        yes: SafeText,
        no: SafeText,
        then: Callable[[bool], None],
    ) -> None:
        """Yes or no; here `then` gets a no on Esc as well."""
        ...

    def write_task(
        self,
        lead: SafeText,
        draft: TaskDraft,
        now: datetime,
        kept: KeptForm,
        then: Callable[[TaskMade], None],
    ) -> None: ...

    def write_note(
        self, lead: SafeText, draft: NoteDraft, kept: KeptForm, then: Callable[[str], None]
    ) -> None: ...

    def snooze(
        self, lead: SafeText, now: datetime, typed: str, then: Callable[[Snooze], None]
    ) -> None:
        """Until when; `typed` stands in the field already."""
        ...

    def hand_over(
        self,
        choices: HandoverChoices,
        now: datetime,
        then: Callable[[Handover], None],
        *,
        is_cover: bool,
    ) -> None: ...

    def show_plan(self, plan: Plan, facts: PlanFacts, then: Callable[[Plan], None]) -> None:
        """A plan to be changed; the answer is the plan to carry out."""
        ...

    def progress(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        """Runs a job while it says how far it is; no call where it gave `None`."""
        ...

    def quit_question(
        self, words: SafeText, then: Callable[[Leave], None], *, can_send: bool
    ) -> None: ...

    def sync_first(
        self,
        words: Callable[[], SafeText],
        over: Callable[[], Awaitable[object]],
        then: Callable[[Leave], None],
    ) -> None:
        """Says how the sync goes until it is over; whoever waits may stay, or leave now."""
        ...

    def enter_api_key(
        self,
        reason: SafeText,
        change: Callable[[str], Awaitable[SafeText]],
        then: Callable[[SafeText | None], None],
        *,
        kept: SafeText = NOTHING,
    ) -> None:
        """Another API key; `then` gets what became of it, and `None` on Esc. `kept` says what of
        the queue waits for it."""
        ...

    def show_outbox(self, answers: Answers, then: Callable[[LeadMapId], None]) -> None:
        """The outbox, with what can be done about its decisions; the answer is a lead map to go
        to."""
        ...

    def show_history(self, records: Front, then: Callable[[LeadMapId], None]) -> None:
        """The history; the answer is a lead map to go to."""
        ...

    def show_team(self, then: Callable[[LeadMapId], None]) -> None:
        """The team; the answer is a reply to go to."""
        ...

    def show_help(self, commands: Sequence[Command], then: Callable[[Command], None]) -> None:
        """All keys; the answer is a command to run."""
        ...

    def show_palette(
        self, entries: Sequence[PaletteEntry], then: Callable[[PaletteEntry], None]
    ) -> None: ...

    def show_summary(
        self, report: Report, categories: Sequence[tuple[SafeText, int]], *, late_now: SafeText
    ) -> None: ...

    def show_unreadable(self, title: SafeText, rows: Mapping[int, str]) -> None: ...


class ReadingPane(Protocol):
    """The conversation as it is shown: which message is open, how far it is scrolled."""

    @property
    def selected(self) -> Message | None:
        """The message gone to; `None` while there is no conversation."""
        ...

    def go(self, steps: int) -> bool: ...

    def toggle(self) -> None: ...

    def toggle_raw(self) -> None: ...

    def toggle_quotes(self) -> SafeText:
        """Fold or unfold quoted text; what is to be said of that."""
        ...

    def toggle_notes_tasks(self) -> None: ...

    def scroll_lines(self, lines: int) -> None: ...

    def scroll_page(self, direction: int) -> None: ...

    def to_top(self) -> None: ...


class Panes(Protocol):
    """The panes as they are laid out: which has the keys, how wide, how dense."""

    @property
    def reading(self) -> ReadingPane: ...

    def open_pane(self) -> None:
        """Into the action pane; there, fold or open a message."""
        ...

    def next_pane(self) -> None: ...

    def close_pane(self) -> bool:
        """Back to the list in the width it had; False where that was so already."""
        ...

    def zoom(self) -> None: ...

    def widen(self, steps: int) -> None: ...

    def next_density(self) -> None: ...

    def open_filter(self) -> None:
        """Take letters of a filter, from `model.live_filter.text` on."""
        ...

    def close_filter(self) -> None:
        """Stop taking letters, and give the keys back to the list."""
        ...

    def typed_filter(self) -> str:
        """What stands in the filter's field now."""
        ...

    def type_filter(self, text: str) -> None:
        """Put other words into the filter's field."""
        ...


class Terminal(Protocol):
    """The program around the screen: its terminal, its themes, its end."""

    def selected_text(self) -> str | None:
        """What is selected with the mouse."""
        ...

    def copy(self, text: SafeText) -> None:
        """Ask the terminal to put a text on its clipboard; whether it did is not known."""
        ...

    def use_theme(self, name: str) -> str:
        """Change the colors; returns the theme's own name."""
        ...

    def theme_names(self) -> Sequence[str]: ...

    def forget_saved_screen(self) -> None:
        """Keep no picture of what stands there for the next start."""
        ...

    def pressed_at(self) -> float:
        """When the key in hand was pressed, not when it was looked at: monotonic seconds."""
        ...

    def exit(self) -> None: ...


class Host(Notices, Tasks, Dialogs, Terminal, Protocol):
    """All of it but the panes: what a screen, a test or the line mode is to the handlers."""
