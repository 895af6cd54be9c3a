"""The summary of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.wording import category_name
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs
    from triage_tui.inbox.actions import Entry, GestureId


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

    def _show(self, pressed: Sequence[Entry], undos: Mapping[GestureId, GestureId]) -> None:
        from triage_tui.inbox.report import report_on, was_late  # late: not in the first paint
        from triage_tui.inbox.sla import read_sla

        model, session = self._model, self._model.session
        state, settings = model.store.state, model.settings
        names = {each: category.name for each, category in state.categories.items()}
        report = report_on(
            pressed,
            since=session.started_wall,
            until=session.clock.wall(),
            is_late=was_late(read_sla(settings.sla, settings.sla_late), names),
            undos=undos,
            aside=state.local_statuses.values(),
        )
        categories = [
            (category_name(state, category_id) or own("No category"), count)
            for category_id, count in report.categories
        ]
        self._dialogs.show_summary(report, categories, late_now=self._late_now())

    def _late_now(self) -> SafeText:
        """`23 in Unread`, as the header counts them there; nothing before Unread was read."""
        model = self._model
        unread = model.rows_of["unread"]
        listing = model.store.state.listings.get(unread.view.source)
        if listing is None:
            return NOTHING
        plus = NOTHING if listing.is_complete else own("+")
        return fill("{}{} in {}", number(model.past_sla(unread)), plus, own(unread.view.title))
