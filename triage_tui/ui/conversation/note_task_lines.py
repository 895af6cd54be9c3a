"""Notes and tasks as lines above the conversation: the first few, or all in full."""

from __future__ import annotations

from textual.content import Content

from triage_tui.inbox.dates.ages import age, moment
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.notes_tasks import LeadNote, LeadTask, NotesTasks
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.ui.widgets.content import BLANK, draw, spread

FIRST = 3
"""Papers shown before the rest is asked for."""


def note_task_lines(
    notes_tasks: NotesTasks, width: int, now: float, key: SafeText, *, all_of: bool
) -> list[Content]:
    """One line each, and how many more there are; with `all_of` every one in full."""
    if not notes_tasks:
        return [draw((own("No notes or tasks."), "$text-muted italic")), BLANK] if all_of else []
    lines: list[Content] = []
    every: list[LeadTask | LeadNote] = [*notes_tasks.tasks, *notes_tasks.notes]
    for written in every if all_of else every[:FIRST]:
        drawn = (
            _task(written, width, now)
            if isinstance(written, LeadTask)
            else _note(written, width, now)
        )
        lines.append(drawn)
        if all_of:
            text = written.description if isinstance(written, LeadTask) else written.note
            lines += [draw(own("  ")) + each for each in _rest_of(written, text, width - 2)]
    left = len(every) - FIRST
    if left > 0 and not all_of:
        lines.append(
            draw((fill("⋯ {} more ({} to show all)", number(left), key), "$text-muted italic"))
        )
    return [*lines, BLANK]


def _rest_of(written: LeadTask | LeadNote, text: SafeText, width: int) -> list[Content]:
    """What the first line of a note or task had no room for."""
    if not text or (isinstance(written, LeadNote) and len(text) < width - 12 and "\n" not in text):
        return []
    return draw((text, "$text-muted")).wrap(max(8, width))


def _task(task: LeadTask, width: int, now: float) -> Content:
    sign, style = (own("☑ "), "$text-muted") if task.is_done else (own("☐ "), "$text-warning")
    due, due_style = NOTHING, "$text-muted"
    if task.due_at is not None:
        due = moment(task.due_at, now=now, zone=local_zone())
        due_style = "$text-error" if task.due_at < now and not task.is_done else due_style
    urgent = (fill("  {}", task.priority), "bold") if task.priority == "HIGH" else NOTHING
    name_style = "$text-muted" if task.is_done else ""
    left = draw((sign, style), (task.name, name_style), urgent)
    return spread(left, draw((due, due_style)), width)


def _note(note: LeadNote, width: int, now: float) -> Content:
    first = line(note.note.strip().partition("\n")[0])
    when = age(now - note.at) if note.at is not None else NOTHING
    return spread(draw((own("✎ "), "$text-primary"), first), draw((when, "$text-muted")), width)
