"""The app starts on what release 0.1 left: its rows, its open actions, its keys and its layout."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from harness.triage import OFFLINE, Triage, triage
from tests.kept_state import NoonClock, kept_key, kept_settings, put_back
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system import paths

HOT = [
    2433664023, 2433664022, 2433664017, 2433664016, 2433664015, 2433664014, 2433664013,
    2433664011, 2433664003, 2433664002, 2433664001,
]  # fmt: skip
"""The kept rows of the view in front, without the two that are snoozed on this machine."""
SENT: dict[str, list[dict[str, object]]] = {
    "change-read-status": [{"email_lead_map_id": 2433664001, "read_status": True}],
    "update-category": [
        {"email_lead_map_id": 2433664022, "category_id": 3},
        {"email_lead_map_id": 2433664015, "category_id": 101822},
    ],
    "update-team-member": [{"email_lead_map_id": 2433664003, "team_member_id": 4571}],
    "create-note": [{"email_lead_map_id": 2433664015, "note_message": "held note: 漢字 ελληνικά"}],
    "create-task": [],
}
"""All that may leave by itself: no task or note twice, nothing of the run that stands still."""


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    put_back(home)


@asynccontextmanager
async def started(box: Sandbox) -> AsyncIterator[Triage]:
    """The app on the kept files, as the kept settings say; what is held leaves at once."""
    settings = replace(kept_settings(), undo_window=0.0)
    async with triage(
        paths.account_dir(settings.base_url),
        sandbox=box,
        settings=settings,
        clock=NoonClock(),
        key=kept_key().reveal(),
        cache=paths.cache_dir(),
        wait=False,
    ) as app:
        yield app


def sent(app: Triage) -> dict[str, list[dict[str, object]]]:
    return {path: app.sent(path) for path in SENT}


def in_order(found: dict[str, list[dict[str, object]]]) -> dict[str, list[str]]:
    """Requests of different lead maps leave in any order."""
    return {path: sorted(str(sorted(body.items())) for body in found[path]) for path in found}


async def test_each_start_without_a_network_shows_what_was_kept() -> None:
    box = Sandbox(leads=24, seed=7, clock=NoonClock())
    box.pause_network()
    for _ in range(2):
        async with started(box) as app:
            await app.read(OFFLINE)
            assert [int(each) for each in app.screen.model.rows.order] == HOT
            assert "Kwame Boateng" in app.text()
            assert "美咲 田中" in app.text()
            toasts = " ".join(app.toasts())
            assert "Picking up from last time: 10 changes." in toasts
            assert "Waiting for a decision: 4 changes." in toasts
            assert "Unfinished from last time" in toasts
            assert app.screen.rows.density == "one"
            assert app.screen.rows.outer_size.width == 60  # half of the screen, as it was left
            assert app.session.runs().is_paused
            assert not any(seen.was_applied for seen in box.requests)


async def test_what_was_open_is_sent_once_and_nothing_else() -> None:
    box = Sandbox(leads=24, seed=7, clock=NoonClock())
    async with started(box) as app:
        await app.read()
        for _ in range(200):
            if in_order(sent(app)) == in_order(SENT):
                break
            await app.pilot.pause(0.05)
        assert app.session.runs().is_paused
        assert app.session.store.state.refused == 3
    async with started(box) as app:  # a second one finds nothing more to send
        await app.read()
        await app.pilot.pause(0.3)
        assert in_order(sent(app)) == in_order(SENT)


async def test_the_users_own_keys_and_plays_act() -> None:
    box = Sandbox(leads=24, seed=7, clock=NoonClock())
    box.pause_network()
    async with started(box) as app:
        await app.read(OFFLINE)
        assert app.cursor == 2433664023
        await app.press("n", "n")
        assert app.cursor == 2433664017
        await app.press("e")
        assert app.cursor == 2433664022
        await app.press("f2")
        assert app.cursor == 2433664023
        await app.press("semicolon", "t")
        assert app.screen.rows.marked == {2433664023}
        await app.press("semicolon", "t")
        await app.press("f6")  # a play that was looked at before runs without a question
        assert app.app.screen is app.screen
        found = app.session.store.state.lead_map(app.cursor)
        assert found is not None
        assert (found.category_id, found.assignee, found.is_read) == (2, 4571, True)
        await app.press("u")
        assert app.shown(app.cursor).assignee is None
        await app.press("semicolon", "h")
        await app.pilot.pause()
        assert app.app.screen is not app.screen
        assert "32 earlier" in app.text()
        await app.press("q")
        assert app.app.screen is app.screen
        await app.press("ctrl+p")
        await app.pilot.pause()
        listed = app.text()  # what the palette ran last comes first
        assert listed.index("Mask names") < listed.index("Next reply")
        await app.press("escape")
        await app.press("g", "2")
        assert "By the book" in app.text()
