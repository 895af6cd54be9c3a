"""What putting lead maps aside changes, and what taking that back changes."""

from __future__ import annotations

from collections.abc import Iterable

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalMark, MarkChange, MarkKind
from triage_tui.inbox.state import InboxState


def set_aside(
    state: InboxState,
    lead_map_ids: Iterable[LeadMapId],
    kind: MarkKind | None,
    *,
    wall: float,
    until: float | None,
) -> tuple[MarkChange, ...]:
    """What marking these lead maps changes; `None` for the kind brings them back."""
    changes = []
    for each in lead_map_ids:
        before, row = state.marks.get(each), state.base.get(each)
        after = None
        if kind is not None:
            reply_at = row.last_reply_at if row is not None else None
            after = LocalMark(each, kind, wall, until, reply_at)
        if before is not None or after is not None:
            changes.append(MarkChange(each, before, after))
    return tuple(changes)


def taken_back(state: InboxState, changes: Iterable[MarkChange]) -> tuple[MarkChange, ...]:
    """The changes the other way round, where nothing has changed since."""
    return tuple(
        MarkChange(each.lead_map_id, each.after, each.before)
        for each in reversed(tuple(changes))
        if state.marks.get(each.lead_map_id) == each.after
    )
