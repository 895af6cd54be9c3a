"""Paging through lists that change meanwhile: nothing is shown twice, nothing is missed."""

from __future__ import annotations

from random import Random

from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.sync.reading.paging import PAGE, Walk

STORIES = 1_000


class ChangingList:
    """A list sorted by newest reply, changed by other people between two pages."""

    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.now = 1_000_000.0
        self.times = {number: self.now - 60.0 * number for number in range(size)}
        self.put_away: list[tuple[int, float]] = []
        self.always = set(self.times)
        """What was listed at every moment since the walk began."""

    def page(self, offset: int) -> tuple[list[LeadMap], bool]:
        order = sorted(self.times, key=lambda number: -self.times[number])
        rows = [
            LeadMap(LeadMapId(each), last_reply_at=self.times[each])
            for each in order[offset : offset + PAGE]
        ]
        return rows, len(rows) < PAGE

    def change(self) -> None:
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 5, 30))):
            self.now += 1.0
            known = list(self.times)
            match self.random.choice(("new", "answer", "read", "read", "unread")):
                case "new":
                    self.times[len(self.always) + int(self.now)] = self.now
                case "answer" if known:
                    self.times[self.random.choice(known)] = self.now
                case "read" if known:
                    gone = self.random.choice(known)
                    self.put_away.append((gone, self.times.pop(gone)))
                    self.always.discard(gone)
                case "unread" if self.put_away:
                    back, at = self.put_away.pop()
                    self.times[back] = at


def walked(changing: ChangingList, *, most: int) -> tuple[set[int], int]:
    """What a walk over the list saw, and how many pages it took."""
    walk, seen = Walk(), set[int]()
    while not walk.is_over:
        rows, is_last = changing.page(walk.offset)
        seen.update(int(row.lead_map_id) for row in rows)
        walk.take(rows, is_last=is_last)
        changing.change()
        assert walk.pages < most, "the walk does not come to an end"
    return seen, walk.pages


def test_a_thousand_walks_over_changing_lists_miss_nothing() -> None:
    missed = []
    for seed in range(STORIES):
        random = Random(seed)
        changing = ChangingList(random, random.choice((0, 5, 19, 20, 21, 39, 100, 400)))
        seen, _ = walked(changing, most=4_000)
        missed += [(seed, each) for each in changing.always - seen]
    assert missed == []


def test_a_still_list_costs_its_pages_and_one_look_at_the_head() -> None:
    changing = ChangingList(Random(1), 100)
    changing.change = lambda: None  # type: ignore[method-assign]  # nobody else is at work
    seen, pages = walked(changing, most=50)
    assert len(seen) == 100
    assert pages == 100 // (PAGE - 1) + 2


def test_a_short_list_is_one_request() -> None:
    changing = ChangingList(Random(1), 12)
    changing.change = lambda: None  # type: ignore[method-assign]  # as above
    assert walked(changing, most=5) == (set(range(12)), 1)


def test_a_server_that_knows_no_offset_ends_the_walk() -> None:
    rows, _ = ChangingList(Random(1), 20).page(0)
    walk = Walk()
    while not walk.is_over:
        walk.take(rows, is_last=False)
        assert walk.pages < 8


def test_a_page_whose_first_row_cannot_be_read_is_no_gap() -> None:
    changing = ChangingList(Random(1), 60)
    walk = Walk()
    while not walk.is_over:
        rows, is_last = changing.page(walk.offset)
        walk.take(rows[1:], is_last=is_last, skips_first=True)
        assert walk.pages < 12


def test_rows_that_leave_because_of_us_are_no_gap() -> None:
    """One read mark of ours between any two pages: 400 rows cost the pages they would have cost."""
    walk, left = Walk(), list(range(400))
    seen = set[int]()
    while not walk.is_over:
        at = walk.ask()
        rows = [LeadMap(LeadMapId(each), last_reply_at=-each) for each in left[at : at + PAGE]]
        walk.take(rows, is_last=len(rows) < PAGE)
        seen.update(row.lead_map_id for row in rows)
        walk.leave(LeadMapId(left.pop(0)))
    assert seen >= set(left)
    assert walk.pages <= 400 // (PAGE - 1) + 2


def test_a_mark_that_is_applied_while_a_page_is_on_its_way_costs_nothing() -> None:
    """It may be in the page or not: the page begins further up by as many rows."""
    walk, left, random = Walk(), list(range(400)), Random(3)
    seen = set[int]()
    while not walk.is_over:
        at = walk.ask(unsure=1)
        gone = [left.pop(random.randrange(3))] if left else []
        rows = [LeadMap(LeadMapId(each), last_reply_at=-each) for each in left[at : at + PAGE]]
        for each in gone:
            walk.leave(LeadMapId(each))  # the answer to the mark comes before the page's
        walk.take(rows, is_last=len(rows) < PAGE)
        seen.update(row.lead_map_id for row in rows)
    assert seen >= set(left)
    assert walk.pages <= 400 // (PAGE - 3) + 3


def test_a_page_whose_rows_all_left_does_not_send_the_walk_back() -> None:
    walk = Walk()
    rows = [LeadMap(LeadMapId(each), last_reply_at=-each) for each in range(60)]
    walk.take(rows[walk.ask() :][:PAGE], is_last=False)
    for row in rows[:PAGE]:
        walk.leave(row.lead_map_id)
    left = rows[PAGE:]
    assert walk.ask() == 0
    walk.take(left[:PAGE], is_last=False)
    assert walk.ask() == PAGE - 1
