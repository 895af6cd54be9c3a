"""The inbox as one value: the server's last word, and what was said since.

`base` is what was read, `settled` what the server confirmed but no read started since has shown,
`entries` what it has not confirmed. What is drawn is `base` folded through `settled`, then through
the open entries. Two rules keep it right whatever order answers come in: a settled entry is
dropped only by a read that *started after* its confirmation, and a row is ignored for a lead map
already read later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from msgspec import Struct, field, structs

from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.coalesce import move_befores
from triage_tui.inbox.events import (
    CategoriesRead,
    Event,
    LeadMapRead,
    LeadMapsRead,
    Marked,
    MembersRead,
    Moved,
    Pause,
    Paused,
    PauseKind,
    PreviewRead,
    RowsRead,
    Submitted,
)
from triage_tui.inbox.folding import fold, refolded, unsettle, with_entries
from triage_tui.inbox.lead_map import (
    Category,
    CategoryId,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
)
from triage_tui.inbox.listing import Listing, with_page
from triage_tui.inbox.local_status import StatusChange, StatusUntil
from triage_tui.inbox.merge_reads import keeping, merged_members
from triage_tui.inbox.rows.packed_rows import Rows
from triage_tui.inbox.same_person import Siblings

__all__ = [
    "CategoriesRead",
    "Event",
    "InboxState",
    "LeadMapRead",
    "LeadMapsRead",
    "Listing",
    "Marked",
    "MembersRead",
    "Moved",
    "Pause",
    "PauseKind",
    "Paused",
    "PreviewRead",
    "RowsRead",
    "Submitted",
    "reduce",
]

Ids = Mapping[LeadMapId, tuple[ActionId, ...]]


class InboxState(Struct, frozen=True, eq=False, gc=False):
    """Everything the screens draw; replaced, never changed. Made by `reduce` alone."""

    base: Rows = field(default_factory=Rows)
    entries: Mapping[ActionId, Entry] = field(default_factory=dict)
    """Open ones, and refused ones until they are dismissed."""
    settled: Mapping[ActionId, Entry] = field(default_factory=dict)
    listings: Mapping[str, Listing] = field(default_factory=dict)
    categories: Mapping[CategoryId, Category] = field(default_factory=dict)
    members: Mapping[MemberId, Member] = field(default_factory=dict)
    pause: Pause | None = None
    """Why nothing is sent at the moment, or `None`."""
    queued: int = 0
    """Decisions that wait or are on their way; so are the next three counted."""
    checking: int = 0
    asking: int = 0
    refused: int = 0
    entry_ids: Ids = field(default_factory=dict)
    """By lead map, oldest first: the keys of `entries`."""
    settled_ids: Ids = field(default_factory=dict)
    folded: Mapping[LeadMapId, LeadMap] = field(default_factory=dict)
    """The lead maps that differ from `base`, as they are shown."""
    local_statuses: Mapping[LeadMapId, StatusUntil] = field(default_factory=dict)
    """What is done or snoozed on this machine; a newer reply ends it."""
    people: Siblings = field(default_factory=Siblings)

    @property
    def needs_key(self) -> bool:
        """True while everything waits for another API key."""
        return self.pause is not None and self.pause.kind is PauseKind.KEY

    def lead_map(self, lead_map_id: LeadMapId) -> LeadMap | None:
        """The lead map as it is drawn, or `None` when it was never read."""
        return self.folded.get(lead_map_id) or self.base.get(lead_map_id)

    def lead_maps_of(self, lead_map_ids: Iterable[LeadMapId]) -> Iterator[LeadMap]:
        """Those of them that were read, as they are drawn, in no order: for many rows."""
        folded = self.folded
        for row in self.base.some(lead_map_ids):
            yield folded.get(row.lead_map_id, row) if folded else row

    def confirmed(self, lead_map_id: LeadMapId) -> LeadMap | None:
        """The lead map as the server has it, as far as it told us; `None` when never read."""
        row = self.base.get(lead_map_id)
        if row is None:
            return None
        return fold(row, self.settled, self.settled_ids.get(lead_map_id, ()))

    def siblings_of(self, lead_map_id: LeadMapId) -> tuple[LeadMapId, ...]:
        """The same person's lead maps in other campaigns, as far as they were read."""
        row = self.base.get(lead_map_id)
        return self.people.of(row) if row is not None else ()

    def entries_of(self, lead_map_id: LeadMapId) -> tuple[Entry, ...]:
        """Its open and refused entries, oldest first."""
        return tuple(self.entries[each] for each in self.entry_ids.get(lead_map_id, ()))


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
