"""Least busy: the next lead map to whoever has the fewest, so that loads end as even as can be."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.safe_text import fill, number


def least_busy(
    lead_map_ids: Sequence[LeadMapId], loads: Mapping[MemberId, int], members: Sequence[MemberId]
) -> Plan:
    """Give each lead map to the member with the smallest load so far; the first listed of equals.

    `loads` counts what each has besides these lead maps; a member it does not name has nothing.

    Raises:
        ValueError: when there are no members.
    """
    if not members:
        raise ValueError("least busy needs teammates")
    heap = [(loads.get(member, 0), place) for place, member in enumerate(members)]
    heapq.heapify(heap)
    given = []
    for lead_map_id in lead_map_ids:
        load, place = heap[0]
        heapq.heapreplace(heap, (load + 1, place))
        given.append(Given(lead_map_id, members[place], fill("{} open", number(load))))
    return Plan(tuple(given))


def without_these(loads: Mapping[MemberId, int], dealt: Iterable[LeadMap]) -> dict[MemberId, int]:
    """The loads without the lead maps that are being dealt out: they leave their owners."""
    rest = dict(loads)
    for lead_map in dealt:
        if lead_map.assignee in rest:
            rest[lead_map.assignee] = max(0, rest[lead_map.assignee] - 1)
    return rest
