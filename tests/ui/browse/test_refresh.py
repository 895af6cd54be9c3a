"""Views and their refresh: what is new is said, and nothing moves under the cursor."""

from __future__ import annotations

import asyncio
from pathlib import Path

from harness.triage import triage
from triage_tui.commands.browse.view_note import view_notes
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system.clock import SystemClock


async def test_a_look_that_finds_nothing_new_is_one_request(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        before = len(app.sent("unread-replies"))
        assert await app.screen.handlers.refresh.look(app.screen.model.view)
        assert len(app.sent("unread-replies")) == before + 1
        assert not app.screen.model.news


async def test_new_replies_are_announced_and_leave_the_cursor_on_its_line(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("j", "j")
        cursor, line = app.cursor, app.screen.rows.row - app.screen.rows.window.top
        new = {app.sandbox.arrive() for _ in range(3)}
        await app.screen.handlers.refresh.look(app.screen.model.view)
        await app.read()
        assert app.cursor == cursor
        assert app.screen.rows.row - app.screen.rows.window.top == line
        assert set(app.screen.model.news) == new
        await app.press("g", "w")
        assert app.cursor in new
        assert not app.screen.model.news


async def test_a_failed_look_says_so_and_keeps_what_is_there(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        rows = list(app.screen.model.rows.order)
        app.sandbox.pause_network()
        assert not await app.screen.handlers.refresh.look(app.screen.model.view)
        await app.pilot.pause()
        assert app.screen.model.rows.order == rows
        assert view_notes(app.screen.model, app.app.keymap)[0].startswith("Couldn't refresh")


async def test_a_reading_that_failed_goes_on_where_it_stood(tmp_path: Path) -> None:
    box = Sandbox(leads=200, seed=3)
    async with triage(tmp_path, sandbox=box) as app:
        app.sandbox.requests.clear()
        reader = app.session.loader.views.pages
        fetch, calls = reader.page, []

        async def failing(view, offset, urgency, **asked):  # type: ignore[no-untyped-def]  # a stand-in
            calls.append(offset() if callable(offset) else offset)
            if len(calls) == 5:  # with histories, and once more without
                box.refuse("inbox-replies", status=403, message="not now", times=2)
            return await fetch(view, offset, urgency, **asked)

        reader.page = failing  # type: ignore[method-assign]  # as above
        await app.press("g", "a")
        await app.read()
        assert app.screen.model.failures["all"] == "not now."
        assert len(app.screen.model.rows) >= 58
        await app.press("R")
        await app.read()
        assert calls[5:7] == [0, calls[4]]
        assert len(app.screen.model.rows) == len(box.backend.state.order)


async def test_every_view_can_be_opened_and_says_what_it_has(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=80, seed=2)) as app:
        for keys in ("gn", "gS", "gR", "gC", "gE", "gA", "gm", "gi", "gd", "gs", "ga"):
            await app.press(*keys)
            await app.read()
            assert not app.screen.model.failures, keys
            assert len(app.screen.model.rows) or app.screen.model.view.empty in app.text(), keys


async def test_untracked_replies_can_be_read_and_nothing_else(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", "X")
        await app.read()
        assert len(app.screen.model.rows) == 3
        assert "Friday after 2" in app.text()
        await app.press("1")
        await app.settle()
        assert app.sent("update-category") == []
        assert "matches no lead" in app.screen.model.blocked_reason()


async def test_automatic_replies_come_last_and_are_a_jump_away(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=200, seed=3)) as app:
        queue = app.screen.model.rows
        first = queue.first_sunk()
        assert first is not None
        assert len(queue) == len(app.sandbox.truth.unread)
        await app.press("g", "x")
        assert app.cursor == first


async def test_rows_that_cannot_be_read_are_counted_and_listed(tmp_path: Path) -> None:
    box = Sandbox(leads=5)
    box.answer("unread-replies", 200, {"ok": True, "data": [{"lead_email": "a@b.example"}, 7]})
    async with triage(tmp_path, sandbox=box) as app:
        assert "2 rows skipped" in view_notes(app.screen.model, app.app.keymap)[0]
        await app.press("g", "!")
        await app.pilot.pause()
        assert "row 1:" in app.text()
        assert "row 2:" in app.text()


async def test_pages_that_come_again_and_again_are_said(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=60, faults="wrap=1")) as app:
        await app.press("g", "a")
        await app.settle()
        note = view_notes(app.screen.model, app.app.keymap)[0]
        assert note == "60 read; Smartlead gives the same pages again: there may be more"


class Stuck(SystemClock):
    """A clock on which no wait ever ends by itself."""

    async def sleep(self, _seconds: float) -> None:
        await asyncio.Event().wait()


async def test_asking_again_cuts_the_wait_between_two_tries_short(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.session.loader.views.pages._clock = Stuck()
        app.sandbox.refuse("inbox-replies", status=503, message="busy")
        await app.press("g", "a")
        while not app.session.loader.views.pages.is_waiting:
            await app.pilot.pause()
        await app.press("R")
        await app.read()
        assert [s.status for s in app.sandbox.requests if s.endpoint == "inbox-replies"][:2] == [
            503,
            200,
        ]
        assert app.session.store.state.listings["all"].is_complete


async def test_conversations_that_come_one_by_one_are_said_and_read(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=60, faults="strict=1")) as app:
        said = "Smartlead refuses conversations with the list: loading them one by one."
        assert said in app.toasts()
        assert app.shown(app.cursor).preview
        await app.press("g", "a")
        await app.read()
        assert app.toasts().count(said) <= 1


async def test_the_same_replies_are_not_new_again_in_another_view(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", "a")
        await app.read()
        await app.press("g", "u")
        model, refresh = app.screen.model, app.screen.handlers.refresh
        for _ in range(2):
            app.sandbox.arrive()
        await refresh.look(model.view)
        assert view_notes(model, app.app.keymap) == ("2 new (g w)",)
        await app.press("g", "w", "g", "a")
        await refresh.look(model.view)
        await app.read()
        assert not model.news
        assert sum("new repl" in each for each in app.toasts()) == 1
