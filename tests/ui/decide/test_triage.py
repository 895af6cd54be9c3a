"""The main job: open the inbox, decide by key, and every decision reaches the server."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste

from harness.triage import triage
from triage_tui.sandbox.sandbox import Sandbox


async def test_the_app_opens_on_the_unread_replies_and_reads_to_the_end(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        assert len(app.screen.model.rows) == len(app.sandbox.truth.unread)
        assert {body["limit"] for body in app.sent("unread-replies")} == {20}


async def test_categories_are_asked_for_once(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("1", "right", "left")
        await app.settle()
        assert len([s for s in app.sandbox.requests if s.path.endswith("fetch-categories")]) == 1


async def test_a_digit_sets_the_category_marks_read_and_advances(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await app.press("1")
        assert app.cursor != first
        assert app.shown(first).category_id == 1
        assert app.shown(first).is_read
        await app.settle()
        assert app.sent("update-category") == [{"email_lead_map_id": int(first), "category_id": 1}]
        assert app.sent("change-read-status") == [
            {"email_lead_map_id": int(first), "read_status": True}
        ]


async def test_a_refused_category_snaps_back_with_a_reason(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        first, before = app.cursor, app.shown(app.cursor).category_id
        hold = app.sandbox.hold("update-category")
        app.sandbox.refuse("update-category", status=422, message="category_id is locked")
        await app.press("3")
        assert app.shown(first).category_id == 3
        hold.release()
        await app.settle()
        assert app.shown(first).category_id == before
        await app.press("k")
        await app.read()
        assert "category_id is locked" in app.text()


async def test_undo_inside_the_window_spends_no_request(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first, before = app.cursor, app.shown(app.cursor)
        await app.press("2", "z")
        await app.settle()
        assert app.cursor == first
        assert app.shown(first).category_id == before.category_id
        assert not app.shown(first).is_read
        assert app.sent("update-category") == []


async def test_the_documented_shape_works_as_well(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=30, shape="documented")) as app:
        first = app.cursor
        await app.press("1")
        await app.settle()
        assert app.sent("update-category") == [{"email_lead_map_id": int(first), "category_id": 1}]


async def test_categories_are_asked_for_until_they_come(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=5)
    sandbox.refuse("fetch-categories", status=500, message="Server error occurred")
    async with triage(tmp_path, sandbox=sandbox) as app:
        asked = [s for s in sandbox.requests if s.path.endswith("fetch-categories")]
        assert [seen.status for seen in asked] == [500, 200]
        assert app.screen.model.pinned[1] == 1


async def test_a_digit_before_the_categories_are_read_says_so(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=5)
    hold = sandbox.hold("fetch-categories")
    async with triage(tmp_path, sandbox=sandbox, wait=False) as app:
        await app.press("1", "2")
        await app.pilot.pause()
        assert set(app.toasts()) == {"Categories are still loading. Try again in a moment."}
        assert app.sent("update-category") == []
        hold.release()
        await app.read()


async def test_text_pasted_twice_is_explained_once(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        for _ in range(2):
            app.app.post_message(Paste("1"))
            await app.pilot.pause()
        assert set(app.toasts()) == {"Paste ignored (not in a text field)."}
        assert app.text().count("Paste ignored") == 1


async def test_a_digit_again_on_the_last_reply_is_no_second_gesture(tmp_path: Path) -> None:
    """It would hide the first one: undo would take back half of it."""
    async with triage(tmp_path, sandbox=Sandbox(leads=2), undo_window=30.0) as app:
        before = [app.shown(each) for each in app.screen.rows.window.order]
        for _ in before:
            await app.press("1", "j")  # one after the other, not held down
        await app.press("1")
        assert app.toasts()[-1] == f"{before[-1].name} is already Interested."
        await app.press("z")
        last = app.shown(before[-1].lead_map_id)
        assert (last.category_id, last.is_read) == (before[-1].category_id, False)
