"""Views are read once with their conversations: fast first, then with every word."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.sync.reading.world import World, reading
from triage_tui.inbox.actions import SetRead
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.views.views import VIEWS
from triage_tui.smartlead.models.rows import Page
from triage_tui.smartlead.priority import Priority
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.store import Change

UNREAD, INBOX = VIEWS["unread"], VIEWS["all"]
SHAPES = ("live", "documented")


def wordless(it: World) -> list[LeadMap]:
    """The rows with a reply and without a word of it."""
    return [row for row in it.rows if row.last_reply_at and not (row.subject and row.preview)]


async def test_the_first_page_comes_fast_and_all_others_with_their_words(tmp_path: Path) -> None:
    """400 rows: one page without histories, then one pass with them, never two."""
    async with reading(tmp_path, 400) as it:
        await it.views.read(INBOX)
        pages = it.pages("inbox-replies")
        assert pages[0] == (0, False)
        assert pages[1:23] == [(offset, True) for offset in range(0, 400, 19)]
        assert pages[23:] == [(0, False)], "one look at the head, at the end"
        assert len(it.rows) == 400
        assert wordless(it) == []


@pytest.mark.parametrize("shape", SHAPES)
async def test_a_conversation_that_came_with_its_page_is_there_without_a_request(
    tmp_path: Path, shape: str
) -> None:
    async with reading(tmp_path, 60, shape=shape) as it:
        await it.views.read(INBOX)
        it.sandbox.requests.clear()
        known = [it.conversations.known(row) for row in it.rows if row.last_reply_at]
        assert all(each and each.messages and not each.is_partial for each in known)
        assert all(each and each.messages[-1].body for each in known)
        assert it.sandbox.requests == []


async def test_a_reply_is_named_after_what_it_answers(tmp_path: Path) -> None:
    """Live replies have no subject of their own."""
    async with reading(tmp_path, 20) as it:
        await it.views.read(INBOX)
        assert all(row.subject.lower().startswith("re: ") for row in it.rows if row.last_reply_at)


async def test_what_is_known_is_not_asked_for_again(tmp_path: Path) -> None:
    async with reading(tmp_path, 100) as it:
        await it.views.read(INBOX)
        it.sandbox.requests.clear()
        await it.views.read(INBOX)
        assert {with_histories for _, with_histories in it.pages("inbox-replies")} == {False}


async def test_a_newer_reply_brings_its_page_with_histories_once(tmp_path: Path) -> None:
    async with reading(tmp_path, 60) as it:
        await it.views.read(INBOX)
        it.sandbox.requests.clear()
        lead_map_id = it.sandbox.arrive(text="Ring me on Friday.")
        await it.views.look(INBOX)
        assert it.pages("inbox-replies") == [(0, False), (0, True), (19, False)]
        row = it.store.state.base[LeadMapId(lead_map_id)]
        assert row.preview == "Ring me on Friday."
        it.sandbox.requests.clear()
        await it.views.look(INBOX)
        assert it.pages("inbox-replies") == [(0, False)]


async def test_opening_a_row_of_the_first_page_waits_for_the_page_that_brings_it(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, 20, latency_ms=400) as it:
        came = asyncio.Event()
        it.store.subscribe(lambda _state, _change: came.set())
        whole = asyncio.create_task(it.views.read(INBOX))
        await came.wait()
        conversation = await it.conversations.read(it.rows[0])
        await whole
        assert conversation.messages
        assert it.asked("message-history") == []


async def test_a_page_that_keeps_one_waiting_too_long_is_not_waited_for(tmp_path: Path) -> None:
    async with reading(tmp_path, 20) as it:
        await it.views.read(INBOX)
        it.sandbox.arrive(lead_map_id=int(it.rows[0].lead_map_id))
        row = it.rows[0]
        with it.conversations.coming([row.lead_map_id]):
            stale = LeadMap(
                row.lead_map_id,
                lead_id=row.lead_id,
                campaign_id=row.campaign_id,
                last_reply_at=(row.last_reply_at or 0.0) + 60,
            )
            assert (await it.conversations.read(stale)).messages
        assert len(it.asked("message-history")) == 1


async def test_histories_that_are_refused_are_not_asked_for_again(tmp_path: Path) -> None:
    async with reading(tmp_path, 100) as it:
        it.sandbox.fault("strict=1")
        await it.views.read(INBOX)
        assert len(it.rows) == 100
        assert [at for at, asked in it.pages("inbox-replies") if asked] == [0]
        report = it.views.pages.histories.report
        assert report == "Smartlead refuses conversations with the list: loading them one by one."
        assert (await it.conversations.read(it.rows[0])).messages
        assert it.store.state.base[it.rows[0].lead_map_id].preview


async def test_histories_that_are_left_out_cost_one_request(tmp_path: Path) -> None:
    async with reading(tmp_path, 100) as it:
        it.sandbox.fault("bare=1")
        await it.views.read(INBOX)
        assert [at for at, asked in it.pages("inbox-replies") if asked] == [0]
        assert "sends no conversations" in it.views.pages.histories.report


async def test_a_server_that_is_slow_with_histories_is_asked_without(tmp_path: Path) -> None:
    async with reading(tmp_path, 100) as it:
        it.sandbox.fault("heavy=1")
        await it.views.read(INBOX)
        assert [at for at, asked in it.pages("inbox-replies") if asked] == [0, 19]
        assert "slow with conversations" in it.views.pages.histories.report
        it.views.pages.hurry()
        assert it.views.pages.histories.is_given, "asking for the view anew tries them anew"


async def test_a_lost_page_with_histories_comes_without_them(tmp_path: Path) -> None:
    """One lost answer is no verdict: the next page is asked for with histories again."""
    async with reading(tmp_path, 60) as it:
        await it.views.pages.page(INBOX, 0, Priority.PAGE, tries=1)
        it.sandbox.strike("inbox-replies", "502")
        page = await it.views.pages.page(INBOX, 0, Priority.PAGE, tries=1, with_histories=True)
        assert not page.has_histories
        assert len(page.rows) == 20
        assert it.views.pages.histories.is_given


async def test_a_limit_says_nothing_about_histories(tmp_path: Path) -> None:
    async with reading(tmp_path, 60) as it:
        it.sandbox.refuse("inbox-replies", status=429, message="slow down")
        with pytest.raises(ReadError):
            await it.views.pages.page(INBOX, 0, Priority.PAGE, tries=1, with_histories=True)
        assert len(it.asked("inbox-replies")) == 1
        assert it.views.pages.histories.is_given


async def test_our_own_read_marks_send_no_reading_back(tmp_path: Path) -> None:
    """A rep who decides while Unread is read: not a page more than the list has."""
    async with reading(tmp_path, 400, latency_ms=250) as it:

        def decide() -> None:
            shown = it.store.state.lead_maps_of(it.store.state.base)
            first = min(
                (row for row in shown if not row.is_read), key=lambda row: -(row.last_reply_at or 0)
            )
            it.store.submit(SetRead(first.lead_map_id, True))

        def mark(_state: InboxState, change: Change) -> None:
            """After each page, its first row is decided."""
            if change.listing and change.lead_map_ids and it.views.is_under_way(UNREAD):
                asyncio.get_running_loop().call_soon(decide)

        it.store.subscribe(mark)
        unread = len(it.sandbox.backend.state.unread)
        await it.views.read(UNREAD)
        await it.store.idle()
        assert len(it.asked("change-read-status")) > 5
        assert len(it.pages("unread-replies")) <= unread // 18 + 4
        seen = {int(row.lead_map_id) for row in it.rows}
        assert it.sandbox.backend.state.unread <= seen


async def test_a_page_is_asked_for_where_its_rows_stand_when_its_request_leaves(
    tmp_path: Path,
) -> None:
    """It may wait seconds for its turn, and marks of ours leave meanwhile."""
    async with reading(tmp_path, 100) as it:
        places = iter([0, 40])
        page = await it.client.list_lead_maps("inbox-replies", offset=lambda: next(places))
        assert [at for at, _ in it.pages("inbox-replies")] == [0]
        await it.client.list_lead_maps("inbox-replies", offset=lambda: next(places))
        assert [at for at, _ in it.pages("inbox-replies")] == [0, 40]
        assert len(page.rows) == 20


async def test_the_page_that_brings_the_open_conversation_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page's conversations are what is waited for; those further down are not."""
    async with reading(tmp_path, 100) as it:
        ask, urgencies = it.client.list_lead_maps, list[Priority]()

        async def noted(view: str, **asked: Any) -> Page:
            urgencies.append(asked["priority"])
            return await ask(view, **asked)

        monkeypatch.setattr(it.client, "list_lead_maps", noted)
        await it.views.read(INBOX)
        assert urgencies[:4] == [
            Priority.PAGE,
            Priority.CONVERSATION,
            Priority.PAGE,
            Priority.PAGE,
        ]
