"""What a form says back of a time that was typed into it."""

from __future__ import annotations

from datetime import datetime

from triage_tui.inbox.dates.ages import NEAR
from triage_tui.inbox.dates.due import When
from triage_tui.inbox.dates.formats import whole
from triage_tui.inbox.dates.time_zone import time_zone
from triage_tui.inbox.safe_text import SafeText, fill, line
from triage_tui.ui.widgets.content import Part


def stamp_of(when: When, now: datetime) -> SafeText:
    """The moment on the wall clock of this machine; with its year when it is far away."""
    at = when.at.astimezone(time_zone().zone)
    return line(whole(at, has_year=abs(at.date() - now.date()) >= NEAR))


def notes_on(when: When) -> list[Part]:
    """Below it: what was chosen where the words left a choice, and a zone that is not yours."""
    notes: list[Part] = []
    if when.note:
        notes.append((fill("\n{}", line(when.note)), "$text-muted"))
    if problem := time_zone().problem:
        notes.append((fill("\n{}", line(problem)), "$text-warning"))
    return notes
