"""Which lead maps a view lists, as far as it was read."""

from __future__ import annotations

from dataclasses import field

from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.layered import Layered
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.late_dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The lead maps of one view. Their order is the view's own: see `inbox.queue`."""

    name: str
    members: Layered[LeadMapId, float] = field(default_factory=Layered)
    """Each with the start of the newest read that listed it, monotonic; 0.0 out of the cache."""
    is_complete: bool = False
    """True once a read-through came to the end of the view; later polls of its head leave it so."""
    as_of: float = 0.0
    """When the newest read-through started, on the monotonic clock; 0.0 while none has."""
    unreadable: int = 0
    """Rows of that read-through that could not be read."""
    ended: float = 0.0
    """When the newest read-through that came to the end had started; 0.0 while none has."""
    gone: tuple[LeadMapId, ...] = ()
    """What the last page took out of the listing."""

    @property
    def ids(self) -> tuple[LeadMapId, ...]:
        """The lead maps in the order they were first listed; a walk over all of them."""
        return tuple(self.members)


def with_page(known: Listing | None, page: RowsRead) -> Listing:
    """The listing after `page`; costs the page alone, wherever it stands.

    What is known stays until a read-through reaches its end: one that is given up half-way, or
    that only looks at the head, takes nothing away.
    """
    known = known or Listing(page.listing)
    members = known.members
    if not page.is_cached:
        members = members.with_items({row.lead_map_id: page.started_at for row in page.rows})
    elif not known.ended:  # what was read since knows better
        new = {row.lead_map_id: 0.0 for row in page.rows if row.lead_map_id not in members}
        members = members.with_items(new)
    as_of = page.started_at if page.is_first else known.as_of
    since = as_of if page.since is None else page.since
    gone: tuple[LeadMapId, ...] = ()
    if page.is_last and not page.is_cached:
        gone = tuple(each for each, seen_at in members.items() if seen_at < since)
        members = members.without(gone) if gone else members
    return Listing(
        page.listing,
        members,
        is_complete=page.is_last or known.is_complete,
        as_of=as_of if not page.is_cached else known.as_of,
        unreadable=page.unreadable + (0 if page.is_first else known.unreadable),
        ended=since if page.is_last and not page.is_cached else known.ended,
        gone=gone,
    )
