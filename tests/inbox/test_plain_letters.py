"""Names are found by letters that any keyboard has, and are kept as they are written."""

from __future__ import annotations

import pytest

from triage_tui.inbox.filter.match import Background, Haystack, matching
from triage_tui.inbox.filter.plain_letters import plain_letters
from triage_tui.inbox.filter.query import parse
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.rows.packed_rows import Rows
from triage_tui.inbox.safe_text import line
from triage_tui.inbox.state import InboxState

ROW = LeadMapId(7)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Raúl Núñez", "nunez"),
        ("Raúl Núñez", "núñez"),
        ("Raúl Núñez", "from:raul"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("İbrahim Yılmaz", "ibrahim yilmaz"),
        ("Søren Kjærgaard", "soren kjaergaard"),
        ("Jürgen Groß", "jurgen gross"),
        ("Đorđe", "dorde"),
        ("Алёна", "алена"),
    ],
)
def test_a_name_is_found_without_its_marks(name: str, typed: str) -> None:
    state = InboxState(base=Rows({ROW: LeadMap(ROW, name=line(name))}))
    haystack, seen = Haystack(), Background(state, now=0.0)
    haystack.add(state, [ROW])
    assert matching(parse(typed), [ROW], haystack, seen) == [ROW]
    assert matching(parse(f"-{typed}"), [ROW], haystack, seen) == []


def test_what_has_no_mark_is_only_casefolded() -> None:
    assert plain_letters("田中 ANN") == "田中 ann"


def test_the_server_is_asked_for_what_was_typed() -> None:
    assert parse("Núñez").search == "núñez"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("शर्\u200cमा", "शर्\u200cमा"),
        ("Ann\u200c Lee", "Ann Lee"),
        ("Ан\u200cна", "Анна"),
        ("\u200cعلی\u200c", "علی"),
        ("ع\u200c\u200cل", "عل"),
    ],
)
def test_a_non_joiner_stays_where_a_script_needs_it(raw: str, kept: str) -> None:
    assert line(raw) == kept
    assert line(line(raw)) == kept
