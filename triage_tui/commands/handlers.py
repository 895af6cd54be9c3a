"""Who gets what: every handler, made when a command first runs it, and the way to run one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from triage_tui.commands.apply import Apply
from triage_tui.commands.bulk import Bulk
from triage_tui.commands.command import Group, Place

if TYPE_CHECKING:
    from triage_tui.commands.browse.conversation import ReadConversation, ReadMessages
    from triage_tui.commands.browse.filter import Filter
    from triage_tui.commands.browse.launcher import Launcher
    from triage_tui.commands.browse.lead_details import LeadDetails
    from triage_tui.commands.browse.mask import Mask
    from triage_tui.commands.browse.moves import Moves
    from triage_tui.commands.browse.read_ahead import ReadAhead
    from triage_tui.commands.browse.reference import ReadReference
    from triage_tui.commands.browse.refresh import Refresh
    from triage_tui.commands.browse.summary import Summary
    from triage_tui.commands.browse.themes import Themes
    from triage_tui.commands.browse.web_app import WebApp
    from triage_tui.commands.command import Command
    from triage_tui.commands.decide.assign import AssignTo
    from triage_tui.commands.decide.categorize import Categorize
    from triage_tui.commands.decide.done_snooze import DoneSnooze
    from triage_tui.commands.decide.marks import Marks
    from triage_tui.commands.decide.notes import Notes
    from triage_tui.commands.decide.plays import Plays, Templates
    from triage_tui.commands.decide.read_status import ReadStatus
    from triage_tui.commands.decide.tasks import CreateTasks
    from triage_tui.commands.decide.undo import Undo
    from triage_tui.commands.delivery.failures import Failures
    from triage_tui.commands.delivery.outbox_answers import OutboxAnswers
    from triage_tui.commands.delivery.pauses import Pauses
    from triage_tui.commands.delivery.quit import Quit
    from triage_tui.commands.delivery.records import Records
    from triage_tui.commands.delivery.refused import Refused
    from triage_tui.commands.delivery.reopen_form import ReopenForm
    from triage_tui.commands.delivery.standby import Standby
    from triage_tui.commands.distribute.assign_inputs import AssignInputs
    from triage_tui.commands.distribute.assign_plan import AssignPlan
    from triage_tui.commands.distribute.covers import Covers
    from triage_tui.commands.distribute.handover import HandOver
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.list_window import ListWindow
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Host, Panes
    from triage_tui.commands.repeat_guard import RepeatGuard
    from triage_tui.inbox.actions import AddNote, CreateTask
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.inbox.safe_text import SafeText

HostOf = Callable[[Any, "InboxModel", "Keymap"], "Host"]
"""Makes the host of the handlers over a screen, whatever that is."""


class Handlers:
    """The only list of who gets what; an import in here is late because the first paint needs
    few of them."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        commands: Sequence[Command],
        host: Host,
        panes: Panes,
        *,
        unlisted: Sequence[Command] = (),
    ) -> None:
        """`commands` are all that there are, the user's own views and plays among them.

        Those that are `unlisted` run by their id, and stand in neither help nor palette.
        """
        self.model = model
        self.window: ListWindow[LeadMapId] = model.window
        self.panes = panes
        self.dialogs = host
        runnable = {each.command_id: each for each in (*commands, *unlisted)}
        self.registry = Registry(runnable, self)
        self.bulk = Bulk(model, keymap, notices=host, dialogs=host, tasks=host)
        self.apply = Apply(model, self.bulk, notices=host, give_back=self._give_back)
        self._keymap = keymap
        self._commands = commands
        self._host = host

    def _give_back(self, written: CreateTask | AddNote, why: SafeText) -> None:
        self.refused.give_back(written, why)

    def _read_again(self) -> None:
        self.refresh.again()

    def _read_missing(self) -> None:
        """Ask again for what failed besides the view."""
        self.conversation.again()
        self.reference.again()

    def _close_filter(self) -> None:
        self.filter.close()

    @cached_property
    def guard(self) -> RepeatGuard:
        """One for all handlers: a key held down is held down for each."""
        from triage_tui.commands.repeat_guard import RepeatGuard

        return RepeatGuard(self._host.pressed_at)

    # -- decide --------------------------------------------------------------------------------

    @cached_property
    def categorize(self) -> Categorize:
        from triage_tui.commands.decide.categorize import Categorize

        return Categorize(
            self.model, self.apply, self.guard, self._keymap, notices=self._host, dialogs=self._host
        )

    @cached_property
    def read_status(self) -> ReadStatus:
        from triage_tui.commands.decide.read_status import ReadStatus

        return ReadStatus(self.model, self.apply, notices=self._host)

    @cached_property
    def assign(self) -> AssignTo:
        from triage_tui.commands.decide.assign import AssignTo

        return AssignTo(self.model, self.apply, notices=self._host, dialogs=self._host)

    @cached_property
    def tasks(self) -> CreateTasks:
        from triage_tui.commands.decide.tasks import CreateTasks

        return CreateTasks(self.model, self.apply, dialogs=self._host, give_back=self._give_back)

    @cached_property
    def notes(self) -> Notes:
        from triage_tui.commands.decide.notes import Notes

        return Notes(
            self.model,
            self.apply,
            self._keymap,
            notices=self._host,
            dialogs=self._host,
            tasks=self._host,
            panes=self.panes,
        )

    @cached_property
    def plays(self) -> Plays:
        from triage_tui.commands.decide.plays import Plays

        return Plays(
            self.model,
            self.apply,
            self.guard,
            self._keymap,
            notices=self._host,
            dialogs=self._host,
        )

    @cached_property
    def templates(self) -> Templates:
        from triage_tui.commands.decide.plays import Templates

        return Templates(self.model, tasks=self.tasks, notes=self.notes, dialogs=self._host)

    @cached_property
    def done_snooze(self) -> DoneSnooze:
        from triage_tui.commands.decide.done_snooze import DoneSnooze

        return DoneSnooze(
            self.model, self.apply, self.guard, notices=self._host, dialogs=self._host
        )

    @cached_property
    def marks(self) -> Marks:
        from triage_tui.commands.decide.marks import Marks

        return Marks(self.model, self._keymap, notices=self._host)

    @cached_property
    def undo(self) -> Undo:
        from triage_tui.commands.decide.undo import Undo

        return Undo(self.model, self.apply, notices=self._host)

    # -- browse --------------------------------------------------------------------------------

    @cached_property
    def refresh(self) -> Refresh:
        from triage_tui.commands.browse.refresh import Refresh

        return Refresh(
            self.model,
            self._keymap,
            self._close_filter,
            self._read_missing,
            notices=self._host,
            dialogs=self._host,
            tasks=self._host,
        )

    @cached_property
    def reference(self) -> ReadReference:
        from triage_tui.commands.browse.reference import ReadReference

        return ReadReference(self.model, notices=self._host, tasks=self._host)

    @cached_property
    def conversation(self) -> ReadConversation:
        from triage_tui.commands.browse.conversation import ReadConversation

        return ReadConversation(self.model, self.notes.rest_on, self.ahead.look, tasks=self._host)

    @cached_property
    def ahead(self) -> ReadAhead:
        from triage_tui.commands.browse.read_ahead import ReadAhead

        return ReadAhead(self.model, tasks=self._host)

    @cached_property
    def messages(self) -> ReadMessages:
        from triage_tui.commands.browse.conversation import ReadMessages

        return ReadMessages(
            self.model,
            self.web_app,
            notices=self._host,
            dialogs=self._host,
            tasks=self._host,
            panes=self.panes,
        )

    @cached_property
    def filter(self) -> Filter:
        from triage_tui.commands.browse.filter import Filter

        return Filter(self.model, tasks=self._host, panes=self.panes)

    @cached_property
    def lead_details(self) -> LeadDetails:
        from triage_tui.commands.browse.lead_details import LeadDetails

        return LeadDetails(
            self.model,
            self.filter,
            self.refresh,
            notices=self._host,
            tasks=self._host,
            panes=self.panes,
        )

    @cached_property
    def web_app(self) -> WebApp:
        from triage_tui.commands.browse.web_app import WebApp

        return WebApp(self.model, notices=self._host, tasks=self._host, terminal=self._host)

    @cached_property
    def moves(self) -> Moves:
        from triage_tui.commands.browse.moves import Moves

        return Moves(
            self.model,
            self.guard,
            lambda: self.filter,
            notices=self._host,
            panes=self.panes,
        )

    @cached_property
    def launcher(self) -> Launcher:
        from triage_tui.commands.browse.launcher import Launcher

        return Launcher(
            self.model,
            self._keymap,
            self._commands,
            self.registry.perform,
            dialogs=self._host,
            terminal=self._host,
        )

    @cached_property
    def mask(self) -> Mask:
        from triage_tui.commands.browse.mask import Mask

        return Mask(self.model, notices=self._host, terminal=self._host)

    @cached_property
    def themes(self) -> Themes:
        from triage_tui.commands.browse.themes import Themes

        return Themes(self.model, terminal=self._host)

    @cached_property
    def summary(self) -> Summary:
        from triage_tui.commands.browse.summary import Summary

        return Summary(self.model, dialogs=self._host)

    # -- distribute ----------------------------------------------------------------------------

    @cached_property
    def assign_inputs(self) -> AssignInputs:
        from triage_tui.commands.distribute.assign_inputs import AssignInputs

        return AssignInputs(self.model, notices=self._host, dialogs=self._host)

    @cached_property
    def assign_plan(self) -> AssignPlan:
        from triage_tui.commands.distribute.assign_plan import AssignPlan

        return AssignPlan(
            self.model, self.bulk, self.assign_inputs, notices=self._host, dialogs=self._host
        )

    @cached_property
    def hand_over(self) -> HandOver:
        from triage_tui.commands.distribute.handover import HandOver

        return HandOver(
            self.model,
            self.bulk,
            self.assign_inputs,
            self.assign_plan,
            notices=self._host,
            dialogs=self._host,
        )

    @cached_property
    def covers(self) -> Covers:
        from triage_tui.commands.distribute.covers import Covers

        return Covers(
            self.model,
            self.bulk,
            self.assign_inputs,
            self._keymap,
            notices=self._host,
            dialogs=self._host,
        )

    # -- delivery ------------------------------------------------------------------------------

    @cached_property
    def failures(self) -> Failures:
        from triage_tui.commands.delivery.failures import Failures

        return Failures(
            self.model,
            self._keymap,
            notices=self._host,
            tasks=self._host,
            is_at_outbox=lambda: self.records.is_at((Place.OUTBOX,)),
        )

    @cached_property
    def refused(self) -> Refused:
        from triage_tui.commands.delivery.refused import Refused

        return Refused(
            self.model, self.apply, self.reopen_form, notices=self._host, dialogs=self._host
        )

    @cached_property
    def reopen_form(self) -> ReopenForm:
        from triage_tui.commands.delivery.reopen_form import ReopenForm

        return ReopenForm(self.model.session, self.apply, dialogs=self._host)

    @cached_property
    def pauses(self) -> Pauses:
        from triage_tui.commands.delivery.pauses import Pauses

        return Pauses(
            self.model,
            self._keymap,
            self._read_again,
            notices=self._host,
            dialogs=self._host,
            tasks=self._host,
        )

    @cached_property
    def standby(self) -> Standby:
        from triage_tui.commands.delivery.standby import Standby

        reminders = (self.covers.remind, self.notes.remind_of_drafts)
        return Standby(self.model, self.bulk, reminders, self.refresh.again, notices=self._host)

    @cached_property
    def quit(self) -> Quit:
        from triage_tui.commands.delivery.quit import Quit

        return Quit(
            self.model,
            notices=self._host,
            dialogs=self._host,
            tasks=self._host,
            terminal=self._host,
        )

    @cached_property
    def records(self) -> Records:
        from triage_tui.commands.delivery.records import Records

        return Records(self.model, self._commands, self.registry.perform, dialogs=self._host)

    @cached_property
    def outbox(self) -> OutboxAnswers:
        from triage_tui.commands.delivery.outbox_answers import OutboxAnswers

        return OutboxAnswers(
            self.model,
            self.apply,
            self.undo.gesture,
            self.reopen_form,
            self.records,
            keymap=self._keymap,
            notices=self._host,
            dialogs=self._host,
        )

    # -- full screens in front of the inbox ----------------------------------------------------

    def open_place(self, places: Collection[Place]) -> None:
        """Bring a place to the front: a key of it was picked elsewhere."""
        if Place.OUTBOX in places:
            self.open_outbox()
        else:
            self.open_history()

    def open_outbox(self) -> None:
        """What waits, asks or was refused; from there to a lead map."""
        self.outbox.open()
        self._host.show_outbox(self.outbox, self.refresh.go_to)

    def open_history(self) -> None:
        """What was done; from there to a lead map."""
        self._host.show_history(self.records, self.refresh.go_to)

    def open_team(self) -> None:
        """Who has what, and what is past its SLA; from there to a reply."""
        self._host.show_team(self.refresh.go_to)


class Registry:
    """Runs a command; where nothing may be changed it says why instead."""

    def __init__(self, commands: Mapping[str, Command], handlers: Handlers) -> None:
        self._commands = commands
        self._handlers = handlers

    def run(self, command_id: str) -> None:
        """Run the command of this id."""
        self.perform(self._commands[command_id])

    def reads(self, command_id: str) -> bool:
        """True for a command that acts on the conversation in the pane."""
        return self._commands[command_id].group is Group.PANES

    def perform(self, command: Command) -> None:
        """Run a command, also one that is in no table: an entry of the palette.

        One of another screen leads there, and changes nothing by that.
        """
        do = self._handlers
        if Place.INBOX in command.places:
            if not command.changes or not do.apply.is_blocked():
                command.run(do)
        elif not do.records.is_at(command.places):
            do.open_place(command.places)
        elif not command.changes or not do.apply.is_read_only():
            command.run(do)
