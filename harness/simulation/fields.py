"""Fields of lead maps: what the screen shows, the server has and the keys wanted."""

from __future__ import annotations

from collections.abc import Iterable

from harness.simulation.bench import Bench
from triage_tui.inbox.actions import Entry, Kind, Status, Value
from triage_tui.inbox.lead_map import LeadMap, LeadMapId

Field = tuple[LeadMapId, Kind]
KINDS = (Kind.CATEGORY, Kind.READ, Kind.ASSIGN)


def value_in(row: LeadMap, kind: Kind) -> Value:
    """The value of a field in a row."""
    match kind:
        case Kind.CATEGORY:
            return row.category_id
        case Kind.READ:
            return row.is_read
        case _:
            return row.assignee


def shown_fields(bench: Bench) -> dict[Field, Value]:
    """Every field as the screen shows it."""
    return {(each, kind): value_in(bench.shown(each), kind) for each in bench.ids for kind in KINDS}


def last_word(entries: Iterable[Entry], field: Field) -> Entry | None:
    """The last action on a field that the server answered."""
    answered = {Status.DONE, Status.REFUSED}
    mine = [
        entry
        for entry in entries
        if (entry.lead_map_id, entry.kind) == field and entry.status in answered
    ]
    return mine[-1] if mine else None
