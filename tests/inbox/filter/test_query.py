"""What a typed filter means, letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_tui.inbox.filter.query import Names, Query, Term, completions, narrows, parse
from triage_tui.inbox.safe_text import line, own

NAMES = Names(
    categories=(own("Interested"), own("Meeting Request"), own("Not Interested")),
    members=(own("Ana Ruiz"),),
    campaigns=(own("Spring 2026"),),
)
TEXTS = st.text('abn -":>2d<:isfromcathage', max_size=24)


def test_words_fields_and_negations_are_told_apart() -> None:
    query = parse('Pricing from:Anna -cat:bounce "next week"')
    assert query.terms == (
        Term("", "pricing"),
        Term("from", "anna"),
        Term("cat", "bounce", is_not=True),
        Term("", "next week"),
    )
    assert query.problems == ()


def test_an_age_has_a_sign_and_a_length() -> None:
    assert parse("age:>2d age:<4h age:90m").terms == (
        Term("age", ">", seconds=172800),
        Term("age", "<", seconds=14400),
        Term("age", ">", seconds=5400),
    )


def test_a_quoted_name_may_follow_a_field() -> None:
    assert parse('cat:"Meeting Request"').terms == (Term("cat", "meeting request"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form:anna", "No field is called form: did you mean from:?"),
        ("age:>x", "age:>x isn't an age; try age:>2d, age:<4h or age:>30m."),
        ("age:", "Add a value after age: such as age:>2d."),
        ("cat:", "Add a value after cat: such as cat:interested or cat:none."),
    ],
)
def test_what_cannot_be_read_narrows_nothing_and_is_explained(text: str, said: str) -> None:
    assert parse(text) == Query((), (line(said),))


def test_an_unknown_word_after_is_names_those_there_are() -> None:
    (problem,) = parse("is:urgent").problems
    assert problem.startswith("No filter is:urgent. Choose from is:unread, is:read,")


def test_an_address_of_the_web_is_a_word() -> None:
    assert parse("https://acme.example").terms == (Term("", "https://acme.example"),)


def test_the_server_is_asked_for_as_many_words_as_it_takes() -> None:
    query = parse("onboarding implementation timeline cat:none -bounce")
    assert query.search == "onboarding implementation"
    assert len(query.search) <= 30


def test_the_server_is_asked_for_a_name_where_there_are_no_words() -> None:
    assert parse("from:anna is:unread").search == "anna"


def test_the_server_is_not_asked_for_what_it_cannot_search() -> None:
    assert parse("is:unread age:>2d -bounce").search == ""


def test_a_growing_word_narrows() -> None:
    assert narrows(parse("pri"), parse("pric"))
    assert narrows(parse("pri"), parse("pri from:a"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pric", "pri"),
        ("-pri", "-pric"),
        ("cat:no", "cat:none"),
        ("age:>2h", "age:>1h"),
        ("a b", "a"),
    ],
)
def test_what_may_leave_more_than_before_does_not_narrow(old: str, new: str) -> None:
    assert not narrows(parse(old), parse(new))


def test_tab_goes_on_with_a_name_and_quotes_it() -> None:
    first, *_ = completions("is:unread cat:mee", NAMES)
    assert first.label == "cat:Meeting Request"
    assert first.text == 'is:unread cat:"Meeting Request" '


def test_a_name_is_offered_by_its_middle_after_those_it_starts() -> None:
    labels = [each.label for each in completions("cat:inter", NAMES)]
    assert labels == ["cat:Interested", "cat:Not Interested"]


def test_the_names_of_fields_are_offered_too() -> None:
    assert [each.text for each in completions("-ca", NAMES)] == ["-campaign:", "-cat:"]


def test_owners_and_campaigns_are_offered() -> None:
    assert completions("owner:an", NAMES)[0].text == 'owner:"Ana Ruiz" '
    assert completions("campaign:", NAMES)[0].text == 'campaign:"Spring 2026" '


@given(TEXTS)
def test_any_text_can_be_read_and_completed(text: str) -> None:
    query = parse(text)
    assert len(query.search) <= 30
    for offer in completions(text, NAMES):
        assert parse(offer.text).problems == query.problems[:-1] or offer.text.endswith(":")
