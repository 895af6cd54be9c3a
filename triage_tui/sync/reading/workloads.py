"""What each member has: their lead maps, counted by paging, and what is known of leads beyond rows.

`POST /master-inbox/assigned-me` with `filters.campaignTeamMemberId`. No total is promised, so the
pages are counted; rows of somebody else's are left out, whatever the server filtered by. Where it
gives nothing of a member whose rows are known, it means only the key's own: then everybody's are
counted over the whole inbox, by the member that each row names.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from triage_tui.inbox.assignment.rules import Prospect
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.events import LeadMapsRead, MembersRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.smartlead.priority import Priority
from triage_tui.sync.gateway import gateway
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.retries import patiently
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Page, Smartlead
    from triage_tui.smartlead.models.reference import WireLead, WireMember

PAGE = 20
MOST_PAGES = 150
"""Pages read for one member: what lies beyond is told as "at least"."""
BY_ROWS = own(
    "Counted reply by reply: Smartlead's list of a teammate's replies shows only your own."
)
FRESH = 900.0
"""Seconds for which a count is used again."""
KEPT_LEADS = 5_000

Told = Callable[[int], None]
"""Hears how many rows were read so far."""


class Holding(Struct, frozen=True, eq=False, gc=False):
    """The lead maps of one member, newest reply first."""

    member_id: MemberId
    rows: tuple[LeadMap, ...]
    as_of: float
    """When the reading started, on the monotonic clock."""
    is_whole: bool = True
    """False when there were too many to read them all."""


class BoardLine(Struct, frozen=True, gc=False):
    """What the server's team board says of a member, as it says it."""

    reply_rate: SafeText
    positive_rate: SafeText
    reply_time: SafeText


class _Pile(Struct):
    """The rows of a list, in its order."""

    as_of: float
    found: dict[LeadMapId, None] = field(default_factory=dict)
    is_whole: bool = True


class WorkloadReader:
    """Reads what the team has; every answer is kept for a quarter of an hour."""

    def __init__(self, connect: Callable[[], Smartlead], store: Store, clock: Clock) -> None:
        self._connect = connect
        self._store = store
        self._clock = clock
        self._holdings: dict[MemberId, Holding] = {}
        self._prospects: OrderedDict[str, Prospect] = OrderedDict()
        self.is_by_rows = False
        """True once the server's lists of members were seen to hold the key's own alone."""
        self._listed: set[MemberId] = set()
        """Of whom the server's lists gave something."""
        self._is_checked = False
        """True once it was looked whether they leave anybody out."""
        self._trouble: tuple[SafeText, float] | None = None
        """What went wrong, and when it is tried again."""

    @property
    def trouble(self) -> SafeText:
        """Why the reading stands still, and when it goes on; nothing while it goes."""
        if self._trouble is None:
            return NOTHING
        reason, until = self._trouble
        return fill("{} Next try in {}.", reason, span(max(1.0, until - self._clock.monotonic())))

    @property
    def note(self) -> SafeText:
        """How it was counted, where that is not as usual."""
        return BY_ROWS if self.is_by_rows else NOTHING

    def known(self, member_id: MemberId) -> Holding | None:
        """What was read of a member, while it is fresh."""
        holding = self._holdings.get(member_id)
        if holding is None or self._clock.monotonic() - holding.as_of > FRESH:
            return None
        return holding

    def forget(self) -> None:
        """Read everything anew the next time."""
        self._holdings.clear()
        self._is_checked = False

    async def holding(self, member_id: MemberId, told: Told | None = None) -> Holding:
        """Everything a member has, from memory while that is fresh. Raises ReadError."""
        known = self.known(member_id)
        if known is None:
            known = await self.read(member_id, {}, told)
            self._holdings[member_id] = known
        return known

    async def read(
        self, member_id: MemberId, filters: Mapping[str, Any], told: Told | None = None
    ) -> Holding:
        """A member's lead maps under further filters of the API, read now. Raises ReadError."""
        if not self.is_by_rows:
            wanted = {"campaignTeamMemberId": int(member_id), **filters}
            pile = await self._all_of("assigned-me", wanted, told)
            listed = self._theirs(member_id, pile)
            if listed.rows:
                self._listed.add(member_id)
                return listed
            left_out = await self._left_out(member_id, filters)
            if left_out is None:
                return listed
        else:
            left_out = member_id
        pile = await self._all_of("inbox-replies", filters, told)
        # What was known of a member may have gone to others: then the lists were right.
        self.is_by_rows = self.is_by_rows or bool(self._theirs(left_out, pile).rows)
        if self.is_by_rows and not filters:  # one reading tells what everybody has
            everybody = self._store.state.members
            self._holdings.update((each, self._theirs(each, pile)) for each in everybody)
        return self._theirs(member_id, pile)

    async def _left_out(self, member_id: MemberId, filters: Mapping[str, Any]) -> MemberId | None:
        """This member, or another one, if rows are known of them and the server lists nothing."""
        if member_id in self._owners():
            is_listed = bool(filters) and await self._is_listed(member_id)
            return None if is_listed else member_id
        if self._is_checked or len(self._listed) > 1:
            return None  # the key's own and another one's: the lists are right
        self._is_checked = True
        if not self._owners() - self._listed:
            self._take(await self._page("inbox-replies", 0, {}), self._clock.monotonic())
        for other in sorted(self._owners() - self._listed)[:2]:
            if not await self._is_listed(other):
                return other
            self._listed.add(other)
        return None

    async def _is_listed(self, member_id: MemberId) -> bool:
        first = await self._page("assigned-me", 0, {"campaignTeamMemberId": int(member_id)})
        return any(row.member_id == member_id for row in first.rows)

    def _owners(self) -> Set[MemberId]:
        """Who has any of the rows that are known."""
        state = self._store.state
        rows = (state.confirmed(each) for each in state.base)
        return {row.assignee for row in rows if row is not None and row.assignee is not None}

    async def _all_of(self, endpoint: str, filters: Mapping[str, Any], told: Told | None) -> _Pile:
        """Every row that a list gives, page by page. Raises ReadError."""
        pile = _Pile(self._clock.monotonic())
        offset = 0
        for _ in range(MOST_PAGES):
            read_at = self._clock.monotonic()
            page = await self._page(endpoint, offset, filters)
            rows = self._take(page, read_at)
            fresh = [row for row in rows if row.lead_map_id not in pile.found]
            pile.found.update(dict.fromkeys(row.lead_map_id for row in fresh))
            if told is not None:
                told(len(pile.found))
            if page.is_last or not fresh:
                return pile
            offset += PAGE - 1  # one row twice: what is assigned meanwhile shifts the pages
        pile.is_whole = False
        return pile

    def _take(self, page: Page, read_at: float) -> Sequence[LeadMap]:
        """The rows of a page, which the store has then."""
        rows = [gateway.lead_map_from(row, as_of=read_at) for row in page.rows]
        self._store.dispatch(MembersRead(gateway.members_in(page.rows)))
        self._store.dispatch(LeadMapsRead(rows))
        return rows

    async def _page(self, endpoint: str, offset: int, filters: Mapping[str, Any]) -> Page:
        """One page; what passes by itself is waited for, as views do."""

        async def ask() -> Page:
            with gateway.explained_read():
                return await self._connect().list_lead_maps(
                    endpoint,
                    offset=offset,
                    limit=PAGE,
                    filters=filters or None,
                    priority=Priority.REST,
                )

        return await patiently(ask, self._rest)

    async def _rest(self, seconds: float, error: ReadError) -> None:
        self._trouble = line(error), self._clock.monotonic() + seconds
        try:
            await self._clock.sleep(seconds)
        finally:
            self._trouble = None

    def _theirs(self, member_id: MemberId, pile: _Pile) -> Holding:
        """What is this member's as it is shown now, our own unsent assignments included."""
        shown = (self._store.state.lead_map(each) for each in pile.found)
        rows = tuple(row for row in shown if row is not None and row.assignee == member_id)
        return Holding(member_id, rows, pile.as_of, pile.is_whole)

    async def board(self, days: int) -> dict[MemberId, BoardLine]:
        """The server's own figures over the last `days`; empty where it does not answer."""
        today = datetime.fromtimestamp(self._clock.wall(), UTC).date()

        async def ask() -> Sequence[WireMember]:
            with gateway.explained_read():
                return await self._connect().team_board(
                    today - timedelta(days=days), today, "Etc/UTC", priority=Priority.REST
                )

        try:
            lines = await patiently(ask, self._rest)
        except ReadError:
            return {}
        self._store.dispatch(MembersRead([gateway.member_from(each) for each in lines]))
        return {
            MemberId(each.member_id): BoardLine(
                line(each.reply_rate),
                line(each.positive_reply_rate),
                line(each.average_reply_time),
            )
            for each in lines
        }

    async def prospect(self, lead_map: LeadMap) -> Prospect:
        """A lead map with what its lead says beyond the row: one request a lead, kept."""
        email = lead_map.email.casefold()
        if not email:
            return Prospect(lead_map)
        known = self._prospects.get(email)
        if known is None:

            async def ask() -> WireLead | None:
                with gateway.explained_read():
                    return await self._connect().lead_by_email(email, priority=Priority.REST)

            lead = await patiently(ask, self._rest)
            known = Prospect(lead_map)
            if lead is not None:
                known = Prospect(
                    lead_map,
                    location=line(lead.location),
                    phone=line(lead.phone),
                    company=line(lead.company),
                    custom={line(k): line(v) for k, v in lead.custom_fields.items()},
                )
            self._prospects[email] = known
            while len(self._prospects) > KEPT_LEADS:
                self._prospects.popitem(last=False)
        return Prospect(lead_map, known.location, known.phone, known.company, known.custom)
