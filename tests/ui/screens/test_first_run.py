"""The first start without a key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual import events

from tests.ui.first import GOOD, First, first_start
from triage_tui.config import api_key
from triage_tui.config.api_key import find_key
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.ui.dialogs.api_key_input import ApiKeyInput
from triage_tui.ui.dialogs.api_key_prompt import ApiKeyPrompt
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.inbox.message_line import MessageLine
from triage_tui.ui.inbox.screen import InboxScreen
from triage_tui.ui.screens.first_run import FirstRunScreen
from triage_tui.ui.screens.first_run_steps import DigitsLook, MemberPicker, ThemePicker


async def through(app: First, *, place: str = "enter") -> None:
    """From a good key to the inbox, skipping what can be skipped."""
    await app.give(GOOD)
    await app.on(Picker)
    await app.press(place)
    for step in (MemberPicker, DigitsLook, ThemePicker):
        await app.on(step)
        await app.press("escape")
    await app.on(InboxScreen)
    await app.read()


async def to_digits(app: First) -> None:
    """From a good key to what the digits mean, the key kept where the set-up offers first."""
    await app.give(GOOD)
    await app.on(Picker)
    await app.press("enter")
    await app.on(MemberPicker)
    await app.press("escape")
    await app.on(DigitsLook)


async def test_the_key_is_never_on_the_screen(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        app.top.query_one(ApiKeyInput).value = GOOD
        await app.pilot.pause()
        assert GOOD not in app.text()
        assert "•" * len(GOOD) in app.text()


async def test_a_refused_key_is_said_to_be_and_nothing_is_kept(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give("not-the-key-of-anybody")
        assert isinstance(app.top, FirstRunScreen)
        assert "Invalid API Key" in app.text()
        assert not app.key_file.exists()


async def test_what_cannot_be_a_key_is_not_sent(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give("https://app.smartlead.ai/settings")
        assert "That's a URL, not an API key" in app.text()
        assert app.sandbox.requests == []


async def test_a_key_is_tested_with_one_request(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        await app.on(Picker)
        assert [seen.endpoint for seen in app.sandbox.requests] == ["fetch-categories"]


async def test_a_good_key_leads_to_the_inbox_in_the_same_run(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await through(app)
        assert len(app.screen.model.rows) == len(app.sandbox.truth.unread)


async def test_a_key_kept_in_a_file_is_found_at_the_next_start(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await through(app)
        found = find_key({}, app.key_file)
        assert found is not None
        assert found.key.reveal() == GOOD
        assert stat.S_IMODE(app.key_file.stat().st_mode) == 0o600
        assert stat.S_IMODE(app.key_file.parent.stat().st_mode) == 0o700


async def test_escape_keeps_the_key_nowhere(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await through(app, place="escape")
        assert not app.key_file.exists()


async def test_a_file_that_cannot_be_written_is_said_and_asked_about_again(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        await app.on(Picker)
        await app.press("enter")
        await app.until(lambda: "Can't write" in app.text())
        assert isinstance(app.top, Picker)


async def test_the_key_ring_is_offered_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(api_key, "has_ring", lambda: True)
    monkeypatch.setattr(api_key, "keep_in_ring", lambda key: kept.append(key.reveal()))
    async with first_start(tmp_path) as app:
        await through(app)
        assert kept == [GOOD]
        assert not app.key_file.exists()


async def test_one_says_who_one_is_by_name(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        await app.on(Picker)
        await app.press("enter")
        await app.on(MemberPicker)
        await app.press(*"dana", "enter")
        await app.on(DigitsLook)
        await app.press("enter")
        await app.on(ThemePicker)
        await app.press("enter")
        await app.on(InboxScreen)
        me = app.session.me()
        assert me is not None
        assert app.session.store.state.members[me].name == "Dana Whitlock"


async def test_one_says_who_one_is_by_id_where_no_members_are_known(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=5, key=GOOD)
    sandbox.refuse("team-board", status=403, times=None)
    async with first_start(tmp_path, sandbox=sandbox) as app:
        await app.give(GOOD)
        await app.on(Picker)
        await app.press("enter")
        await app.on(MemberPicker)
        await app.press(*"4711", "enter")
        await app.on(DigitsLook)
        await app.press("enter")
        await app.on(ThemePicker)
        await app.press("escape")
        await app.on(InboxScreen)
        assert app.session.me() == 4711


async def test_the_digits_are_shown_with_their_categories(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await to_digits(app)
        assert "1  ▲ Interested" in app.text()


async def test_on_a_low_screen_the_digits_scroll_and_the_way_on_stays(tmp_path: Path) -> None:
    async with first_start(tmp_path, size=(40, 12)) as app:
        await to_digits(app)
        assert "Enter continue" in app.text()
        assert "more" in app.text()
        await app.press(*["j"] * 9)
        assert " 9  " in app.text()


async def test_ctrl_c_in_the_field_of_the_key_copies_nothing_and_says_how_to_leave(
    tmp_path: Path,
) -> None:
    async with first_start(tmp_path) as app:
        app.top.query_one(ApiKeyInput).value = GOOD
        await app.press("shift+home", "ctrl+c")
        assert app.app.clipboard == ""
        assert "ctrl+q quits." in app.text()


async def test_a_theme_is_tried_on_as_the_highlight_moves_and_kept(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        for step in (Picker, MemberPicker, DigitsLook):
            await app.on(step)
            await app.press("escape")
        await app.on(ThemePicker)
        await app.press(*"gruvbox")
        await app.until(lambda: app.app.theme == "gruvbox")
        await app.press("enter")
        await app.on(InboxScreen)
        assert app.app.theme == "gruvbox"
        assert app.session.preferences.theme() == "gruvbox"


async def test_a_theme_that_was_only_tried_on_is_taken_off_again(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        for step in (Picker, MemberPicker, DigitsLook):
            await app.on(step)
            await app.press("escape")
        await app.on(ThemePicker)
        await app.press("down", "down", "escape")
        await app.on(InboxScreen)
        assert app.app.theme == "triage-dark"


async def test_without_a_network_one_may_go_on_untested(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=5, key=GOOD)
    sandbox.pause_network()
    async with first_start(tmp_path, sandbox=sandbox) as app:
        await app.give(GOOD)
        assert "Couldn't test the key" in app.text()
        assert isinstance(app.top, FirstRunScreen)
        await app.press("f3")
        await app.on(Picker)
        assert "Key not tested." in app.text()


async def test_the_demo_is_one_key_away(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.press("f2")
        await app.on(InboxScreen)
        await app.read()
        assert "demo" in app.text()
        assert app.sandbox.requests == []


async def test_a_pasted_key_may_have_line_ends_around_it(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        app.top.query_one(ApiKeyInput).post_message(events.Paste(f"\n  {GOOD}\r\n"))
        await app.pilot.pause()
        assert app.top.query_one(ApiKeyInput).value == GOOD


async def test_the_key_cannot_be_copied_out_of_its_field(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        app.top.query_one(ApiKeyInput).value = GOOD
        await app.press("ctrl+a", "ctrl+c", "ctrl+x")
        assert GOOD not in app.app.clipboard


async def test_escape_leaves_without_having_set_anything_up(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await app.press("escape")
        await app.pilot.pause()
        assert app.app.return_value == 0
        assert not (tmp_path / "config").exists()


LATER = "another-good-key-of-the-user"


async def change_key(app: First) -> None:
    """Smartlead accepts another key now; enter it."""
    app.sandbox.key = LATER
    await app.press("g", "k")
    await app.on(ApiKeyPrompt)
    app.top.query_one(ApiKeyInput).value = LATER
    await app.press("enter")
    await app.on(InboxScreen)


async def test_a_key_that_takes_its_place_is_kept_where_the_first_one_was_put(
    tmp_path: Path,
) -> None:
    async with first_start(tmp_path) as app:
        await through(app)
        assert app.key_file.read_text().strip() == GOOD
        await change_key(app)
        assert app.key_file.read_text().strip() == LATER
        assert stat.S_IMODE(app.key_file.stat().st_mode) == 0o600


async def test_a_key_that_takes_the_place_of_one_kept_nowhere_is_kept_nowhere(
    tmp_path: Path,
) -> None:
    async with first_start(tmp_path) as app:
        await app.give(GOOD)
        await app.on(Picker)
        await app.press("down", "enter")
        for step in (MemberPicker, DigitsLook, ThemePicker):
            await app.on(step)
            await app.press("escape")
        await app.on(InboxScreen)
        await app.read()
        await change_key(app)
        assert not app.key_file.exists()
        assert "for this session only" in app.top.query_one(MessageLine).words
