"""A second start shows what was read before, at once, and reads it again behind the user's back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from harness.triage import OFFLINE, triage
from triage_tui.commands.model import InboxModel
from triage_tui.inbox.state import InboxState
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.journaled_state import Change
from triage_tui.ui.app import TriageApp
from triage_tui.ui.conversation.view import ConversationView
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.screen import InboxScreen


async def test_the_next_start_paints_what_was_read_before_any_answer(tmp_path: Path) -> None:
    box = Sandbox(leads=60, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache") as app:
        before = list(app.screen.model.rows.order)
        name = app.shown(before[0]).name
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        await app.read(OFFLINE)
        assert app.screen.model.rows.order == before
        assert name in app.text()
        assert "read" in app.text()


async def test_the_first_screen_needs_no_request(tmp_path: Path) -> None:
    box = Sandbox(leads=60, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache"):
        pass
    hold = box.hold("unread-replies")
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        await app.pilot.pause()
        assert app.screen.rows.cursor is not None
        hold.release()
        await app.read()


async def test_what_was_kept_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Sandbox(leads=60, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache") as app:
        before, pins = list(app.screen.model.rows.order), app.screen.model.pinned
    box.pause_network()
    seen: list[Change] = []
    look = InboxModel.state_changed

    def state_changed(model: InboxModel, state: InboxState, change: Change) -> None:
        seen.append(change)
        look(model, state, change)

    monkeypatch.setattr(InboxModel, "state_changed", state_changed)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        first = seen[0]
        assert first.lead_map_ids.issuperset(before)
        assert first.lists
        assert first.order
        assert not any(each.order for each in seen[1:])
        assert app.screen.model.pinned == pins


async def test_the_first_paint_needs_the_styles_of_each_widget_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[type[DOMNode]] = []
    apply = Stylesheet.apply

    def counted(sheet: Stylesheet, node: DOMNode, **settings: Any) -> None:
        given.append(type(node))
        apply(sheet, node, **settings)

    def painted(*_: object) -> None:
        monkeypatch.setattr(Stylesheet, "apply", apply)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    monkeypatch.setattr(TriageApp, "_display", painted)
    async with triage(tmp_path, wait=False):
        assert given.count(ConversationView) == 1
        assert given.count(InboxScreen) <= 2
        assert given.count(LeadMapList) == 2  # the focus is on it


async def test_another_key_never_sees_the_inbox_of_the_first(tmp_path: Path) -> None:
    box = Sandbox(leads=20)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache"):
        pass
    box.pause_network()
    async with triage(
        tmp_path,
        sandbox=box,
        cache=tmp_path / "cache",
        base_url="https://other.example/api/v1",
        wait=False,
    ) as app:
        await app.read(OFFLINE)
        assert app.screen.rows.cursor is None


async def test_what_was_confirmed_is_kept_not_what_was_read_before_it(tmp_path: Path) -> None:
    box = Sandbox(leads=60, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache") as app:
        first = app.cursor
        await app.press("1")
        await app.settle()
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        await app.read(OFFLINE)
        assert app.shown(first).category_id == 1
        assert app.shown(first).is_read
        assert first not in app.screen.model.rows


async def test_a_conversation_that_was_open_is_there_without_the_network(tmp_path: Path) -> None:
    box = Sandbox(leads=60, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache") as app:
        conversation = app.screen.model.conversation
        assert conversation is not None
        count = len(conversation.messages)
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        await app.read(OFFLINE)
        known = app.screen.model.conversation
        assert known is not None
        assert not known.is_partial
        assert len(known.messages) == count


async def test_the_first_answer_after_a_start_without_a_network_may_be_an_action_s(
    tmp_path: Path,
) -> None:
    """What is read on the return of the network is not a part of the delivery that noticed it."""
    box = Sandbox(leads=20, seed=1)
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache"):
        pass
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=tmp_path / "cache", wait=False) as app:
        await app.read(OFFLINE)
        await app.press("u", "j", "u")
        box.resume_network()
        await app.press("g", "r")
        await app.settle()
        assert len({body["email_lead_map_id"] for body in app.sent("change-read-status")}) == 2
        assert app.session.store.state.queued == 0
