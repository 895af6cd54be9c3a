"""Where the words of task and note forms are kept, and how they come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from triage_tui.commands.questions import KeptForm
from triage_tui.inbox.actions import AddNote, CreateTask
from triage_tui.inbox.dates.ages import age
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, number, own

if TYPE_CHECKING:
    from triage_tui.session.session import Session
    from triage_tui.sync.storage.drafts import Draft, DraftSlot

MARKED = "marked"
"""In place of a lead map's id: the form is about the marked ones."""
MOST = 3
"""Forms named at the start; the others are counted."""
KINDS = {"task": own("a task for"), "note": own("a note on")}
HIDDEN = own("Your draft is hidden while names are masked.")


def task_form(about: LeadMapId | None, variant: str = "") -> str:
    """What the form of a task is kept under; `None` for the marked lead maps."""
    return _name("task", about, variant)


def note_form(about: LeadMapId | None, variant: str = "") -> str:
    """What the form of a note is kept under; `None` for the marked lead maps."""
    return _name("note", about, variant)


def form_of(paper: CreateTask | AddNote, variant: str = "") -> str:
    """What the form of this task or note is kept under."""
    name = note_form if isinstance(paper, AddNote) else task_form
    return name(paper.lead_map_id, variant)


def _name(kind: str, about: LeadMapId | None, variant: str) -> str:
    target = MARKED if about is None else str(int(about))
    return f"{kind} {target} {variant}".rstrip()


def held(slot: DraftSlot | None) -> Callable[[], object] | None:
    """Keep the words of a form that was handed over, until what this returns is called."""
    if slot is None:
        return None
    slot.is_held = True
    return slot.forget


def attach_draft(session: Session, name: str, *, is_masked: bool) -> KeptForm:
    """Where a form keeps its words, with what was typed when it was open the last time.

    While names are masked nothing is brought back, and what was kept is not touched.
    """
    drafts = session.drafts()
    slot, note = drafts.slot(name, is_new=is_masked), NOTHING
    if slot.before is not None:
        ago = age(session.clock.wall() - slot.before.kept_wall)
        when = own("a moment ago") if ago == "now" else fill("{} ago", ago)
        note = fill("Draft from {}: not sent yet.", when)
    elif is_masked and any(draft.form == name for draft in drafts.unfinished()):
        note = HIDDEN
    return KeptForm(slot, note)


def unfinished_words(drafts: Iterable[Draft], whom: Callable[[LeadMapId], SafeText]) -> SafeText:
    """Which forms of single lead maps wait to be opened again; empty when none does."""
    parts = []
    for draft in drafts:
        kind, _, target = draft.form.partition(" ")
        if kind in KINDS and target.isdecimal():
            parts.append(fill("{} {}", KINDS[kind], whom(LeadMapId(int(target)))))
    more = fill(" and {} more", number(len(parts) - MOST)) if len(parts) > MOST else NOTHING
    return fill("{}{}", joined(", ", parts[:MOST]), more) if parts else NOTHING
