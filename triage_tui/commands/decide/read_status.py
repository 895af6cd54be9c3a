"""The keys that decide without going on: read, owner, task, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from triage_tui.commands.decide.categorize import Verdicts
from triage_tui.inbox.actions import Assign, CreateTask, SetRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.inbox.facts import member_name

if TYPE_CHECKING:
    from triage_tui.sync.storage.drafts import Slip
    from triage_tui.ui.dialogs.task_form import TaskDraft, TaskMade


class Decisions(Verdicts):
    """What else the keys do to the lead map under the cursor, or to those marked."""

    # -- read and owner ------------------------------------------------------------------------

    def action_read_toggle(self) -> None:
        """Mark read or unread: the target is decided now, by what is shown."""
        lead_map, shown = self.current, self.store.state.shown
        if self.marks:
            marked = [each for mark in self.marks if (each := shown(mark)) is not None]
            self.action_read(not all(each.is_read for each in marked))
        elif lead_map is not None:
            self.action_read(not lead_map.is_read)

    def action_read(self, is_read: bool) -> None:
        """Mark read, or unread."""
        lead_map = self.current
        verb = own("Mark as read:") if is_read else own("Mark as unread:")
        if self.on_marks(verb, lambda each: [SetRead(each.lead_map_id, is_read=is_read)]):
            return
        if lead_map is not None and not self.is_blocked():
            self.submit(SetRead(lead_map.lead_map_id, is_read=is_read))

    def action_assign_me(self) -> None:
        """Assign to the user; asks once who that is."""
        if self.current is None or self.is_blocked():
            return
        me = self.session.me()
        if me is None:
            self._pick_member(own("Who are you? Kept for the key i."), self._now_me)
        else:
            self._assign(self.current.lead_map_id, me)

    def _now_me(self, lead_map_id: LeadMapId, member_id: MemberId) -> None:
        self.session.choices.keep_me(member_id)
        self._assign(lead_map_id, member_id)

    def action_assign_pick(self) -> None:
        """Pick a member to assign to."""
        if self.current is not None and not self.is_blocked():
            whom = self.marked_words() if self.marks else self.name_of(self.current)
            self._pick_member(fill("Assign {} to", whom), self._assign)

    def _assign(self, lead_map_id: LeadMapId, member_id: MemberId) -> None:
        verb = fill("Assign to {}:", member_name(self.store.state, member_id))
        if not self.on_marks(verb, lambda each: [Assign(each.lead_map_id, member_id)]):
            self.submit(Assign(lead_map_id, member_id))

    def _pick_member(self, title: SafeText, then: Callable[[LeadMapId, MemberId], None]) -> None:
        from triage_tui.ui.dialogs.picker import Choice, Picker  # late: not in the first paint

        lead_map, state = self.current, self.store.state
        if lead_map is None:
            return
        lead_map_id = lead_map.lead_map_id
        choices = [
            Choice(
                member_id,
                member_name(state, member_id),
                hint=own("owns it now") if member_id == lead_map.assignee else NOTHING,
            )
            for member_id in sorted(state.members, key=lambda each: member_name(state, each))
        ]
        empty = own("No members are known yet. Name them in the config under [[team.members]].")

        def picked(member_id: MemberId | None) -> None:
            if member_id is not None:
                then(lead_map_id, member_id)

        self.app.push_screen(Picker(title, choices, empty=empty), picked)

    # -- tasks ---------------------------------------------------------------------------------

    def action_task(self) -> None:
        """Open the task form for the lead map under the cursor."""
        from triage_tui.ui.dialogs.task_form import TaskDraft  # late, as above

        lead_map = self.current
        if lead_map is not None and not self.is_blocked():
            self.open_task_form(lead_map, TaskDraft(due=self.settings.task_due))

    def open_task_form(self, lead_map: LeadMap, draft: TaskDraft) -> None:
        """Open the form with what stands in it already."""
        from triage_tui.commands.delivery.form_drafts import give_slip, task_name  # late, as above
        from triage_tui.ui.dialogs.task_form import TaskForm  # late, as above

        def made(task: TaskMade | None) -> None:
            if task is not None:
                self.create_task(lead_map.lead_map_id, task, form.slip)

        now = datetime.fromtimestamp(self.session.clock.wall()).astimezone()
        whom = self.marked_words() if self.marks else self.name_of(lead_map)
        form = TaskForm(whom, draft, now)
        name = task_name(None if self.marks else lead_map.lead_map_id)
        give_slip(form, self.session, name, is_masked=self.is_masked)
        self.app.push_screen(form, form.then(made))

    def create_task(self, lead_map_id: LeadMapId, task: TaskMade, slip: Slip | None = None) -> None:
        """Put a task that was filled in on a lead map, or on the marked ones.

        `slip` keeps its words; they go once the task was taken.
        """
        from triage_tui.commands.delivery.form_drafts import held  # late, as above

        def task_on(where: LeadMapId) -> CreateTask:
            return CreateTask(where, task.name, task.description, task.priority, task.due_at)

        forget = held(slip) if self.marks else None
        if not self.on_marks(
            own("Put the task on"), lambda each: [task_on(each.lead_map_id)], then=forget
        ):
            self.submit(task_on(lead_map_id))

    # -- undo ----------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last action back, and say honestly how far that goes."""
        if self.is_blocked():
            return
        self.session.runs().give_up()
        try:
            report = self.store.undo()
        except JournalError as error:
            self.say(line(error), severity="error")
            return
        if report is None:
            self.say(own("There is nothing to undo."))
            return
        for lead_map_id in report.lead_map_ids:
            self.handled.discard(lead_map_id)
        if report.lead_map_ids:
            self.rows.move_to(report.lead_map_ids[0])
        self.say(report.words(), severity="warning" if report.cannot else "information")
        self.paint_header()
