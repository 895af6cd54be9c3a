"""A view brought to the front lists what a look at all of its rows would, and looks at few."""

from __future__ import annotations

from random import Random

import pytest
from msgspec import structs

from triage_tui.inbox.actions import ActionId, Entry, GestureId, SetCategory, Status
from triage_tui.inbox.events import CategoriesRead, RowsRead, Submitted
from triage_tui.inbox.lead_map import Category, CategoryId, LeadMap, LeadMapId, Sentiment
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.reply_facts import AUTOMATIC
from triage_tui.inbox.safe_text import own
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.view_rows import ViewRows
from triage_tui.inbox.views.views import VIEWS

CATEGORIES = (
    Category(CategoryId(1), own("Interested"), Sentiment.POSITIVE),
    Category(CategoryId(2), own("Out Of Office"), Sentiment.NEUTRAL),
    Category(CategoryId(3), own("Not Interested"), Sentiment.NEGATIVE),
)
ROWS = 60


def read(random: Random, listing: str, step: int) -> RowsRead:
    """A page of some rows with new replies, categories and states."""
    rows = [
        LeadMap(
            LeadMapId(random.randrange(ROWS)),
            is_read=random.random() < 0.3,
            category_id=CategoryId(random.randrange(1, 4)),
            last_reply_at=random.uniform(1e9, 2e9),
            as_of=float(step),
        )
        for _ in range(random.randrange(1, 8))
    ]
    return RowsRead(listing, rows, float(step), is_first=step == 1, is_last=False)


def pressed(random: Random, number: int) -> Submitted:
    """A verdict, which moves a row to another group and not on the screen."""
    verdict = SetCategory(LeadMapId(random.randrange(ROWS)), CategoryId(random.randrange(1, 4)))
    entry = Entry(
        action_id=ActionId(number),
        gesture_id=GestureId(number),
        action=verdict,
        before=None,
        previous=None,
        status=Status.HELD,
        created_wall=1.0,
        created_at=1.0,
        leaves_at=6.0,
        root=ActionId(number),
    )
    return Submitted((entry,))


@pytest.mark.parametrize("view", ["unread", "all", "sla"])
def test_it_lists_what_a_look_at_all_rows_would(view: str) -> None:
    random = Random(5)
    state = reduce(InboxState(), CategoriesRead(CATEGORIES))
    queue = ViewRows(VIEWS[view])
    for step in range(1, 400):
        if random.random() < 0.5:
            event = read(random, VIEWS[view].source, step)
            state = reduce(state, event)
            queue.update(state, {row.lead_map_id for row in event.rows}, stay=LeadMapId(7))
        else:
            taken = pressed(random, step)
            state = reduce(state, taken)
            queue.update(state, {taken.entries[0].lead_map_id}, stay=LeadMapId(7))
        if random.random() < 0.2:
            queue.show_anew(state)
            fresh = ViewRows(VIEWS[view])
            fresh.rebuild(state)
            assert queue.order == fresh.order
            assert set(queue.unread) == set(fresh.unread)
            assert queue.late(1.5e9) == fresh.late(1.5e9)
    assert len(queue.order) > ROWS // 2


def test_a_reply_that_turns_out_to_be_automatic_sinks_unless_it_is_under_the_cursor() -> None:
    """The first page comes without words: which of its replies no person wrote is learned later."""
    first, second, third = (LeadMapId(number) for number in (1, 2, 3))
    rows = [LeadMap(each, last_reply_at=2e9 - each, as_of=1.0) for each in (first, second, third)]
    page = RowsRead("unread", rows, 1.0, is_first=True, is_last=False)
    state = reduce(InboxState(), page)
    queue = ViewRows(VIEWS["unread"])
    queue.update(state, {first, second, third})
    words = [
        structs.replace(row, preview=own("Out of office"), reply_facts=AUTOMATIC)
        for row in rows[:2]
    ]
    state = reduce(state, RowsRead("unread", words, 2.0, is_first=False, is_last=False))
    assert queue.update(state, {first, second}, stay=first)
    assert list(queue.order) == [first, third, second]
