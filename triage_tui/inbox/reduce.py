"""The state after an event: the one place where the inbox changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from msgspec import structs

from triage_tui.inbox.actions import Entry
from triage_tui.inbox.coalesce import move_befores
from triage_tui.inbox.events import (
    CategoriesRead,
    Event,
    LeadMapRead,
    LeadMapsRead,
    Marked,
    MembersRead,
    Moved,
    Paused,
    PreviewRead,
    RowsRead,
    Submitted,
)
from triage_tui.inbox.folding import refolded, unsettle, with_entries
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.listing import with_page
from triage_tui.inbox.local_status import StatusChange, StatusUntil
from triage_tui.inbox.merge_reads import keeping, merged_members
from triage_tui.inbox.state import InboxState, fold


def reduce(state: InboxState, event: Event) -> InboxState:  # noqa: PLR0911  # one a kind of event
    """The state after `event`."""
    match event:
        case RowsRead():
            read = _with_rows(state, event.rows)
            listing = with_page(state.listings.get(event.listing), event)
            return structs.replace(read, listings={**state.listings, event.listing: listing})
        case LeadMapRead():
            return _with_rows(state, (event.row,))
        case LeadMapsRead():
            return _with_rows(state, event.rows)
        case PreviewRead():
            return _with_preview(state, event)
        case Submitted() | Moved():
            return with_entries(state, event.entries)
        case Marked():
            return _with_marks(state, event.changes)
        case CategoriesRead():
            return structs.replace(
                state, categories={each.category_id: each for each in event.categories}
            )
        case MembersRead():
            return structs.replace(state, members=merged_members(state.members, event.members))
        case Paused():
            return structs.replace(state, pause=event.pause)
        case _:
            assert_never(event)


def _with_rows(state: InboxState, rows: Iterable[LeadMap]) -> InboxState:
    """Take in rows read, unless their lead maps were read later already."""
    taken: dict[LeadMapId, LeadMap] = {}
    fresh: list[LeadMapId] = []
    new: list[LeadMap] = []
    for row in rows:
        known = taken.get(row.lead_map_id) or state.base.get(row.lead_map_id)
        if known is None or known.as_of <= row.as_of:
            taken[row.lead_map_id] = row if known is None else keeping(known, row)
            fresh.append(row.lead_map_id)
        if known is None:
            new.append(row)
    base = state.base.with_items(taken)
    if new:
        state = structs.replace(state, people=state.people.with_new(new))
    if state.local_statuses:
        marked = [base[each] for each in fresh if each in state.local_statuses]
        if ended := tuple(_ended(state.local_statuses, marked)):
            state = _with_marks(state, ended)
    overlaid = [each for each in fresh if each in state.settled_ids or each in state.entry_ids]
    if not overlaid:
        return structs.replace(state, base=base)
    settled, settled_ids = dict(state.settled), dict(state.settled_ids)
    for lead_map_id in overlaid:
        unsettle(settled, settled_ids, base[lead_map_id])
    read = structs.replace(state, base=base, settled=settled, settled_ids=settled_ids)
    moved: list[Entry] = []
    for lead_map_id in overlaid:
        entries = read.entries_of(lead_map_id)
        confirmed = fold(base[lead_map_id], settled, settled_ids.get(lead_map_id, ()))
        moved.extend(move_befores(entries, confirmed))
    return refolded(with_entries(read, moved) if moved else read, overlaid)


def _with_marks(state: InboxState, changes: Iterable[StatusChange]) -> InboxState:
    marks = dict(state.local_statuses)
    for change in changes:
        if change.after is None:
            marks.pop(change.lead_map_id, None)
        else:
            marks[change.lead_map_id] = change.after
    return structs.replace(state, local_statuses=marks)


def _ended(
    marks: Mapping[LeadMapId, StatusUntil], rows: Iterable[LeadMap]
) -> Iterable[StatusChange]:
    """The marks that a newer reply ends."""
    for row in rows:
        mark = marks[row.lead_map_id]
        if mark.is_ended_by(row):
            yield StatusChange(row.lead_map_id, mark, None)


def _with_preview(state: InboxState, event: PreviewRead) -> InboxState:
    known = state.base.get(event.lead_map_id)
    if known is None:
        return state
    row = structs.replace(
        known,
        subject=event.subject or known.subject,
        preview=event.preview,
        reply_facts=event.reply.facts,
        back_on=event.reply.back_on,
    )
    if _words_of(row) == _words_of(known):
        return state
    return refolded(
        structs.replace(state, base=state.base.with_items({event.lead_map_id: row})),
        [event.lead_map_id],
    )


def _words_of(row: LeadMap) -> tuple[object, ...]:
    return row.subject, row.preview, row.reply_facts, row.back_on
