"""What is read from Smartlead: pages of a view, conversations, categories, members."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from msgspec import structs

from triage_tui.inbox.lead_map import Conversation, LeadMap, LeadMapId, MemberId, Message
from triage_tui.inbox.state import CategoriesRead, MembersRead, PreviewRead
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.view_reader import ViewReader
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.models.messages import WireMessage

__all__ = ["Loader", "ReadError", "Shelf"]

TEAM_BOARD_DAYS = 90
"""How far back a member's activity is looked for: those without any may be missing."""
REFERENCE_DEADLINE = 8.0
"""Seconds for a small list that the user waits for; it is asked for again."""
KEPT_CONVERSATIONS = 200
KEPT_RAW = 8 * 1024 * 1024
"""Characters of raw bodies kept with them: older conversations give way."""
LONG = 16 * 1024
"""Characters of bodies from which they are made readable in a thread, so that no key waits."""


class Shelf(Protocol):
    """Where whole conversations are kept for the next start."""

    def conversation(self, lead_map_id: LeadMapId) -> Conversation | None: ...

    def keep_conversation(self, conversation: Conversation) -> None: ...


class Loader:
    """Reads on the user's behalf; what it learns goes to the store."""

    def __init__(
        self,
        connect: Callable[[], Smartlead],
        store: Store,
        clock: Clock,
        shelf: Shelf | None = None,
    ) -> None:
        self._connect = connect
        self._store = store
        self._clock = clock
        self._shelf = shelf
        self._conversations: OrderedDict[LeadMapId, Conversation] = OrderedDict()
        self._sizes: dict[LeadMapId, int] = {}
        """Characters of raw bodies in each."""
        self.views = ViewReader(connect, store, clock, self._keep_partial)

    # -- reference data ------------------------------------------------------------------------

    async def read_categories(self) -> None:
        """Ask for the categories; raises ReadError."""
        from triage_tui.sync.gateway import gateway  # late: not for the first paint

        try:
            async with asyncio.timeout(REFERENCE_DEADLINE):
                with gateway.explained(ReadError):
                    wires = await self._connect().categories()
        except TimeoutError:
            raise ReadError("Smartlead did not answer in time.") from None
        categories = [gateway.category_from(each) for each in wires]
        if categories != list(self._store.state.categories.values()):
            self._store.dispatch(CategoriesRead(categories))

    async def read_members(self) -> None:
        """Ask for members through the team board, which not every account has; raises ReadError."""
        from triage_tui.sync.gateway import gateway  # late, as above

        today = datetime.fromtimestamp(self._clock.wall(), UTC).date()
        with gateway.explained(ReadError):
            board = await self._connect().team_board(
                today - timedelta(days=TEAM_BOARD_DAYS), today, "Etc/UTC"
            )
        self._store.dispatch(MembersRead([gateway.member_from(each) for each in board]))

    async def read_key_owner(self) -> MemberId | None:
        """Which of the members known the key belongs to; raises ReadError."""
        from triage_tui.sync.reading.key_owner import read_key_owner  # late, as above

        return await read_key_owner(self._connect(), self._store.state.members.values())

    # -- views ---------------------------------------------------------------------------------

    async def read_view(self, view: View) -> None:
        """Read a view to its end, page by page, each shown as it comes; raises ReadError."""
        await self.views.read(view)

    async def look_at(self, view: View) -> tuple[LeadMapId, ...]:
        """Read what is new in a view; returns the new replies. Raises ReadError."""
        return await self.views.look(view)

    @property
    def read_at(self) -> dict[str, float]:
        """When the newest successful read of each listing started, on the monotonic clock."""
        return self.views.read_at

    def _keep_partial(self, conversation: Conversation) -> None:
        """What came with a row, where nothing better is known."""
        known = self._conversations.get(conversation.lead_map_id)
        if known is None or not conversation.is_partial:
            self._keep(conversation)

    # -- conversations -------------------------------------------------------------------------

    def known_conversation(self, lead_map: LeadMap) -> Conversation | None:
        """What is known of a conversation without asking; a newer reply makes it partial."""
        known = self._conversations.get(lead_map.lead_map_id)
        if (known is None or known.is_partial) and self._shelf is not None:
            known = self._shelf.conversation(lead_map.lead_map_id) or known
        if known is None or known.is_partial:
            return known
        newest = max((message.at or 0.0 for message in known.messages), default=0.0)
        if lead_map.last_reply_at is not None and lead_map.last_reply_at > newest + 1:
            return Conversation(known.lead_map_id, known.messages, known.as_of, is_partial=True)
        return known

    async def read_conversation(self, lead_map: LeadMap) -> Conversation:
        """Ask for the whole conversation of a lead map; raises ReadError."""
        from triage_tui.sync.gateway import gateway  # late, as above

        if lead_map.campaign_id is None or lead_map.lead_id is None:
            known = self._conversations.get(lead_map.lead_map_id)
            if known is not None:
                return known
            raise ReadError(
                "this row names no campaign or no lead, so there is nothing to ask for."
            )
        started_at = self._clock.monotonic()
        with gateway.explained(ReadError):
            wires = await self._connect().message_history(lead_map.campaign_id, lead_map.lead_id)
        messages = sorted(await _readable(wires), key=_time_of)
        known = self._conversations.get(lead_map.lead_map_id)
        whole = _with_known_bodies(messages, known.messages if known is not None else ())
        conversation = Conversation(lead_map.lead_map_id, whole, started_at)
        self._keep(conversation)
        if self._shelf is not None:
            self._shelf.keep_conversation(conversation)
        self._tell_preview(conversation)
        return conversation

    async def read_whole(self, lead_map: LeadMap, message: Message) -> Conversation:
        """The conversation with one message in full; asks for it where its raw text is gone.

        Raises:
            ReadError: when that could not be read.
        """
        from triage_tui.sync.gateway import gateway  # late, as above

        conversation = self._conversations.get(lead_map.lead_map_id)
        if conversation is None or not message.raw:
            conversation = await self.read_conversation(lead_map)
        twin = next((each for each in conversation.messages if _is_same(each, message)), None)
        if twin is None or not twin.raw:
            raise ReadError("Smartlead gave no more of this mail than is shown.")
        whole = await asyncio.to_thread(gateway.whole_message, twin)
        messages = tuple(whole if each is twin else each for each in conversation.messages)
        grown = structs.replace(conversation, messages=messages)
        self._keep(grown)
        return grown

    def _tell_preview(self, conversation: Conversation) -> None:
        reply = next((each for each in reversed(conversation.messages) if each.is_reply), None)
        if reply is not None:
            from triage_tui.mail.quotes import preview  # late: not in the first paint
            from triage_tui.mail.reply_facts import reply_facts

            words = preview(reply.body)
            facts = reply_facts(reply.subject, reply.body, at=reply.at, sender=reply.sender)
            self._store.dispatch(PreviewRead(conversation.lead_map_id, reply.subject, words, facts))

    def _keep(self, conversation: Conversation) -> None:
        self._conversations[conversation.lead_map_id] = conversation
        self._conversations.move_to_end(conversation.lead_map_id)
        self._sizes[conversation.lead_map_id] = sum(len(m.raw) for m in conversation.messages)
        while len(self._conversations) > 1 and (
            len(self._conversations) > KEPT_CONVERSATIONS or sum(self._sizes.values()) > KEPT_RAW
        ):
            gone, _ = self._conversations.popitem(last=False)
            del self._sizes[gone]


async def _readable(wires: Sequence[WireMessage]) -> list[Message]:
    """The messages, made readable where that holds nobody up."""
    from triage_tui.sync.gateway import gateway  # late, as above

    if sum(len(wire.body) for wire in wires) < LONG:
        return [gateway.message_from(wire) for wire in wires]
    return await asyncio.to_thread(lambda: [gateway.message_from(wire) for wire in wires])


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
