"""The person behind a lead map: what Smartlead knows, and the same person's other threads."""

from __future__ import annotations

from textual import work

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, fill, line, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.presenter import Painting

EVERYTHING = "all"
"""The view in which every thread has a row."""


class People(Painting):
    """Facts are asked for by key, folded again on the next lead, and kept."""

    def action_lead_facts(self) -> None:
        """Show what Smartlead knows about the lead, or fold it away."""
        lead_map = self.current
        if lead_map is None:
            return
        if self.is_masked:
            self.say(own("Names are masked; what is known of the lead would show them."))
        elif self.facts_of == lead_map.lead_map_id:
            self.facts_of = None
            self.show_conversation(lead_map, NOTHING)
        elif self.session.leads().known(lead_map) is not None:
            self._show_facts(lead_map)
        else:
            self.show_conversation(lead_map, own("Asking Smartlead about the lead…"))
            self._read_lead(lead_map)

    @work(exclusive=True, group="lead")
    async def _read_lead(self, lead_map: LeadMap) -> None:
        """Ask for the lead's record; the answer is kept."""
        try:
            await self.session.leads().read(lead_map)
        except ReadError as error:
            self.show_conversation(lead_map, fill("Could not read the lead: {}", line(error)))
            return
        if self.rows.cursor == lead_map.lead_map_id:
            self._show_facts(lead_map)

    def _show_facts(self, lead_map: LeadMap) -> None:
        self.facts_of = lead_map.lead_map_id
        self.show_conversation(lead_map, NOTHING)
        self.conversation.scroll_home(animate=False, force=True, immediate=True)

    def action_thread_next(self) -> None:
        """Go to the same person's thread in the next campaign, and round."""
        lead_map = self.current
        if lead_map is None:
            return
        here = lead_map.lead_map_id
        threads = sorted((here, *self.store.state.siblings_of(here)))
        if len(threads) == 1:
            self.say(own("No other thread of this person was read."))
            return
        self._go_to_thread(threads[(threads.index(here) + 1) % len(threads)])

    def _go_to_thread(self, lead_map_id: LeadMapId) -> None:
        """Put the cursor on a thread: in this view, without its filter, or in the one of all."""
        if not self.rows.move_to(lead_map_id):
            if lead_map_id in self.queue:
                self.clear_filter()
            elif lead_map_id in self.queues[EVERYTHING]:
                self.show_view(EVERYTHING)
            if not self.rows.move_to(lead_map_id):
                self.say(own("The other thread is in a view that was not read yet."))
                return
        there = self.current
        if there is not None:
            campaign = there.campaign_name or own("a campaign without a name")
            self.say(fill("The same person in {}.", campaign))

    def clear_filter(self) -> bool:
        """Show every row again."""
        raise NotImplementedError

    def show_view(self, view_id: str) -> None:
        """Bring a view to the front."""
        raise NotImplementedError
