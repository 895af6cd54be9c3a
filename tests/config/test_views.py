"""Views of the user's own: what is asked of the API, what is checked here, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from triage_tui.config.views import all_views, parse_views
from triage_tui.inbox.events import CategoriesRead
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap, LeadMapId, MemberId
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.sort_order import Sort
from triage_tui.inbox.views.views import belongs

ROW = LeadMap(LeadMapId(1), category_id=CategoryId(3), assignee=MemberId(7), is_read=False)


def only(**table: Any) -> Any:
    (own,), problems = parse_views({"hot": table})
    assert problems == ()
    return own


def test_filters_within_the_limits_are_asked_and_checked_again() -> None:
    own = only(name="Hot", endpoint="unread", category=[3, 5], member=7, key="g 1", sort="sla")
    view = own.view
    assert (view.title, view.endpoint, view.sort, own.key) == (
        "Hot",
        "unread-replies",
        Sort.SLA,
        "g 1",
    )
    assert view.filters == {
        "leadCategories": {"categoryIdsIn": [3, 5]},
        "campaignTeamMemberId": [7],
    }
    assert view.fits(ROW)
    assert not view.fits(replace(ROW, category_id=CategoryId(4)))
    assert not view.fits(replace(ROW, is_read=True))


def test_filters_beyond_the_limits_are_checked_here_alone() -> None:
    view = only(campaign=[1, 2, 3, 4, 5, 6]).view
    assert view.filters == {}
    assert not view.fits(ROW)
    assert only(endpoint="mine", client=[4, 5]).view.filters == {}
    assert only(endpoint="mine", client=[4]).view.filters == {"campaignClientId": 4}


def test_categories_may_be_named_and_are_found_by_their_name_of_today() -> None:
    view = only(category=["interested"]).view
    state = reduce(InboxState(), CategoriesRead([Category(CategoryId(3), line("Interested"))]))
    assert belongs(state, view, ROW)
    assert not belongs(state, view, replace(ROW, category_id=None))
    assert view.filters == {}


def test_a_view_without_a_category_filter_shows_rows_without_a_category() -> None:
    assert belongs(InboxState(), only(endpoint="unread").view, replace(ROW, category_id=None))


def test_a_window_of_reply_times_is_checked_here_as_well() -> None:
    view = only(newer_than="2d", older_than="1h").view
    for age, inside in ((60.0, False), (7_200.0, True), (300_000.0, False)):
        assert view.is_in_time(replace(ROW, last_reply_at=1_000_000.0 - age), 1e6) is inside
    assert view.is_in_time(ROW, 1e6)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"endpoint": "nowhere"}, "endpoint is 'nowhere': use one of"),
        ({"color": 1}, "there's no 'color'"),
        ({"search": "x" * 31}, "the API allows 30"),
        ({"tag": list(range(1, 12))}, "the API allows 10"),
        ({"sort": "random"}, "use one of newest, oldest, sla"),
        ({"email_status": "Happy"}, "use any of Opened"),
        ({"read": "yes"}, "use true or false"),
        ({"category": ["Interested", 3]}, "mixes names and ids"),
        ({"newer_than": "soon"}, "a duration such as"),
        ({"campaign": []}, "campaign is empty"),
        ("text", "write it as a table"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(table: Any, words: str) -> None:
    views, problems = parse_views({"hot": table})
    assert views == ()
    assert len(problems) == 1
    assert problems[0].startswith("[views.hot]: ")
    assert words in problems[0]


def test_a_view_of_ours_keeps_its_id() -> None:
    assert parse_views({"unread": {}})[1]
    assert "hot" in all_views({"hot": {"name": "Hot", "endpoint": "unread"}})
