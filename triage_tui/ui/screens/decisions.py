"""The keys that decide: each hands an action to the store, and the cursor goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from triage_tui.inbox.actions import Action, Assign, CreateTask, SetCategory, SetRead
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId, MemberId
from triage_tui.inbox.text import NOTHING, SafeText, fill, line, number, own
from triage_tui.inbox.views import is_handled, next_after
from triage_tui.sync.journal import JournalError
from triage_tui.ui.facts import category_name, member_name
from triage_tui.ui.glyphs import SENTIMENT_STYLES, UNICODE
from triage_tui.ui.screens.marking import Marking

if TYPE_CHECKING:
    from triage_tui.sync.drafts import Slip
    from triage_tui.ui.screens.task_form import TaskDraft, TaskMade

REPEAT_GUARD = 0.12
"""Seconds: a key held down comes faster than this, a deliberate second press does not."""


class Decisions(Marking):
    """What the keys do to the lead map under the cursor, or to those marked."""

    _last_verdict: tuple[str, float] = ("", 0.0)
    """The last advancing key and when it was pressed, in monotonic seconds."""
    _repeatable: CategoryId | str | None = ""
    """The category of the last verdict, `None` for none; a text before the first."""

    # -- verdicts ------------------------------------------------------------------------------

    def action_category(self, digit: int) -> None:
        """Set the category pinned to a digit, and advance."""
        category_id = self.pins.get(digit)
        if not self.store.state.categories:
            self.say(own("The categories are not here yet; the digits work once they are read."))
        elif category_id is None:
            self.say(fill("No category is pinned to {}.", number(digit)))
        elif category_id not in self.store.state.categories:
            self.say(
                fill("The category on {} is gone from Smartlead; l picks another.", number(digit)),
                severity="warning",
            )
        else:
            self.categorise(category_id, f"category {digit}")

    def action_category_clear(self) -> None:
        """Take the category away, and advance."""
        self.categorise(None, "category clear")

    def action_category_pick(self) -> None:
        """Pick any category by name."""
        from triage_tui.ui.screens.picker import Choice, Picker  # late: not in the first paint

        if self.current is None or self.is_blocked():
            return
        digit_of = {category_id: digit for digit, category_id in self.pins.items()}
        choices: list[Choice[CategoryId]] = [
            Choice(
                category.category_id,
                category.name,
                line(UNICODE.of(category.sentiment)),
                SENTIMENT_STYLES[category.sentiment],
                self._digit_key(digit_of.get(category.category_id)),
            )
            for category in self.store.state.categories.values()
        ]
        title = fill(
            "Category for {}", self.marked_words() if self.marks else self.name_of(self.current)
        )
        empty = own("No categories were read yet; R reads again.")
        target = self.current.lead_map_id
        self.app.push_screen(
            Picker(title, choices, empty=empty),
            lambda picked: self._category_picked(target, picked),
        )

    def _category_picked(self, lead_map_id: LeadMapId, picked: CategoryId | None) -> None:
        if picked is not None and (self.marks or self.rows.move_to(lead_map_id)):
            self.categorise(picked, "")

    def action_repeat(self) -> None:
        """The last verdict again, on the lead map under the cursor."""
        if isinstance(self._repeatable, str):
            self.say(own("There is no verdict to repeat yet."))
        else:
            self.categorise(self._repeatable, "repeat")

    def categorise(self, category_id: CategoryId | None, key: str) -> None:
        """File the lead map under the cursor, mark it read, go to the next one."""
        lead_map = self.current
        if self.on_marks(
            self._category_verb(category_id),
            lambda each: self._verdict(each, category_id),
            is_verdict=True,
        ):
            self._repeatable = category_id
            return
        if lead_map is None or self.is_blocked() or self._is_held_down(key):
            return
        actions = self._verdict(lead_map, category_id)
        following = self._following()
        if self.submit(*actions):
            self._repeatable = category_id
            self.handled.add(lead_map.lead_map_id)
            self.advance_to(following)

    def _verdict(self, lead_map: LeadMap, category_id: CategoryId | None) -> list[Action]:
        actions: list[Action] = [SetCategory(lead_map.lead_map_id, category_id)]
        if self.settings.verdict_marks_read and not lead_map.is_read:
            actions.append(SetRead(lead_map.lead_map_id, is_read=True))
        return actions

    def _category_verb(self, category_id: CategoryId | None) -> SafeText:
        name = category_name(self.store.state, category_id)
        return fill("File under {}:", name) if name else own("Take the category away from")

    def action_skip(self) -> None:
        """Leave this one for the rest of the session, and advance."""
        lead_map = self.current
        if lead_map is not None and not self._is_held_down("skip"):
            self.skipped.add(lead_map.lead_map_id)
            self.advance_to(self._following())

    def _following(self) -> LeadMapId | None:
        """Where the cursor goes next, in the order at the time of the key press."""
        order = self.rows.order
        return next_after(order, self.rows.row, self.settings.advance, self._is_passed_over)

    def _is_passed_over(self, lead_map_id: LeadMapId) -> bool:
        shown = self.store.state.shown(lead_map_id)
        if lead_map_id in self.skipped or shown is None:
            return True
        return is_handled(self.store.state, self.view, shown)

    def advance_to(self, lead_map_id: LeadMapId | None) -> None:
        """Put the cursor there; `None` leaves it."""
        if lead_map_id is not None:
            self.rows.move_to(lead_map_id)
        self.paint_header()

    def _is_held_down(self, key: str) -> bool:
        """True for a press that comes so soon after the same advancing key that it is a repeat."""
        now = self.pressed_at()
        last, at = self._last_verdict
        self._last_verdict = (key, now)
        return bool(key) and key == last and now - at < REPEAT_GUARD

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
        from triage_tui.ui.screens.picker import Choice, Picker  # late: not in the first paint

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
        from triage_tui.ui.screens.task_form import TaskDraft  # late, as above

        lead_map = self.current
        if lead_map is not None and not self.is_blocked():
            self.open_task_form(lead_map, TaskDraft(due=self.settings.task_due))

    def open_task_form(self, lead_map: LeadMap, draft: TaskDraft) -> None:
        """Open the form with what stands in it already."""
        from triage_tui.ui.screens.slips import give_slip, task_name  # late, as above
        from triage_tui.ui.screens.task_form import TaskForm  # late, as above

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
        from triage_tui.ui.screens.slips import held  # late, as above

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
        self.session.runs.give_up()
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

    # -- the way to the store ------------------------------------------------------------------

    def submit(self, *actions: Action) -> bool:
        """Hand actions to the store; false, and a reason on the screen, when the disk refused."""
        try:
            self.store.submit(*actions)
        except JournalError as error:
            self.say(line(error), title=own("Not taken"), severity="error")
            return False
        return True

    def _digit_key(self, digit: int | None) -> SafeText:
        return line(self.keymap.keys_of(f"action.category.{digit}")) if digit else NOTHING
