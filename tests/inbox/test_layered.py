"""The layered mapping says what a plain one would, however it grew."""

from __future__ import annotations

from random import Random

import pytest

from triage_tui.inbox.layered import Layered


def test_it_says_what_a_plain_mapping_would() -> None:
    random, plain = Random(4), dict[int, int]()
    layered: Layered[int, int] = Layered()
    for step in range(300):
        items = {random.randrange(3_000): step for _ in range(random.randrange(60))}
        plain.update(items)
        layered = layered.with_items(items)
        if step % 40 == 0:
            gone = random.sample(sorted(plain), min(5, len(plain)))
            layered = layered.without(gone)
            for each in gone:
                del plain[each]
        assert len(layered) == len(plain)
    assert dict(layered) == plain
    assert all((each in layered) == (each in plain) for each in range(3_000))
    assert layered.get(-1) is None
    assert layered.get(-1, 7) == 7
    with pytest.raises(KeyError):
        layered[-1]


def test_an_older_one_stays_as_it_was() -> None:
    first = Layered({1: 1}).with_items({2: 2})
    second = first.with_items({1: 5, 3: 3})
    assert dict(first) == {1: 1, 2: 2}
    assert dict(second) == {1: 5, 2: 2, 3: 3}
