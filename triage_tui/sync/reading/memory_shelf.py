"""Whole conversations of this session, packed, where no cache keeps them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from triage_tui.inbox.lead_map import Conversation, LeadMapId
from triage_tui.sync.storage.cache_rows import pack, unpack

MOST: Final = 4 * 1024 * 1024
"""Bytes of packed conversations: some thousands of them; the oldest give way."""


class MemoryShelf:
    """Keeps conversations until the program ends, in bounded memory."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._packed: OrderedDict[LeadMapId, bytes] = OrderedDict()
        self._size = 0

    def conversation(self, lead_map_id: LeadMapId) -> Conversation | None:
        """A conversation that was kept."""
        packed = self._packed.get(lead_map_id)
        return None if packed is None else unpack(lead_map_id, packed)

    def kept(self, lead_map_ids: Iterable[LeadMapId]) -> set[LeadMapId]:
        """Those of these lead maps whose conversation is here."""
        return {each for each in lead_map_ids if each in self._packed}

    def keep_conversation(self, conversation: Conversation) -> None:
        """Keep a whole conversation in the place of an older one."""
        self._drop(conversation.lead_map_id)
        packed = self._packed[conversation.lead_map_id] = pack(conversation)
        self._size += len(packed)
        while self._size > self._most and len(self._packed) > 1:
            self._drop(next(iter(self._packed)))

    def _drop(self, lead_map_id: LeadMapId) -> None:
        self._size -= len(self._packed.pop(lead_map_id, b""))
