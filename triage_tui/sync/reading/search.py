"""Asks the server for rows that match a few words: what is not loaded is found there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.inbox.events import MembersRead, RowsRead
from triage_tui.inbox.filter.query import SEARCH_LIMIT
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway import gateway
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.paging import PAGE
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead

MOST_PAGES = 3
"""Requests a search may cost: sixty rows tell a person to type another letter."""


class Searcher:
    """Searches a view on the server; the rows it finds join the view's listing."""

    def __init__(self, connect: Callable[[], Smartlead], store: Store, clock: Clock) -> None:
        self._connect = connect
        self._store = store
        self._clock = clock

    async def search(self, view: View, words: str) -> tuple[LeadMapId, ...]:
        """The lead maps of `view` that the server finds for `words`, by `filters.search`.

        Raises:
            ReadError: with a sentence, when it could not be asked.
        """
        found: dict[LeadMapId, None] = {}
        for page_number in range(MOST_PAGES):
            started_at = self._clock.monotonic()
            with gateway.explained(ReadError):
                page = await self._connect().list_lead_maps(
                    view.endpoint,
                    offset=page_number * PAGE,
                    limit=PAGE,
                    sort_by=view.server_sort,
                    filters={**view.filters, "search": words[:SEARCH_LIMIT]},
                )
            rows = [gateway.lead_map_from(row, as_of=started_at) for row in page.rows]
            members = gateway.members_in(page.rows)
            if members:
                self._store.dispatch(MembersRead(members))
            self._store.dispatch(
                RowsRead(view.source, rows, started_at, is_first=False, is_last=False)
            )
            found.update((row.lead_map_id, None) for row in rows)
            if page.is_last or not rows:
                break
        return tuple(found)
