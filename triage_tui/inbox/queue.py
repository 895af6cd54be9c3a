"""The rows of one view in order, kept up as the state changes: never a walk over all for a few."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.order import is_other_group, is_sunk, place_of
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views import View, is_lingering, is_shown


class Queue:
    """Rows are looked at one by one only where they changed; a page costs its own rows alone.

    A row keeps its place when only its group changes: a verdict does not move what the user looks
    at. It takes the new place when the view is shown anew.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.order: list[LeadMapId] = []
        self.unread: set[LeadMapId] = set()
        """Which of the rows are not read yet: what is left to do."""
        self._places: dict[LeadMapId, float] = {}
        self._put_off: set[LeadMapId] = set()
        """Rows that would have moved under the cursor."""
        self._waits: list[float] = []
        """When the replies came that wait for a person, sorted."""
        self._waiting: dict[LeadMapId, float] = {}

    def rebuild(self, state: InboxState) -> None:
        """Take the order from the listing, as a whole."""
        view = self.view
        rows = [each for each in view.listed(state) if is_shown(state, view, each)]
        self._places = {each: self._place(state, each) for each in rows}
        rows.sort()
        rows.sort(key=self._places.__getitem__)
        self.order = rows
        self.unread = set()
        self._waiting, self._waits = {}, []
        self._put_off = set()
        for each in rows:
            self._count(state, each)

    def update(
        self, state: InboxState, changed: Collection[LeadMapId], *, stay: LeadMapId | None = None
    ) -> bool:
        """Look at the changed lead maps only; true when a row came, went or moved.

        `stay` is under the cursor: it leaves when it must, and does not move.
        """
        if not self._places and next(iter(self.view.listed(state)), None) is None:
            return False  # never read: nothing can come or go
        moved = False
        put_off, self._put_off = self._put_off, set()
        for lead_map_id in (*changed, *put_off.difference(changed)) if put_off else changed:
            wanted = self._wants(state, lead_map_id)
            if lead_map_id not in self._places:
                if wanted:
                    self._insert(state, lead_map_id)
                    moved = True
            elif not wanted:
                self._remove(lead_map_id)
                moved = True
            else:
                moved = self._moves(state, lead_map_id, stay) or moved
            self._count(state, lead_map_id)
        return moved

    def _wants(self, state: InboxState, lead_map_id: LeadMapId) -> bool:
        if self.view.lists(state, lead_map_id):
            return is_shown(state, self.view, lead_map_id)
        return lead_map_id in self._places and is_lingering(state, lead_map_id)

    def _moves(self, state: InboxState, lead_map_id: LeadMapId, stay: LeadMapId | None) -> bool:
        old, new = self._places[lead_map_id], self._place(state, lead_map_id)
        if new == old or is_other_group(old, new):
            return False
        if lead_map_id == stay:
            self._put_off.add(lead_map_id)
            return False
        self._remove(lead_map_id)
        self._insert(state, lead_map_id)
        return True

    def _place(self, state: InboxState, lead_map_id: LeadMapId) -> float:
        shown = state.shown(lead_map_id) or state.base[lead_map_id]
        return place_of(state, shown, self.view.sort, sinks=self.view.sinks)

    def _key(self, lead_map_id: LeadMapId) -> tuple[float, LeadMapId]:
        return self._places[lead_map_id], lead_map_id

    def _remove(self, lead_map_id: LeadMapId) -> None:
        del self.order[self.position(lead_map_id)]
        del self._places[lead_map_id]

    def _insert(self, state: InboxState, lead_map_id: LeadMapId) -> None:
        self._places[lead_map_id] = self._place(state, lead_map_id)
        insort(self.order, lead_map_id, key=self._key)

    def _count(self, state: InboxState, lead_map_id: LeadMapId) -> None:
        lead_map = state.shown(lead_map_id) if lead_map_id in self._places else None
        if lead_map is not None and not lead_map.is_read:
            self.unread.add(lead_map_id)
        else:
            self.unread.discard(lead_map_id)
        waits = lead_map is not None and not lead_map.is_read and not self._is_sunk(lead_map_id)
        self._wait(lead_map_id, lead_map.last_reply_at if lead_map is not None and waits else None)

    def _wait(self, lead_map_id: LeadMapId, since: float | None) -> None:
        known = self._waiting.get(lead_map_id)
        if known == since:
            return
        if known is not None:
            del self._waits[bisect_left(self._waits, known)]
            del self._waiting[lead_map_id]
        if since is not None:
            self._waiting[lead_map_id] = since
            insort(self._waits, since)

    def late(self, before: float) -> int:
        """How many unread replies of people came at `before` or earlier, seconds since 1970."""
        return bisect_right(self._waits, before)

    def _is_sunk(self, lead_map_id: LeadMapId) -> bool:
        return is_sunk(self._places[lead_map_id], self.view.sort)

    def first_sunk(self) -> LeadMapId | None:
        """The first of the replies that no person wrote, which have sunk; `None` without any."""
        low, high = 0, len(self.order)
        while low < high:
            middle = (low + high) // 2
            if self._is_sunk(self.order[middle]):
                high = middle
            else:
                low = middle + 1
        return self.order[low] if low < len(self.order) else None

    def position(self, lead_map_id: LeadMapId) -> int:
        """The row number of a lead map that has a row.

        Raises:
            KeyError: when it has none.
        """
        key = (self._places[lead_map_id], lead_map_id)
        return bisect_left(self.order, key, key=self._key)

    def __contains__(self, lead_map_id: LeadMapId) -> bool:
        return lead_map_id in self._places

    def __len__(self) -> int:
        return len(self.order)
