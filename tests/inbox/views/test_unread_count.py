"""What is unread in a view, counted from the first question on, is what its rows say."""

from __future__ import annotations

from random import Random

from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.view_rows import ViewRows
from triage_tui.inbox.views.views import VIEWS


def test_it_is_the_same_whenever_it_is_asked_for_first() -> None:
    random, state = Random(3), InboxState()
    early, late = ViewRows(VIEWS["all"]), ViewRows(VIEWS["all"])
    early.rebuild(state)
    for step in range(1, 60):
        rows = [
            LeadMap(
                LeadMapId(random.randrange(900)),
                is_read=random.random() < 0.5,
                last_reply_at=None if random.random() < 0.1 else random.uniform(0.0, 100.0),
                as_of=float(step),
            )
            for _ in range(random.randrange(1, 40))
        ]
        page = RowsRead("all", rows, float(step), is_first=step == 1, is_last=False)
        state = reduce(state, page)
        changed = {row.lead_map_id for row in rows}
        for queue in (early, late):
            queue.update(state, changed)
        unread = {row.lead_map_id for row in state.base.each() if not row.is_read}
        assert set(early.unread) == unread
        before = random.uniform(0.0, 100.0)
        waiting = [state.base[each].last_reply_at for each in unread]
        assert early.late(before) == sum(at is not None and at <= before for at in waiting)
    assert set(late.unread) == set(early.unread)
    assert late.late(50.0) == early.late(50.0)
    fresh = ViewRows(VIEWS["all"])
    fresh.rebuild(state)
    assert fresh.order == early.order == late.order
