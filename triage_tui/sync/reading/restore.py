"""What was kept, back on the screen: the first view's first screen at once, the rest in slices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triage_tui.inbox.actions import Setting
from triage_tui.inbox.events import CategoriesRead, MembersRead, RowsRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.views.views import View
from triage_tui.sync.storage.cache import Cache, CachedView
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

FIRST: Final = 60
"""Rows restored before the first paint: more than any screen shows."""
SLICE: Final = 120
"""Rows of one slice: under 8 ms of the loop, in an inbox of 100,000 too."""
REST: Final = 0.002
"""Seconds between two slices."""
KEPT: Final = "kept"
"""The listing of rows that only local marks refer to."""


class Restorer:
    """Feeds a store from a cache; what is read meanwhile always wins."""

    def __init__(self, cache: Cache, store: Store, clock: Clock) -> None:
        self._cache = cache
        self._store = store
        self._clock = clock
        self.known: Mapping[str, CachedView] = {}
        """The views that were kept, by the name of their listing."""
        self._since: Mapping[LeadMapId, tuple[Setting, ...]] = {}
        """What the server confirmed since the rows were kept."""

    def first(self, view: View) -> bool:
        """Restore what the first paint needs; False when nothing of the view was kept."""
        self.known = self._cache.views()
        self._since = self._confirmed_since_kept()
        categories, members = self._cache.categories(), self._cache.members()
        if categories:
            self._store.dispatch(CategoriesRead(categories))
        if members:
            self._store.dispatch(MembersRead(members))
        if view.source not in self.known:
            return False
        rows = next(self._cache.rows(view.source, size=FIRST), [])
        self._tell(view.source, rows, is_first=True)
        return True

    async def rest(self, view: View) -> None:
        """Restore everything else, in slices: the view in front first."""
        for name in sorted(self.known, key=lambda each: each != view.source):
            for rows in self._cache.rows(name, size=SLICE):
                if self._is_overtaken(name):
                    break
                self._tell(name, rows)
                await self._clock.sleep(REST)
            if not self._is_overtaken(name):
                self._tell(name, [], is_last=self.known[name].is_complete)
        self._restore_marked()

    def _is_overtaken(self, name: str) -> bool:
        """True once the view was read to its end: what is kept says nothing new then."""
        listing = self._store.state.listings.get(name)
        return listing is not None and listing.ended > 0

    def _restore_marked(self) -> None:
        """The rows that are done or snoozed here, and in no view that was kept."""
        state = self._store.state
        rows = self._cache.lead_maps(
            [each for each in state.local_statuses if each not in state.base]
        )
        if rows:
            self._tell(KEPT, rows, is_first=True, is_last=True)

    def _tell(
        self, name: str, rows: list[LeadMap], *, is_first: bool = False, is_last: bool = False
    ) -> None:
        rows = [self._current(row) for row in rows]
        self._store.dispatch(RowsRead(name, rows, 0.0, is_first=is_first, is_last=is_last))

    def _confirmed_since_kept(self) -> Mapping[LeadMapId, tuple[Setting, ...]]:
        """What the last run may have died before keeping: the journal is always ahead of the cache.

        Rows are kept in the order in which they change. So whatever was confirmed before the newest
        kept read began is in them, and what was confirmed later may be missing.
        """
        now = self._clock.wall()
        read = [each.read_wall for each in self.known.values() if each.read_wall <= now]
        return self._store.confirmed_since(max(read)) if read else {}

    def _current(self, row: LeadMap) -> LeadMap:
        for action in self._since.get(row.lead_map_id, ()):
            row = action.apply(row)
        return row
