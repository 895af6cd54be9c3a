"""Keeps what is read, behind the user's back: small batches, made on the loop, written beside it.

Nothing waits for it. What is lost when the machine dies is read again at the next start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from triage_tui.inbox.actions import Status
from triage_tui.inbox.lead_map import Conversation, LeadMapId
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.sort_order import place_of
from triage_tui.inbox.views.views import View
from triage_tui.sync.journaled_state import Change
from triage_tui.sync.protocols import Spawn
from triage_tui.sync.reading.memory_shelf import MemoryShelf
from triage_tui.sync.storage.cache import Batch, Cache
from triage_tui.sync.storage.cache_rows import pack, to_row
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

GROUP: Final = "cache"
SLICE: Final = 100
"""Rows a batch: about a millisecond of the loop."""
REST: Final = 0.05
"""Seconds between two batches: a key always finds the loop free."""
_KEPT: Final = 90 * 86400.0


class CacheWriter:
    """Listens to a store and writes what came from the server."""

    def __init__(
        self, cache: Cache, store: Store, clock: Clock, spawn: Spawn, views: Mapping[str, View]
    ) -> None:
        self._cache = cache
        self._store = store
        self._clock = clock
        self._spawn = spawn
        self._views = views
        self._rows: dict[LeadMapId, None] = {}
        self._listed: dict[str, dict[LeadMapId, None]] = {}
        self._conversations: dict[LeadMapId, Conversation] = {}
        self._unwritten = MemoryShelf()
        """Conversations while the cache takes none."""
        self._reference: set[str] = set()
        self._is_running = False
        self._is_pruned = False
        self._thread: ThreadPoolExecutor | None = None
        self._unsubscribe = store.subscribe(self._changed)

    def conversation(self, lead_map_id: LeadMapId) -> Conversation | None:
        """A conversation that was kept, or is about to be."""
        return (
            self._conversations.get(lead_map_id)
            or self._unwritten.conversation(lead_map_id)
            or self._cache.conversation(lead_map_id)
        )

    def kept(self, lead_map_ids: Iterable[LeadMapId]) -> set[LeadMapId]:
        """Those of these lead maps whose conversation was kept, or is about to be."""
        ids = tuple(lead_map_ids)
        here = {each for each in ids if each in self._conversations} | self._unwritten.kept(ids)
        return here | self._cache.conversations_of([each for each in ids if each not in here])

    def keep_conversation(self, conversation: Conversation) -> None:
        """Write a whole conversation some time soon; its body comes back from the disk."""
        if not self._cache.is_writable:  # another program writes it, or the disk refuses
            self._unwritten.keep_conversation(conversation)
            return
        self._conversations[conversation.lead_map_id] = conversation
        self._start()

    def _changed(self, state: InboxState, change: Change) -> None:
        if change.lists:
            self._reference.add("categories" if change.order else "members")
        if change.entries:
            news = [each.lead_map_id for each in change.entries if each.status is Status.DONE]
            self._rows.update(dict.fromkeys(news))
        elif change.listing:
            self._listing_changed(state, change)
        else:
            self._rows.update(dict.fromkeys(change.lead_map_ids))
        if self._rows or self._listed or self._reference:
            self._start()

    def _listing_changed(self, state: InboxState, change: Change) -> None:
        members = state.listings[change.listing].members
        news = [each for each in change.lead_map_ids if members.get(each, 1.0) > 0.0]
        if news or not change.lead_map_ids:  # the rest came out of the cache itself
            self._listed.setdefault(change.listing, {}).update(dict.fromkeys(news))
            self._rows.update(dict.fromkeys(each for each in news if each in members))

    def _start(self) -> None:
        if not self._is_running and self._cache.is_writable:
            self._is_running = True
            self._spawn(self._run(), name="cache", group=GROUP)

    async def _run(self) -> None:
        try:
            while self._has_work() and self._cache.is_writable:
                await self._clock.sleep(REST)  # first of all: no paint waits for what is kept
                batch = self._next()
                await self._aside(partial(self._cache.write, batch))
            if not self._is_pruned:
                self._is_pruned = True
                before = self._clock.wall() - _KEPT
                await self._aside(lambda: self._cache.prune(before))
        finally:
            self._is_running = False

    async def _aside(self, work: Callable[[], object]) -> None:
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # late: not for the first paint

            self._thread = ThreadPoolExecutor(1, thread_name_prefix="cache")
        # Shielded: a batch that was taken out is written, though the app may be ending.
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))

    def _has_work(self) -> bool:
        return bool(self._rows or self._listed or self._conversations or self._reference)

    def _next(self) -> Batch:
        """The next slice of what has changed, as it is now."""
        state, batch = self._store.state, Batch()
        for each in _taken(self._rows, SLICE):
            row = state.confirmed(each)
            if row is not None:
                batch.rows.append(to_row(row))
        for name in tuple(self._listed):
            ids = self._listed[name]
            self._put_listed(state, name, _taken(ids, SLICE - len(batch.listed)), batch)
            if not ids:
                del self._listed[name]
        for conversation in _taken_values(self._conversations, 2):
            batch.conversations.append((int(conversation.lead_map_id), pack(conversation)))
        self._put_reference(state, batch)
        return batch

    def _put_listed(self, state: InboxState, name: str, ids: list[LeadMapId], batch: Batch) -> None:
        listing, view = state.listings.get(name), self._views.get(name)
        if listing is None or view is None:
            return
        for each in ids:
            row = state.confirmed(each) if each in listing.members else None
            if row is None:
                batch.gone.append((name, int(each)))
            else:
                place = place_of(state, row, view.sort, sinks=view.sinks)
                batch.listed.append((name, int(each), place))
        ahead = self._clock.wall() - self._clock.monotonic()
        if listing.as_of:
            full = listing.ended + ahead if listing.ended else None
            batch.views.append((name, listing.as_of + ahead, full, int(listing.is_complete)))

    def _put_reference(self, state: InboxState, batch: Batch) -> None:
        if "categories" in self._reference:
            batch.categories = [
                (int(each.category_id), each.name, each.sentiment.value)
                for each in state.categories.values()
            ]
        if "members" in self._reference:
            batch.members = [
                (int(each.member_id), each.name, each.email) for each in state.members.values()
            ]
        self._reference.clear()

    async def move_to(self, cache: Cache, *, is_old_useless: bool = False) -> None:
        """Keep what is read from now on in another file.

        With `is_old_useless` the one before is deleted: the key it is named after opens nothing.
        """
        old, self._cache = self._cache, cache
        for waiting in (self._rows, self._listed, self._conversations, self._reference):
            waiting.clear()  # read with the key before
        # On the writer's thread: it may be at work on the old one still.
        await self._aside(old.delete if is_old_useless else old.close)

    def close(self) -> None:
        """Write what is left, and stop listening; to be called without a running loop's haste."""
        self._unsubscribe()
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None
        while self._has_work() and self._cache.is_writable:
            if not self._cache.write(self._next()):
                break
        self._cache.close()


def _taken(ids: dict[LeadMapId, None], count: int) -> list[LeadMapId]:
    """Take up to `count` of `ids` out."""
    taken = [each for each, _ in zip(ids, range(max(0, count)), strict=False)]
    for each in taken:
        del ids[each]
    return taken


def _taken_values(conversations: dict[LeadMapId, Conversation], count: int) -> list[Conversation]:
    taken = [each for each, _ in zip(conversations, range(count), strict=False)]
    return [conversations.pop(each) for each in taken]
