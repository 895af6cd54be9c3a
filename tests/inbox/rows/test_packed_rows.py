"""Rows are what they were when they come out of the pack, and an older mapping never changes."""

from __future__ import annotations

from operator import attrgetter
from random import Random

import pytest

from triage_tui.inbox.lead_map import CategoryId, LeadId, LeadMap, LeadMapId
from triage_tui.inbox.rows.packed_rows import BLOCK, NEAR, Rows
from triage_tui.inbox.safe_text import SafeText

fields = attrgetter(*LeadMap.__match_args__)


def row(number: int, version: int = 0) -> LeadMap:
    return LeadMap(
        LeadMapId(number),
        lead_id=LeadId(2**40 + number),
        email=SafeText(f"lead{number}@example.com"),
        name=SafeText("佐藤 美咲 👍🏽"),
        category_id=CategoryId(version) if version else None,
        is_read=bool(version % 2),
        last_reply_at=1.7e9 + number / 3,
        preview=SafeText("Yes, Thursday at 10 works."),
        tags=(SafeText("a"), SafeText("b")),
        as_of=float(version),
    )


def test_packed_rows_are_what_they_were() -> None:
    plain = {LeadMapId(number): row(number) for number in range(NEAR + 500)}
    rows = Rows(plain)
    assert len(rows) == len(plain)
    assert [fields(rows[each]) for each in plain] == [fields(each) for each in plain.values()]
    assert {each.lead_map_id: fields(each) for each in rows.each()} == {
        each: fields(known) for each, known in plain.items()
    }
    assert LeadMapId(-1) not in rows
    assert rows.get(LeadMapId(-1)) is None
    with pytest.raises(KeyError):
        rows[LeadMapId(-1)]


def test_rows_read_again_and_again_stay_one_each() -> None:
    random, rows, plain = Random(7), Rows(), dict[LeadMapId, LeadMap]()
    for version in range(1, 120):
        page = [row(random.randrange(4 * NEAR), version) for _ in range(random.randrange(400))]
        items = {each.lead_map_id: each for each in page}
        plain.update(items)
        rows = rows.with_items(items)
        assert len(rows) == len(plain)
    found = {each.lead_map_id: each.as_of for each in rows.each()}
    assert found == {each: known.as_of for each, known in plain.items()}
    assert all(rows[each].as_of == known.as_of for each, known in plain.items())
    wanted = random.sample(sorted(plain), 700)
    some = rows.some([*wanted, LeadMapId(-1)])
    assert sorted((each.lead_map_id, each.as_of) for each in some) == sorted(
        (each, plain[each].as_of) for each in wanted
    )


def test_what_is_out_of_date_takes_no_room_for_long() -> None:
    ids = range(2 * NEAR)
    rows = Rows({LeadMapId(each): row(each) for each in ids})
    for version in range(1, 30):
        shuffled = Random(version).sample(ids, len(ids))
        for start in range(0, len(shuffled), 100):
            page = [row(each, version) for each in shuffled[start : start + 100]]
            rows = rows.with_items({each.lead_map_id: each for each in page})
    assert len(rows._blocks) < 3 * len(ids) / BLOCK
    assert {each.as_of for each in rows.each()} == {29.0}


def test_an_older_one_stays_as_it_was() -> None:
    ids = range(NEAR + 10 * BLOCK)
    first = Rows({LeadMapId(each): row(each) for each in ids})
    second = first.with_items({LeadMapId(each): row(each, 5) for each in ids})
    third = second.with_items({LeadMapId(each): row(each, 6) for each in ids})
    assert {each.as_of for each in first.each()} == {0.0}
    assert {each.as_of for each in second.each()} == {5.0}
    assert {first[LeadMapId(each)].as_of for each in ids} == {0.0}
    assert {third[LeadMapId(each)].as_of for each in ids} == {6.0}
