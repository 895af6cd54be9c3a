"""Folding, counting and reading: what is drawn, whatever order answers come in."""

from __future__ import annotations

import heapq
import random
import time
from collections.abc import Sequence

from msgspec.structs import replace

from triage_tui.inbox.actions import ActionId, Entry, GestureId, SetCategory, Status
from triage_tui.inbox.events import (
    LeadMapRead,
    MembersRead,
    Moved,
    PreviewRead,
    RowsRead,
    Submitted,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId, Member, MemberId
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.safe_text import own
from triage_tui.inbox.state import InboxState

LEAD_MAP = LeadMapId(2_433_664_091)


def row(number: int = 0, category: int | None = None, as_of: float = 1.0) -> LeadMap:
    value = None if category is None else CategoryId(category)
    return LeadMap(LeadMapId(LEAD_MAP + number), category_id=value, as_of=as_of)


def page(
    rows: Sequence[LeadMap], *, is_first: bool = True, is_last: bool = True, at: float = 1.0
) -> RowsRead:
    return RowsRead("unread", rows, at, is_first=is_first, is_last=is_last)


def press(
    number: int, category: int, before: int | None = None, lead_map_id: LeadMapId = LEAD_MAP
) -> Entry:
    return Entry(
        ActionId(number),
        GestureId(number),
        SetCategory(lead_map_id, CategoryId(category)),
        None if before is None else CategoryId(before),
        Status.HELD,
        created_wall=0.0,
        leaves_at=5.0,
    )


def shown(state: InboxState) -> CategoryId | None:
    lead_map = state.lead_map(LEAD_MAP)
    assert lead_map is not None
    return lead_map.category_id


def test_a_press_is_drawn_over_what_was_read_and_a_refusal_takes_it_off() -> None:
    state = reduce(InboxState(), page([row(category=1)]))
    pressed = press(1, 2, before=1)
    state = reduce(state, Submitted([pressed]))
    assert (shown(state), state.queued) == (2, 1)
    state = reduce(state, Moved([replace(pressed, status=Status.REFUSED)]))
    assert (shown(state), state.queued, state.refused) == (1, 0, 1)
    assert len(state.entries_of(LEAD_MAP)) == 1
    state = reduce(state, Moved([replace(pressed, status=Status.DROPPED)]))
    assert (state.refused, state.entries_of(LEAD_MAP), dict(state.entries)) == (0, (), {})


def test_a_confirmed_press_stays_until_a_read_that_started_after_it() -> None:
    state = reduce(InboxState(), page([row(category=1)]))
    done = replace(press(1, 2, before=1), status=Status.DONE, confirmed_at=10.0)
    state = reduce(state, Submitted([done]))
    state = reduce(state, LeadMapRead(row(category=1, as_of=9.0)))
    assert shown(state) == 2
    state = reduce(state, LeadMapRead(row(category=3, as_of=11.0)))
    assert shown(state) == 3
    assert not state.settled
    assert not state.folded


def test_a_row_read_earlier_than_the_one_known_is_ignored() -> None:
    state = reduce(InboxState(), page([row(category=2, as_of=5.0)]))
    state = reduce(state, LeadMapRead(row(category=1, as_of=4.0)))
    assert shown(state) == 2


def test_an_answer_of_ours_is_not_taken_for_someone_elses() -> None:
    state = reduce(InboxState(), page([row(category=1)]))
    sent = replace(
        press(2, 3, before=1), status=Status.PENDING, sent_wall=1.0, sent_targets=(CategoryId(2),)
    )
    state = reduce(state, Submitted([sent]))
    state = reduce(state, LeadMapRead(row(category=2, as_of=2.0)))
    (entry,) = state.entries_of(LEAD_MAP)
    assert (entry.before, entry.changed_by_other) == (1, False)


def test_a_new_read_through_takes_away_only_at_its_end() -> None:
    state = reduce(InboxState(), page([row(0), row(1), row(2), row(3)]))
    state = reduce(state, page([row(4), row(1)], is_last=False, at=2.0))
    assert {each - LEAD_MAP for each in state.listings["unread"].members} == {4, 1, 0, 2, 3}
    state = reduce(state, page([row(1), row(2)], is_first=False, at=3.0))
    listing = state.listings["unread"]
    assert {each - LEAD_MAP for each in listing.members} == {4, 1, 2}
    assert (listing.is_complete, listing.as_of) == (True, 2.0)


def test_what_a_thinner_row_does_not_carry_is_kept_while_the_reply_is_the_same() -> None:
    known = replace(row(), company=own("Acme"), last_reply_at=7.0)
    state = reduce(InboxState(), page([known]))
    state = reduce(state, PreviewRead(LEAD_MAP, own("Re: hi"), own("Sure")))
    state = reduce(state, LeadMapRead(replace(row(as_of=2.0), last_reply_at=7.0)))
    lead_map = state.lead_map(LEAD_MAP)
    assert lead_map is not None
    assert (lead_map.company, lead_map.preview) == ("Acme", "Sure")
    state = reduce(state, LeadMapRead(replace(row(as_of=3.0), last_reply_at=8.0)))
    lead_map = state.lead_map(LEAD_MAP)
    assert lead_map is not None
    assert (lead_map.company, lead_map.preview) == ("Acme", "")


def test_a_name_once_known_is_not_lost() -> None:
    state = reduce(InboxState(), MembersRead([Member(MemberId(1), own("Dana"))]))
    state = reduce(state, MembersRead([Member(MemberId(1)), Member(MemberId(2))]))
    assert [member.name for member in state.members.values()] == ["Dana", ""]


def outdated(seed: int, *, settles: bool, orders: bool) -> bool:
    """One interleaving of writes and reads; true when an outdated value was ever drawn.

    Writes of a lead map leave one after the other, reads overtake each other and the writes.
    `settles` keeps confirmed presses until a later read; `orders` ignores rows read earlier.
    """
    chance = random.Random(seed)
    server, last, free_at = 0, 0, 0.0
    state = reduce(InboxState(), page([row(category=0, as_of=0.0)], at=0.0))
    coming: list[tuple[float, int, str, Entry | LeadMap]] = []
    for number in range(1, 13):
        now = number + chance.random()
        if chance.random() < 0.4:
            pressed = press(number, number)
            done_at = max(now, free_at) + chance.uniform(0.1, 2)
            free_at = done_at + chance.uniform(0.1, 2)
            coming.append((now, number, "pressed", pressed))
            coming.append((done_at, number, "carried out", pressed))
            coming.append((free_at, number, "confirmed", pressed))
        else:
            coming.append((now + chance.uniform(0, 2), number, "looked", row(as_of=now)))
    heapq.heapify(coming)
    while coming:
        at, number, what, thing = heapq.heappop(coming)
        if what == "carried out":
            server = number
            continue
        if what == "looked":
            assert isinstance(thing, LeadMap)
            seen = row(category=server, as_of=thing.as_of)
            heapq.heappush(coming, (at + chance.uniform(0, 4), number, "read", seen))
            continue
        if what == "pressed":
            assert isinstance(thing, Entry)
            last = number
            state = reduce(state, Submitted([thing]))
        else:
            state = _arrived(state, (at, what, thing), settles=settles, orders=orders)
        if shown(state) != last:
            return True
    return False


def _arrived(
    state: InboxState,
    item: tuple[float, str, Entry | LeadMap],
    *,
    settles: bool,
    orders: bool,
) -> InboxState:
    at, _, what = item
    if isinstance(what, Entry):
        if settles:
            done = replace(what, status=Status.DONE, confirmed_at=at)
            return reduce(state, Moved([done]))
        assert isinstance(what.action, SetCategory)
        base = what.action.apply(state.base[LEAD_MAP])
        state = replace(state, base=state.base.with_items({LEAD_MAP: base}))
        return reduce(state, Moved([replace(what, status=Status.UNDONE)]))
    if not orders:
        known = replace(state.base[LEAD_MAP], as_of=-1.0)
        state = replace(state, base=state.base.with_items({LEAD_MAP: known}))
    return reduce(state, LeadMapRead(what))


def test_both_rules_together_never_draw_an_outdated_value() -> None:
    naive = sum(outdated(seed, settles=False, orders=False) for seed in range(1_000))
    settled = sum(outdated(seed, settles=True, orders=False) for seed in range(1_000))
    both = sum(outdated(seed, settles=True, orders=True) for seed in range(4_000))
    assert naive > settled > 0
    assert both == 0


def test_ten_thousand_open_entries_and_a_hundred_thousand_rows_cost_no_walk() -> None:
    rows = [row(number) for number in range(100_000)]
    state = reduce(InboxState(), page(rows, is_last=False))
    entries = [press(n, 1, lead_map_id=LeadMapId(LEAD_MAP + n)) for n in range(10_000)]
    state = reduce(state, Submitted(entries))
    assert state.queued == 10_000
    took = []
    for number in range(20):
        began = time.perf_counter()
        state = reduce(state, Moved([replace(entries[number], status=Status.PENDING)]))
        took.append(time.perf_counter() - began)
    assert sorted(took)[10] < 0.008
    began = time.perf_counter()
    reduce(state, page([row(n, as_of=2.0) for n in range(20)], is_first=False, is_last=False))
    assert time.perf_counter() - began < 0.05
