"""Actions over a row: how a lead map is shown for what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.lead_map import LeadMap


def fold(
    row: LeadMap,
    entries: Mapping[ActionId, Entry],
    ids: Iterable[ActionId],
    wanted: Callable[[Entry], bool] = lambda _entry: True,
) -> LeadMap:
    """A row as it is shown once these of the entries are laid over it, in this order."""
    for each in ids:
        if wanted(entries[each]):
            row = entries[each].action.apply(row)
    return row
