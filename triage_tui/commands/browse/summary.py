"""The summary of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import category_name
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.sla_level import Sla, sla_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs
    from triage_tui.inbox.actions import Entry
    from triage_tui.inbox.lead_map import LeadMapId


class Summary:
    """What this session came to."""

    def __init__(
        self,
        model: InboxModel,
        *,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._dialogs = dialogs

    def show(self) -> None:
        """Show the figures of this session."""
        self._model.store.ask_pressed_since(self._model.session.started_wall, self._show)

    def _show(self, pressed: Sequence[Entry]) -> None:
        from triage_tui.inbox.report import report_on  # late: not in the first paint

        model, session = self._model, self._model.session
        now = session.clock.wall()
        report = report_on(
            pressed,
            since=session.started_wall,
            until=now,
            sla_late=model.settings.sla_late,
        )
        categories = [
            (category_name(model.store.state, category_id) or line("no category"), count)
            for category_id, count in report.categories
        ]
        late_now = sum(1 for each in model.rows_of["unread"].unread if self._is_late(each, now))
        self._dialogs.show_summary(report, categories, late_now=late_now)

    def _is_late(self, lead_map_id: LeadMapId, now: float) -> bool:
        shown, settings = self._model.store.state.lead_map(lead_map_id), self._model.settings
        if shown is None or shown.is_read:
            return False
        sla = sla_of(shown.last_reply_at, now, warn=settings.sla_warn, late=settings.sla_late)
        return sla is Sla.LATE
