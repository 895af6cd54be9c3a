"""The person behind a lead map: what Smartlead knows, and the same person's other threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import fill, line, own
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.commands.browse.filter import Filter
    from triage_tui.commands.browse.refresh import Refresh
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Panes, Tasks

EVERYTHING = "all"
"""The view in which every thread has a row."""


class LeadDetails:
    """A lead's record is asked for by key, folded again on the next lead, and kept."""

    def __init__(
        self,
        model: InboxModel,
        filter_: Filter,
        refresh: Refresh,
        *,
        notices: Notices,
        tasks: Tasks,
        panes: Panes,
    ) -> None:
        self._model = model
        self._filter = filter_
        self._refresh = refresh
        self._notices = notices
        self._tasks = tasks
        self._panes = panes

    def toggle(self) -> None:
        """Show what Smartlead knows about the lead, or fold it away."""
        model, lead_map = self._model, self._model.current
        if lead_map is None:
            return
        if model.is_masked:
            words = own("Masking is on: lead details would show names.")
            self._notices.notify(words)
        elif model.details_of == lead_map.lead_map_id:
            model.details_of = None
            model.show_conversation(lead_map)
        elif model.session.leads().known(lead_map) is not None:
            self._show(lead_map)
        else:
            model.show_conversation(lead_map, own("Loading lead details…"))
            self._tasks.start(lambda: self._read(lead_map), group="lead", exclusive=True)

    async def _read(self, lead_map: LeadMap) -> None:
        """Ask for the lead's record; the answer is kept."""
        try:
            await self._model.session.leads().read(lead_map)
        except ReadError as error:
            words = fill("Couldn't load the lead's details: {}", line(error))
            self._model.show_conversation(lead_map, words)
            return
        if self._model.cursor == lead_map.lead_map_id:
            self._show(lead_map)

    def _show(self, lead_map: LeadMap) -> None:
        self._model.details_of = lead_map.lead_map_id
        self._model.show_conversation(lead_map)
        self._panes.reading.to_top()

    def next_thread(self) -> None:
        """Go to the same person's thread in the next campaign, and round."""
        lead_map = self._model.current
        if lead_map is None:
            return
        here = lead_map.lead_map_id
        threads = sorted((here, *self._model.store.state.siblings_of(here)))
        if len(threads) == 1:
            self._notices.notify(own("No other conversations with this lead."))
            return
        self._go_to_thread(threads[(threads.index(here) + 1) % len(threads)])

    def _go_to_thread(self, lead_map_id: LeadMapId) -> None:
        """Put the cursor on a thread: in this view, without its filter, or in the one of all."""
        model = self._model
        if not model.go_to(lead_map_id):
            if lead_map_id in model.rows:
                self._filter.clear()
            elif lead_map_id in model.rows_of[EVERYTHING]:
                self._refresh.go_to_view(EVERYTHING)
            if not model.go_to(lead_map_id):
                words = own("The other conversation is in a view that isn't loaded yet.")
                self._notices.notify(words)
                return
        if model.current is not None:
            campaign = model.current.campaign_name or own("an unnamed campaign")
            self._notices.notify(fill("Same lead in {}.", campaign))
