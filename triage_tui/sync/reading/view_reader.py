"""Reads views: all of one page by page, or only as far as something is new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from triage_tui.inbox.lead_map import Conversation, LeadMap, LeadMapId, Member
from triage_tui.inbox.state import MembersRead, RowsRead
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.paging import OVERLAP, PAGE, Walk
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.priority import Priority

IN_VIEW: Final = 3
"""Pages read as quickly as a person looks; the rest lets everything else pass."""
FIRST_TRIES, LATER_TRIES = 2, 6
"""How often a page is asked for before the reading is given up; it goes on there next time."""
LONGEST_WAIT: Final = 30.0
HEAD_PAGES: Final = 25
"""Pages that a look for new replies may cost."""


class Fetched(Struct, frozen=True, gc=False):
    """A page as it came."""

    rows: Sequence[LeadMap]
    started_at: float
    is_last: bool
    unreadable: Sequence[tuple[int, str]]
    """Place in the page, and what was wrong."""
    members: Sequence[Member] = ()
    mails: Sequence[Conversation] = ()
    """What the rows brought of their conversations."""


class ViewReader:
    """Knows how far each view was read, and goes on from there."""

    def __init__(
        self,
        connect: Callable[[], Smartlead],
        store: Store,
        clock: Clock,
        keep: Callable[[Conversation], None],
    ) -> None:
        self._connect = connect
        self._store = store
        self._clock = clock
        self._keep = keep
        self._walks: dict[str, tuple[Walk, float]] = {}
        self._newest: dict[str, float] = {}
        self._hurried = asyncio.Event()
        self.is_waiting = False
        """True between two tries to read a page."""
        self.read_at: dict[str, float] = {}
        """When the newest successful read of each listing started, on the monotonic clock."""
        self.counts: dict[str, int] = {}
        """Rows seen by the read-throughs that are on their way, by listing."""
        self.unreadable: dict[str, dict[int, str]] = {}
        """Rows that could not be read, by listing: place in the list, and what was wrong."""
        self.endless: dict[str, int] = {}
        """Rows of the listings whose pages came again and again: there may be more of them."""

    async def read(self, view: View) -> None:
        """Read a view to its end, each page shown as it comes; raises ReadError.

        A reading that was given up goes on where it stood, after a look at what is new. A view
        of what is kept on this machine asks nothing.
        """
        if not view.endpoint:
            return
        name = view.source
        walk, since = self._walks.get(name) or (Walk(), self._clock.monotonic())
        if walk.pages:
            await self.look(view)
        elif not walk.offset:
            self.unreadable[name] = {}
        self._walks[name] = walk, since
        try:
            while not walk.is_over:
                await self._read_page(view, walk)
        finally:
            self.counts.pop(name, None)
        del self._walks[name]
        self.endless.pop(name, None)
        if walk.is_endless:  # what was not met may be there all the same: it stays
            self.endless[name], since = walk.count, -1.0
        end = RowsRead(name, (), self._clock.monotonic(), is_first=False, is_last=True, since=since)
        self._store.dispatch(end)

    async def _read_page(self, view: View, walk: Walk) -> None:
        from triage_tui.smartlead.priority import Priority  # late: not for the first paint

        urgency = Priority.PAGE if walk.pages < IN_VIEW else Priority.REST
        tries = LATER_TRIES if walk.pages else FIRST_TRIES
        page = await self._page(view, walk.offset, urgency, tries)
        is_first = walk.pages == 0
        self._tell(view, page, walk.offset, is_first=is_first)
        skips_first = any(place == 0 for place, _ in page.unreadable)
        walk.take(page.rows, is_last=page.is_last, skips_first=skips_first)
        self.counts[view.source] = walk.count

    async def look(self, view: View) -> tuple[LeadMapId, ...]:
        """Read the head of a view as far as something changed; raises ReadError.

        Returns the lead maps whose replies are newer than all that were known.
        """
        from triage_tui.smartlead.priority import Priority  # late, as above

        name, new, offset = view.source, dict[LeadMapId, None](), 0
        newest = self._newest_known(name)
        for _ in range(HEAD_PAGES):
            page = await self._page(view, offset, Priority.NEW, tries=1)
            has_changed = any(self._differs(name, row) for row in page.rows)
            new.update(
                (row.lead_map_id, None) for row in page.rows if (row.last_reply_at or 0.0) > newest
            )
            self._tell(view, page, offset, is_first=offset == 0)
            if page.is_last or not has_changed:
                break
            offset += PAGE - OVERLAP
        return tuple(new) if newest else ()

    def _newest_known(self, name: str) -> float:
        if name not in self._newest:
            state = self._store.state
            listing = state.listings.get(name)
            if listing is None:
                return 0.0
            rows = state.base.some(each for each in listing.head if each in listing.members)
            times = [row.last_reply_at or 0.0 for row in rows]
            self._newest[name] = max(times, default=0.0)
        return self._newest[name]

    def _differs(self, name: str, row: LeadMap) -> bool:
        """True when the row says something that was not known."""
        state = self._store.state
        known, listing = state.confirmed(row.lead_map_id), state.listings.get(name)
        return (
            known is None
            or listing is None
            or row.lead_map_id not in listing.members
            or known.last_reply_at != row.last_reply_at
            or known.is_read != row.is_read
            or known.category_id != row.category_id
            or known.assignee != row.assignee
        )

    async def _page(self, view: View, offset: int, urgency: Priority, tries: int) -> Fetched:
        """One page; what passes by itself is waited for, calmly."""
        wait = 1.0
        while True:
            try:
                return await self._fetch(view, offset, urgency)
            except ReadError as error:
                tries -= 1
                if not error.is_passing or tries <= 0:
                    raise
                await self._rest(max(wait, error.after or 0.0))
                wait = min(2 * wait, LONGEST_WAIT)

    async def _rest(self, seconds: float) -> None:
        """Wait before a page is asked for again; the user may cut that short."""
        self._hurried.clear()
        self.is_waiting = True
        waits = [
            asyncio.ensure_future(self._hurried.wait()),
            asyncio.ensure_future(self._clock.sleep(seconds)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.is_waiting = False
            for wait in waits:
                wait.cancel()

    def hurry(self) -> None:
        """The user asked for the view again: what waits to be tried is tried now."""
        self._hurried.set()

    async def _fetch(self, view: View, offset: int, urgency: Priority) -> Fetched:
        from triage_tui.sync.gateway import gateway  # late: not for the first paint

        started_at = self._clock.monotonic()
        with gateway.explained_read():
            client = self._connect()
            if not view.is_actionable:
                found = await client.untracked_replies(
                    offset=offset, limit=PAGE, with_body=True, priority=urgency
                )
                pairs = [gateway.untracked_from(each, as_of=started_at) for each in found.replies]
                return Fetched(
                    [row for row, _ in pairs],
                    started_at,
                    found.is_last,
                    [(each.index, each.reason) for each in found.unreadable],
                    mails=[mail for _, mail in pairs],
                )
            page = await client.list_lead_maps(
                view.endpoint,
                offset=offset,
                limit=PAGE,
                sort_by=view.server_sort,
                filters=_filters(view, self._clock.wall()) or None,
                priority=urgency,
            )
        rows = [gateway.lead_map_from(row, as_of=started_at) for row in page.rows]
        return Fetched(
            rows,
            started_at,
            page.is_last,
            [(each.index, each.reason) for each in page.unreadable],
            gateway.members_in(page.rows),
            [
                Conversation(row.lead_map_id, (message,), started_at, is_partial=True)
                for row, wire in zip(rows, page.rows, strict=True)
                if (message := gateway.message_in(wire)) is not None
            ],
        )

    def _tell(self, view: View, page: Fetched, offset: int, *, is_first: bool) -> None:
        name, known = view.source, self._store.state.members
        members = [
            each
            for each in page.members
            if each.member_id not in known or (each.name and not known[each.member_id].name)
        ]
        if members:
            self._store.dispatch(MembersRead(members))
        newest = max((row.last_reply_at or 0.0 for row in page.rows), default=0.0)
        self._newest[name] = max(self._newest_known(name), newest)
        bad = self.unreadable.setdefault(name, {})
        before = 0 if is_first else len(bad)
        bad.update((offset + place, reason) for place, reason in page.unreadable)
        now = self._clock.wall()
        self._store.dispatch(
            RowsRead(
                name,
                [row for row in page.rows if view.is_in_time(row, now)],
                page.started_at,
                is_first=is_first,
                is_last=False,
                unreadable=len(bad) - before,
            )
        )
        if is_first:
            self.read_at[name] = page.started_at
        for conversation in page.mails:
            self._keep(conversation)

    def go_on(self, view: View) -> None:
        """Let the next reading go on behind what the cache gave of an unfinished one."""
        state = self._store.state
        listing = state.listings.get(view.source)
        if listing is None or view.source in self._walks:
            return
        walk = Walk(max(0, len(listing.members) - PAGE), state.base.some(listing.members))
        # Nothing is taken away at its end: what the cache gave was not all seen again.
        self._walks[view.source] = walk, -1.0

    def is_under_way(self, view: View) -> bool:
        """True when a read-through was begun and has not come to its end."""
        return view.source in self._walks


def _filters(view: View, now: float) -> dict[str, Any]:
    """The view's filters, with its window of reply times as seen from now."""
    filters = dict(view.filters)
    if view.newer_than is not None or view.older_than is not None:
        since = now - view.newer_than if view.newer_than is not None else 0.0
        until = now - (view.older_than or 0.0)
        filters["replyTimeBetween"] = [_stamp(since), _stamp(until + 60)]
    return filters


def _stamp(at: float) -> str:
    moment = datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
    return moment.replace("+00:00", "Z")
