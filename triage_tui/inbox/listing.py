"""Which lead maps a view lists, as far as it was read."""

from __future__ import annotations

from collections.abc import Collection

from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.late_dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The ids of one view, in the server's order."""

    name: str
    ids: tuple[LeadMapId, ...]
    is_complete: bool
    """True once a read-through came to the end of the view; later polls of its head leave it so."""
    as_of: float
    """When the newest read-through started, on the monotonic clock."""
    unreadable: int
    """Rows of that read-through that could not be read."""
    fresh: int = 0
    """How many ids at the front this read-through brought; the others are older."""
    members: Collection[LeadMapId] = ()
    """The ids again, for quick look-ups."""


def with_page(known: Listing | None, page: RowsRead) -> Listing:
    """The listing after `page`: what it brought first, then what was known and not seen again.

    What is known stays until a read-through reaches its end: one that is given up half-way, or
    that only looks at the head, takes nothing away.
    """
    if known is None:
        known = Listing(page.listing, (), is_complete=False, as_of=page.started_at, unreadable=0)
    fresh = 0 if page.is_first else known.fresh
    brought = dict.fromkeys(row.lead_map_id for row in page.rows)
    rest = known.ids[fresh:]
    older = tuple(each for each in rest if each not in brought)
    seen_before = brought.keys() & set(rest) if len(older) < len(rest) else set[LeadMapId]()
    added = [each for each in brought if each in seen_before or each not in known.members]
    read = (*known.ids[:fresh], *added)
    ids = read if page.is_last else (*read, *older)
    if page.is_last and older:
        members = dict.fromkeys(ids)
    else:
        members = dict.fromkeys(known.members)
        members.update(brought)
    return Listing(
        page.listing,
        ids,
        is_complete=page.is_last or known.is_complete,
        as_of=page.started_at if page.is_first else known.as_of,
        unreadable=page.unreadable + (0 if page.is_first else known.unreadable),
        fresh=len(read),
        members=members,
    )
