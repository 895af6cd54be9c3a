"""A filter at work on a view: which rows it leaves, kept up as letters and changes come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from triage_tui.inbox.filter.match import NO_IDS, Background, Haystack, matches, matching
from triage_tui.inbox.filter.query import Query, narrows, parse
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.views.views import is_lingering


class LiveFilter:
    """The filter of one view. While it is empty every row is left, and nothing is computed."""

    def __init__(self, haystack: Haystack) -> None:
        self._haystack = haystack
        self._left: set[LeadMapId] | None = set()
        """Made from the rows when somebody asks: typing does without it."""
        self._rows: tuple[LeadMapId, ...] | None = None
        """What is left, in order; `None` when that may have changed."""
        self.text = ""
        """As it was typed."""
        self.query = Query()
        self.found: dict[str, set[LeadMapId]] = {}
        """What the server named, by the search it was asked."""

    def __bool__(self) -> bool:
        return bool(self.query)

    def __contains__(self, lead_map_id: LeadMapId) -> bool:
        return not self.query or lead_map_id in self._ids()

    @property
    def named(self) -> AbstractSet[LeadMapId]:
        """What the server named for the filter as it is."""
        return self.found.get(self.query.search, NO_IDS) if self.found else NO_IDS

    def type(self, text: str, order: Sequence[LeadMapId], seen: Background) -> None:
        """Take another text; looks only at what was left where a longer one cannot leave more.

        The texts of `order` must have been made.
        """
        old, query = self.query, parse(text)
        self.text, self.query = text, query
        if query.terms == old.terms and self._rows is not None:
            return
        among = order
        if old and self._rows is not None and not self.named and narrows(old, query):
            among = self._rows
        self._narrow(among, seen)

    def again(self, order: Sequence[LeadMapId], seen: Background) -> None:
        """Look at every row anew: the view, its rows or the names they refer to changed."""
        self._narrow(order, seen)

    def _narrow(self, among: Sequence[LeadMapId], seen: Background) -> None:
        if self.query:
            self._rows = tuple(matching(self.query, among, self._haystack, seen, self.named))
            self._left = None
        else:
            self._rows = None

    def update(self, changed: Collection[LeadMapId], seen: Background) -> bool:
        """Look at the changed lead maps only; true when one came or went.

        One that was left stays while an action on it is not confirmed, as a row of a view does.
        """
        if not self.query:
            return False
        self._rows, left = None, self._ids()
        moved = False
        for lead_map_id in changed:
            lead_map = seen.state.lead_map(lead_map_id)
            was = lead_map_id in left
            fits = lead_map is not None and (
                matches(self.query, lead_map, self._haystack, seen, self.named)
                or (was and is_lingering(seen.state, lead_map_id))
            )
            if fits is not was:
                moved = True
                (left.add if fits else left.discard)(lead_map_id)
        return moved

    def name(self, search: str, lead_map_ids: Collection[LeadMapId]) -> None:
        """Remember what the server found for a search."""
        self.found.setdefault(search, set()).update(lead_map_ids)

    def rows(self, order: Sequence[LeadMapId]) -> Sequence[LeadMapId]:
        """The rows of `order` that are left; `order` itself where no filter is at work."""
        if not self.query:
            return order
        if self._rows is None:
            left = self._ids()
            self._rows = tuple(each for each in order if each in left)
        return self._rows

    def clear(self) -> None:
        """Every row again."""
        self.text, self.query = "", Query()
        self._rows, self._left = None, set()

    def _ids(self) -> set[LeadMapId]:
        if self._left is None:
            self._left = set(self._rows or ())
        return self._left
