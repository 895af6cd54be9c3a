"""Notes: written by a form, kept when refused by the form itself, shown with the lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import OFFLINE, triage
from triage_tui.commands.decide import notes
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.ui.conversation.open_conversation import conversation_note
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.note_form import NoteForm


async def test_a_note_reaches_the_server_as_it_was_typed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        target = app.cursor
        await app.press("N", *"hi", "enter", *"there", "ctrl+s")
        await app.settle()
        assert app.sent("create-note") == [
            {"email_lead_map_id": int(target), "note_message": "hi\nthere"}
        ]
        assert app.cursor == target


async def test_an_empty_note_is_not_sent(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", "space", "ctrl+s")
        assert isinstance(app.app.screen, NoteForm)
        assert "The note is empty." in app.text()


async def test_leaving_a_touched_note_form_asks_first(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", "x", "escape")
        assert isinstance(app.app.screen, Confirm)
        await app.press("n")
        assert isinstance(app.app.screen, NoteForm)
        await app.press("escape", "y")
        assert len(app.app.screen_stack) == 1
        assert app.sent("create-note") == []


async def test_notes_and_tasks_of_the_lead_are_shown_by_key(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("N", *"prefers mornings", "ctrl+s")
        await app.settle()
        await app.press("t", *"call back", "ctrl+s")
        await app.settle()
        await app.press("C")
        await app.notes_tasks()
        assert "✎ prefers mornings" in app.text()
        assert "☐ call back" in app.text()


async def test_papers_are_asked_for_once_a_lead(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("C")
        await app.notes_tasks()
        assert "No notes or tasks." in app.text()
        await app.press("C", "C")
        await app.notes_tasks()
        assert len([s for s in app.sandbox.requests if "/crm/leads/notes/" in s.path]) == 1


async def test_a_server_without_the_endpoint_is_said_so_and_not_asked_again(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-notes", status=404, body={"message": "no such route"})
        await app.press("C")
        await app.notes_tasks()
        assert "Couldn't load notes and tasks" in app.text()
        assert app.session.notes_tasks.is_missing


async def test_documented_rows_name_no_lead_and_their_notes_are_found_by_address(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, shape="documented")) as app:
        assert app.screen.model.current is not None
        assert app.screen.model.current.lead_id is None
        await app.press("N", *"mornings", "ctrl+s")
        await app.settle()
        await app.press("C")
        await app.notes_tasks()
        assert "✎ mornings" in app.text()
        assert app.screen.model.current.lead_id is not None


async def test_notes_are_read_unasked_only_while_requests_are_plentiful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "RESTS", 0.0)
    async with triage(tmp_path / "rich") as app:
        await app.notes_tasks()
        assert [seen for seen in app.sandbox.requests if "/crm/" in seen.path]
    few = Sandbox(leads=4, seed=1)
    async with triage(
        tmp_path / "poor", sandbox=few, wait=False, requests_per_minute=notes.PLENTY - 1
    ) as app:
        await app.read(OFFLINE - {"ahead"})
        assert conversation_note(app.screen.model) == ""
        await app.notes_tasks()
        assert not [seen for seen in app.sandbox.requests if "/crm/" in seen.path]


async def test_notes_of_one_lead_after_the_other_are_not_all_read_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two requests for each lead that is looked at are a price; the key still asks at once."""
    monkeypatch.setattr(notes, "RESTS", 0.0)
    async with triage(tmp_path) as app:
        await app.notes_tasks()
        await app.press("j")
        await app.notes_tasks()
        assert len([seen for seen in app.sandbox.requests if "/crm/" in seen.path]) == 2
        await app.press("C")
        await app.notes_tasks()
        assert len([seen for seen in app.sandbox.requests if "/crm/" in seen.path]) == 4
