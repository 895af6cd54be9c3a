"""What is read from Smartlead: views, conversations, categories, members."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from triage_tui.inbox.events import CategoriesRead, MembersRead
from triage_tui.inbox.lead_map import LeadMapId, MemberId
from triage_tui.inbox.views.views import View
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.reading.conversations import Conversations, Shelf
from triage_tui.sync.reading.memory_shelf import MemoryShelf
from triage_tui.sync.reading.view_reader import ViewReader
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead

__all__ = ["Loader", "ReadError", "Shelf"]

TEAM_BOARD_DAYS = 90
"""How far back a member's activity is looked for: those without any may be missing."""
REFERENCE_DEADLINE = 8.0
"""Seconds for a small list that the user waits for; it is asked for again."""


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
        self.conversations = Conversations(connect, store, clock, shelf or MemoryShelf())
        """What was written, by lead map."""
        self.views = ViewReader(connect, store, clock, self.conversations)
        """How far each view was read."""
        self.knows_members = False
        """True once Smartlead has said who is in the team, or that it does not say."""

    # -- reference data ------------------------------------------------------------------------

    async def read_categories(self) -> None:
        """Ask for the categories; raises ReadError."""
        from triage_tui.sync.gateway import gateway  # late: not for the first paint

        try:
            async with asyncio.timeout(REFERENCE_DEADLINE):
                with gateway.explained_read():
                    wires = await self._connect().categories()
        except TimeoutError:
            raise ReadError("Smartlead didn't respond in time.", is_passing=True) from None
        categories = [gateway.category_from(each) for each in wires]
        if categories != list(self._store.state.categories.values()):
            self._store.dispatch(CategoriesRead(categories))

    async def read_members(self) -> None:
        """Ask for members through the team board, which not every account has; raises ReadError."""
        from triage_tui.sync.gateway import gateway  # late, as above

        today = datetime.fromtimestamp(self._clock.wall(), UTC).date()
        try:
            with gateway.explained_read():
                board = await self._connect().team_board(
                    today - timedelta(days=TEAM_BOARD_DAYS), today, "Etc/UTC"
                )
        except ReadError as error:
            self.knows_members = self.knows_members or error.is_refused
            raise
        self.knows_members = True
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
