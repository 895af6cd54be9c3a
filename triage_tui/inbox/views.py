"""What a view shows and in which order: filter, sort, count, and who comes next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal

from triage_tui.inbox.actions import Status
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.state import InboxState
from triage_tui.late_dataclass import dataclass

Advance = Literal["next", "previous", "stay"]


@dataclass(frozen=True, slots=True)
class View:
    """One of the inbox endpoints, and which lead maps belong in it."""

    view_id: str
    title: str
    endpoint: str
    """The last part of its path under `/master-inbox/`."""
    fits: Callable[[LeadMap], bool]
    empty: str
    """What an empty list says."""


def _anything(_lead_map: LeadMap) -> bool:
    return True


VIEWS: dict[str, View] = {
    view.view_id: view
    for view in (
        View(
            "unread",
            "Unread",
            "unread-replies",
            lambda lead_map: not lead_map.is_read,
            "No unread replies: the queue is empty.",
        ),
        View("all", "All", "inbox-replies", _anything, "Nobody has replied yet."),
        View(
            "mine",
            "Mine",
            "assigned-me",
            _anything,
            "Nothing is assigned to the owner of this key.",
        ),
        View("important", "Important", "important", _anything, "Nothing is starred as important."),
    )
}


def is_lingering(state: InboxState, lead_map_id: LeadMapId) -> bool:
    """True while an action on the lead map is not confirmed: its row stays, dimmed."""
    return any(entry.status is not Status.REFUSED for entry in state.entries_of(lead_map_id))


def is_shown(state: InboxState, view: View, lead_map_id: LeadMapId) -> bool:
    """Whether a listed lead map has a row: it fits, or has not been confirmed out yet."""
    lead_map = state.shown(lead_map_id)
    return lead_map is not None and (view.fits(lead_map) or is_lingering(state, lead_map_id))


class Queue:
    """The rows of one view in order, newest reply first, kept up as the state changes.

    Rows are looked at one by one only where they changed; a walk over all of them happens when the
    listing itself did.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.order: list[LeadMapId] = []
        self.unread: set[LeadMapId] = set()
        """Which of the rows are not read yet: what is left to do."""
        self._keys: dict[LeadMapId, tuple[float, int]] = {}

    def rebuild(self, state: InboxState) -> None:
        """Take the order from the listing, as a whole."""
        listing = state.listings.get(self.view.view_id)
        ids = listing.ids if listing is not None else ()
        rows = [lead_map_id for lead_map_id in ids if is_shown(state, self.view, lead_map_id)]
        self._keys = {lead_map_id: _sort_key(state, lead_map_id) for lead_map_id in rows}
        self.order = sorted(rows, key=self._keys.__getitem__)
        self.unread = {each for each in rows if _is_unread(state, each)}

    def update(self, state: InboxState, changed: Collection[LeadMapId]) -> bool:
        """Look at the changed lead maps only; true when a row came or went."""
        listing = state.listings.get(self.view.view_id)
        if listing is None:
            return False
        moved = False
        for lead_map_id in changed:
            if lead_map_id in self._keys:
                if not is_shown(state, self.view, lead_map_id):
                    self._remove(lead_map_id)
                    moved = True
            elif lead_map_id in listing.members and is_shown(state, self.view, lead_map_id):
                self._insert(state, lead_map_id)
                moved = True
            self._count(state, lead_map_id)
        return moved

    def _remove(self, lead_map_id: LeadMapId) -> None:
        del self.order[self.position(lead_map_id)]
        del self._keys[lead_map_id]

    def _insert(self, state: InboxState, lead_map_id: LeadMapId) -> None:
        key = _sort_key(state, lead_map_id)
        at = bisect_left(self.order, key, key=self._keys.__getitem__)
        self._keys[lead_map_id] = key
        self.order.insert(at, lead_map_id)

    def _count(self, state: InboxState, lead_map_id: LeadMapId) -> None:
        if lead_map_id in self._keys and _is_unread(state, lead_map_id):
            self.unread.add(lead_map_id)
        else:
            self.unread.discard(lead_map_id)

    def position(self, lead_map_id: LeadMapId) -> int:
        """The row number of a lead map that has a row.

        Raises:
            KeyError: when it has none.
        """
        return bisect_left(self.order, self._keys[lead_map_id], key=self._keys.__getitem__)

    def __contains__(self, lead_map_id: LeadMapId) -> bool:
        return lead_map_id in self._keys

    def __len__(self) -> int:
        return len(self.order)


def _is_unread(state: InboxState, lead_map_id: LeadMapId) -> bool:
    lead_map = state.shown(lead_map_id)
    return lead_map is not None and not lead_map.is_read


def _sort_key(state: InboxState, lead_map_id: LeadMapId) -> tuple[float, int]:
    """Newest reply first; a row without a reply time goes last, never out."""
    lead_map = state.base[lead_map_id]
    newest = lead_map.last_reply_at
    return (-newest if newest is not None else float("inf"), lead_map_id)


def next_after(
    order: Sequence[LeadMapId],
    position: int,
    advance: Advance,
    passed_over: Callable[[LeadMapId], bool],
) -> LeadMapId | None:
    """Where the cursor goes after a verdict on row `position`; `None` to stay.

    Rows that are handled already (dimmed, skipped) are passed over; at the end of the list the
    search goes on the other way, so that the last open row is found.
    """
    if advance == "stay":
        return None
    after: Iterable[int] = range(position + 1, len(order))
    before: Iterable[int] = range(position - 1, -1, -1)
    first, second = (after, before) if advance == "next" else (before, after)
    for rows in (first, second):
        for row in rows:
            if not passed_over(order[row]):
                return order[row]
    return None
