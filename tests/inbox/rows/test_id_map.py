"""Numbers by id say what a plain mapping would, however they grew."""

from __future__ import annotations

from random import Random

import pytest

from triage_tui.inbox.rows.id_columns import LONGEST
from triage_tui.inbox.rows.id_map import IdMap


def test_it_says_what_a_plain_mapping_would() -> None:
    random, plain = Random(4), dict[int, int]()
    numbers: IdMap[int, int] = IdMap("q")
    for step in range(400):
        items = {random.randrange(-4_000, 4_000): step for _ in range(random.randrange(60))}
        plain.update(items)
        numbers = numbers.with_items(items)
        if step % 20 == 0:
            gone = random.sample(sorted(plain), min(len(plain), 40))
            numbers = numbers.without([*gone, 9_999])
            for each in gone:
                del plain[each]
        assert len(numbers) == len(plain)
    assert dict(numbers) == plain
    assert list(numbers) == sorted(plain)
    assert list(numbers.numbers()) == [plain[each] for each in sorted(plain)]
    assert all((each in numbers) == (each in plain) for each in range(-4_000, 4_000))
    assert set(numbers.below(300)) == {each for each, value in plain.items() if value < 300}
    assert numbers.get(9_999) is None
    assert numbers.get(9_999, 7) == 7
    with pytest.raises(KeyError):
        numbers[9_999]


def test_an_older_one_stays_as_it_was() -> None:
    first = IdMap("d", {1: 1.5}).with_items({2: 2.5})
    second = first.with_items({1: 5.0, 3: 3.0})
    third = second.without([2])
    assert dict(first) == {1: 1.5, 2: 2.5}
    assert dict(second) == {1: 5.0, 2: 2.5, 3: 3.0}
    assert dict(third) == {1: 5.0, 3: 3.0}


@pytest.mark.parametrize("size", [0, 1, LONGEST, LONGEST + 1, 10 * LONGEST])
def test_many_at_once_are_the_same_as_one_by_one(size: int) -> None:
    random = Random(size)
    ids = [random.randrange(-(2**63), 2**63) for _ in range(size)]
    by_one: IdMap[int, int] = IdMap("q")
    at_once = by_one.with_items(dict.fromkeys(ids, 1))
    for each in ids:
        by_one = by_one.with_items({each: 1})
    assert list(at_once) == list(by_one) == sorted(ids)
    emptied = by_one.without(ids)
    assert len(emptied) == 0
    assert list(emptied.with_items({3: 4}).items()) == [(3, 4)]
