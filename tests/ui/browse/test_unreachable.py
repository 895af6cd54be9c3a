"""Without a network, or without a key: said once, with the key or the time that tries again."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import OFFLINE, Triage, triage
from tests.ui.still import StillClock
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.ui.conversation.open_conversation import conversation_note

SIZES = [(120, 36), (80, 24), (60, 20)]


def unreachable() -> Sandbox:
    box = Sandbox(leads=20, seed=1)
    box.pause_network()
    return box


def words(app: Triage) -> str:
    """What the screen says, without the breaks of its lines and the edge between the panes."""
    return " ".join(app.text().replace("▏", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_start_without_a_network_says_so_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, sandbox=unreachable(), size=size, wait=False) as app:
        await app.read(OFFLINE)
        said = words(app)
        assert said.count("reach Smartlead") + said.count("connection") == 1
        assert "Couldn't load Unread: " in said
        assert " R retries." in said
        assert "nothing queued" in said
        assert "synced" not in said
        assert app.toasts() == []


async def test_every_view_says_what_tries_again_and_a_local_one_needs_no_network(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=unreachable(), wait=False) as app:
        await app.read(OFFLINE)
        for key, title in (("a", "All"), ("m", "Mine"), ("i", "Important")):
            await app.press("g", key)
            await app.read(OFFLINE)
            assert f"Couldn't load {title}: " in words(app)
            assert "R retries." in words(app)
        for key in "sd":
            await app.press("g", key)
            await app.read(OFFLINE)
            assert "Not loaded yet" not in words(app)
            assert "On this computer" in words(app)
        await app.press("g", "o")
        await app.pilot.pause()
        assert "Nothing is queued." in words(app)
        assert "Everything is in Smartlead" not in words(app)


async def test_what_could_not_be_loaded_comes_when_the_network_does(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=unreachable(), wait=False) as app:
        await app.read(OFFLINE)
        app.sandbox.resume_network()
        await app.session.loader.read_categories()  # any answer tells that it is back
        await app.read(OFFLINE)
        assert "Couldn't load" not in words(app)
        assert len(app.screen.model.rows)


async def test_rows_that_are_there_stay_and_the_status_says_that_they_are_not_fresh(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, size=(80, 24)) as app:
        app.sandbox.pause_network()
        await app.press("R")
        await app.read(OFFLINE)
        assert app.text().splitlines()[-1].endswith("Couldn't refresh")


@pytest.mark.parametrize("size", SIZES)
async def test_a_rejected_key_names_the_key_that_enters_another(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    box = Sandbox(leads=20, key="key-of-the-new-sort")
    async with triage(
        tmp_path, sandbox=box, key="key-of-the-old-sort", size=size, wait=False
    ) as app:
        while app.app.screen is app.screen:
            await app.pilot.pause()
        assert "safe" not in words(app)
        await app.press("escape")
        await app.read(OFFLINE)
        assert "Couldn't load Unread: Invalid API Key. g k enters a key." in words(app)
        assert "g k enter a key" in app.text().splitlines()[-1]
        assert "…" not in app.text().splitlines()[-1]


async def test_the_countdown_of_a_conversation_counts_and_goes(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        model, clock = app.screen.model, app.session.clock
        assert model.current is not None
        said = own("Couldn't load the conversation: Busy.")
        model.show_conversation(model.current, said, retry=clock.monotonic() + 8.0)
        assert conversation_note(model).endswith("Busy. Retrying in 8 s.")
        model.session.clock = StillClock()
        model.show_conversation(model.current, said, retry=1_003.0)
        assert conversation_note(model).endswith("Busy. Retrying in 3 s.")
        model.show_conversation(model.current)
        assert conversation_note(model) == ""
