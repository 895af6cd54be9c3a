"""The history: what was done and what came of it, and undo in three honest classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import Triage, triage
from triage_tui.inbox.actions import AddNote, CreateTask, GestureId, Priority, SetCategory
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.history.undo import UndoReport
from triage_tui.ui.screens.history import HistoryScreen, foreseen
from triage_tui.ui.widgets.content import draw


async def open_history(app: Triage) -> HistoryScreen:
    await app.press("g", "h")
    await app.pilot.pause()
    assert isinstance(app.app.screen, HistoryScreen)
    return app.app.screen


async def test_gestures_of_this_and_earlier_sessions_are_listed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("1")
        await app.settle()
    async with triage(tmp_path) as app:
        await app.press("u")
        await app.settle()
        await open_history(app)
        assert "1 this session, 1 earlier" in app.text()
        assert "Category: Interested" in app.text()
        assert "Mark as read" in app.text()
        assert "Category: Interested, mark as read" in app.text()
        assert "Done." in app.text()


async def test_what_has_not_left_is_taken_back_without_a_request(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("2")
        await open_history(app)
        assert "Not sent yet: z cancels it." in app.text()
        await app.press("z")
        await app.settle()
        assert app.sent("update-category") == []
        assert "Undone: never sent." in app.text()
        assert "Already undone." in app.text()


async def test_what_has_left_is_sent_back_and_automations_are_named(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=20)
    async with triage(tmp_path, sandbox=sandbox) as app:
        first, before = app.cursor, app.shown(app.cursor).category_id
        await app.press("2")
        await app.settle()
    async with triage(tmp_path, sandbox=sandbox) as app:
        await open_history(app)
        assert "Already sent: z sends the old value back. Automations may have run." in app.text()
        await app.press("z")
        await app.settle()
        assert app.sent("update-category")[-1] == {
            "email_lead_map_id": int(first),
            "category_id": before,
        }
        assert "Undo · " in app.text()


async def test_a_task_that_has_left_cannot_be_undone(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.session.store.submit(CreateTask(app.cursor, "Call", "", Priority.LOW, 4_102_444_800.0))
        await app.settle()
        await open_history(app)
        assert "Can't undo" in app.text()
        assert "z undo" not in app.text()


async def test_what_undo_would_do_is_there_in_full_on_a_small_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20)) as app:
        screen = await open_history(app)
        report = UndoReport(GestureId(1), (app.cursor,), taken_back=1, sent_back=1, cannot=1)
        words = foreseen(report, own("z"), is_undone=False)
        screen.set_more(draw(words))
        await app.pilot.pause()
        assert words in " ".join(app.text().split())


async def test_redo_does_again_what_undo_took_back(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("2", "z")
        assert app.shown(first).category_id != 2
        await app.press("Z")
        assert app.shown(first).category_id == 2


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_a_long_title_keeps_its_state_line_and_is_cut_with_an_ellipsis(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, size=size) as app:
        name = "Send the enterprise price list and the security questionnaire to all of them " * 2
        app.session.store.submit(
            SetCategory(app.cursor, CategoryId(1)),
            CreateTask(app.cursor, name, "", Priority.LOW, 4_102_444_800.0),
            AddNote(app.cursor, f"{name}\n{name}"),
        )
        await app.settle()
        await open_history(app)
        lines = app.text().splitlines()
        title = next(n for n, each in enumerate(lines) if each.startswith("▌"))
        assert "…" in lines[title]
        assert lines[title + 1].strip("▌ ").startswith("Done.")
