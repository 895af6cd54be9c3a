"""The filters of the views: each view has its own, and all see the rows through one haystack."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage_tui.inbox.filter.live_filter import LiveFilter
    from triage_tui.inbox.filter.match import Background, Haystack
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.inbox.sla import SlaPolicy
    from triage_tui.session.session import Session
    from triage_tui.sync.journaled_state import Change


class ViewFilters:
    """Made for nothing until somebody types a filter: most sessions have none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._store = session.store
        self._by_view: dict[str, LiveFilter] = {}

    def __bool__(self) -> bool:
        """True once a view had a filter."""
        return bool(self._by_view)

    @cached_property
    def haystack(self) -> Haystack:
        """What filters see of the rows."""
        from triage_tui.inbox.filter.match import Haystack  # late: only a filter needs it

        return Haystack()

    @cached_property
    def _sla(self) -> SlaPolicy:
        from triage_tui.inbox.sla import read_sla  # late, as above

        return read_sla(self._session.settings.sla, self._session.settings.sla_late)

    def of(self, view_id: str) -> LiveFilter:
        """The filter of a view; it leaves every row while it is empty."""
        from triage_tui.inbox.filter.live_filter import LiveFilter  # late, as above

        return self._by_view.setdefault(view_id, LiveFilter(self.haystack))

    def at_work(self, view_id: str) -> LiveFilter | None:
        """The filter of a view; `None` where there is none, or it is empty."""
        return self._by_view.get(view_id) or None

    def background(self) -> Background:
        """What a filter is seen against now."""
        from triage_tui.inbox.filter.match import Background  # late, as above

        session = self._session
        return Background(
            self._store.state,
            session.clock.wall(),
            session.me(),
            self._sla,
            session.notes_tasks.with_task,
            session.notes_tasks.with_note,
        )

    def again(self, view_id: str, order: Sequence[LeadMapId]) -> None:
        """Put every row of a view through its filter once more."""
        live = self.at_work(view_id)
        if live is not None:
            self.haystack.add(self._store.state, self.haystack.missing(order))
            live.again(order, self.background())

    def forget(self, change: Change) -> None:
        """The texts of these lead maps may read differently now."""
        if self._by_view:
            self.haystack.forget(change.lead_map_ids)

    def changed(self, view_id: str, order: Sequence[LeadMapId], change: Change) -> bool:
        """Put what changed through the filter of a view; True when a row came or went."""
        live = self.at_work(view_id)
        if live is None:
            return False
        if change.lists and not change.lead_map_ids:  # other names for categories or members
            self.again(view_id, order)
            return True
        return live.update(change.lead_map_ids, self.background())
