"""The action pane: who the open lead is, the conversation, and what one key will do."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual.containers import Vertical

from triage_tui.ui.conversation.view import ConversationView
from triage_tui.ui.inbox.action_keys import ActionKeys
from triage_tui.ui.inbox.lead_card import LeadCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from triage_tui.inbox.lead_map import LeadMapId

FAST = 0.12
"""Seconds between two steps of the cursor below which nobody reads what is between them."""


class DetailPane(Vertical):
    """Filled at once, or when keys that come fast rest: the list alone answers those."""

    def __init__(self, fill: Callable[[], None], cursor: Callable[[], LeadMapId | None]) -> None:
        """`fill` shows the lead map under the `cursor`."""
        super().__init__(id="pane")
        self._fill = fill
        self._cursor = cursor
        self._filled: LeadMapId | None = None
        self.lead = LeadCard()
        self.conversation = ConversationView()
        self.action_keys = ActionKeys()
        self.is_fill_due = False
        """True while the pane waits for the cursor to rest."""
        self._landed_at = 0.0
        self._rest: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        yield self.lead
        yield self.conversation
        yield self.action_keys

    def land(self, *, is_typing: bool) -> None:
        """The cursor came to another lead map; `is_typing` while letters of a filter come."""
        if self._is_filled():
            return
        now = monotonic()
        is_fast, self._landed_at = now - self._landed_at < FAST, now
        if is_fast or is_typing:
            self.fill_later()
        else:
            self._fill_now()

    def put_off(self) -> None:
        """Whoever types letters does not read the pane yet."""
        if self.is_fill_due:
            self.fill_later()

    def fill_later(self) -> None:
        """Fill the pane when the keys rest; a key meanwhile puts that off, at next to no cost."""
        self.is_fill_due = True
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(FAST, self.call_next, self.settle)

    def settle(self) -> None:
        """Show the lead map under the cursor, if that was put off or is still to be told."""
        if not self._is_filled():
            self._fill_now()

    def emptied(self) -> None:
        """No lead map is open: the next one is shown anew, be it the one before."""
        self._filled = None

    def _is_filled(self) -> bool:
        """True when a slower key has filled it meanwhile, or one that needed it."""
        return not self.is_fill_due and self._filled == self._cursor()

    def _fill_now(self) -> None:
        self.is_fill_due, self._filled = False, self._cursor()
        self._fill()
