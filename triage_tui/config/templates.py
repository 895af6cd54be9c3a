"""Words with fields of the lead in them: `Call {first_name} about {campaign}`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from triage_tui.inbox.actions import Priority
from triage_tui.inbox.dates.due import WhenError, read
from triage_tui.inbox.lead_map import LeadMap

FIELDS = ("name", "first_name", "company", "email", "campaign", "subject", "category")
_FIELD = re.compile(r"\{([^{}]*)\}")
EARLY = datetime(2026, 1, 5, 0, 1, tzinfo=UTC)
"""A moment at which no hour of the day has passed: due dates are tried out against it."""
_TASK_KEYS = frozenset({"name", "description", "priority", "due"})


class TemplateError(ValueError):
    """What is wrong with a template, as the end of a sentence that names it."""


class TaskTemplate(Struct, frozen=True, gc=False):
    """A task as the settings have it, its fields not filled in yet."""

    name: str
    description: str = ""
    priority: Priority = Priority.MEDIUM
    due: str = ""
    """As one would type it; empty for the setting `task_due`."""


class Template(Struct, frozen=True, gc=False):
    """A task or a note to start a form with."""

    title: str
    task: TaskTemplate | None = None
    note: str | None = None


def parse_templates(
    raw: Sequence[Mapping[str, object]],
) -> tuple[tuple[Template, ...], tuple[str, ...]]:
    """The templates of the settings, and what is wrong with the others, a sentence each."""
    found, problems = templates_and_problems(raw)
    return found, tuple(problems.values())


def templates_and_problems(
    raw: Sequence[Mapping[str, object]],
) -> tuple[tuple[Template, ...], Mapping[int, str]]:
    """The same, with each sentence under the number of its template, from 1."""
    found: list[Template] = []
    problems: dict[int, str] = {}
    for number, table in enumerate(raw, start=1):
        try:
            found.append(_template(table))
        except TemplateError as error:
            problems[number] = sentence(f"[[templates]] number {number}: {error}")
    return tuple(found), problems


def sentence(words: str) -> str:
    """Words that end like a sentence, whether or not they did."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _template(table: Mapping[str, object]) -> Template:
    for key in table:
        if key not in {"title", "task", "note"}:
            raise TemplateError(
                f"there's no {key!r}. A template takes a title, and a task or a note"
            )
    task, note = table.get("task"), table.get("note")
    if (task is None) == (note is None):
        raise TemplateError("add a task or a note (one of the two)")
    return Template(
        checked_text(table.get("title"), "title"),
        None if task is None else checked_task(task),
        None if note is None else checked_text(note, "note"),
    )


def checked_text(raw: object, what: str) -> str:
    """A template's text.

    Raises:
        TemplateError: when it is no text, or names a field that does not exist.
    """
    if not isinstance(raw, str) or not raw.strip():
        raise TemplateError(f"{what} is {raw!r}: use some text")
    for field in _FIELD.findall(raw):
        if field not in FIELDS:
            raise TemplateError(
                f"{what} has {{{field}}}, which isn't a field. Use "
                + ", ".join(f"{{{each}}}" for each in FIELDS)
            )
    return raw.strip()


def checked_task(raw: object) -> TaskTemplate:
    """A task template; raises `TemplateError`."""
    table = {"name": raw} if isinstance(raw, str) else raw
    if not isinstance(table, Mapping):
        raise TemplateError('task: write task = { name = "Call {first_name}", due = "fri 9am" }')
    for key in table:
        if key not in _TASK_KEYS:
            raise TemplateError(f"task has {key!r}. It takes {', '.join(sorted(_TASK_KEYS))}")
    priority = str(table.get("priority", Priority.MEDIUM.value)).upper()
    if priority not in set(Priority):
        raise TemplateError(f"task.priority is {table['priority']!r}: use low, medium or high")
    due = str(table.get("due", ""))
    if due:
        try:
            read(due, EARLY)
        except WhenError as error:
            raise TemplateError(f"task.due: {error}") from None
    description = table.get("description", "")
    return TaskTemplate(
        name=checked_text(table.get("name"), "task.name"),
        description=checked_text(description, "task.description") if description else "",
        priority=Priority(priority),
        due=due,
    )


def filled_in(template: str, lead_map: LeadMap, category: str) -> str:
    """The text with the lead's own words; a field that is not known is left empty."""
    name = str(lead_map.name)
    values = {
        "name": name or lead_map.email,
        "first_name": name.split(maxsplit=1)[0] if name else lead_map.email.partition("@")[0],
        "company": lead_map.company,
        "email": lead_map.email,
        "campaign": lead_map.campaign_name,
        "subject": lead_map.subject,
        "category": category,
    }
    return _FIELD.sub(lambda found: values.get(found[1], ""), template)
