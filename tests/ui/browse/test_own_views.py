"""A view of the user's own on the screen: its key, its filters, its rows."""

from __future__ import annotations

from pathlib import Path

from harness.triage import triage
from triage_tui.config.views import all_views
from triage_tui.sandbox.sandbox import Sandbox

VIEWS = {"hot": {"name": "Hot", "category": [1, 2], "key": "g 1", "newer_than": "300d"}}


async def test_a_view_of_the_users_own_asks_the_server_and_checks_what_it_says(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=120, seed=2), views=VIEWS) as app:
        await app.press("g", "1")
        await app.read()
        assert "Hot" in app.text()
        asked = app.sent("inbox-replies")[-1]["filters"]
        assert isinstance(asked, dict)
        assert asked["leadCategories"] == {"categoryIdsIn": [1, 2]}
        assert len(asked["replyTimeBetween"]) == 2
        shown = {app.shown(each).category_id for each in app.screen.model.rows.order}
        assert shown == {1, 2}
        first = app.cursor
        app.sandbox.change(int(first), category_id=4)
        await app.screen.handlers.refresh.look(app.screen.model.view)
        await app.press("3")
        await app.settle()
        assert first not in app.screen.model.rows


async def test_the_waiting_view_puts_good_sentiment_first_and_the_longest_wait_on_top(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=120, seed=2)) as app:
        before = len(app.sent("unread-replies"))
        await app.press("g", "l")
        await app.read()
        assert len(app.sent("unread-replies")) == before
        rows = [app.shown(each) for each in app.screen.model.rows.order]
        categories = app.session.store.state.categories
        found = [categories.get(row.category_id) if row.category_id else None for row in rows]
        good = [each is not None and each.sentiment == "positive" for each in found]
        assert good == sorted(good, reverse=True)
        times = [
            row.last_reply_at or 0.0 for row, is_good in zip(rows, good, strict=True) if is_good
        ]
        assert times == sorted(times)
        assert "past SLA" in app.text().splitlines()[0]


async def test_oldest_is_an_order_of_unread_and_no_view_on_the_way(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(160, 36)) as app:
        top = app.text().splitlines()[0]
        assert "Oldest" not in top
        await app.press("g", "l")
        await app.read()
        assert "Oldest" in app.text().splitlines()[0]
        await app.press("right", "left")
        await app.read()
        assert app.screen.model.view.title == "Unassigned"


def test_the_users_views_come_before_the_rare_ones() -> None:
    views = list(all_views({"hot": {"name": "Hot", "endpoint": "all"}}))
    assert views.index("nobodys") < views.index("hot") < views.index("done")
