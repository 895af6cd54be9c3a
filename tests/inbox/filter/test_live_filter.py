"""Which rows a filter leaves, and that typing letter by letter leaves the same ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from triage_tui.inbox.events import CategoriesRead, LeadMapRead, MembersRead, RowsRead
from triage_tui.inbox.filter.live_filter import LiveFilter
from triage_tui.inbox.filter.match import Background, Haystack, matching
from triage_tui.inbox.filter.query import parse
from triage_tui.inbox.lead_map import (
    CampaignId,
    Category,
    CategoryId,
    LeadMap,
    LeadMapId,
    Member,
    MemberId,
    Sentiment,
)
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.safe_text import line, own
from triage_tui.inbox.state import InboxState

NOW = 1_800_000_000.0
DAY = 86400.0
ANNA = LeadMap(
    LeadMapId(1),
    email=own("anna@acme.example"),
    name=own("Anna Berg"),
    company=own("Acme"),
    campaign_name=own("Spring 2026"),
    category_id=CategoryId(1),
    assignee=MemberId(7),
    last_reply_at=NOW - 3 * DAY,
    preview=own("What does it cost?"),
)
BEN = LeadMap(
    LeadMapId(2),
    email=own("ben@other.example"),
    name=own("Ben Straße"),
    campaign_id=CampaignId(4),
    campaign_name=own("Autumn"),
    is_read=True,
    last_reply_at=NOW - 60,
    phone=own("123"),
)
CLEO = LeadMap(LeadMapId(3), email=own("cleo@acme.example"), category_id=CategoryId(99))


def state_of(*rows: LeadMap) -> InboxState:
    state = reduce(InboxState(), RowsRead("all", rows, 1.0, is_first=True, is_last=True))
    named = Category(CategoryId(1), own("Interested"), Sentiment.POSITIVE)
    state = reduce(state, CategoriesRead([named]))
    return reduce(state, MembersRead([Member(MemberId(7), own("Ana Ruiz"))]))


def left_by(text: str, *, me: int | None = None) -> list[int]:
    state = state_of(ANNA, BEN, CLEO)
    haystack = Haystack()
    haystack.add(state, state.base)
    seen = Background(state, NOW, None if me is None else MemberId(me))
    return [int(each) for each in matching(parse(text), list(state.base), haystack, seen)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("anna", [1]),
        ("COST", [1]),
        ("strasse", [2]),
        ("acme", [1, 3]),
        ("acme -anna", [3]),
        ("from:ben", [2]),
        ("company:acme", [1, 3]),
        ("campaign:autumn", [2]),
        ("cat:inter", [1]),
        ("cat:none", [2]),
        ("-cat:none", [1, 3]),
        ("owner:ruiz", [1]),
        ("owner:none", [2, 3]),
        ("is:unread", [1, 3]),
        ("is:positive", [1]),
        ("is:late", [1]),
        ("is:rejected", []),
        ("-is:refused", [1, 2, 3]),
        ("age:>2d", [1]),
        ("age:<1h", [2]),
        ("has:phone", [2]),
        ("has:category", [1, 3]),
        ("nobody", []),
        ("", [1, 2, 3]),
        ("age:>x", [1, 2, 3]),
    ],
)
def test_a_term_leaves_what_it_says(text: str, left: list[int]) -> None:
    assert left_by(text) == left


def test_mine_are_those_of_the_user() -> None:
    assert left_by("owner:me", me=7) == [1]
    assert left_by("owner:me") == []


def test_a_row_without_a_reply_time_has_no_age() -> None:
    assert 3 not in left_by("age:>0s")
    assert 3 not in left_by("age:<9w")


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["a", "n", " ", "-", "from:", "cat:none", '"', "is:read", "e", ".", "acme"]
        ),
        max_size=12,
    )
)
def test_typing_letter_by_letter_leaves_what_the_whole_text_leaves(parts: list[str]) -> None:
    state = state_of(ANNA, BEN, CLEO)
    order, haystack, seen = list(state.base), Haystack(), Background(state, NOW)
    haystack.add(state, order)
    narrowing = LiveFilter(haystack)
    text = ""
    for part in parts:
        text += part
        narrowing.type(text, order, seen)
        assert list(narrowing.rows(order)) == matching(parse(text), order, haystack, seen)


def test_a_change_takes_a_row_out_or_in_without_a_look_at_the_others() -> None:
    state = state_of(ANNA, BEN, CLEO)
    order, haystack = list(state.base), Haystack()
    haystack.add(state, order)
    narrowing = LiveFilter(haystack)
    narrowing.type("is:unread", order, Background(state, NOW))
    changed = reduce(state, LeadMapRead(replace(BEN, is_read=False)))
    changed = reduce(changed, LeadMapRead(replace(CLEO, is_read=True)))
    assert narrowing.update([BEN.lead_map_id, CLEO.lead_map_id], Background(changed, NOW))
    assert narrowing.rows(order) == (1, 2)


def test_what_the_server_found_is_left_although_the_words_are_not_in_the_row() -> None:
    state = state_of(ANNA, BEN, CLEO)
    order, haystack, seen = list(state.base), Haystack(), Background(state, NOW)
    haystack.add(state, order)
    narrowing = LiveFilter(haystack)
    narrowing.type("onboarding is:unread", order, seen)
    assert narrowing.rows(order) == ()
    narrowing.name("onboarding", [BEN.lead_map_id, CLEO.lead_map_id])
    narrowing.again(order, seen)
    assert narrowing.rows(order) == (3,)  # the other term still holds
    narrowing.type("onboarding is:unread x", order, seen)
    assert narrowing.rows(order) == ()


def test_a_letter_costs_little_at_ten_thousand_rows() -> None:
    rows = [
        replace(ANNA, lead_map_id=LeadMapId(n), name=line(f"Anna {n}"), preview=line("words " * 25))
        for n in range(10_000)
    ]
    state = state_of(*rows)
    order, haystack, seen = list(state.base), Haystack(), Background(state, NOW)
    haystack.add(state, order)
    narrowing = LiveFilter(haystack)
    slowest, text = 0.0, ""
    for letter in "acme 97 -x from:an is:unread":
        text += letter
        started = time.perf_counter()
        narrowing.type(text, order, seen)
        narrowing.rows(order)
        slowest = max(slowest, time.perf_counter() - started)
    assert slowest < 0.2  # ten times the budget: this machine may be busy
