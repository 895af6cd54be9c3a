"""The cursor comes to a lead map: the pane shows it, at once or when the keys rest."""

from __future__ import annotations

import asyncio
from time import monotonic

from textual import on, work
from textual.widgets import Input

from triage_tui.commands.browse.filter import Filtering
from triage_tui.commands.decide.notes import Paperwork
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import NOTHING, fill, line, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.lead_map_list import LeadMapList

DEBOUNCE = 0.15
"""Seconds the cursor rests before a conversation is asked for: scrolling spends no requests."""
FAST = 0.12
"""Seconds between two steps of the cursor below which nobody reads what is between them."""


class Landing(Filtering, Paperwork):
    """Landing on a lead map shows it and never marks it read."""

    is_fill_due = False
    """True while the pane waits for the cursor to rest."""
    _landed_at = 0.0
    _rest: asyncio.TimerHandle | None = None

    @on(LeadMapList.Highlighted)
    def _landed(self) -> None:
        """The cursor came to another lead map. Landing never marks it read.

        While keys come fast, or letters of a filter, the list alone answers them; the pane waits
        for the cursor to rest.
        """
        now = monotonic()
        is_fast, self._landed_at = now - self._landed_at < FAST, now
        if is_fast or self.is_filtering:
            self._fill_later()
        else:
            self._fill_pane()

    @on(Input.Changed, "#filter-input")
    def _typed_on(self) -> None:
        """Whoever types letters does not read the pane yet."""
        if self.is_fill_due:
            self._fill_later()

    def _fill_later(self) -> None:
        """Fill the pane when the keys rest; a key meanwhile puts that off, at next to no cost."""
        self.is_fill_due = True
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(FAST, self.call_next, self._fill_due)

    def _fill_due(self) -> None:
        if self.is_fill_due:  # else a slower key has filled it meanwhile
            self._fill_pane()

    def _fill_pane(self) -> None:
        """Show the lead map under the cursor in the pane."""
        self.is_fill_due = False
        lead_map = self.current
        self.paint_lead()
        if lead_map is None:
            return
        self.open_conversation = self.session.loader.known_conversation(lead_map)
        known = self.open_conversation is not None and not self.open_conversation.is_partial
        note = NOTHING if known else own("Reading the conversation…")
        self.show_conversation(lead_map, note, keep_place=False)
        if not known:
            self._read_conversation(lead_map)
        self.rest_on(lead_map)

    @work(exclusive=True, group="conversation")
    async def _read_conversation(self, lead_map: LeadMap) -> None:
        """Fetch the conversation the cursor settled on."""
        await asyncio.sleep(DEBOUNCE)  # a newer call cancels this one: no request spent
        try:
            conversation = await self.session.loader.read_conversation(lead_map)
        except ReadError as error:
            self.show_conversation(
                lead_map, fill("Could not read the conversation: {}", line(error))
            )
            return
        if self.rows.cursor == lead_map.lead_map_id:
            self.open_conversation = conversation
            self.show_conversation(lead_map, NOTHING)
