"""The screens as people see them. Look at each picture before accepting it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from harness.triage import Triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.cli.crash_report import tell
from triage_tui.commands.configured import keymap_of
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.ui.app import TriageApp

Prepare = Callable[[Triage], Awaitable[None]]
Snap = Callable[..., bool]


@pytest.fixture(autouse=True)
def one_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hours as they are read in one place; colors as without a user's wishes."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def picture(tmp_path: Path, snap_compare: Snap) -> Iterator[Callable[..., bool]]:
    """Compares the app, prepared by keys, with its picture."""
    openers: list[SessionOpener] = []

    def compare(
        *keys: str,
        size: tuple[int, int] = (110, 30),
        sandbox: Sandbox | None = None,
        reads: bool = True,
        settles: bool = False,
        **changed: object,
    ) -> bool:
        settings = replace(STILL, **changed)
        box = sandbox or still_sandbox()
        key = ApiKey("key-for-the-sandbox")
        opener = SessionOpener(settings, key, tmp_path, sandbox=box, clock=StillClock())
        openers.append(opener)
        app = TriageApp(opener.open, keymap_of(settings), settings.theme, tell_crash=tell)

        async def prepare(pilot: Pilot[int]) -> None:
            driven = Triage(app, pilot, box)
            if reads:
                await driven.read()
            await driven.press(*keys)
            if settles:
                await driven.settle()
            if reads:
                await driven.read()
            await pilot.pause()
            for each in app.screen.query(Input):
                each.cursor_blink = False  # it is off at times, on a slow machine

        return snap_compare(app, run_before=prepare, terminal_size=size)

    yield compare
    for opener in openers:
        opener.close()


def test_while_the_first_page_is_read(picture: Snap) -> None:
    box = still_sandbox()
    box.hold("unread-replies")
    assert picture(sandbox=box, reads=False)


def test_the_inbox_as_it_opens(picture: Snap) -> None:
    assert picture()


def test_an_action_in_its_undo_window(picture: Snap) -> None:
    assert picture("1", "k")


def test_an_action_that_was_refused(picture: Snap) -> None:
    box = still_sandbox()
    box.refuse("update-category", status=422, message="category_id is locked")
    assert picture("3", "k", sandbox=box, settles=True, undo_window=0.0, verdict_marks_read=False)


def test_an_empty_inbox_says_why(picture: Snap) -> None:
    assert picture(sandbox=still_sandbox(leads=0))


def test_a_narrow_terminal(picture: Snap) -> None:
    assert picture("1", size=(60, 20))


def test_a_narrow_terminal_with_the_conversation_open(picture: Snap) -> None:
    assert picture("enter", size=(60, 20))


def test_a_usual_terminal(picture: Snap) -> None:
    assert picture("1", size=(80, 24))


def test_a_light_theme(picture: Snap) -> None:
    assert picture("1", theme="triage-light")


def test_the_task_form_on_a_small_screen(picture: Snap) -> None:
    assert picture("t", size=(60, 20))


def test_the_category_picker(picture: Snap) -> None:
    assert picture("l", "r", "e", size=(80, 24))


def test_the_member_picker(picture: Snap) -> None:
    assert picture("a", size=(80, 24))


def test_help_searched(picture: Snap) -> None:
    assert picture("question_mark", "m", "a", "r", "k", size=(80, 24))


def test_the_keys_after_g(picture: Snap) -> None:
    assert picture("g", size=(80, 24))
