"""The forms in plain lines: field by field, with what stands in them as the answer to Enter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from triage_tui.commands.questions import (
    NOTE_LIMIT,
    TASK_NAME_LIMIT,
    NoteDraft,
    Snooze,
    TaskDraft,
    TaskMade,
)
from triage_tui.inbox.actions import Priority
from triage_tui.inbox.dates.due import WhenError, read
from triage_tui.inbox.safe_text import block, line, whole_block

if TYPE_CHECKING:
    from triage_tui.cli.line_talk import Talk
    from triage_tui.commands.questions import KeptForm
    from triage_tui.sync.storage.drafts import Words

NOTHING_TYPED = "-"
"""Takes away what stands in a field."""


async def asked_task(
    talk: Talk, lead: str, draft: TaskDraft, now: datetime, kept: KeptForm
) -> TaskMade | None:
    """A task: its name and when it is due; `None` when there is to be none."""
    words = _before(talk, lead, draft.error, kept)
    description = words.get("description", draft.description)
    priority = words.get("priority", draft.priority.value)
    name = await _asked(talk, "Task", words.get("name", draft.name))
    if name is None or not line(name):
        _left(talk, "No task.", kept)
        return None
    if len(name) > TASK_NAME_LIMIT:
        most = f"A task's name has {TASK_NAME_LIMIT} characters at most, this one {len(name)}."
        talk.say(f"{most} No task.")
        return None
    default = words.get("due", draft.due)
    typed = await talk.ask(f"Due ({default}): ") or default
    stands = {"name": name, "description": description, "priority": priority, "due": default}
    _keep(kept, stands)
    if talk.is_over:  # a line that broke off is no word for what was typed before it
        return None
    try:
        due = read(typed, now)
    except WhenError as error:
        talk.say(f"{error} No task.")
        return None
    _keep(kept, {**stands, "due": typed})
    if due.note:
        talk.say(f"{due.note}.")
    return TaskMade(
        name=line(name, limit=TASK_NAME_LIMIT),
        description=whole_block(description),
        priority=next((each for each in Priority if each.value == priority), draft.priority),
        due_at=due.at.timestamp(),
    )


async def asked_note(talk: Talk, lead: str, draft: NoteDraft, kept: KeptForm) -> str | None:
    """A note in one line; what is longer than a note may be is said, and asked for again."""
    words = _before(talk, lead, draft.error, kept)
    before = words.get("note", draft.note)
    if before:
        talk.say(block(before))
    while True:
        note = await _asked(talk, "Note", before, shown="as above")
        if note is None or not note.strip():
            _left(talk, "No note.", kept)
            return None
        if len(note) <= NOTE_LIMIT:
            _keep(kept, {"note": note})
            return whole_block(note).strip()
        talk.say(
            f"A note has {NOTE_LIMIT:,} characters at most, this one {len(note):,}: shorten it."
        )


async def asked_snooze(talk: Talk, lead: str, now: datetime, usual: str) -> Snooze | None:
    """Until when; a word for a new reply alone, and a dash to cancel."""
    typed = await talk.ask(
        f"Snooze {lead} until ({usual}; “reply”: until they reply; - to cancel): "
    )
    if typed is None or typed == NOTHING_TYPED:
        return None
    if typed.casefold() == "reply":
        return Snooze(None)
    try:
        until = read(typed or usual, now)
    except WhenError as error:
        talk.say(f"{error} Not snoozed.")
        return None
    return Snooze(until.at.timestamp())


async def _asked(talk: Talk, what: str, before: str, *, shown: str = "") -> str | None:
    """What is typed, `before` for an empty line, and nothing for a dash."""
    if not before:
        return await talk.ask(f"{what}: ")
    typed = await talk.ask(f"{what} ({shown or line(before)}; {NOTHING_TYPED} to cancel): ")
    return {"": before, NOTHING_TYPED: ""}.get(typed, typed) if typed is not None else None


def _before(talk: Talk, lead: str, error: str, kept: KeptForm) -> Words:
    """Why the form is back, and the words that were kept for it."""
    for said in (error, kept.note):
        if said:
            talk.say(f"{lead}: {said}")
    slot = kept.slot
    return slot.before.words if slot is not None and slot.before is not None else {}


def _keep(kept: KeptForm, words: Words) -> None:
    if kept.slot is not None:
        kept.slot.keep(words)


def _left(talk: Talk, words: str, kept: KeptForm) -> None:
    """Nothing is to be made; at the end of the input what was kept stays kept."""
    if not talk.is_over:
        talk.say(words)
        if kept.slot is not None:
            kept.slot.forget()
