"""Plays and templates on the inbox screen."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from triage_tui.commands.decide.read_status import Decisions
from triage_tui.inbox.actions import AddNote
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import fill, joined, line, own
from triage_tui.inbox.views.views import next_after
from triage_tui.ui.inbox.facts import category_name

if TYPE_CHECKING:
    from triage_tui.config.plays import Play, Step
    from triage_tui.config.templates import Template
    from triage_tui.sync.storage.drafts import Slip
    from triage_tui.ui.dialogs.task_form import TaskMade

SEEN = "plays_seen"


class Playing(Decisions):
    """One key for several actions: one gesture, so that one undo takes all of it back."""

    @cached_property
    def plays(self) -> dict[str, Play]:
        """The plays of the settings by their id; those with a mistake were told at the start."""
        from triage_tui.config.plays import parse_plays  # late: most have none

        plays, _ = parse_plays(self.settings.plays)
        return {play.play_id: play for play in plays}

    def action_play(self, play_id: str) -> None:
        """Run a play on the lead map under the cursor, or on the marked ones."""
        play, lead_map = self.plays[play_id], self.current
        if lead_map is None or self.is_blocked() or self._is_held_down(play_id):
            return
        steps = self._steps(play, lead_map)
        if steps is None:
            return
        seen = self.session.choices.words(SEEN)
        mark = f"{play_id} {play!r}"  # a play that was changed is shown again
        if mark in seen:
            self._run_play(play, lead_map)
            return
        from triage_tui.ui.dialogs.play_preview import preview  # late, as above

        def answered(runs: bool | None) -> None:
            if runs:
                kept = [each for each in seen if not each.startswith(f"{play_id} ")]
                self.session.choices.keep(SEEN, [*kept, mark])
                self._run_play(play, lead_map)

        words = [step.words for step in steps]
        self.app.push_screen(preview(line(play.name), self.name_of(lead_map), words), answered)

    def _steps(self, play: Play, lead_map: LeadMap) -> tuple[Step, ...] | None:
        """Its steps, or nothing and the reason on the screen."""
        from triage_tui.config.plays import PlayError, steps_of  # late, as above

        try:
            return steps_of(
                play,
                lead_map,
                self.store.state,
                me=self.session.me(),
                now=self._now(),
                task_due=self.settings.task_due,
            )
        except PlayError as error:
            self.say(line(error), title=line(play.name), severity="warning")
            return None

    def _run_play(self, play: Play, lead_map: LeadMap) -> None:
        verb = fill("Play {} on", line(play.name))
        if self.on_marks(verb, lambda each: [s.action for s in self._steps(play, each) or ()]):
            return
        steps = self._steps(play, lead_map) or ()
        following = next_after(
            self.rows.order,
            self.rows.row,
            play.advance or self.settings.advance,
            self._is_passed_over,
        )
        if steps and self.submit(*(step.action for step in steps)):
            said = joined(" · ", [step.words for step in steps])
            self.say(said, title=fill("{}: {}", line(play.name), self.name_of(lead_map)))
            if play.category is not None:
                self.handled.add(lead_map.lead_map_id)
            self.advance_to(following)

    # -- templates -----------------------------------------------------------------------------

    def action_template(self) -> None:
        """Pick a task or a note from a template, and open its form filled in."""
        from triage_tui.config.templates import parse_templates  # late, as above
        from triage_tui.ui.dialogs.picker import Choice, Picker

        lead_map = self.current
        if lead_map is None or self.is_blocked():
            return
        templates, _ = parse_templates(self.settings.templates)
        choices = [
            Choice(
                template,
                line(template.title),
                hint=own("task") if template.task is not None else own("note"),
            )
            for template in templates
        ]
        empty = own("No templates yet: write them in the settings as [[templates]].")

        def picked(template: Template | None) -> None:
            if template is not None:
                self._open_template(lead_map, template)

        self.app.push_screen(Picker(own("From a template"), choices, empty=empty), picked)

    def _open_template(self, lead_map: LeadMap, template: Template) -> None:
        from triage_tui.commands.delivery.form_drafts import give_slip, note_name, task_name
        from triage_tui.config.templates import filled_in  # late, as above
        from triage_tui.ui.dialogs.note_form import NoteDraft, NoteForm
        from triage_tui.ui.dialogs.task_form import TaskDraft, TaskForm

        where, whom = lead_map.lead_map_id, self.name_of(lead_map)
        category = category_name(self.store.state, lead_map.category_id)
        task = template.task
        if task is None:
            note = NoteForm(whom, NoteDraft(filled_in(template.note or "", lead_map, category)))
            name = note_name(where, template.title)
            give_slip(note, self.session, name, is_masked=self.is_masked)
            self.app.push_screen(note, note.then(lambda made: self._note_made(where, made)))
            return
        filled = TaskDraft(
            filled_in(task.name, lead_map, category),
            filled_in(task.description, lead_map, category),
            task.priority,
            task.due or self.settings.task_due,
        )
        form = TaskForm(whom, filled, self._now())
        name = task_name(where, template.title)
        give_slip(form, self.session, name, is_masked=self.is_masked)
        self.app.push_screen(form, form.then(lambda made: self._task_made(where, made, form.slip)))

    def _note_made(self, where: LeadMapId, note: str | None) -> None:
        if note is not None:
            self.submit(AddNote(where, note))

    def _task_made(self, where: LeadMapId, made: TaskMade | None, slip: Slip | None) -> None:
        if made is not None:
            self.create_task(where, made, slip)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.session.clock.wall()).astimezone()
