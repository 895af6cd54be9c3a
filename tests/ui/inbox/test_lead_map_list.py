"""The list pane: the cursor is a lead map, whatever comes and goes around it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.ui.list_inbox import SIZE, Inbox, Recorder, at


async def test_the_cursor_starts_on_the_first_lead_map_and_says_so() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.rows.cursor == 0
        assert app.told == [0]


@pytest.mark.parametrize(
    "after",
    [
        (*range(900, 905), *range(100)),
        range(2, 100),
        (*range(3), 900, *range(3, 100)),
        range(60),
        (*range(900, 950), *range(5, 8)),
        tuple(reversed(range(100))),
    ],
    ids=["above", "gone above", "between", "gone below", "most gone", "reversed"],
)
async def test_neither_the_cursor_nor_its_row_moves_when_others_come_and_go(
    after: Iterable[int],
) -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(5))
        await pilot.pause()
        line, told = app.line_of(5), list(app.told)
        app.show(after)
        await pilot.pause()
        assert app.rows.cursor == 5
        assert app.line_of(5) == line
        assert app.told == told


@pytest.mark.parametrize("steps", [1, -1, 5, 40])
async def test_blank_lines_above_go_with_the_next_key_that_moves_the_cursor(steps: int) -> None:
    app = Inbox(range(10, 60))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(14))
        app.show(range(13, 60))
        await pilot.pause()
        assert app.line_of(14) == 8, "between two keys the row stays where it is"
        app.rows.window.step(steps)
        await pilot.pause()
        assert not any(line[:-1].isspace() for line in app.text()[::2])


async def test_blank_lines_below_go_with_the_next_key_that_moves_the_cursor() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(50))
        app.show(range(53))
        await pilot.pause()
        assert app.line_of(50) == 2
        app.rows.window.step(1)
        await pilot.pause()
        assert (app.line_of(43), app.line_of(52)) == (0, 18)


@pytest.mark.parametrize("turns_pages", [True, False])
async def test_three_rows_are_seen_below_the_cursor_while_there_are_any(
    turns_pages: bool,
) -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.turns_pages = turns_pages
        for row in range(1, 100):
            app.rows.window.step(1)
            seen = {n for n in range(row, min(row + 4, 100)) if app.line_of(n) is not None}
            assert seen == set(range(row, min(row + 4, 100)))
        for row in range(98, -1, -1):
            app.rows.window.step(-1)
            seen = {n for n in range(row, min(row + 4, 100)) if app.line_of(n) is not None}
            assert seen == set(range(row, min(row + 4, 100)))
        await pilot.pause()


async def test_a_click_moves_no_row_under_the_mouse() -> None:
    app = Inbox(range(10, 60))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(14))
        app.show(range(13, 60))
        await pilot.pause()
        await pilot.double_click(Recorder, offset=(10, 19))
        assert app.opened == [19]
        assert app.line_of(19) == 18


async def test_a_filtered_list_starts_on_the_first_line() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(8))
        app.show([8, 50], still=False)
        await pilot.pause()
        assert app.rows.cursor == 8
        assert app.line_of(8) == 0


async def test_the_next_lead_map_takes_the_place_of_one_that_left() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.go_to(at(5))
        await pilot.pause()
        line = app.line_of(5)
        app.show(n for n in range(100) if n not in {5, 6})
        await pilot.pause()
        assert app.rows.cursor == 7
        assert app.line_of(7) == line
        assert app.told[-1] == 7


async def test_the_one_before_is_taken_when_the_last_left() -> None:
    app = Inbox(range(4))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.last()
        app.show(range(3))
        await pilot.pause()
        assert app.rows.cursor == 2
        assert app.line_of(2) == 4


async def test_an_unknown_lead_map_moves_nothing() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        assert not app.rows.window.go_to(at(4711))
        await pilot.pause()
        assert app.rows.cursor == 0


async def test_a_step_over_the_edge_turns_the_page_with_one_row_of_the_last() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.step(6)
        await pilot.pause()
        assert (app.line_of(0), app.line_of(9)) == (0, 18)
        app.rows.window.step(1)
        await pilot.pause()
        assert (app.line_of(6), app.line_of(7), app.line_of(15)) == (0, 2, 18)
        app.rows.window.step(-2)
        await pilot.pause()
        assert (app.line_of(0), app.line_of(5)) == (0, 10)


async def test_scrolling_by_one_row_can_be_had_instead() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.turns_pages = False
        app.rows.window.step(10)
        await pilot.pause()
        assert (app.line_of(4), app.line_of(10)) == (0, 12)


async def test_the_ends_stop_the_cursor() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.step(-3)
        assert app.rows.cursor == 0
        app.rows.window.last()
        app.rows.window.step(1)
        await pilot.pause()
        assert app.rows.cursor == 99
        assert app.line_of(99) == 18
        app.rows.window.first()
        await pilot.pause()
        assert app.line_of(0) == 0


async def test_a_page_keeps_the_cursor_on_its_line() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.step(4)
        app.rows.window.page_by(1)
        await pilot.pause()
        assert app.rows.cursor == 13
        assert app.line_of(13) == 8
        app.rows.window.page_by(-0.5)
        await pilot.pause()
        assert app.rows.cursor == 9


async def test_a_click_selects_and_a_double_click_opens() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(Recorder, offset=(10, 7))
        assert app.rows.cursor == 3
        assert app.opened == []
        await pilot.double_click(Recorder, offset=(10, 12))
        assert app.opened == [6]


async def test_a_click_below_the_last_row_selects_nothing() -> None:
    app = Inbox(range(2))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.double_click(Recorder, offset=(10, 15))
        assert app.rows.cursor == 0
        assert app.opened == []


async def test_the_wheel_scrolls_and_leaves_the_cursor_on_its_lead_map() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.scroll_by(20)
        await pilot.pause()
        assert app.rows.cursor == 0
        assert (app.line_of(0), app.line_of(20)) == (None, 0)
        app.show((*range(900, 907), *range(100)))
        await pilot.pause()
        assert app.line_of(20) == 0
        app.rows.window.step(1)
        await pilot.pause()
        assert app.line_of(1) is not None


async def test_the_scroll_bar_is_dragged_to_the_end_and_back() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.mouse_down(Recorder, offset=(59, 0))
        await pilot.hover(Recorder, offset=(59, 19))
        await pilot.mouse_up(Recorder, offset=(59, 19))
        assert app.line_of(99) == 18
        assert app.rows.cursor == 0
        await pilot.hover(Recorder, offset=(59, 0))
        assert app.line_of(99) == 18, "the mouse let go"
        assert [line[-1] for line in app.text()][-2:] == ["▐", "▐"]


async def test_a_smaller_window_keeps_the_cursor_in_sight() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.window.step(6)
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert app.line_of(6) == 4


async def test_a_list_that_empties_tells_so_and_fills_again() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.show(())
        app.show(range(5))
        await pilot.pause()
        assert app.told == [0, None, 0]
