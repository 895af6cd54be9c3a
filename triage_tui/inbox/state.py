"""The inbox as one value: the server's last word, and what was said since.

`base` is what was read, `settled` what the server confirmed but no read started since has shown,
`entries` what it has not confirmed. What is drawn is `base` folded through `settled`, then through
the open entries. Two rules keep it right whatever order answers come in: a settled entry is
dropped only by a read that *started after* its confirmation, and a row is ignored for a lead map
already read later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.events import Pause, PauseKind
from triage_tui.inbox.lead_map import (
    Category,
    CategoryId,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
)
from triage_tui.inbox.listing import Listing
from triage_tui.inbox.local_status import StatusUntil
from triage_tui.inbox.rows.packed_rows import Rows
from triage_tui.inbox.same_person import Siblings

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
