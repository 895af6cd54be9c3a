"""Figures of members, and what is past its SLA."""

from __future__ import annotations

from triage_tui.inbox.lead_map import (
    Category,
    CategoryId,
    LeadMap,
    LeadMapId,
    MemberId,
    Sentiment,
)
from triage_tui.inbox.safe_text import line, own
from triage_tui.inbox.sla import SlaPolicy, read_sla
from triage_tui.inbox.workload import (
    Figures,
    as_csv,
    as_markdown,
    balance,
    figures_of,
    late_of,
    percent,
)

NOW = 1_000_000.0
HOUR = 3600.0
HOT, COLD = CategoryId(1), CategoryId(3)
CATEGORIES = {
    HOT: Category(HOT, own("Interested"), Sentiment.POSITIVE),
    COLD: Category(COLD, own("Not Interested"), Sentiment.NEGATIVE),
}


def row(
    number: int, *, hours: float, category: CategoryId | None = None, read: bool = False
) -> LeadMap:
    return LeadMap(
        LeadMapId(number),
        name=line(f"Lead {number}"),
        category_id=category,
        is_read=read,
        last_reply_at=NOW - hours * HOUR,
    )


def count(*rows: LeadMap, policy: SlaPolicy | None = None) -> Figures:
    return figures_of(
        MemberId(1), own("Ann"), rows, categories=CATEGORIES,
        policy=policy or SlaPolicy(4 * HOUR), now=NOW, days=7,
    )  # fmt: skip


def test_figures_count_what_is_there() -> None:
    found = count(
        row(1, hours=1, category=HOT),
        row(2, hours=5, category=COLD),
        row(3, hours=5, read=True),
        row(4, hours=24 * 8, category=HOT),
    )
    assert (found.assigned, found.unread, found.late) == (4, 3, 2)
    assert (found.replies, found.interested) == (3, 1)
    assert percent(found.interest) == "33%"


def test_a_rate_over_nothing_says_so() -> None:
    assert percent(count().interest) == "no replies yet"


def test_a_category_may_have_an_sla_of_its_own() -> None:
    policy = read_sla({"interested": "30m", "none": "2h"}, 4 * HOUR)
    assert policy.problems == ()
    found = count(
        row(1, hours=1, category=HOT),
        row(2, hours=3),
        row(3, hours=3, category=COLD),
        policy=policy,
    )
    assert found.late == 2


def test_a_duration_that_is_none_is_said_with_its_category() -> None:
    policy = read_sla({"Interested": "soon", "Other": -1}, HOUR)
    assert len(policy.problems) == 2
    assert policy.problems[0].startswith("Interested: ")


def test_the_longest_overdue_comes_first() -> None:
    rows = [
        (row(1, hours=5), own("Ann")),
        (row(2, hours=9), own("Bob")),
        (row(3, hours=1), own("x")),
    ]
    late = late_of(rows, categories=CATEGORIES, policy=SlaPolicy(4 * HOUR), now=NOW)
    assert [(each.lead_map.lead_map_id, each.by / HOUR) for each in late] == [(2, 5.0), (1, 1.0)]


def test_balance_is_said_at_a_glance() -> None:
    ann, bob = Figures(MemberId(1), own("Ann"), 9), Figures(MemberId(2), own("Bob"), 2)
    assert balance([ann, bob]) == "Ann has the most (9), Bob the fewest (2)."
    assert balance([bob, bob]) == "Even: everyone has 2."


def test_exports_hold_names_that_would_be_formulas_or_mark_up() -> None:
    odd = Figures(MemberId(1), line("=cmd|'x'!A1"), 1)
    assert as_csv([odd]).splitlines()[1].startswith("'=cmd")
    assert "=cmd\\|'x'" in as_markdown([odd], [], 7)
