"""How long a reply may wait: for every category, or for one of its own."""

from __future__ import annotations

from collections.abc import Container, Mapping
from math import inf

from msgspec import Struct, field

from triage_tui.inbox.dates import ages
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMapId
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.sla_level import Reply, is_waiting

NO_CATEGORY = "none"
"""The name under which `[sla]` has what is in no category."""


class SlaPolicy(Struct, frozen=True, eq=False, gc=False):
    """The longest waits, in seconds."""

    late: float
    """For a category without an SLA of its own."""
    by_name: Mapping[str, float] = field(default_factory=dict)
    """By the category's name in lower case."""
    problems: tuple[str, ...] = ()

    def limit(self, lead_map: Reply, categories: Mapping[CategoryId, Category]) -> float:
        """How long this reply may wait, in seconds."""
        if not self.by_name:
            return self.late
        category = categories.get(lead_map.category_id) if lead_map.category_id else None
        return self.limit_of(category.name if category is not None else NO_CATEGORY)

    def limit_of(self, category_name: str) -> float:
        """How long a reply in the category of this name may wait, in seconds."""
        return self.by_name.get(category_name.casefold(), self.late)

    def overdue(
        self,
        lead_map: Reply,
        categories: Mapping[CategoryId, Category],
        now: float,
        aside: Container[LeadMapId] = (),
    ) -> float:
        """By how many seconds a reply is past its SLA; less than 0 when it is not.

        It is the one place that says what counts as past SLA: an unread reply of a person, that
        was not put `aside` on this machine.
        """
        if lead_map.last_reply_at is None or not is_waiting(lead_map, categories, aside):
            return -inf
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
