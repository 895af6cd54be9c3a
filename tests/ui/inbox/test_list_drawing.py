"""What the list draws: only what is seen, only what changed, in every size and theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES

from harness.triage import triage
from tests.ui.list_inbox import SIZE, Inbox, at, settled
from triage_tui.inbox.lead_map import LeadMapId, Sentiment
from triage_tui.inbox.safe_text import SafeText
from triage_tui.inbox.sla_level import Sla
from triage_tui.ui.inbox.row import Density, Progress, Role, RowFacts
from triage_tui.ui.inbox.row_styles import Ground, RowStyles
from triage_tui.ui.widgets.glyphs import ASCII


async def test_only_rows_on_the_screen_are_asked_for() -> None:
    app = Inbox(range(100_000))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert set(app.asked) == set(range(10))


async def test_a_move_asks_for_two_rows_and_draws_their_four_lines() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.rows.window.step(1)
        await pilot.pause()
        assert sorted(app.rows.lines) == [0, 1, 2, 3]
        assert sorted(app.asked) == [0, 1]


async def test_a_changed_row_alone_is_drawn_again() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.known[at(3)] = RowFacts(at(3), name=SafeText("Other"), progress=Progress.QUEUED)
        app.rows.changed({at(3), at(50)})
        await pilot.pause()
        assert sorted(app.rows.lines) == [6, 7]
        assert "queued" in app.text()[7]


async def test_a_row_out_of_sight_changes_without_drawing() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.rows.changed({at(50)})
        await pilot.pause()
        assert app.rows.lines == []
        assert app.asked == []


async def test_a_tick_draws_only_the_rows_whose_age_reads_differently() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.rows.tick()
        await pilot.pause()
        assert app.rows.lines == []
        app.known[at(1)] = RowFacts(at(1), name=SafeText("Lead 1."), age=SafeText("1 m"))
        app.rows.tick()
        await pilot.pause()
        assert sorted(app.rows.lines) == [2, 3]


async def test_no_scroll_bar_where_everything_is_seen() -> None:
    app = Inbox(range(10))
    async with app.run_test(size=SIZE):
        assert not any("▐" in line for line in app.text())


@pytest.mark.parametrize(("density", "seen"), [("one", 20), ("two", 10), ("three", 7)])
async def test_densities_show_more_or_fewer_rows_and_keep_the_cursor_in_sight(
    density: Density, seen: int
) -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.step(9)
        app.rows.density = density
        await pilot.pause()
        assert sum("Lead " in line for line in app.text()) == seen
        assert app.line_of(9) is not None


@pytest.mark.parametrize("width", [20, 30, 40, 48, 60, 120])
@pytest.mark.parametrize("density", ["one", "two", "three"])
async def test_every_line_fills_the_widget_at_every_width(width: int, density: Density) -> None:
    app = Inbox()
    async with app.run_test(size=(width, 12)) as pilot:
        app.rows.density = density
        app.known[at(1)] = RowFacts(at(1), name=SafeText("佐藤 美咲" * 9), is_unread=True)
        await pilot.pause()
        strips = app.rows.render_lines(Region(0, 0, width, 12))
        assert {strip.cell_length for strip in strips} == {width}
        assert {sum(segment.cell_length for segment in strip) for strip in strips} == {width}


@pytest.mark.parametrize("width", [40, 58])
async def test_every_paint_in_another_width_fills_it(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual paints once before it tells the widget of its new size."""
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.styles.width = 50
        await settled(pilot)
        painted: list[tuple[int, int]] = []
        render_lines = app.rows.render_lines

        def watched(crop: Region) -> list[Strip]:
            strips = render_lines(crop)
            painted.extend((crop.width, sum(part.cell_length for part in s)) for s in strips)
            return strips

        monkeypatch.setattr(app.rows, "render_lines", watched)
        app.rows.styles.width = width
        await pilot.pause()
        assert set(painted) == {(width, width)}


async def test_marks_redraw_only_the_rows_that_changed() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.marked = frozenset({at(1)})
        await settled(pilot)
        app.rows.marked = frozenset({at(1), at(4), at(70)})
        await pilot.pause()
        assert sorted(app.rows.lines) == [8, 9]
        assert [y for y, line in enumerate(app.text()) if "✓" in line] == [3, 9]


async def test_an_empty_list_says_why() -> None:
    app = Inbox(())
    async with app.run_test(size=SIZE) as pilot:
        app.rows.set_empty(SafeText("Couldn't load the inbox: [bold]no network[/]. R retries."))
        await pilot.pause()
        words = " ".join(" ".join(app.text()).split())
        assert words == "Couldn't load the inbox: [bold]no network[/]. R retries."
        assert app.rows.cursor is None
        app.rows.window.step(1)
        app.rows.window.page_by(1)
        app.rows.window.last()
        app.rows.open()
        assert app.told == []


async def test_a_lead_map_without_facts_is_named_by_its_number() -> None:
    app = Inbox(())
    async with app.run_test(size=SIZE):
        app.known = {at(77): None}
        app.rows.window.show((at(77),))
        assert "Lead 77" in app.text()[0]


async def test_the_cursor_looks_different_without_the_focus() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.focus()
        await pilot.pause()
        [with_focus] = app.rows.render_lines(Region(0, 0, 60, 1))
        app.rows.blur()
        await pilot.pause()
        [without] = app.rows.render_lines(Region(0, 0, 60, 1))
        assert with_focus.text == without.text
        assert list(with_focus) != list(without)
        assert with_focus.text.startswith("▌")


async def test_markup_in_a_name_is_text() -> None:
    app = Inbox()
    app.known[at(0)] = RowFacts(at(0), name=SafeText("[@click=app.quit]x[/]"))
    async with app.run_test(size=SIZE) as pilot:
        assert "[@click=app.quit]x[/]" in app.text()[0]
        await pilot.click("Recorder", offset=(5, 0))
        assert app.is_running


async def test_ascii_signs_on_request() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.glyphs = ASCII
        await pilot.pause()
        assert "".join(app.text()).isascii()


@pytest.mark.parametrize("theme", BUILTIN_THEMES)
async def test_every_theme_tells_the_roles_from_their_ground(theme: str) -> None:
    """Text has another color than what it stands on, the cursor's row included."""
    app = Inbox(theme=theme)
    async with app.run_test(size=SIZE):
        palette = RowStyles(app.rows)
        for role in Role:
            for ground in Ground:
                for marked in (False, True):
                    style = palette.style(role, ground, is_marked=marked, is_dimmed=False)
                    assert style.color is not None
                    if style.color.triplet is not None:
                        assert style.color != style.bgcolor


async def test_a_new_theme_repaints_in_its_colours() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        before = list(app.rows.render_lines(Region(0, 0, 60, 1))[0])
        app.theme = "textual-light"
        await pilot.pause()
        assert list(app.rows.render_lines(Region(0, 0, 60, 1))[0]) != before


async def test_without_colours_the_cursor_and_the_states_are_still_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Inbox(theme="ansi-dark")
    late = RowFacts(at(1), name=SafeText("Lead 1."), age=SafeText("9 h"), sla=Sla.LATE)
    app.known[at(1)] = replace(
        late, category=SafeText("Interested"), sentiment=Sentiment.POSITIVE, progress=Progress.ASKS
    )
    async with app.run_test(size=SIZE) as pilot:
        app.rows.focus()
        await pilot.pause()
        strips = app.rows.render_lines(Region(0, 0, 60, 4))
        assert all(s.style is None or s.style.reverse for s in list(strips[0])[:-1])
        assert "!9 h" in strips[2].text
        assert "▲ Interested" in strips[3].text
        assert "? needs you" in strips[3].text


async def test_a_key_is_answered_in_the_step_that_takes_it(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        painted: list[LeadMapId | None] = []
        refresh = app.screen._compositor_refresh

        def spy() -> None:
            painted.append(app.screen.rows.cursor)
            refresh()

        app.screen._compositor_refresh = spy  # type: ignore[method-assign]  # what is painted when
        await app.app.on_event(events.Key("j", "j"))
        assert painted == [app.screen.rows.order[1]], "painted before anything else had its turn"
