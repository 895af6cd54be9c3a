"""What a view shows, and who comes next in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct, field

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.local_status import LocalStatus
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.sort_order import Sort

Advance = Literal["next", "previous", "stay"]
NO_FILTERS: Mapping[str, Any] = MappingProxyType({})


def anything(_lead_map: LeadMap) -> bool:
    """Every lead map that the server lists: labels never decide what is seen."""
    return True


ASIDE = frozenset({"snoozed", "scheduled", "sent", "archived", "reminders"})
"""Endpoints of what nobody waits for an answer to."""


class View(Struct, frozen=True, gc=False):
    """One of the inbox endpoints, a part of one, or what was marked on this machine."""

    view_id: str
    title: str
    endpoint: str
    """The last part of its path under `/master-inbox/`; empty for a view that asks nothing."""
    empty: str
    """What an empty list says."""
    fits: Callable[[LeadMap], bool] = anything
    listing: str = ""
    """The listing it draws from, when that is another view's; its own otherwise."""
    sort: Sort = Sort.NEWEST
    is_other_order: bool = False
    """True for the rows of another view in another order: in the bar only while it is current."""
    sinks: bool = True
    """True when automatic replies come after the others."""
    server_sort: str | None = None
    """The API's `sortBy`; `None` for the server's default."""
    filters: Mapping[str, Any] = field(default_factory=lambda: NO_FILTERS)
    """The API's `filters`, already within its limits."""
    category_names: frozenset[str] = frozenset()
    """The only categories it shows, by their names in small letters; empty for all of them."""
    newer_than: float | None = None
    older_than: float | None = None
    """Seconds: how old the newest reply may be, and must be, when it is read."""
    mark: LocalStatus | None = None
    """For a view of what was marked on this machine: which mark."""
    keeps_marked: bool = False
    """True when done and snoozed lead maps stay in it."""
    is_actionable: bool = True
    """False for replies without a lead map id: they can be read, and nothing else."""

    @property
    def is_queue(self) -> bool:
        """True where replies wait to be decided; false for what is aside, sent or to come."""
        return self.mark is None and self.is_actionable and self.endpoint not in ASIDE

    @property
    def source(self) -> str:
        """The name of its listing in the state."""
        return self.listing or self.view_id

    def is_in_time(self, lead_map: LeadMap, now: float) -> bool:
        """Whether its newest reply lies in the view's window; without a time it is kept."""
        if lead_map.last_reply_at is None:
            return True
        age = now - lead_map.last_reply_at
        return (self.newer_than is None or age <= self.newer_than) and (
            self.older_than is None or age >= self.older_than
        )

    def lists(self, state: InboxState, lead_map_id: LeadMapId) -> bool:
        """Whether the lead map is among those that the view draws from."""
        if self.mark is not None:
            return lead_map_id in state.local_statuses
        listing = state.listings.get(self.source)
        return listing is not None and lead_map_id in listing.members

    def listed(self, state: InboxState) -> Iterable[LeadMapId]:
        """All that the view draws from."""
        if self.mark is not None:
            return state.local_statuses
        listing = state.listings.get(self.source)
        return listing.members if listing is not None else ()


VIEWS: dict[str, View] = {
    view.view_id: view
    for view in (
        View(
            "unread",
            "Unread",
            "unread-replies",
            "No unread replies.",
            fits=lambda lead_map: not lead_map.is_read,
        ),
        View("all", "All", "inbox-replies", "No replies yet.", keeps_marked=True),
        View(
            "mine",
            "Mine",
            "assigned-me",
            "Nothing is assigned to you.",
        ),
        View("important", "Important", "important", "Nothing is marked as important."),
        View(
            "nobodys",
            "Unassigned",
            "inbox-replies",
            "Every reply has an owner.",
            fits=lambda lead_map: lead_map.assignee is None,
            listing="all",
        ),
        View(
            "sla",
            "Oldest",
            "unread-replies",
            "Nobody is waiting for an answer.",
            fits=lambda lead_map: not lead_map.is_read,
            listing="unread",
            sort=Sort.SLA,
            is_other_order=True,
        ),
        View(
            "done",
            "Done (local)",
            "",
            "Nothing is marked as done on this computer.",
            mark=LocalStatus.DONE,
        ),
        View(
            "snoozed",
            "Snoozed (local)",
            "",
            "Nothing is snoozed on this computer.",
            mark=LocalStatus.SNOOZED,
        ),
        View(
            "server-snoozed",
            "Snoozed (Smartlead)",
            "snoozed",
            "Nothing is snoozed in Smartlead.",
            sinks=False,
            keeps_marked=True,
        ),
        View(
            "reminders",
            "Reminders",
            "reminders",
            "No reminders are set in Smartlead.",
            sort=Sort.WAKE,
            sinks=False,
            server_sort="REMINDER_TIME_ASC",
            keeps_marked=True,
        ),
        View(
            "scheduled",
            "Scheduled",
            "scheduled",
            "No emails are scheduled.",
            sort=Sort.WAKE,
            sinks=False,
            server_sort="SCHEDULED_TIME_ASC",
            keeps_marked=True,
        ),
        View(
            "sent",
            "Sent",
            "sent",
            "Nothing sent yet.",
            sort=Sort.SENT,
            sinks=False,
            server_sort="SENT_TIME_DESC",
            keeps_marked=True,
        ),
        View(
            "archived",
            "Archived",
            "archived",
            "Nothing is archived in Smartlead.",
            sinks=False,
            keeps_marked=True,
        ),
        View(
            "untracked",
            "Unmatched",
            "untracked-replies",
            "Every reply matches a lead.",
            sinks=False,
            is_actionable=False,
        ),
    )
}


def side_by_side(views: Iterable[View], current: View) -> tuple[View, ...]:
    """The views in the bar, left to right: the way that stepping through them goes."""
    return tuple(view for view in views if not view.is_other_order or view is current)


def is_lingering(state: InboxState, lead_map_id: LeadMapId) -> bool:
    """True while an action is not confirmed, or a refusal not dismissed: its row stays, dimmed."""
    return lead_map_id in state.entry_ids


def belongs(state: InboxState, view: View, lead_map: LeadMap) -> bool:
    """Whether a listed lead map is part of the view, or about to leave it."""
    mark = state.local_statuses.get(lead_map.lead_map_id)
    if view.mark is not None:
        return mark is not None and mark.kind is view.mark
    if view.category_names:
        known = lead_map.category_id
        category = state.categories.get(known) if known is not None else None
        if category is None or category.name.casefold() not in view.category_names:
            return False
    return view.fits(lead_map) and (mark is None or view.keeps_marked)


def is_handled(state: InboxState, view: View, lead_map: LeadMap) -> bool:
    """Whether its row is dimmed and passed over: it is about to leave, or put aside here."""
    if not belongs(state, view, lead_map):
        return True
    return view.mark is None and lead_map.lead_map_id in state.local_statuses


def is_shown(state: InboxState, view: View, lead_map_id: LeadMapId) -> bool:
    """Whether a listed lead map has a row: it fits, or has not been confirmed out yet."""
    lead_map = state.lead_map(lead_map_id)
    if lead_map is None:
        return False
    return belongs(state, view, lead_map) or (
        view.mark is None and is_lingering(state, lead_map_id)
    )


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
