"""What the cursor comes to next is there before it, whatever the server gives with its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import Triage, triage
from triage_tui.commands.browse.read_ahead import MOST
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.sandbox.sandbox import Sandbox


def single(app: Triage) -> list[str]:
    """Whose conversations were asked for alone: the paths, in order."""
    return [seen.path for seen in app.sandbox.requests if seen.endpoint == "message-history"]


def in_view(app: Triage) -> list[LeadMapId]:
    window = app.screen.rows.window
    return list(window.order[window.top : window.top + window.page])


@pytest.mark.parametrize("fault", ["strict", "bare"])
async def test_without_histories_the_rows_in_view_get_their_words(
    tmp_path: Path, fault: str
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=60, faults=f"{fault}=1")) as app:
        assert all(app.shown(each).preview for each in in_view(app))
        asked = single(app)
        assert len(asked) == len(set(asked))
        assert len(asked) <= MOST + 1  # automatic ones sink out of view once their words are known


async def test_the_next_row_opens_at_once(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=60, faults="strict=1")) as app:
        asked = len(single(app))
        app.sandbox.hold("message-history")  # nothing that is asked for now will come
        await app.press("j")
        await app.read(frozenset({"conversation"}))
        conversation = app.screen.model.conversation
        assert conversation is not None
        assert conversation.lead_map_id == app.cursor
        assert not conversation.is_partial
        assert len(single(app)) <= asked + 1  # the row that came in at the bottom
        app.sandbox.clear_script()


async def test_what_pages_bring_is_not_asked_for_alone(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=60)) as app:
        await app.press("j", "j", "G", "k")
        await app.read()
        assert single(app) == []


async def test_rows_that_name_no_lead_are_read_ahead_by_themselves(tmp_path: Path) -> None:
    box = Sandbox(leads=60, shape="documented", faults="strict=1")
    async with triage(tmp_path, sandbox=box) as app:
        assert all(app.shown(each).preview for each in in_view(app))
        asked = [seen.path for seen in app.sandbox.requests if seen.endpoint == "item"]
        assert len(asked) == len(set(asked)) > 3


async def test_one_that_is_refused_does_not_keep_the_others_away(tmp_path: Path) -> None:
    box = Sandbox(leads=60, faults="strict=1")
    box.answer("message-history", 404, {"error": "gone"}, times=3)
    async with triage(tmp_path, sandbox=box) as app:
        without = [each for each in in_view(app) if not app.shown(each).preview]
        assert len(without) == 3
        assert len(single(app)) == len(set(single(app)))


async def test_a_history_that_lags_behind_its_row_is_asked_for_once(tmp_path: Path) -> None:
    """The row tells of a reply which the history does not have yet, and may never have."""
    box = Sandbox(leads=6, faults="strict=1")
    old = [{"type": "REPLY", "time": "2026-01-01T10:00:00Z", "email_body": "<p>Older words</p>"}]
    box.answer("message-history", 200, {"history": old}, times=None)
    async with triage(tmp_path, sandbox=box) as app:
        assert "Older words" in app.text()
        assert len(single(app)) == len(set(single(app))) > 3
