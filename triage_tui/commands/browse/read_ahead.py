"""The conversations of the next rows, asked for before the cursor is there.

Pages bring them along. Where a server does not give them so, or a page came without, they are asked
for one at a time: nobody waits for them yet, so all that somebody waits for goes first.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Tasks
    from triage_tui.inbox.lead_map import LeadMap, LeadMapId

REST: Final = 0.2
"""Seconds the cursor rests before anything is asked for ahead of it."""
NEXT: Final = 3
"""Rows that are looked at ahead of the cursor where pages bring the conversations."""
MOST: Final = 20
"""The same where each of them costs a request; as many as are in view, at most so many."""


class ReadAhead:
    """Follows the cursor; asks for nothing that is known or on its way."""

    def __init__(self, model: InboxModel, *, tasks: Tasks) -> None:
        self._model = model
        self._conversations = model.session.loader.conversations
        self._histories = model.session.loader.views.pages.histories
        self._tasks = tasks
        self._is_out = False
        """True between a request and its answer."""
        self._withheld: dict[LeadMapId, float | None] = {}
        """Those that Smartlead does not give, or not whole yet, with the reply that is missing."""

    def look(self) -> None:
        """The cursor came to rest: what waits for a turn is chosen anew from there."""
        if not self._is_out:  # what has left is paid for
            self._tasks.start(self._read, group="ahead", exclusive=True)

    async def _read(self) -> None:
        await asyncio.sleep(REST)
        while True:
            row = next(self._lacking(), None)
            if row is None:
                coming = [each.lead_map_id for each in self._next_rows()]
                if not await self._conversations.arrival(coming):
                    return
                continue
            try:
                await self._conversations.read_ahead(row, self._leaves)
            except ReadError as error:
                if error.is_passing:
                    return  # the next rest of the cursor tries again
            finally:
                self._is_out = False
            if self._is_lacking(row):
                self._withheld[row.lead_map_id] = row.last_reply_at

    def _leaves(self) -> None:
        self._is_out = True

    def _lacking(self) -> Iterator[LeadMap]:
        """The next rows whose conversation is neither known nor on its way, the nearest first."""
        for row in self._next_rows():
            if row.last_reply_at is None or self._conversations.is_coming(row.lead_map_id):
                continue
            if self._withheld.get(row.lead_map_id) == row.last_reply_at:
                continue
            if self._is_lacking(row):
                yield row

    def _is_lacking(self, row: LeadMap) -> bool:
        known = self._conversations.known(row)
        return known is None or known.is_partial

    def _next_rows(self) -> Iterator[LeadMap]:
        """The rows that the cursor comes to, the nearest first; then the others in view."""
        model, window = self._model, self._model.window
        if window.row < 0 or not model.view.is_actionable:
            return
        first, last = max(0, window.top), min(len(window.order), window.top + window.page)
        below, above = range(window.row + 1, last), range(window.row - 1, first - 1, -1)
        places = [*below, *above]
        nearest = range(window.row + 1, min(len(window.order), window.row + 1 + NEXT))
        if model.settings.advance == "previous":
            places = [*above, *below]
            nearest = range(window.row - 1, max(-1, window.row - 1 - NEXT), -1)
        rest = [] if self._histories.is_given else [each for each in places if each not in nearest]
        for place in [*nearest, *rest][:MOST]:
            each = window.order[place]
            row = model.store.state.lead_map(each)
            if row is not None and not model.is_leaving(each):
                yield row
