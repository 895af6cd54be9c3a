"""Which lead maps a view lists, as far as it was read."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.rows.id_map import IdMap

HEAD: Final = 100


class Listing(Struct, frozen=True, eq=False, gc=False):
    """The lead maps of one view. Their order is the view's own: see `inbox.queue`."""

    name: str
    members: IdMap[LeadMapId, float] = field(default_factory=lambda: IdMap("d"))
    """Each with the start of the newest read that listed it, monotonic; 0.0 out of the cache."""
    head: tuple[LeadMapId, ...] = ()
    """Those that were listed first, up to a hundred of them."""
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
        gone = members.below(since)
        members = members.without(gone) if gone else members
    head = known.head
    if len(head) < HEAD:
        listed = (row.lead_map_id for row in page.rows if row.lead_map_id in members)
        head = tuple(dict.fromkeys((*head, *listed)))[:HEAD]
    return Listing(
        page.listing,
        members,
        head,
        is_complete=page.is_last or known.is_complete,
        as_of=as_of if not page.is_cached else known.as_of,
        unreadable=page.unreadable + (0 if page.is_first else known.unreadable),
        ended=since if page.is_last and not page.is_cached else known.ended,
        gone=gone,
    )
