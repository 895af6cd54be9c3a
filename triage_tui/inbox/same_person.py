"""The same person in several campaigns: found by address, or by lead id where no address is known.

Most people are listed once, so that a whole tuple for each of them would be memory for nothing.
An address stands in the index as its hash, of 64 bits: two of a hundred thousand people share one
in less than one inbox of a thousand million.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.rows.id_map import IdMap

Person = int


class Siblings(Struct, frozen=True, eq=False, gc=False):
    """An index of people; replaced, never changed."""

    first: IdMap[Person, LeadMapId] = field(default_factory=lambda: IdMap("q"))
    several: Mapping[Person, tuple[LeadMapId, ...]] = field(default_factory=dict)
    """Only people with more than one lead map, in the order they were read."""

    def of(self, lead_map: LeadMap) -> tuple[LeadMapId, ...]:
        """The other lead maps of the same person."""
        if not self.several:
            return ()
        person = person_of(lead_map)
        found = self.several.get(person, ()) if person is not None else ()
        return tuple(each for each in found if each != lead_map.lead_map_id)

    def with_new(self, rows: Iterable[LeadMap]) -> Siblings:
        """The index with lead maps that were not known before."""
        first, several = dict[Person, LeadMapId](), self.several
        for row in rows:
            person = person_of(row)
            if person is None:
                continue
            known = self.first.get(person) or first.setdefault(person, row.lead_map_id)
            if known != row.lead_map_id:
                mine = several.get(person, (known,))
                if row.lead_map_id not in mine:
                    several = {**several, person: (*mine, row.lead_map_id)}
        return Siblings(self.first.with_items(first), several)


def person_of(lead_map: LeadMap) -> Person | None:
    """What tells a person apart; `None` when the row says neither address nor lead id."""
    email = lead_map.email
    if email:
        return hash(email if email.islower() else email.casefold())
    return None if lead_map.lead_id is None else int(lead_map.lead_id)
