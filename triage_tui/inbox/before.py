"""What a refresh does to actions that are still open: it moves the value before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from triage_tui.inbox.actions import Assign, Entry, Kind, Status, is_setting, target, value_of
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import own

SOMEONE_ASSIGNED: Final = own("Someone else assigned it meanwhile. Assign it all the same?")


def move_befores(entries: Sequence[Entry], confirmed: LeadMap) -> Iterator[Entry]:
    """The entries that change because the server's side now reads `confirmed`.

    Only the first open action of a field stands on the server's value; a successor stands on the
    action before it. A value that a request of ours may have set is ours, not someone else's. A
    third value is said on the row; for an assignment not yet on its way it is a question.
    """
    seen: set[Kind] = set()
    for entry in entries:
        if not (is_setting(entry.action) and entry.status.is_open) or entry.kind in seen:
            continue
        seen.add(entry.kind)
        value, wanted = value_of(entry.action, confirmed), target(entry.action)
        if value == entry.before or value in entry.sent_targets:
            continue
        if value == wanted:
            yield structs.replace(entry, before=value, changed_by_other=False)
        elif isinstance(entry.action, Assign) and entry.status.is_unsent:
            yield structs.replace(
                entry,
                before=value,
                changed_by_other=True,
                status=Status.ASK,
                reason=SOMEONE_ASSIGNED,
                next_try_at=None,
            )
        else:
            yield structs.replace(entry, before=value, changed_by_other=True)
