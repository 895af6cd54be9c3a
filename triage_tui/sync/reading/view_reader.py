"""Reads views: all of one page by page, or only as far as something is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from triage_tui.inbox.actions import Status
from triage_tui.inbox.events import MembersRead, RowsRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.conversations import Conversations
from triage_tui.sync.reading.page_reader import Fetched, PageReader
from triage_tui.sync.reading.paging import OVERLAP, PAGE, Walk
from triage_tui.sync.store import Change, Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.priority import Priority

IN_VIEW: Final = 3
"""Pages read as quickly as a person looks; the rest lets everything else pass."""
FIRST_TRIES, LATER_TRIES = 2, 6
"""How often a page is asked for before the reading is given up; it goes on there next time."""
MOST_UNSURE: Final = 5
"""Rows that pages overlap by at most for what may leave meanwhile."""
HEAD_PAGES: Final = 25
"""Pages that a look for new replies may cost."""


class Reading(Struct, eq=False):
    """A read-through that was begun."""

    view: View
    walk: Walk
    since: float
    """When it began, monotonic; rows that no read since then listed leave at its end."""
    wants_histories: bool = False
    """True while pages bring rows whose words or conversations are not known yet."""


class ViewReader:
    """Knows how far each view was read, and goes on from there."""

    def __init__(
        self,
        connect: Callable[[], Smartlead],
        store: Store,
        clock: Clock,
        conversations: Conversations,
    ) -> None:
        self._store = store
        self._clock = clock
        self._conversations = conversations
        self.pages = PageReader(connect, clock)
        self._readings: dict[str, Reading] = {}
        self._newest: dict[str, float] = {}
        self._asked: dict[LeadMapId, float | None] = {}
        """The lead maps whose page did not bring their words or conversation, with the reply."""
        self.read_at: dict[str, float] = {}
        """When the newest successful read of each listing started, on the monotonic clock."""
        self.counts: dict[str, int] = {}
        """Rows seen by the read-throughs that are on their way, by listing."""
        self.unreadable: dict[str, dict[int, str]] = {}
        """Rows that could not be read, by listing: place in the list, and what was wrong."""
        self.endless: dict[str, int] = {}
        """Rows of the listings whose pages came again and again: there may be more of them."""
        store.subscribe(self._changed)

    async def read(self, view: View) -> None:
        """Read a view to its end, each page shown as it comes; raises ReadError.

        A reading that was given up goes on where it stood, after a look at what is new. A view
        of what is kept on this machine asks nothing.
        """
        if not view.endpoint:
            return
        name = view.source
        reading = self._readings.get(name) or Reading(view, Walk(), self._clock.monotonic())
        walk = reading.walk
        if walk.pages:
            await self.look(view)
        elif not walk.offset:
            self.unreadable[name] = {}
        self._readings[name] = reading
        try:
            while not walk.is_over:
                await self._read_page(view, reading)
        finally:
            self.counts.pop(name, None)
        del self._readings[name]
        self.endless.pop(name, None)
        since = reading.since
        if walk.is_endless:  # what was not met may be there all the same: it stays
            self.endless[name], since = walk.count, -1.0
        end = RowsRead(name, (), self._clock.monotonic(), is_first=False, is_last=True, since=since)
        self._store.dispatch(end)

    async def _read_page(self, view: View, reading: Reading) -> None:
        from triage_tui.smartlead.priority import Priority  # late: not for the first paint

        walk = reading.walk
        urgency = Priority.PAGE if walk.pages < IN_VIEW else Priority.REST
        tries = LATER_TRIES if walk.pages else FIRST_TRIES
        is_first, asked = walk.pages == 0, 0

        def place() -> int:
            nonlocal asked
            asked = walk.ask(self._leaving(view))
            return asked

        page = await self.pages.page(
            view, place, urgency, tries=tries, with_histories=reading.wants_histories
        )
        lacking = self._lacking(page)
        self._tell(view, page, asked, is_first=is_first)
        skips_first = any(number == 0 for number, _ in page.unreadable)
        walk.take(page.rows, is_last=page.is_last, skips_first=skips_first)
        self.counts[view.source] = walk.count
        reading.wants_histories = bool(lacking) or (reading.wants_histories and walk.is_back)
        if not page.has_histories:
            # The first page has the row under the cursor: its conversation comes with this one.
            urgency = Priority.CONVERSATION if is_first else urgency
            walk.note(await self._fill(view, asked, lacking, urgency))

    def _lacking(self, page: Fetched) -> list[LeadMapId]:
        """The lead maps of a page whose newest words or whole conversation were not known."""
        base = self._store.state.base
        kept = self._conversations.kept(page.rows)
        return [
            row.lead_map_id
            for row in page.rows
            if row.last_reply_at is not None
            and (
                row.lead_map_id not in kept
                or (known := base.get(row.lead_map_id)) is None
                or known.last_reply_at != row.last_reply_at
                or not (known.preview or known.subject)
            )
            and self._asked.get(row.lead_map_id) != row.last_reply_at
        ]

    async def _fill(
        self, view: View, offset: int, lacking: Sequence[LeadMapId], urgency: Priority
    ) -> Sequence[LeadMap]:
        """Read a page once more, with histories, for the rows that lack their words."""
        if not lacking or not view.is_actionable or not self.pages.histories.is_given:
            return ()
        with self._conversations.coming(lacking):
            try:
                page = await self.pages.page(view, offset, urgency, tries=1, with_histories=True)
            except ReadError:
                return ()  # the list is there; what fails will fail again, and be said
            self._tell(view, page, offset, is_first=False)
        return page.rows

    async def look(self, view: View) -> tuple[LeadMapId, ...]:
        """Read the head of a view as far as something changed; raises ReadError.

        Returns the lead maps whose replies are newer than all that were known.
        """
        from triage_tui.smartlead.priority import Priority  # late, as above

        name, new, offset = view.source, dict[LeadMapId, None](), 0
        newest, wants_histories = self._newest_known(name), False
        for _ in range(HEAD_PAGES):
            page = await self.pages.page(
                view, offset, Priority.NEW, tries=1, with_histories=wants_histories
            )
            lacking = self._lacking(page)
            # What is new stands at the top: a page whose end is known has nothing new below it.
            wants_histories = bool(lacking) and page.rows[-1].lead_map_id == lacking[-1]
            has_changed = any(self._differs(name, row) for row in page.rows)
            new.update(
                (row.lead_map_id, None) for row in page.rows if (row.last_reply_at or 0.0) > newest
            )
            self._tell(view, page, offset, is_first=offset == 0)
            if not page.has_histories:
                await self._fill(view, offset, lacking, Priority.NEW)
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
        self._conversations.take(page.conversations)
        if page.has_histories:
            lacking = set(self._lacking(page))
            self._asked.update(
                (row.lead_map_id, row.last_reply_at)
                for row in page.rows
                if row.lead_map_id in lacking
            )

    # -- what leaves because of us -------------------------------------------------------------

    def _changed(self, state: InboxState, change: Change) -> None:
        """Actions of ours were confirmed: their rows may have left the lists that are read."""
        for reading in self._readings.values():
            for entry in change.entries:
                row = state.confirmed(entry.lead_map_id)
                if entry.status is Status.DONE and row is not None and not reading.view.fits(row):
                    reading.walk.leave(entry.lead_map_id)

    def _leaving(self, view: View) -> int:
        """How many rows may leave the view while a page is on its way: requests in flight."""
        state = self._store.state
        on_their_way = (e for e in state.entries.values() if e.status is Status.IN_FLIGHT)
        rows = (state.lead_map(entry.lead_map_id) for entry in on_their_way)
        return min(MOST_UNSURE, sum(row is not None and not view.fits(row) for row in rows))

    def go_on(self, view: View) -> None:
        """Let the next reading go on behind what the cache gave of an unfinished one."""
        state = self._store.state
        listing = state.listings.get(view.source)
        if listing is None or view.source in self._readings:
            return
        walk = Walk(max(0, len(listing.members) - PAGE), state.base.some(listing.members))
        # Nothing is taken away at its end: what the cache gave was not all seen again.
        self._readings[view.source] = Reading(view, walk, -1.0)

    def is_under_way(self, view: View) -> bool:
        """True when a read-through was begun and has not come to its end."""
        return view.source in self._readings
