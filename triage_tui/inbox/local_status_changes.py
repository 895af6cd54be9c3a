"""What putting lead maps aside changes, and what taking that back changes."""

from __future__ import annotations

from collections.abc import Iterable

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalStatus, StatusChange, StatusUntil
from triage_tui.inbox.state import InboxState


def set_aside(
    state: InboxState,
    lead_map_ids: Iterable[LeadMapId],
    kind: LocalStatus | None,
    *,
    wall: float,
    until: float | None,
) -> tuple[StatusChange, ...]:
    """What marking these lead maps changes; `None` for the kind brings them back."""
    changes = []
    for each in lead_map_ids:
        before, row = state.local_statuses.get(each), state.base.get(each)
        after = None
        if kind is not None:
            reply_at = row.last_reply_at if row is not None else None
            after = StatusUntil(each, kind, wall, until, reply_at)
        if before is not None or after is not None:
            changes.append(StatusChange(each, before, after))
    return tuple(changes)


def taken_back(state: InboxState, changes: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """The changes the other way round, where nothing has changed since."""
    return tuple(
        StatusChange(each.lead_map_id, each.after, each.before)
        for each in reversed(tuple(changes))
        if state.local_statuses.get(each.lead_map_id) == each.after
    )
