"""Rules on the fields of a lead: territories and fields of expertise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from triage_tui.inbox.assignment.least_busy import least_busy
from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.assignment.round_robin import round_robin
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.mark_patterns import domain_of
from triage_tui.inbox.safe_text import SafeText, fill, line, own


class Field(StrEnum):
    """What a rule may look at."""

    DOMAIN = "domain"
    """How the mail domain ends: ".de", "example.com"."""
    COUNTRY = "country"
    """The country in the lead's location or custom fields."""
    PHONE = "phone"
    """How the phone number begins: "+49"."""
    CAMPAIGN = "campaign"
    """Words in the campaign's name."""
    INDUSTRY = "industry"
    """The custom field Industry."""
    COMPANY = "company"
    """Words in the company's name."""
    CUSTOM = "custom"
    """Any custom field, by its name."""


READ_WITH_LEAD = frozenset({Field.COUNTRY, Field.INDUSTRY, Field.CUSTOM})
"""Fields that rows do not carry: each lead is asked for, one request."""


class Prospect(Struct, frozen=True, eq=False, gc=False):
    """A lead map, with what is known of its lead beyond the row."""

    lead_map: LeadMap
    location: SafeText = own("")
    phone: SafeText = own("")
    company: SafeText = own("")
    custom: Mapping[str, SafeText] = field(default_factory=dict)
    """Custom fields by name."""


class Condition(Struct, frozen=True, gc=False):
    """One field and the values that fit it."""

    where: Field
    values: tuple[SafeText, ...]
    custom_name: SafeText = own("")

    def met_by(self, prospect: Prospect) -> SafeText | None:
        """Why it fits, or `None`."""
        held = _held(self, prospect)
        for value in self.values:
            if any(_FITS[self.where](each, value) for each in held):
                return fill("{} {}", line(self.custom_name or self.where.value), value)
        return None


class Rule(Struct, frozen=True, gc=False):
    """A territory or a field of expertise, and who works in it."""

    name: SafeText
    conditions: tuple[Condition, ...]
    members: tuple[MemberId, ...]
    needs_all: bool = False
    """True when every condition must be met, not only one."""

    def met_by(self, prospect: Prospect) -> SafeText | None:
        """Why the rule fits, or `None`."""
        found = [condition.met_by(prospect) for condition in self.conditions]
        reasons = [each for each in found if each is not None]
        if not reasons or (self.needs_all and len(reasons) < len(found)):
            return None
        return fill("{}: {}", self.name, reasons[0])

    @property
    def reads_leads(self) -> bool:
        """True when rows alone cannot answer it."""
        return any(condition.where in READ_WITH_LEAD for condition in self.conditions)


def by_rules(
    prospects: Sequence[Prospect],
    rules: Sequence[Rule],
    *,
    default: MemberId | None = None,
    loads: Mapping[MemberId, int] | None = None,
    after: Mapping[SafeText, MemberId] | None = None,
) -> Plan:
    """Give each lead map to the first rule that fits it.

    Within a rule of several members: in turn, or with `loads` to the least busy of them. What no
    rule fits goes to `default`, and without one is left over.
    """
    fitting: dict[int, list[tuple[LeadMapId, SafeText]]] = {}
    given: list[Given] = []
    left_over: list[LeadMapId] = []
    for prospect in prospects:
        lead_map_id = prospect.lead_map.lead_map_id
        for place, rule in enumerate(rules):
            why = rule.met_by(prospect)
            if why is not None:
                fitting.setdefault(place, []).append((lead_map_id, why))
                break
        else:
            if default is None:
                left_over.append(lead_map_id)
            else:
                given.append(Given(lead_map_id, default, own("default (no rule matches)")))
    taken, turns = dict(loads or {}), {}
    for place, found in sorted(fitting.items()):
        rule, ids = rules[place], [lead_map_id for lead_map_id, _ in found]
        dealt = (
            round_robin(ids, rule.members, (after or {}).get(rule.name))
            if loads is None
            else least_busy(ids, taken, rule.members)
        )
        if dealt.stopped_at is not None and len(rule.members) > 1:
            turns[rule.name] = dealt.stopped_at
        for each, (_, why) in zip(dealt.given, found, strict=True):
            taken[each.member_id] = taken.get(each.member_id, 0) + 1
            reason = why if len(rule.members) == 1 else fill("{}, {}", why, each.why)
            given.append(Given(each.lead_map_id, each.member_id, reason))
    place_of = {prospect.lead_map.lead_map_id: n for n, prospect in enumerate(prospects)}
    given.sort(key=lambda each: place_of[each.lead_map_id])
    return Plan(tuple(given), tuple(left_over), turns=turns)


def _held(  # noqa: PLR0911  # one a field
    condition: Condition, prospect: Prospect
) -> tuple[str, ...]:
    """The texts of a prospect that a condition looks at."""
    lead_map, custom = prospect.lead_map, prospect.custom
    match condition.where:
        case Field.DOMAIN:
            return (domain_of(lead_map.email),)
        case Field.PHONE:
            return (lead_map.phone, prospect.phone)
        case Field.CAMPAIGN:
            return (lead_map.campaign_name,)
        case Field.COMPANY:
            return (lead_map.company, prospect.company)
        case Field.COUNTRY:
            return (prospect.location, _custom(custom, "country"))
        case Field.INDUSTRY:
            return (_custom(custom, "industry"),)
        case Field.CUSTOM:
            return (_custom(custom, condition.custom_name),)


def _custom(custom: Mapping[str, SafeText], name: str) -> str:
    wanted = _plain(name)
    return next((value for key, value in custom.items() if _plain(key) == wanted), "")


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _ends(held: str, value: str) -> bool:
    wanted = value.casefold()
    if wanted.startswith("."):
        return held.endswith(wanted)
    return held == wanted or held.endswith(f".{wanted}")


def _begins(held: str, value: str) -> bool:
    digits = _digits(held)
    return bool(digits) and digits.startswith(_digits(value))


def _digits(phone: str) -> str:
    """A number with its country code: 0049 and +49 are the same."""
    bare = re.sub(r"[^\d+]", "", phone)
    return "+" + bare[2:] if bare.startswith("00") else bare


def _has_words(held: str, value: str) -> bool:
    pattern = rf"(?<!\w){re.escape(value.casefold())}(?!\w)"
    return re.search(pattern, held.casefold()) is not None


def _is(held: str, value: str) -> bool:
    return held.strip().casefold() == value.casefold()


_FITS: Mapping[Field, Callable[[str, str], bool]] = {
    Field.DOMAIN: _ends,
    Field.COUNTRY: _has_words,
    Field.PHONE: _begins,
    Field.CAMPAIGN: _has_words,
    Field.INDUSTRY: _has_words,
    Field.COMPANY: _has_words,
    Field.CUSTOM: _is,
}
