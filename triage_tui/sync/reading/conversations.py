"""Conversations: what is known of them without asking, and single ones when they are wanted."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import structs

from triage_tui.inbox.events import LeadMapRead, PreviewRead
from triage_tui.inbox.lead_map import Conversation, LeadMap, LeadMapId, Message
from triage_tui.inbox.merge_reads import filled_in
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.models.messages import WireMessage
    from triage_tui.smartlead.priority import Priority

KEPT: Final = 200
KEPT_RAW: Final = 8 * 1024 * 1024
"""Characters of raw bodies kept with them: older conversations give way."""
LONG: Final = 16 * 1024
"""Characters of bodies from which they are made readable in a thread, so that no key waits."""
PATIENCE: Final = 4.0
"""Seconds that a conversation is waited for that comes with a page; then it is asked for alone."""


class Shelf(Protocol):
    """Where whole conversations are kept, more of them than are held ready."""

    def conversation(self, lead_map_id: LeadMapId) -> Conversation | None: ...

    def kept(self, lead_map_ids: Iterable[LeadMapId]) -> set[LeadMapId]: ...

    def keep_conversation(self, conversation: Conversation) -> None: ...


class Conversations:
    """The ones that were opened lately held ready, the others on a shelf."""

    def __init__(
        self, connect: Callable[[], Smartlead], store: Store, clock: Clock, shelf: Shelf
    ) -> None:
        self._connect = connect
        self._store = store
        self._clock = clock
        self._shelf = shelf
        self._ready: OrderedDict[LeadMapId, Conversation] = OrderedDict()
        self._sizes: dict[LeadMapId, int] = {}
        """Characters of raw bodies in each."""
        self._coming: dict[LeadMapId, asyncio.Event] = {}
        """Those that are on their way: with a page, or asked for ahead of the cursor."""

    # -- what pages bring ----------------------------------------------------------------------

    @contextmanager
    def coming(self, lead_map_ids: Iterable[LeadMapId]) -> Iterator[None]:
        """While a page with these conversations is on its way, none is asked for alone."""
        here, mine = asyncio.Event(), tuple(lead_map_ids)
        self._coming.update((each, here) for each in mine)
        try:
            yield
        finally:
            here.set()
            for each in mine:
                if self._coming.get(each) is here:
                    del self._coming[each]

    def is_coming(self, lead_map_id: LeadMapId) -> bool:
        """True while its conversation is on its way."""
        return lead_map_id in self._coming

    async def arrival(self, lead_map_ids: Iterable[LeadMapId]) -> bool:
        """Wait for the first of these to come, or to fail; False when none is on its way."""
        here = next((self._coming[each] for each in lead_map_ids if each in self._coming), None)
        if here is not None:
            await here.wait()
        return here is not None

    def take(self, conversations: Iterable[Conversation]) -> None:
        """What came with the rows of a page."""
        for conversation in conversations:
            known = self._ready.get(conversation.lead_map_id)
            if conversation.is_partial:
                if known is None or known.is_partial:
                    self._hold_ready(conversation)
                continue
            self._shelf.keep_conversation(conversation)
            if known is not None:
                self._hold_ready(conversation)

    def kept(self, rows: Iterable[LeadMap]) -> set[LeadMapId]:
        """The lead maps among these whose whole conversation is here."""
        ids = [row.lead_map_id for row in rows]
        ready = {each for each in ids if (c := self._ready.get(each)) and not c.is_partial}
        return ready | self._shelf.kept([each for each in ids if each not in ready])

    # -- what is known -------------------------------------------------------------------------

    def known(self, lead_map: LeadMap) -> Conversation | None:
        """What is known of a conversation without asking; a newer reply makes it partial."""
        known = self._ready.get(lead_map.lead_map_id)
        if known is None or known.is_partial:
            known = self._shelf.conversation(lead_map.lead_map_id) or known
        if known is None or known.is_partial:
            return known
        newest = max((message.at or 0.0 for message in known.messages), default=0.0)
        if lead_map.last_reply_at is not None and lead_map.last_reply_at > newest + 1:
            return structs.replace(known, is_partial=True)
        return known

    # -- single ones ---------------------------------------------------------------------------

    async def read(self, lead_map: LeadMap) -> Conversation:
        """The whole conversation of a lead map: known, out of a page on its way, or asked for.

        Raises:
            ReadError: when it could not be read.
        """
        here = self._coming.get(lead_map.lead_map_id)
        if here is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await here.wait()
        known = self.known(lead_map)
        if known is not None and not known.is_partial:
            return known
        from triage_tui.smartlead.priority import Priority  # late: not for the first paint

        return await self._read(lead_map, Priority.CONVERSATION)

    async def read_ahead(self, lead_map: LeadMap, leaves: Callable[[], None]) -> None:
        """Ask for a conversation that nobody waits for yet; `leaves` hears when its request goes.

        Until then it is not on its way: the cursor, should it come first, does not wait for it.

        Raises:
            ReadError: when it could not be read.
        """
        from triage_tui.smartlead.priority import Priority  # late, as above
        from triage_tui.smartlead.request import LEAVING

        with ExitStack() as on_its_way:

            async def leaving() -> None:
                leaves()
                on_its_way.enter_context(self.coming([lead_map.lead_map_id]))

            token = LEAVING.set(leaving)
            try:
                await self._read(lead_map, Priority.PAGE)
            finally:
                LEAVING.reset(token)

    async def _read(self, lead_map: LeadMap, priority: Priority) -> Conversation:
        started_at = self._clock.monotonic()
        messages = await self._asked_for(lead_map, priority)
        known = self._ready.get(lead_map.lead_map_id)
        whole = _with_known_bodies(messages, known.messages if known is not None else ())
        conversation = Conversation(lead_map.lead_map_id, whole, started_at)
        self._hold_ready(conversation)
        self._shelf.keep_conversation(conversation)
        self._tell_words(conversation)
        return conversation

    async def _asked_for(self, lead_map: LeadMap, priority: Priority) -> Sequence[Message]:
        """By campaign and lead where the row names them, else by the row itself."""
        from triage_tui.sync.gateway import gateway  # late: not for the first paint

        if lead_map.campaign_id is None or lead_map.lead_id is None:
            found, messages = await self._by_row(lead_map, priority)
            if messages:
                return messages
            lead_map = found
        if lead_map.campaign_id is None or lead_map.lead_id is None:
            raise ReadError("This row has no campaign or lead, so there's nothing to load.")
        with gateway.explained_read():
            wires = await self._connect().message_history(
                lead_map.campaign_id, lead_map.lead_id, priority=priority
            )
        return sorted(await _readable(wires), key=_time_of)

    async def _by_row(
        self, lead_map: LeadMap, priority: Priority
    ) -> tuple[LeadMap, Sequence[Message]]:
        """Ask for one row by its id: the documented one names no lead, but brings its messages."""
        from triage_tui.sync.gateway import gateway  # late, as above

        with gateway.explained_read():
            wire = await self._connect().lead_map(lead_map.lead_map_id, priority=priority)
        row = gateway.lead_map_from(wire, as_of=lead_map.as_of)
        known = self._store.state.base.get(lead_map.lead_map_id)
        if known is not None and (whole := filled_in(known, row)) is not known:
            self._store.dispatch(LeadMapRead(whole))
        messages = await _readable(wire.history) if wire.history else ()
        return filled_in(lead_map, row), sorted(messages, key=_time_of)

    async def read_whole(self, lead_map: LeadMap, message: Message) -> Conversation:
        """The conversation with one message in full; asks for it where its raw text is gone.

        Raises:
            ReadError: when that could not be read.
        """
        from triage_tui.smartlead.priority import Priority  # late, as above
        from triage_tui.sync.gateway import gateway

        conversation = self._ready.get(lead_map.lead_map_id)
        if conversation is None or not message.raw:
            conversation = await self._read(lead_map, Priority.CONVERSATION)
        twin = next((each for each in conversation.messages if _is_same(each, message)), None)
        if twin is None or not twin.raw:
            raise ReadError("Smartlead has no more of this email.")
        whole = await asyncio.to_thread(gateway.whole_message, twin)
        messages = tuple(whole if each is twin else each for each in conversation.messages)
        grown = structs.replace(conversation, messages=messages)
        self._hold_ready(grown)
        return grown

    def _tell_words(self, conversation: Conversation) -> None:
        """The row says what the newest reply says."""
        reply = next((each for each in reversed(conversation.messages) if each.is_reply), None)
        if reply is not None:
            from triage_tui.sync.gateway import gateway  # late, as above

            subject, preview, facts = gateway.words_of(reply)
            self._store.dispatch(PreviewRead(conversation.lead_map_id, subject, preview, facts))

    def _hold_ready(self, conversation: Conversation) -> None:
        self._ready[conversation.lead_map_id] = conversation
        self._ready.move_to_end(conversation.lead_map_id)
        self._sizes[conversation.lead_map_id] = sum(len(m.raw) for m in conversation.messages)
        while len(self._ready) > 1 and (
            len(self._ready) > KEPT or sum(self._sizes.values()) > KEPT_RAW
        ):
            gone, _ = self._ready.popitem(last=False)
            del self._sizes[gone]


async def _readable(wires: Sequence[WireMessage]) -> Sequence[Message]:
    """The messages, made readable where that holds nobody up."""
    from triage_tui.sync.gateway import gateway  # late, as above

    if sum(len(wire.body) for wire in wires) < LONG:
        return gateway.messages_from(wires)
    return await asyncio.to_thread(gateway.messages_from, wires)


def _is_same(one: Message, other: Message) -> bool:
    return one.is_reply is other.is_reply and _second(one) == _second(other)


def _time_of(message: Message) -> float:
    """Oldest first; a message just sent has no time yet and is the newest."""
    return message.at if message.at is not None else float("inf")


def _with_known_bodies(read: Sequence[Message], known: Sequence[Message]) -> tuple[Message, ...]:
    """What was read, with the text that came with the row: the documented history has no bodies."""
    if not known:
        return tuple(read)
    bodies = {(each.is_reply, _second(each)): each for each in known if each.body}
    filled = [
        each if each.body else bodies.pop((each.is_reply, _second(each)), each) for each in read
    ]
    if not filled:
        return tuple(known)
    return tuple(filled)


def _second(message: Message) -> int | None:
    """Its time in whole seconds: the two list shapes differ in milliseconds."""
    return None if message.at is None else int(message.at)
