"""Round robin: each member in turn, going on where the last round stopped."""

from __future__ import annotations

from collections.abc import Sequence

from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.lead_map import LeadMapId, MemberId
from triage_tui.inbox.safe_text import fill, number


def round_robin(
    lead_map_ids: Sequence[LeadMapId], members: Sequence[MemberId], after: MemberId | None = None
) -> Plan:
    """Deal the lead maps out to `members` in turn, the first to whoever follows `after`.

    Raises:
        ValueError: when there are no members.
    """
    if not members:
        raise ValueError("a round needs teammates")
    first = members.index(after) + 1 if after in members else 0
    given = []
    for turn, lead_map_id in enumerate(lead_map_ids):
        place = (first + turn) % len(members)
        why = fill("in turn, {} of {}", number(place + 1), number(len(members)))
        given.append(Given(lead_map_id, members[place], why))
    return Plan(tuple(given), stopped_at=given[-1].member_id if given else after)
