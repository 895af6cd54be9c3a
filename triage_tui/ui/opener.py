"""What the handlers need of the screen: it says, asks, starts tasks and knows the terminal.

The one place where dialogs are imported, and late: the first paint needs none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, shortened
from triage_tui.ui.inbox.message_line import Saying

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from triage_tui.commands.command import Command
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.keys.palette_entries import PaletteEntry
    from triage_tui.commands.model import InboxModel
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
    from triage_tui.ui.dialogs.form import Form
    from triage_tui.ui.inbox.screen import InboxScreen

T = TypeVar("T")
TITLE_LIMIT = 60
WORDS_LIMIT = 400
"""Characters of a message: a name may be 500 long, and must not push what it is about away."""


@runtime_checkable
class HasLine(Protocol):
    """A full screen, or a dialog, with a line of its own for what is said."""

    def say(self, words: SafeText, *, severity: Severity = ...) -> None: ...


class Opener:
    """The host of the handlers, over the inbox screen."""

    def __init__(self, screen: InboxScreen, model: InboxModel, keymap: Keymap) -> None:
        self._screen = screen
        self._model = model
        self._keymap = keymap

    # -- says ----------------------------------------------------------------------------------

    def notify(
        self, words: SafeText, *, title: SafeText = NOTHING, severity: Severity = "information"
    ) -> None:
        self._tell(words, title, severity)

    def _tell(self, words: SafeText, title: SafeText, severity: Severity) -> None:
        """One line of the full screen in front, or of the inbox."""
        title, words = shortened(title, TITLE_LIMIT), shortened(words, WORDS_LIMIT)
        titled = line(fill("{}: {}", title, words) if title else words)
        cover = self._cover()
        if cover is not None:
            cover.say(titled, severity=severity)
        else:
            self._screen.message.say(Saying(titled, severity))

    def in_turn(self, words: SafeText, *, severity: Severity = "information") -> None:
        if self._cover() is None:
            words = shortened(words, WORDS_LIMIT)
            self._screen.message.say_next(Saying(line(words), severity))
        else:
            self._tell(words, NOTHING, severity)

    def decided(self, words: SafeText) -> None:
        key = line(self._keymap.keys_of("action.undo"))
        session = self._model.session
        until = session.clock.monotonic() + session.settings.undo_window
        self._screen.message.say(Saying(shortened(words, WORDS_LIMIT), "information", key, until))

    def _cover(self) -> HasLine | None:
        """The full screen in front of the inbox, or below a dialog; `None` without one."""
        from textual.screen import ModalScreen

        stack = self._screen.app.screen_stack
        if self._screen not in stack:
            return None
        above = stack[stack.index(self._screen) + 1 :]
        full = (each for each in above if not isinstance(each, ModalScreen))
        return next((each for each in full if isinstance(each, HasLine)), None)

    # -- starts --------------------------------------------------------------------------------

    def start(
        self,
        work: Callable[[], Coroutine[Any, Any, None]],
        *,
        group: str,
        exclusive: bool = False,
    ) -> None:
        async def run() -> None:
            await work()

        _: Worker[None] = self._screen.run_worker(run, group=group, exclusive=exclusive)

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self._screen.set_timer(seconds, work)

    # -- asks ----------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._screen.app.screen is not self._screen

    def _push(self, dialog: Screen[T | None], then: Callable[[T], None]) -> None:
        def answered(result: T | None) -> None:
            if result is not None:
                then(result)

        self._screen.app.push_screen(dialog, answered)

    def _push_form(self, form: Form[T], kept: KeptForm, then: Callable[[T], None]) -> None:
        def answered(result: T | None) -> None:
            if result is not None:
                then(result)
            form.answered(result)

        form.slot, form.note = kept.slot, kept.note
        self._screen.app.push_screen(form, answered)

    def pick(
        self,
        title: SafeText,
        choices: Sequence[Choice[T]],
        then: Callable[[T], None],
        *,
        empty: SafeText,
    ) -> None:
        from triage_tui.ui.dialogs.picker import Picker

        self._push(Picker(title, list(choices), empty=empty), then)

    def pick_members(
        self,
        title: SafeText,
        names: Mapping[MemberId, SafeText],
        chosen: Sequence[MemberId],
        then: Callable[[tuple[MemberId, ...]], None],
    ) -> None:
        from triage_tui.ui.dialogs.members_picker import MembersPicker

        self._push(MembersPicker(title, names, chosen), then)

    def confirm(
        self,
        title: SafeText,
        words: SafeText,
        *,
        yes: SafeText,
        no: SafeText,
        then: Callable[[bool], None],
    ) -> None:
        from triage_tui.ui.dialogs.confirm import Confirm

        question = Confirm(title, words, yes=yes, no=no)
        self._screen.app.push_screen(question, lambda answer: then(bool(answer)))

    def write_task(
        self,
        lead: SafeText,
        draft: TaskDraft,
        now: datetime,
        kept: KeptForm,
        then: Callable[[TaskMade], None],
    ) -> None:
        from triage_tui.ui.dialogs.task_form import TaskForm

        self._push_form(TaskForm(lead, draft, now), kept, then)

    def write_note(
        self, lead: SafeText, draft: NoteDraft, kept: KeptForm, then: Callable[[str], None]
    ) -> None:
        from triage_tui.ui.dialogs.note_form import NoteForm

        self._push_form(NoteForm(lead, draft), kept, then)

    def snooze(
        self, lead: SafeText, now: datetime, typed: str, then: Callable[[Snooze], None]
    ) -> None:
        from triage_tui.ui.dialogs.snooze_form import SnoozeForm

        self._push(SnoozeForm(lead, now, typed), then)

    def hand_over(
        self,
        choices: HandoverChoices,
        now: datetime,
        then: Callable[[Handover], None],
        *,
        is_cover: bool,
    ) -> None:
        from triage_tui.ui.dialogs.handover_form import HandoverForm

        self._push(HandoverForm(choices, now, is_cover=is_cover), then)

    def show_plan(self, plan: Plan, facts: PlanFacts, then: Callable[[Plan], None]) -> None:
        from triage_tui.ui.dialogs.assignment_plan import PlanScreen

        self._push(PlanScreen(plan, facts), then)

    def progress(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        from triage_tui.ui.dialogs.progress import ProgressDialog

        self._screen.app.push_screen(ProgressDialog(title, job, then))

    def quit_question(
        self, words: SafeText, then: Callable[[Leave], None], *, can_send: bool
    ) -> None:
        from triage_tui.ui.dialogs.quit_question import QuitQuestion

        if not isinstance(self._screen.app.screen, QuitQuestion):
            self._push(QuitQuestion(words, can_send=can_send), then)

    def sync_first(
        self,
        words: Callable[[], SafeText],
        over: Callable[[], Awaitable[object]],
        then: Callable[[Leave], None],
    ) -> None:
        from triage_tui.ui.dialogs.sync_first import SyncFirst

        self._push(SyncFirst(words, over), then)

    def enter_api_key(
        self,
        reason: SafeText,
        change: Callable[[str], Awaitable[SafeText]],
        then: Callable[[SafeText | None], None],
        *,
        kept: SafeText = NOTHING,
    ) -> None:
        from triage_tui.ui.dialogs.api_key_prompt import ApiKeyPrompt

        self._screen.app.push_screen(ApiKeyPrompt(reason, change, kept), then)

    def show_outbox(self, answers: Answers, then: Callable[[LeadMapId], None]) -> None:
        from triage_tui.ui.screens.outbox import OutboxScreen

        run = self._screen.handlers.registry.run
        self._push(OutboxScreen(self._model, self._keymap, run, answers), then)

    def show_history(self, records: Front, then: Callable[[LeadMapId], None]) -> None:
        from triage_tui.ui.screens.history import HistoryScreen

        run = self._screen.handlers.registry.run
        self._push(HistoryScreen(self._model, self._keymap, run, records), then)

    def show_team(self, then: Callable[[LeadMapId], None]) -> None:
        from triage_tui.ui.screens.team import TeamScreen

        model = self._model
        self._push(TeamScreen(model.session, is_masked=model.is_masked), then)

    def show_help(self, commands: Sequence[Command], then: Callable[[Command], None]) -> None:
        from triage_tui.ui.dialogs.help import Help
        from triage_tui.ui.widgets.glyphs import legend

        self._push(Help(self._keymap, commands, tuple(legend())), then)

    def show_palette(
        self, entries: Sequence[PaletteEntry], then: Callable[[PaletteEntry], None]
    ) -> None:
        from triage_tui.ui.dialogs.palette import Palette

        self._push(Palette(entries), then)

    def show_summary(
        self, report: Report, categories: Sequence[tuple[SafeText, int]], *, late_now: SafeText
    ) -> None:
        from triage_tui.ui.dialogs.summary import Summary

        self._screen.app.push_screen(Summary(report, categories, late_now=late_now))

    def show_unreadable(self, title: SafeText, rows: Mapping[int, str]) -> None:
        from triage_tui.ui.dialogs.unreadable_rows import UnreadableRows

        self._screen.app.push_screen(UnreadableRows(title, rows))

    # -- the terminal --------------------------------------------------------------------------

    def selected_text(self) -> str | None:
        return self._screen.get_selected_text()

    def copy(self, text: SafeText) -> None:
        import os

        from triage_tui.system import desktop
        from triage_tui.ui.terminal.base_app import TerminalApp

        app = self._screen.app
        if isinstance(app, TerminalApp):
            app.write_to_terminal(desktop.osc52(text, os.environ))

    def use_theme(self, name: str) -> str:
        from triage_tui.ui.themes import ALIASES

        self._screen.app.theme = ALIASES.get(name, name)
        return self._screen.app.theme

    def theme_names(self) -> Sequence[str]:
        from triage_tui.ui.themes import theme_names

        return theme_names()

    def forget_saved_screen(self) -> None:
        from triage_tui.ui.terminal import saved_screen

        saved_screen.forget()

    def pressed_at(self) -> float:
        return float(getattr(self._screen.app, "pressed_at", 0.0))

    def exit(self) -> None:
        self._screen.app.exit(0)
