"""Reads one page of a view, with its conversations where they are wanted and come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from triage_tui.inbox.lead_map import Conversation, LeadMap, Member, Message
from triage_tui.inbox.safe_text import NOTHING, SafeText, line
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.conversations import LONG
from triage_tui.sync.reading.paging import PAGE
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Page, Smartlead
    from triage_tui.smartlead.models.messages import WireMessage
    from triage_tui.smartlead.models.rows import InboxRow
    from triage_tui.smartlead.priority import Priority
    from triage_tui.sync.reading.history_support import HistorySupport


class Fetched(Struct, frozen=True, gc=False):
    """A page as it came."""

    rows: Sequence[LeadMap]
    started_at: float
    is_last: bool
    unreadable: Sequence[tuple[int, str]]
    """Place in the page, and what was wrong."""
    members: Sequence[Member] = ()
    conversations: Sequence[Conversation] = ()
    """What the rows brought of their conversations: all of them, or the newest message."""
    has_histories: bool = False
    """True when it was asked for with histories, and they came."""


class PageReader:
    """Asks for pages; one that was refused or lost with histories is asked for without them."""

    def __init__(self, connect: Callable[[], Smartlead], clock: Clock) -> None:
        self._connect = connect
        self._clock = clock
        self._hurried = asyncio.Event()
        self._is_prepared = False
        self.trouble: SafeText = NOTHING
        """Between two tries to read a page: what went wrong with the last one."""
        self.trouble_until = 0.0
        """When the next try is, monotonic."""

    @cached_property
    def histories(self) -> HistorySupport:
        """Whether pages are asked for with the conversations of their rows."""
        from triage_tui.sync.reading.history_support import HistorySupport  # late, as below

        return HistorySupport()

    async def page(
        self,
        view: View,
        offset: int | Callable[[], int],
        urgency: Priority,
        *,
        tries: int,
        with_histories: bool = False,
    ) -> Fetched:
        """One page; what passes by itself is waited for, calmly. Raises ReadError.

        An `offset` that is called says where the page begins when its request leaves.
        """
        from triage_tui.sync.reading.history_support import may_be_for_histories
        from triage_tui.sync.reading.retries import patiently  # late: not for the first paint

        suspicion: ReadError | None = None

        async def once() -> Fetched:
            nonlocal suspicion
            if with_histories and self.histories.is_given and suspicion is None:
                try:
                    return await self._fetch(view, offset, urgency, with_histories=True)
                except ReadError as error:
                    if not may_be_for_histories(error):
                        raise
                    suspicion = error  # the same without: then it is seen what was at fault
            page = await self._fetch(view, offset, urgency, with_histories=False)
            if suspicion is not None:
                self.histories.blame(suspicion)
            return page

        return await patiently(once, self._rest, tries=tries)

    def hurry(self) -> None:
        """The user asked for the view again: what waits to be tried is tried now."""
        self._hurried.set()
        self.histories.forget()

    @property
    def is_waiting(self) -> bool:
        """True between two tries to read a page."""
        return bool(self.trouble)

    async def _rest(self, seconds: float, error: ReadError) -> None:
        """Wait before a page is asked for again; the user may cut that short."""
        self._hurried.clear()
        self.trouble, self.trouble_until = line(error), self._clock.monotonic() + seconds
        waits = [
            asyncio.ensure_future(self._hurried.wait()),
            asyncio.ensure_future(self._clock.sleep(seconds)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.trouble = NOTHING
            for wait in waits:
                wait.cancel()

    async def _fetch(
        self,
        view: View,
        offset: int | Callable[[], int],
        urgency: Priority,
        *,
        with_histories: bool,
    ) -> Fetched:
        from triage_tui.sync.gateway import gateway  # late: not for the first paint

        started_at = self._clock.monotonic()
        with gateway.explained_read():
            client = self._connect()
            if not view.is_actionable:
                place = offset() if callable(offset) else offset
                return await _unmatched(client, place, urgency, started_at)
            page = await client.list_lead_maps(
                view.endpoint,
                offset=offset,
                limit=PAGE,
                sort_by=view.server_sort,
                filters=_filters(view, self._clock.wall()) or None,
                with_history=with_histories,
                priority=urgency,
            )
        if with_histories:
            self.histories.heard(page)
        if not self._is_prepared and any(row.history for row in page.rows):
            await _prepare()
            self._is_prepared = True
        return await _fetched(page, started_at, has_histories=with_histories)


async def _unmatched(
    client: Smartlead, offset: int, urgency: Priority, started_at: float
) -> Fetched:
    from triage_tui.sync.gateway import gateway  # late, as above

    found = await client.untracked_replies(
        offset=offset, limit=PAGE, with_body=True, priority=urgency
    )
    pairs = [gateway.untracked_from(each, as_of=started_at) for each in found.replies]
    return Fetched(
        [row for row, _ in pairs],
        started_at,
        found.is_last,
        [(each.index, each.reason) for each in found.unreadable],
        conversations=[conversation for _, conversation in pairs],
    )


async def _fetched(page: Page, started_at: float, *, has_histories: bool) -> Fetched:
    """The page as values: a message at a time, so that no key waits for twenty conversations."""
    from triage_tui.sync.gateway import gateway  # late, as above

    rows: list[LeadMap] = []
    conversations: list[Conversation] = []
    for wire in page.rows:
        row, conversation = await _made(wire, started_at)
        rows.append(row)
        if conversation is not None:
            conversations.append(conversation)
    return Fetched(
        rows,
        started_at,
        page.is_last,
        [(each.index, each.reason) for each in page.unreadable],
        gateway.members_in(page.rows),
        conversations,
        has_histories=has_histories,
    )


async def _prepare() -> None:
    """Load what reads replies, beside the loop: its 200 ms would keep the first keys waiting."""
    reply_facts = await asyncio.to_thread(import_module, "triage_tui.mail.reply_facts")
    await asyncio.to_thread(import_module, "triage_tui.mail.readable")
    await asyncio.to_thread(reply_facts.prepare)


async def _made(wire: InboxRow, started_at: float) -> tuple[LeadMap, Conversation | None]:
    from triage_tui.sync.gateway import gateway  # late, as above

    messages = [await _readable(each) for each in wire.history]
    await asyncio.sleep(0)  # what a reply says of itself is a step of its own
    return gateway.row_and_conversation(wire, gateway.with_subjects(messages), as_of=started_at)


async def _readable(wire: WireMessage) -> Message:
    """A message without its raw body: twenty conversations a page would fill the memory."""
    from triage_tui.sync.gateway import gateway  # late, as above

    if len(wire.body) >= LONG:
        return await asyncio.to_thread(gateway.message_from, wire, keeps_raw=False)
    await asyncio.sleep(0)  # a key that came meanwhile goes first
    return gateway.message_from(wire, keeps_raw=False)


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
