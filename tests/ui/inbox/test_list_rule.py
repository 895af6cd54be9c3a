"""The line between what people wrote and what machines did: it takes a line, and hides no row."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from harness.triage import triage
from tests.ui.full_list import check_full
from tests.ui.list_inbox import SIZE, Inbox, at, settled
from triage_tui.ui.inbox.row import Density

SAYS = "── Auto-replies {} ─"


def rule_line(app: Inbox) -> int | None:
    lines = app.text()
    return next((y for y, line in enumerate(lines) if "Auto-replies" in line), None)


async def test_the_rule_stands_between_the_two_groups_and_counts_the_second() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.show(range(9), ruled=4)
        await settled(pilot)
        assert (app.line_of(3), rule_line(app), app.line_of(4)) == (6, 8, 9)
        assert SAYS.format(5) in app.text()[8]


async def test_the_rule_stays_at_the_top_over_a_long_second_group() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.show(range(60), ruled=4)
        app.rows.window.last()
        await settled(pilot)
        assert rule_line(app) == 0
        assert (app.line_of(51), app.line_of(59)) == (1, 17)


@pytest.mark.parametrize("density", ["one", "two", "three"])
@pytest.mark.parametrize(("width", "height"), [(60, 20), (60, 21), (40, 7)])
async def test_the_list_is_full_wherever_the_rule_and_the_cursor_are(
    width: int, height: int, density: Density
) -> None:
    chance = Random(height)
    app = Inbox()
    async with app.run_test(size=(width, height)) as pilot:
        app.rows.density = density
        await pilot.pause()
        window = app.rows.window
        for rows in (3, 9, 10, 11, 40):
            for ruled in (0, 1, rows // 2, rows - 1, None):
                app.show(range(rows), still=False, ruled=ruled)
                for _ in range(12):
                    window.turns_pages = chance.random() < 0.5
                    chance.choice(
                        (
                            lambda: window.step(chance.choice((-1, 1, 1))),
                            lambda: window.page_by(chance.choice((-1, 0.5, 1))),
                            window.first,
                            window.last,
                        )
                    )()
                    check_full(app.rows)


async def test_a_click_hits_the_row_that_is_drawn_there_and_none_on_the_rule() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.show(range(9), ruled=4)
        await pilot.pause()
        for line, row in ((6, 3), (7, 3), (8, 3), (9, 4), (10, 4), (11, 5)):
            await pilot.click(app.rows, offset=(5, line))
            assert app.rows.row == row


async def test_a_cursor_that_moves_below_the_rule_draws_its_two_rows_alone() -> None:
    app = Inbox()
    async with app.run_test(size=SIZE) as pilot:
        app.show(range(9), ruled=4)
        app.rows.window.go_to(at(4))
        await settled(pilot)
        app.rows.window.step(1)
        await pilot.pause()
        assert sorted(set(app.rows.lines)) == [9, 10, 11, 12]


async def test_the_inbox_rules_off_its_automatic_replies_filtered_or_not(tmp_path: Path) -> None:
    """The count of the rule and of the rows above it are those of the view."""
    async with triage(tmp_path) as app:
        window, rows = app.screen.model.window, app.screen.model.rows
        first = rows.first_sunk()
        assert first is not None
        assert window.ruled == rows.position(first) > 0
        await app.press("/", *"automatic", "enter")
        assert window.order
        assert window.ruled == 0
