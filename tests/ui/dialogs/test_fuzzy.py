"""A few letters find a name; many letters never keep the app waiting."""

from __future__ import annotations

import random

from textual.fuzzy import FuzzySearch

from triage_tui.ui.dialogs.fuzzy import LetterSearch

NAMES = (
    "theme: nord",
    "category: meeting request",
    "assign to farah siddiqui",
    "assign to the member with the least",
    "mark the same category",
    "view: longest wait",
)


def test_letters_in_their_order_are_found_and_others_are_not() -> None:
    search = LetterSearch()
    assert search.match("catmeet", "category: meeting request")[0] > 0
    assert search.match("meetcat", "category: meeting request")[0] == 0
    assert search.match("xyz", "category")[0] == 0


def test_a_name_is_rated_as_textual_rates_it() -> None:
    chance, search, plain = random.Random(3), LetterSearch(), FuzzySearch()
    for _ in range(400):
        name = chance.choice(NAMES)
        count = chance.randint(1, 5)
        query = "".join(name[at] for at in sorted(chance.sample(range(len(name)), count)))
        ours, theirs = search.match(query, name)[0], plain.match(query, name)[0]
        assert theirs * 0.85 <= ours <= theirs, (query, name)


def test_many_letters_that_fit_in_very_many_ways_are_rated() -> None:
    score, places = LetterSearch().match("e" * 30, "e " * 60)
    assert score > 0
    assert len(places) == 30
