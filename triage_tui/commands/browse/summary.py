"""The summary of the session, from the inbox screen."""

from __future__ import annotations

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import line
from triage_tui.ui.inbox.facts import category_name
from triage_tui.ui.inbox.presenter import Painting
from triage_tui.ui.inbox.row import Sla, sla_of


class Summing(Painting):
    """What this session came to."""

    def action_summary(self) -> None:
        """Show the figures of this session."""
        from triage_tui.inbox.report import report_on  # late: not in the first paint
        from triage_tui.ui.dialogs.summary import Summary

        now = self.session.clock.wall()
        report = report_on(
            self.session.pressed_since(self.session.started_wall),
            since=self.session.started_wall,
            until=now,
            sla_late=self.settings.sla_late,
        )
        state = self.store.state
        categories = [
            (category_name(state, category_id) or line("no category"), count)
            for category_id, count in report.categories
        ]
        late_now = sum(1 for each in self.queues["unread"].unread if self._is_late(each, now))
        summary = Summary(report, categories, late_now=late_now)
        self.app.push_screen(summary)

    def _is_late(self, lead_map_id: LeadMapId, now: float) -> bool:
        shown, settings = self.store.state.shown(lead_map_id), self.settings
        if shown is None or shown.is_read:
            return False
        sla = sla_of(shown.last_reply_at, now, warn=settings.sla_warn, late=settings.sla_late)
        return sla is Sla.LATE
