"""The rows of one view in order, kept up as the state changes: never a walk over all for a few."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.rows.id_list import Ids
from triage_tui.inbox.rows.id_map import IdMap
from triage_tui.inbox.sla_level import is_waiting
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.sort_order import is_other_group, is_sunk, place_of
from triage_tui.inbox.views.views import View, belongs, is_lingering, is_shown

if TYPE_CHECKING:
    from triage_tui.inbox.sla import SlaPolicy

NOBODY: Final = float("inf")
"""In place of a time: no person waits."""


class ViewRows:
    """Rows are looked at one by one only where they changed; a page costs its own rows alone.

    A row keeps its place when only its group changes: a decision does not move what the user looks
    at. It takes the new place when the view is shown anew. A reply that turns out to be automatic,
    once its words came, sinks at once, unless it is under the cursor.
    """

    def __init__(self, view: View, sla: SlaPolicy | None = None) -> None:
        """`sla` has the SLAs of single categories; `None` where one holds for all."""
        self.view = view
        self._sla = sla
        self._order = array("q")
        self._shown: Ids | None = None
        self._places: IdMap[LeadMapId, float] = IdMap("d")
        self._since: IdMap[LeadMapId, float] | None = None
        """The unread rows, each with the time from which on its SLA counts; `NOBODY` where nobody
        waits. `None` until somebody asks: it is kept of views that are looked at."""
        self._state: InboxState | None = None
        """As the rows were looked at last."""
        self._put_off: set[LeadMapId] = set()
        """Rows that would have moved under the cursor."""
        self._regrouped: set[LeadMapId] = set()
        """Rows that stayed where they were while only their group changed."""
        self._is_whole = False
        """True once every row of the listing was looked at; changes keep it so."""
        self._waits: array[float] | None = None
        """When the replies came that wait for a person, newest first and negative; `None` until
        somebody asks."""

    @property
    def order(self) -> Ids:
        """The rows from the first to the last, as they are now: it does not change later."""
        if self._shown is None:
            self._shown = Ids(self._order)
        return self._shown

    @property
    def unread(self) -> AbstractSet[LeadMapId]:
        """Which of the rows are not read yet: what is left to do."""
        return self._unread().keys()

    def _unread(self) -> IdMap[LeadMapId, float]:
        if self._since is None:
            state = self._state
            rows = state.lead_maps_of(self._places) if state is not None else ()
            self._since = IdMap(
                "d",
                {
                    row.lead_map_id: self._waits_since(state, row)
                    for row in rows
                    if state is not None and not row.is_read
                },
            )
        return self._since

    def rebuild(self, state: InboxState) -> None:
        """Take the order from the listing, as a whole."""
        view = self.view
        places: dict[LeadMapId, float] = {}
        since: dict[LeadMapId, float] = {}
        for lead_map in state.lead_maps_of(view.listed(state)):
            each = lead_map.lead_map_id
            if not belongs(state, view, lead_map) and (
                view.mark is not None or not is_lingering(state, each)
            ):
                continue
            places[each] = place_of(state, lead_map, view.sort, sinks=view.sinks)
            if not lead_map.is_read:
                since[each] = self._waits_since(state, lead_map)
        rows = sorted(places)
        rows.sort(key=places.__getitem__)
        self._order = array("q", rows)
        self._places = IdMap("d", places)
        if self._since is not None:
            self._since = IdMap("d", since)
        self._put_off, self._regrouped, self._waits, self._shown = set(), set(), None, None
        self._state, self._is_whole = state, True

    def show_anew(self, state: InboxState) -> None:
        """Put the rows that were left where they stood into their places: the view comes to the
        front. Costs those rows alone."""
        if not self._is_whole or self.view.mark is not None:
            self.rebuild(state)
            return
        moving = {
            each: place
            for each in self._put_off | self._regrouped
            if each in self._places and (place := self._place(state, each)) != self._places[each]
        }
        for each in moving:
            self._remove(each)
        if moving:
            self._insert(moving)
        self._put_off, self._regrouped = set(), set()

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
        looked_at = (*changed, *put_off.difference(changed)) if put_off else changed
        new: dict[LeadMapId, float] = {}
        for lead_map_id in looked_at:
            wanted = self._wants(state, lead_map_id)
            if lead_map_id not in self._places:
                if wanted:
                    new[lead_map_id] = self._place(state, lead_map_id)
            elif not wanted:
                self._remove(lead_map_id)
                moved = True
            elif (place := self._moves(state, lead_map_id, stay)) is not None:
                self._remove(lead_map_id)
                new[lead_map_id] = place
        if new:
            self._insert(new)
        self._state = state
        if self._since is not None:
            self._since = self._counted(self._since, state, looked_at)
        return moved or bool(new)

    def _wants(self, state: InboxState, lead_map_id: LeadMapId) -> bool:
        if self.view.lists(state, lead_map_id):
            return is_shown(state, self.view, lead_map_id)
        return lead_map_id in self._places and is_lingering(state, lead_map_id)

    def _moves(
        self, state: InboxState, lead_map_id: LeadMapId, stay: LeadMapId | None
    ) -> float | None:
        """The place a row has to go to; `None` when it stays where it is."""
        old, new = self._places[lead_map_id], self._place(state, lead_map_id)
        if new == old:
            return None
        if is_other_group(old, new) and (
            lead_map_id == stay or not self._is_learned(state, lead_map_id)
        ):
            self._regrouped.add(lead_map_id)
            return None
        if lead_map_id == stay:
            self._put_off.add(lead_map_id)
            return None
        return new

    def _is_learned(self, state: InboxState, lead_map_id: LeadMapId) -> bool:
        """True when the words of the reply came, and nobody decided anything."""
        before = self._state.lead_map(lead_map_id) if self._state is not None else None
        now = state.lead_map(lead_map_id)
        if before is None or now is None or before.category_id != now.category_id:
            return False
        return before.reply_facts != now.reply_facts

    def _place(self, state: InboxState, lead_map_id: LeadMapId) -> float:
        shown = state.lead_map(lead_map_id) or state.base[lead_map_id]
        return place_of(state, shown, self.view.sort, sinks=self.view.sinks)

    def _key(self, lead_map_id: int) -> tuple[float, int]:
        return self._places[LeadMapId(lead_map_id)], lead_map_id

    def _remove(self, lead_map_id: LeadMapId) -> None:
        del self._order[self.position(lead_map_id)]
        self._places, self._shown = self._places.without((lead_map_id,)), None

    def _insert(self, new: dict[LeadMapId, float]) -> None:
        """Put rows into their places: before or behind all others at once, as kept ones come."""
        self._places, self._shown = self._places.with_items(new), None
        rows, order = sorted(new, key=self._key), self._order
        if not order or self._key(rows[0]) > self._key(order[-1]):
            order.extend(rows)
        elif self._key(rows[-1]) < self._key(order[0]):
            order[:0] = array("q", rows)
        else:
            for each in rows:
                insort(order, each, key=self._key)

    def _counted(
        self,
        unread: IdMap[LeadMapId, float],
        state: InboxState,
        lead_map_ids: Iterable[LeadMapId],
    ) -> IdMap[LeadMapId, float]:
        """What is unread, and since when, as these rows are now."""
        since: dict[LeadMapId, float] = {}
        read: list[LeadMapId] = []
        for each in lead_map_ids:
            known = unread.get(each)
            lead_map = state.lead_map(each) if each in self._places else None
            now = None
            if lead_map is not None and not lead_map.is_read:
                now = since[each] = self._waits_since(state, lead_map)
            elif known is not None:
                read.append(each)
            if self._waits is not None and now != known:
                self._wait(self._waits, known, now)
        unread = unread.with_items(since) if since else unread
        return unread.without(read) if read else unread

    def _wait(self, waits: array[float], known: float | None, now: float | None) -> None:
        if known is not None and known != NOBODY:
            del waits[bisect_left(waits, -known)]
        if now is not None and now != NOBODY:
            insort(waits, -now)

    def _waits_since(self, state: InboxState, lead_map: LeadMap) -> float:
        """From when on the SLA of an unread row counts, seconds since 1970: its reply came then,
        moved by what its category is given less, or more, than the others."""
        at, categories = lead_map.last_reply_at, state.categories
        if at is None or not is_waiting(lead_map, categories, state.local_statuses):
            return NOBODY
        return (
            at if self._sla is None else at + self._sla.limit(lead_map, categories) - self._sla.late
        )

    def late(self, before: float) -> int:
        """How many replies are past their SLA, where one that holds for all ended for those that
        came at `before`, seconds since 1970."""
        if self._waits is None:
            self._waits = array(
                "d", sorted(-each for each in self._unread().numbers() if each != NOBODY)
            )
        return len(self._waits) - bisect_left(self._waits, -before)

    def _is_sunk(self, lead_map_id: LeadMapId) -> bool:
        return is_sunk(self._places[lead_map_id], self.view.sort)

    def first_sunk(self) -> LeadMapId | None:
        """The first of the replies that no person wrote, which have sunk; `None` without any."""
        row = self.sunk_from(self.order)
        return None if row is None else self.order[row]

    def sunk_from(self, shown: Sequence[LeadMapId]) -> int | None:
        """From which of the rows shown on they have sunk; `None` when none of those has."""
        row = bisect_left(shown, True, key=self._is_sunk)
        return row if row < len(shown) else None

    def position(self, lead_map_id: LeadMapId) -> int:
        """The row number of a lead map that has a row.

        Raises:
            KeyError: when it has none.
        """
        return bisect_left(self._order, self._key(lead_map_id), key=self._key)

    def __contains__(self, lead_map_id: LeadMapId) -> bool:
        return lead_map_id in self._places

    def __len__(self) -> int:
        return len(self._order)
