"""Digits are pinned to category ids."""

from __future__ import annotations

from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.pinned_categories import pinned


def ids(*numbers: int) -> list[CategoryId]:
    return [CategoryId(number) for number in numbers]


def test_at_first_sight_the_nine_lowest_ids_take_the_digits() -> None:
    pins = pinned({}, ids(101822, 9, 8, 7, 6, 5, 4, 3, 2, 1))
    assert pins == {digit: CategoryId(digit) for digit in range(1, 10)}


def test_a_vanished_category_leaves_its_digit_dead() -> None:
    saved = {1: CategoryId(1), 2: CategoryId(2)}
    assert pinned(saved, ids(2, 3)) == {1: CategoryId(1), 2: CategoryId(2), 3: CategoryId(3)}


def test_a_new_category_never_takes_a_used_digit() -> None:
    saved = {1: CategoryId(50)}
    assert pinned(saved, ids(7, 50)) == {1: CategoryId(50), 2: CategoryId(7)}
