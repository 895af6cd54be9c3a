"""How long a reply may wait: for every category, or for one of its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from triage_tui.inbox.dates import ages
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap
from triage_tui.inbox.safe_text import line

NO_CATEGORY = "none"
"""The name under which `[sla]` has what is in no category."""


class SlaPolicy(Struct, frozen=True, eq=False, gc=False):
    """The longest waits, in seconds."""

    late: float
    """For a category without an SLA of its own."""
    by_name: Mapping[str, float] = field(default_factory=dict)
    """By the category's name in lower case."""
    problems: tuple[str, ...] = ()

    def limit(self, lead_map: LeadMap, categories: Mapping[CategoryId, Category]) -> float:
        """How long the reply of this lead map may wait, in seconds."""
        if not self.by_name:
            return self.late
        category = categories.get(lead_map.category_id) if lead_map.category_id else None
        name = category.name.casefold() if category is not None else NO_CATEGORY
        return self.by_name.get(name, self.late)

    def overdue(
        self, lead_map: LeadMap, categories: Mapping[CategoryId, Category], now: float
    ) -> float:
        """By how many seconds an unread reply is past its SLA; 0 or less when it is not."""
        if lead_map.is_read or lead_map.last_reply_at is None:
            return 0.0
        return now - lead_map.last_reply_at - self.limit(lead_map, categories)


def read_sla(raw: Mapping[str, object], late: float) -> SlaPolicy:
    """`[sla]` as TOML gives it: category names to durations, besides the setting `sla_late`."""
    limits: dict[str, float] = {}
    problems: list[str] = []
    for name, value in raw.items():
        try:
            seconds = ages.duration(value) if isinstance(value, str) else _seconds(value)
        except ages.DurationError as error:
            problems.append(f"{line(name)}: {error}")
            continue
        limits[line(name).casefold()] = seconds
    return SlaPolicy(late, limits, tuple(problems))


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise ages.DurationError('use a duration such as "45m" or "4h".')
    return float(value)
