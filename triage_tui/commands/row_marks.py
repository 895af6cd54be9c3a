"""The rows picked for a bulk action: kept by lead map id, whatever the list shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from triage_tui.inbox.lead_map import LeadMapId


class RowMarks:
    """A set of lead map ids that tells when it changes."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.ids: frozenset[LeadMapId] = frozenset()
        self.range_from: LeadMapId | None = None
        """Where a range was begun; `None` when none is."""

    def __len__(self) -> int:
        return len(self.ids)

    def set(self, lead_map_ids: Iterable[LeadMapId]) -> None:
        """Mark these lead maps and no others."""
        before, self.ids = self.ids, frozenset(lead_map_ids)
        if self.ids != before:
            self._changed()

    def clear(self) -> bool:
        """Take all marks away; False when there were none."""
        had = bool(self.ids) or self.range_from is not None
        self.range_from = None
        self.set(())
        return had

    def in_order(self, order: Sequence[LeadMapId]) -> list[LeadMapId]:
        """The marked lead maps as they are listed, those not listed now at the end."""
        if not self.ids:
            return []
        listed = [each for each in order if each in self.ids]
        return [*listed, *sorted(self.ids.difference(listed))]
