"""A plan: which lead map goes to whom, and why; shown and edited before it is carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field, structs

from triage_tui.inbox.lead_map import LeadMapId, MemberId
from triage_tui.inbox.safe_text import SafeText, own

BY_HAND = own("chosen by hand")


class Given(Struct, frozen=True, gc=False):
    """One lead map of a plan, and who gets it."""

    lead_map_id: LeadMapId
    member_id: MemberId
    why: SafeText


class Plan(Struct, frozen=True, eq=False, gc=False):
    """Every lead map once: given to a member, or left over because no rule fits."""

    given: tuple[Given, ...] = ()
    left_over: tuple[LeadMapId, ...] = ()
    stopped_at: MemberId | None = None
    """Who got the last one in turn: the next round goes on after them."""
    turns: Mapping[SafeText, MemberId] = field(default_factory=dict)
    """The same within each rule of several members, by the rule's name."""

    def counts(self) -> dict[MemberId, int]:
        """How many each member gets."""
        return dict(Counter(each.member_id for each in self.given))

    def moved(self, lead_map_id: LeadMapId, member_id: MemberId) -> Plan:
        """The plan with this lead map given to another member, or out of those left over."""
        by_hand = Given(lead_map_id, member_id, BY_HAND)
        if lead_map_id in self.left_over:
            rest = tuple(each for each in self.left_over if each != lead_map_id)
            return structs.replace(self, given=(*self.given, by_hand), left_over=rest)
        given = tuple(by_hand if e.lead_map_id == lead_map_id else e for e in self.given)
        return structs.replace(self, given=given)

    def without(self, lead_map_id: LeadMapId) -> Plan:
        """The plan with this lead map left as it is."""
        return structs.replace(
            self,
            given=tuple(each for each in self.given if each.lead_map_id != lead_map_id),
            left_over=tuple(each for each in self.left_over if each != lead_map_id),
        )
