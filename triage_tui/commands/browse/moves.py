"""Around the list without deciding: skip, the way back, and what Esc closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import own

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.browse.filter import Filter
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Panes
    from triage_tui.commands.repeat_guard import RepeatGuard


class Moves:
    """The way back, and rows that are left for later."""

    def __init__(
        self,
        model: InboxModel,
        guard: RepeatGuard,
        find_filter: Callable[[], Filter],
        *,
        notices: Notices,
        panes: Panes,
    ) -> None:
        """`find_filter` makes the filter's handler, should there be a filter to clear."""
        self._model = model
        self._guard = guard
        self._find_filter = find_filter
        self._notices = notices
        self._panes = panes

    def skip(self) -> None:
        """Leave this one for the rest of the session, and advance."""
        lead_map = self._model.current
        if lead_map is not None and not self._guard.is_repeat("skip"):
            self._model.skipped.add(lead_map.lead_map_id)
            self._model.advance_to(self._model.following())
            self._notices.notify(own("Skipped for this session."))

    def jump_back(self) -> None:
        """To the lead map that was decided before."""
        trail = self._model.trail
        while trail:
            if self._model.go_to(trail.pop()):
                return
        self._notices.notify(own("No previous lead in this view."))

    def back(self) -> None:
        """Close what is open, then clear the filter, then the marks; never quit."""
        if self._panes.close_pane():
            return
        if self._model.filters and self._find_filter().clear():
            return
        if not self._model.marks.clear():
            self._notices.notify(own("Nothing to close or clear."))
