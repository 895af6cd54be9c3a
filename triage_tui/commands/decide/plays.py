"""Plays: one key for several actions; templates: a form filled in."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from triage_tui.commands.questions import Choice, NoteDraft, TaskDraft
from triage_tui.commands.repeat_guard import HELD_DOWN
from triage_tui.commands.undo_promise import undo_promise
from triage_tui.commands.wording import category_name
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.decide.notes import Notes
    from triage_tui.commands.decide.tasks import CreateTasks
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.repeat_guard import RepeatGuard
    from triage_tui.config.plays import Play, Step
    from triage_tui.config.templates import Template

SEEN = "plays_seen"


class Plays:
    """One gesture, so that one undo takes all of it back."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        guard: RepeatGuard,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._apply = apply
        self._guard = guard
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs

    @cached_property
    def known(self) -> dict[str, Play]:
        """The plays of the settings by their id; those with a mistake were told at the start."""
        from triage_tui.config.plays import parse_plays  # late: most have none

        plays, _ = parse_plays(self._model.settings.plays)
        return {play.play_id: play for play in plays}

    def play(self, play_id: str) -> None:
        """Run a play on the lead map under the cursor, or on the marked ones."""
        play, lead_map = self.known[play_id], self._model.current
        if lead_map is None:
            return
        if self._guard.is_repeat(play_id):
            self._notices.notify(HELD_DOWN)
            return
        steps = self._steps(play, lead_map)
        if steps is None:
            return
        choices = self._model.session.preferences
        seen = choices.words(SEEN)
        mark = f"{play_id} {play!r}"  # a play that was changed is shown again
        if mark in seen:
            self._run(play, lead_map)
            return

        def answered(runs: bool) -> None:
            if runs:
                kept = [each for each in seen if not each.startswith(f"{play_id} ")]
                choices.keep(SEEN, [*kept, mark])
                self._run(play, lead_map)

        self._dialogs.confirm(
            fill("Play: {}", line(play.name)),
            self._preview(lead_map, steps),
            yes=own("run it"),
            no=own("cancel"),
            then=answered,
        )

    def _preview(self, lead_map: LeadMap, steps: tuple[Step, ...]) -> SafeText:
        """What a play is about to do, every step on a line of its own."""
        undo = line(self._keymap.keys_of("action.undo"))
        actions = [step.action for step in steps]
        return fill(
            "This play will do to {}:\n{}\n\nShown only the first time. {}",
            self._model.name_of(lead_map),
            joined("\n", [fill("  • {}", step.words) for step in steps]),
            undo_promise(undo, actions, self._model.store.state.lead_map),
        )

    def _steps(self, play: Play, lead_map: LeadMap) -> tuple[Step, ...] | None:
        """Its steps, or nothing and the reason on the screen."""
        from triage_tui.config.plays import PlayError, steps_of  # late, as above

        try:
            return steps_of(
                play,
                lead_map,
                self._model.store.state,
                me=self._model.session.me(),
                now=self._now(),
                task_due=self._model.settings.task_due,
            )
        except PlayError as error:
            self._notices.notify(line(error), title=line(play.name), severity="warning")
            return None

    def _run(self, play: Play, lead_map: LeadMap) -> None:
        model = self._model
        if model.marks:
            name = line(play.name)
            self._apply.to_marks(
                lambda whom: fill("Run “{}” on {}?", name, whom),
                lambda each: [step.action for step in self._steps(play, each) or ()],
                said=lambda whom: fill("{} → {}", whom, name),
            )
            return
        if self._apply.is_blocked():
            return
        steps, following = self._steps(play, lead_map) or (), model.following(play.advance)
        actions = [step.action for step in steps]
        if steps and model.store.changes_nothing(*actions):
            whom = model.name_of(lead_map)
            self._notices.notify(fill("“{}” has nothing to change for {}.", line(play.name), whom))
            model.advance_to(following)
        elif steps and self._apply.submit(*actions):
            self._notices.decided(fill("{} → {}", model.name_of(lead_map), line(play.name)))
            if play.category is not None:
                model.mark_handled((lead_map.lead_map_id,))
            model.advance_to(following)

    def _now(self) -> datetime:
        return here(self._model.session.clock.wall())


class Templates:
    """A task or a note that stands in its form already."""

    def __init__(
        self,
        model: InboxModel,
        *,
        tasks: CreateTasks,
        notes: Notes,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._tasks = tasks
        self._notes = notes
        self._dialogs = dialogs

    def pick(self) -> None:
        """Pick a task or a note from a template, and open its form filled in."""
        from triage_tui.config.templates import parse_templates  # late: most have none

        lead_map = self._model.current
        if lead_map is None:
            return
        templates, _ = parse_templates(self._model.settings.templates)
        choices = [
            Choice(
                template,
                line(template.title),
                note=own("task") if template.task is not None else own("note"),
            )
            for template in templates
        ]
        self._dialogs.pick(
            own("From a template"),
            choices,
            lambda template: self._open(lead_map, template),
            empty=own("No templates yet. Add them in the config: [[templates]]."),
        )

    def _open(self, lead_map: LeadMap, template: Template) -> None:
        from triage_tui.config.templates import filled_in  # late, as above

        category = category_name(self._model.store.state, lead_map.category_id)
        task = template.task
        if task is None:
            text = filled_in(template.note or "", lead_map, category)
            self._notes.open(lead_map, NoteDraft(text), template.title)
            return
        draft = TaskDraft(
            filled_in(task.name, lead_map, category),
            filled_in(task.description, lead_map, category),
            task.priority,
            task.due or self._model.settings.task_due,
        )
        self._tasks.open(lead_map, draft, template.title)
