"""What a question promises of undo: all of it, or what only until it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from triage_tui.inbox.actions import Action, AddNote, Assign, CreateTask
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, joined, own

FIRST, TASKS, NOTES = own("first assignments"), own("tasks"), own("notes")
"""What Smartlead has no way to remove."""


def undo_promise(
    undo: SafeText, actions: Iterable[Action], shown: Callable[[LeadMapId], LeadMap | None]
) -> SafeText:
    """What the key `undo` will do to these actions; `shown` gives a lead map as it is now."""
    final = set(_final(actions, shown))
    if not final:
        return fill("{} undoes everything.", undo)
    named = joined(" and ", [each for each in (FIRST, TASKS, NOTES) if each in final])
    return fill("{} undoes everything; {} only until they're sent.", undo, named)


def _final(
    actions: Iterable[Action], shown: Callable[[LeadMapId], LeadMap | None]
) -> Iterator[SafeText]:
    for action in actions:
        if isinstance(action, CreateTask):
            yield TASKS
        elif isinstance(action, AddNote):
            yield NOTES
        elif isinstance(action, Assign):
            row = shown(action.lead_map_id)
            if row is None or row.assignee is None:
                yield FIRST
