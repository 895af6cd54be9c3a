"""The filter on the screen: as it is typed, kept, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from harness.triage import Triage, triage
from triage_tui.inbox.events import PreviewRead
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.ui.inbox import detail_pane


async def typed(app: Triage, text: str) -> None:
    """Open the filter and type it."""
    await app.press("slash")
    for character in text:
        await app.press(
            {" ": "space", ":": "colon", ">": "greater_than_sign", "@": "at", ".": "full_stop"}.get(
                character, character
            )
        )
    await app.pilot.pause()


async def test_the_list_narrows_as_letters_come_and_says_how_many_are_left(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        everyone = len(app.screen.rows.order)
        await typed(app, "cat:none")
        left = app.screen.rows.order
        assert 0 < len(left) < everyone
        assert all(app.shown(each).category_id is None for each in left)
        assert f"{len(left)} of {everyone}" in app.text()


async def test_keys_that_decide_are_letters_while_the_filter_is_typed(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "q1ju")
        await app.settle()
        assert app.screen.model.live_filter.text == "q1ju"
        assert app.sent("update-category") == []


async def test_esc_restores_the_list_and_the_cursor(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("j", "j", "j")
        before, order = app.cursor, app.screen.rows.order
        await typed(app, "cat:none")
        await app.press("down", "down", "escape")
        assert app.cursor == before
        assert app.screen.rows.order == order
        assert app.screen.rows.has_focus


async def test_enter_keeps_the_filter_and_a_later_esc_clears_it(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        everyone = len(app.screen.rows.order)
        await typed(app, "is:positive")
        await app.press("enter", "j")
        kept, cursor = app.screen.rows.order, app.cursor
        assert len(kept) < everyone
        assert "is:positive" in app.text()
        await app.press("escape")
        assert len(app.screen.rows.order) == everyone
        assert app.cursor == cursor
        assert "is:positive" not in app.text()


async def test_a_verdict_goes_to_the_next_row_that_the_filter_leaves(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await typed(app, "cat:none")
        await app.press("enter")
        first, second = app.screen.rows.order[:2]
        assert app.cursor == first
        await app.press("1")
        assert app.cursor == second
        assert app.screen.rows.order[:2] == (first, second)  # stays until it is confirmed


async def test_each_view_keeps_its_filter(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "is:positive")
        await app.press("enter")
        left = len(app.screen.rows.order)
        await app.press("g", "a")
        await app.read()
        assert app.screen.model.live_filter.text == ""
        assert len(app.screen.rows.order) == len(app.screen.model.rows)
        await app.press("g", "u")
        assert app.screen.model.live_filter.text == "is:positive"
        assert len(app.screen.rows.order) == left


async def test_tab_completes_a_name(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "cat:mee")
        await app.press("tab")
        assert app.screen.model.live_filter.text == 'cat:"Meeting Request" '


async def test_what_cannot_be_read_is_explained_and_leaves_the_list_whole(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "age:>x")
        assert "age:>x isn't an age" in app.text()
        assert len(app.screen.rows.order) == len(app.screen.model.rows)


async def test_the_server_is_asked_where_what_is_loaded_has_no_match(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "zzqy")
        await app.read()
        searches = [body["filters"] for body in app.sent("unread-replies") if "filters" in body]
        assert searches == [{"search": "zzqy"}]
        assert "searched Smartlead for “zzqy”: nothing more" in app.text()


async def test_the_server_is_not_asked_when_the_loaded_rows_answer(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await typed(app, app.shown(app.cursor).email[:4].lower())
        await app.read()
        assert not [body for body in app.sent("unread-replies") if "filters" in body]
        assert "searched all" in app.text()


async def test_a_search_that_fails_says_so(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("unread-replies", status=403, message="not for this key")
        await typed(app, "zzqy")
        await app.read()
        assert "couldn't search Smartlead" in app.text()


async def test_the_filter_fits_a_small_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20), sandbox=Sandbox(leads=20)) as app:
        await typed(app, "is:unread")
        lines = app.text().splitlines()
        assert lines[1].startswith(" / is:unread")
        assert lines[1].rstrip().endswith(f"of {len(app.screen.model.rows)}")


async def test_letters_wait_for_the_list_alone_and_the_pane_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path) as app:
        await app.read()
        first, last = app.screen.pane.lead._facts, app.shown(app.screen.rows.order[-1])
        monkeypatch.setattr(detail_pane, "FAST", 1_000.0)
        await typed(app, last.email[:-1])
        assert app.cursor == last.lead_map_id
        words = PreviewRead(last.lead_map_id, own("Re: hello"), own("Words"))
        app.session.store.dispatch(words)  # those of its conversation, read ahead
        assert app.screen.pane.lead._facts is first, "nobody reads the pane while typing"
        monkeypatch.setattr(detail_pane, "FAST", 0.0)
        await app.press(last.email[-1])
        await app.read()
        assert app.screen.pane.lead._facts is not None
        assert app.screen.pane.lead._facts.email == last.email


async def test_a_click_on_the_conversation_leaves_the_filter_and_keeps_the_focus(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "is:unread")
        await app.pilot.click(app.screen.pane.conversation)
        await app.pilot.pause()
        assert not app.screen.model.is_filtering
        assert app.screen.pane.conversation.has_focus


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("backspace", "abc"),
        ("ctrl+u", ""),
        ("ctrl+w", ""),
        ("left", "abcd"),
        ("ctrl+a", "abcd"),
        ("ctrl+e", "abcd"),
        ("ctrl+k", "abcd"),
        ("delete", "abcd"),
    ],
)
async def test_keys_that_edit_the_filter_are_not_called_dead(
    tmp_path: Path, key: str, left: str
) -> None:
    async with triage(tmp_path) as app:
        await typed(app, "abcd")
        said = app.toasts()
        await app.press(key)
        await app.pilot.pause()
        assert app.screen.query_one("#filter-input", Input).value == left
        assert app.toasts() == said
        await app.press("ctrl+g")
        await app.pilot.pause()
        assert app.toasts()[-1] == "Nothing on ctrl+g in a text field."
