"""Tasks: the form, and the question before the same task is made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.form_drafts import attach_draft, held, task_form
from triage_tui.commands.questions import KeptForm, TaskDraft, TaskMade
from triage_tui.inbox.actions import CreateTask
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.safe_text import NOTHING, fill, line, own, shortened

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply, GiveBack
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs
    from triage_tui.inbox.lead_map import LeadMap, LeadMapId
    from triage_tui.sync.storage.drafts import DraftSlot


class CreateTasks:
    """Opens the form of a task, and puts what it hands over on lead maps."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        *,
        dialogs: Dialogs,
        give_back: GiveBack,
    ) -> None:
        self._model = model
        self._apply = apply
        self._dialogs = dialogs
        self._give_back = give_back

    def write(self) -> None:
        """Open the form for the lead map under the cursor, or for the marked ones."""
        lead_map = self._model.current
        if lead_map is not None:
            self.open(lead_map, TaskDraft(due=self._model.settings.task_due))

    def open(self, lead_map: LeadMap, draft: TaskDraft, variant: str = "") -> None:
        """Open the form with what stands in it already; `variant` names a template.

        A template is filled in for one lead: its task goes on that one, whatever is marked.
        """
        model = self._model
        is_for_marks = bool(model.marks) and not variant
        target = None if is_for_marks else lead_map.lead_map_id
        name = task_form(target, variant)
        kept = attach_draft(model.session, name, is_masked=model.is_masked)
        now = here(model.session.clock.wall())
        self._dialogs.write_task(
            self._apply.whom() if is_for_marks else model.name_of(lead_map),
            draft,
            now,
            kept,
            lambda made: self._made(target, made, kept),
        )

    def _made(self, lead_map_id: LeadMapId | None, made: TaskMade, kept: KeptForm) -> None:
        if lead_map_id is None:
            self._apply.to_marks(
                lambda whom: fill("Create the task for {}?", whom),
                lambda each: [task(each.lead_map_id, made)],
                said=lambda whom: fill("Task for {} queued", whom),
                then=held(kept.slot),
            )
            return
        action = task(lead_map_id, made)
        if self._model.store.twin_of(action) is None:
            self._submit(action)
        else:
            self._ask_about_twin(action, kept.slot)

    def _submit(self, action: CreateTask) -> None:
        lead_map = self._model.store.state.lead_map(action.lead_map_id)
        whom = own("a lead") if lead_map is None else self._model.name_of(lead_map)
        self._apply.submit(action, said=fill("Task for {} queued", whom))

    def _ask_about_twin(self, action: CreateTask, slot: DraftSlot | None) -> None:
        """One of the same name within the last minute asks first."""
        if slot is not None:
            slot.is_held = True

        def answered(twice: bool) -> None:
            if twice:
                self._submit(action)
            else:
                self._give_back(action, NOTHING)
            if slot is not None:
                slot.forget()

        name = shortened(line(action.name), 80)
        words = fill("You created “{}” for this lead less than a minute ago.", name)
        self._dialogs.confirm(
            own("Create the same task again?"),
            words,
            yes=own("create again"),
            no=own("back to the form"),
            then=answered,
        )


def task(where: LeadMapId, made: TaskMade) -> CreateTask:
    """The action that a form comes to."""
    return CreateTask(where, made.name, made.description, made.priority, made.due_at)
