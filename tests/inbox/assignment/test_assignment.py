"""Plans: everybody once, to somebody allowed, as even as can be, and the same however it is cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from triage_tui.inbox.assignment.least_busy import least_busy, without_these
from triage_tui.inbox.assignment.plan import Plan
from triage_tui.inbox.assignment.policy import read_policy
from triage_tui.inbox.assignment.round_robin import round_robin
from triage_tui.inbox.assignment.rules import Prospect, by_rules
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, Member, MemberId
from triage_tui.inbox.safe_text import line, own
from triage_tui.inbox.vacation_cover import Cover, cover_from, hand_back

IDS = st.lists(st.integers(1, 10**6), unique=True, max_size=60).map(
    lambda ids: [LeadMapId(each) for each in ids]
)
MEMBERS = st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=8).map(
    lambda ids: [MemberId(each) for each in ids]
)


def assert_each_once(plan: Plan, ids: list[LeadMapId], allowed: set[MemberId]) -> None:
    assert sorted([*(each.lead_map_id for each in plan.given), *plan.left_over]) == sorted(ids)
    assert {each.member_id for each in plan.given} <= allowed


@given(IDS, MEMBERS, st.integers(0, 41))
def test_round_robin_gives_each_once_and_as_evenly_as_turns_do(
    ids: list[LeadMapId], members: list[MemberId], after: int
) -> None:
    plan = round_robin(ids, members, MemberId(after))
    assert_each_once(plan, ids, set(members))
    counts = [plan.counts().get(member, 0) for member in members]
    assert max(counts) - min(counts) <= 1


@given(IDS, MEMBERS, st.lists(st.integers(0, 60), max_size=5))
def test_round_robin_in_sessions_is_one_long_run(
    ids: list[LeadMapId], members: list[MemberId], cuts: list[int]
) -> None:
    whole = round_robin(ids, members)
    after, given_out = None, []
    for start, stop in pairwise([0, *sorted(cuts), len(ids)]):
        session = round_robin(ids[start:stop], members, after)
        given_out += [(each.lead_map_id, each.member_id) for each in session.given]
        after = session.stopped_at
    assert given_out == [(each.lead_map_id, each.member_id) for each in whole.given]


@given(IDS, MEMBERS, st.dictionaries(st.integers(1, 40).map(MemberId), st.integers(0, 30)))
def test_least_busy_ends_within_one_of_even_when_it_can(
    ids: list[LeadMapId], members: list[MemberId], loads: dict[MemberId, int]
) -> None:
    plan = least_busy(ids, loads, members)
    assert_each_once(plan, ids, set(members))
    before = [loads.get(member, 0) for member in members]
    after = [loads.get(member, 0) + plan.counts().get(member, 0) for member in members]
    can = sum(max(before) - load for load in before) <= len(ids)
    if can:
        assert max(after) - min(after) <= 1
    else:
        # Nobody who was ahead gets more, and those who got some are level.
        got = [a for a, b in zip(after, before, strict=True) if a > b]
        assert not got or max(got) - min(after) <= 1


@given(IDS, MEMBERS, st.booleans(), st.booleans(), st.data())
def test_rules_give_each_once_or_leave_it_over(
    ids: list[LeadMapId],
    members: list[MemberId],
    has_default: bool,
    by_load: bool,
    data: st.DataObject,
) -> None:
    domains = data.draw(
        st.lists(st.sampled_from(["a.de", "b.fr", "c.com"]), min_size=60, max_size=60)
    )
    prospects = [
        Prospect(LeadMap(each, email=line(f"x@{domain}")))
        for each, domain in zip(ids, domains, strict=False)
    ]
    policy = read_policy(
        {
            "territory": [
                {"name": "D", "domain": ".de", "members": [int(each) for each in members]},
                {"name": "F", "domain": ".fr", "member": 77},
            ]
        }
    )
    default = MemberId(99) if has_default else None
    plan = by_rules(prospects, policy.territory, default=default, loads={} if by_load else None)
    assert_each_once(plan, ids, {*members, MemberId(77), MemberId(99)})
    over = {p.lead_map.lead_map_id for p in prospects if p.lead_map.email.endswith(".com")}
    assert set(plan.left_over) == (set() if has_default else over)


@given(IDS, MEMBERS, st.data())
def test_an_edited_plan_still_has_each_once(
    ids: list[LeadMapId], members: list[MemberId], data: st.DataObject
) -> None:
    plan = Plan(round_robin(ids[: len(ids) // 2], members).given, tuple(ids[len(ids) // 2 :]))
    if ids:
        chosen, dropped = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        plan = plan.moved(chosen, MemberId(99))
        assert_each_once(plan, ids, {*members, MemberId(99)})
        plan = plan.without(dropped)
        assert_each_once(plan, [each for each in ids if each != dropped], {*members, MemberId(99)})


@given(IDS, st.data())
def test_handing_back_restores_exactly_what_was_moved_and_nobody_moved_since(
    ids: list[LeadMapId], data: st.DataObject
) -> None:
    away, covering, other = MemberId(1), MemberId(2), MemberId(3)
    moved = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    owners: dict[LeadMapId, MemberId | None] = dict.fromkeys(ids, away)
    owners.update(dict.fromkeys(moved, covering))
    since = data.draw(st.lists(st.sampled_from(moved), unique=True)) if moved else []
    owners.update(dict.fromkeys(since, other))
    back = hand_back(Cover(away, covering, 0.0, 1.0, tuple(moved)), owners)
    owners.update(dict.fromkeys(back.returns, away))
    assert {each for each, owner in owners.items() if owner != away} == set(since)
    assert set(back.moved_since) == set(since)


def test_a_cover_is_kept_and_read_again() -> None:
    cover = Cover(MemberId(1), MemberId(2), 10.0, 20.0, (LeadMapId(5), LeadMapId(6)))
    assert cover_from(cover.as_json()) == cover
    assert cover_from({"away": "x"}) is None


def test_lead_maps_dealt_out_do_not_count_for_those_who_lose_them() -> None:
    mine = [LeadMap(LeadMapId(n), assignee=MemberId(1)) for n in range(3)]
    assert without_these({MemberId(1): 5, MemberId(2): 2}, mine) == {MemberId(1): 2, MemberId(2): 2}


def a_prospect(**custom: str) -> Prospect:
    lead_map = LeadMap(
        LeadMapId(1), email=line("x@shop.example.co.uk"), campaign_name=line("UK retail – Q4")
    )
    return Prospect(
        lead_map,
        location=line("Leeds, United Kingdom"),
        phone=line("0044 20 7946 0018"),
        custom={name: line(value) for name, value in custom.items()},
    )


def test_every_field_a_rule_may_look_at_is_looked_at() -> None:
    rules = {
        "domain": "example.co.uk", "country": "United Kingdom", "phone": "+44",
        "campaign": "retail", "industry": "Software", "custom": {"deal size": "large"},
    }  # fmt: skip
    for name, value in rules.items():
        policy = read_policy({"territory": [{"name": "R", name: value, "member": 7}]})
        assert policy.problems == ()
        plan = by_rules([a_prospect(Industry="software", Deal_Size="Large")], policy.territory)
        assert plan.counts() == {MemberId(7): 1}, name
        missing = Prospect(LeadMap(LeadMapId(2)))
        assert by_rules([missing], policy.territory).left_over == (LeadMapId(2),)


def test_words_fit_as_words_and_not_as_parts_of_others() -> None:
    policy = read_policy({"territory": [{"campaign": "tail", "member": 7}]})
    assert by_rules([a_prospect()], policy.territory).counts() == {}


def test_a_rule_that_needs_all_is_not_met_by_one() -> None:
    row = {"domain": ".uk", "campaign": "DACH", "member": 7}
    either = read_policy({"territory": [row]}).territory
    both = read_policy({"territory": [{**row, "match": "all"}]}).territory
    assert by_rules([a_prospect()], either).counts() == {MemberId(7): 1}
    assert by_rules([a_prospect()], both).counts() == {}


def test_members_may_be_named_and_what_is_wrong_is_said_with_its_place() -> None:
    team = [Member(MemberId(7), own("Ann Lee"))]
    policy = read_policy(
        {
            "default": "ann lee",
            "color": "red",
            "territory": [{"name": "DACH", "domian": ".de", "member": "Bob"}],
        },
        team,
    )
    assert policy.default == MemberId(7)
    assert policy.territory == ()
    said = " ".join(policy.problems)
    assert "'color'" in said
    assert "'domian'" in said
    assert "'Bob'" in said
    assert "number 1 (DACH)" in said
