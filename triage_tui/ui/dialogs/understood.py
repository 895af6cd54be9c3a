"""What a form says back of a time that was typed into it."""

from __future__ import annotations

from triage_tui.inbox.dates.ages import stamp
from triage_tui.inbox.dates.due import When
from triage_tui.inbox.dates.time_zone import time_zone
from triage_tui.inbox.safe_text import SafeText, fill, line
from triage_tui.ui.widgets.content import Part


def stamp_of(when: When) -> SafeText:
    """The moment in full, on the wall clock of this machine."""
    return stamp(when.at.timestamp(), zone=time_zone().zone)


def notes_on(when: When) -> list[Part]:
    """Below it: what was chosen where the words left a choice, and a zone that is not yours."""
    notes: list[Part] = []
    if when.note:
        notes.append((fill("\n{}", line(when.note)), "$text-muted"))
    if problem := time_zone().problem:
        notes.append((fill("\n{}", line(problem)), "$text-warning"))
    return notes
