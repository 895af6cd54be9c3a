"""Lists to pick from: what holds now is marked and under the cursor, and keys stand in a column."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from harness.triage import Triage, triage
from triage_tui.inbox.actions import SetCategory
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.screens.first_run_steps import ThemePicker


async def picker(app: Triage, *keys: str) -> Picker[object]:
    await app.press(*keys)
    screen = app.app.screen
    assert isinstance(screen, Picker)
    return screen


async def test_the_category_picker_opens_on_the_current_one_and_can_clear_it(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, advance="stay") as app:
        first = app.cursor
        category_id = list(app.session.store.state.categories)[2]
        app.session.store.submit(SetCategory(first, category_id))
        await app.settle()
        shown = await picker(app, "l")
        highlighted = shown.query_one(OptionList).highlighted
        assert highlighted is not None
        current = shown.shown[highlighted]
        assert current.label == app.session.store.state.categories[category_id].name
        assert f"{current.label}  current" in app.text()
        await app.press(*"no cat", "enter")
        await app.settle()
        assert app.shown(first).category_id is None


async def test_keys_end_in_one_column(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(80, 24)) as app:
        palette = await picker(app, "ctrl+p")
        right = palette.query_one(OptionList).region.right
        lines = [each[:right].rstrip() for each in app.text().splitlines()]
        shown = [each for each in lines if each.endswith(("  l", "  u", "  I", "  U"))]
        assert len(shown) > 1
        assert len({len(each) for each in shown}) == 1


async def test_the_teammate_picker_says_which_one_is_you(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        me = next(iter(app.session.store.state.members))
        app.session.preferences.keep_me(me)
        await picker(app, "a")
        assert f"{app.session.store.state.members[me].name}  you" in app.text()


async def test_the_themes_open_on_the_current_one_without_trying_another_on(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, theme="gruvbox") as app:
        seen: list[str] = []

        def tried_on(name: str) -> None:
            seen.append(name)

        app.app.watch(app.app, "theme", tried_on, init=False)
        themes = ThemePicker(list(app.app.available_themes), app.app.theme)
        app.app.push_screen(themes)
        await app.pilot.pause()
        assert seen == []
        highlighted = themes.query_one(OptionList).highlighted
        assert highlighted is not None
        assert themes.shown[highlighted].value == "gruvbox"
        assert [each.value for each in themes.shown[:2]] == ["triage-dark", "triage-light"]
        await app.press("down")
        assert app.app.theme == themes.shown[highlighted + 1].value
        await app.press("escape")
        assert app.app.theme == "gruvbox"
