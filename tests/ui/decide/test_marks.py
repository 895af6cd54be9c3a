"""Marks: picked by id, kept, and acted on by every action key."""

from __future__ import annotations

from pathlib import Path

from harness.triage import Triage, triage
from triage_tui.inbox.mark_patterns import domain_of
from triage_tui.ui.dialogs.confirm import Confirm


def marked(app: Triage) -> set[int]:
    return set(app.screen.model.marks.ids)


async def test_x_marks_the_row_and_takes_the_mark_away(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await app.press("x")
        assert marked(app) == {first}
        assert "1 selected" in app.text()
        await app.press("x")
        assert marked(app) == set()


async def test_space_marks_and_goes_on(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first, second = app.screen.model.rows.order[:2]
        await app.press("space", "space")
        assert marked(app) == {first, second}
        assert app.cursor == app.screen.model.rows.order[2]


async def test_a_range_marks_everything_between_its_ends(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("j", "v", "j", "j", "v")
        assert marked(app) == set(app.screen.model.rows.order[1:4])


async def test_patterns_pick_by_what_the_rows_are(tmp_path: Path) -> None:
    async with triage(tmp_path, default_view="all") as app:
        order = app.screen.model.rows.order
        await app.press("*", "u")
        assert marked(app) == {each for each in order if not app.shown(each).is_read}
        await app.press("*", "n", "*", "r")
        assert marked(app) == {each for each in order if app.shown(each).is_read}
        await app.press("*", "a")
        assert marked(app) == set(order)
        category = app.shown(app.cursor).category_id
        await app.press("*", "n", "*", "c")
        assert marked(app) == {e for e in order if app.shown(e).category_id == category}


async def test_rows_on_their_way_out_are_not_selected_with_the_others(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        decided = app.cursor
        await app.press("1", "*", "a")
        assert marked(app) == set(app.screen.model.rows.order) - {decided}


async def test_the_company_sweep_marks_one_mail_domain(tmp_path: Path) -> None:
    async with triage(tmp_path, default_view="all") as app:
        domain = domain_of(app.shown(app.cursor).email)
        await app.press("*", "d")
        assert marked(app) == {
            each
            for each in app.screen.model.rows.order
            if domain_of(app.shown(each).email) == domain
        }


async def test_marks_outlive_a_change_of_view_and_a_refresh(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("space", "space")
        before = marked(app)
        await app.press("g", "a")
        await app.read()
        await app.press("g", "u", "R")
        await app.read()
        assert marked(app) == before


async def test_escape_clears_the_marks_after_it_closed_the_pane(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("x", "enter", "escape")
        assert len(marked(app)) == 1
        await app.press("escape")
        assert marked(app) == set()


async def test_an_action_key_acts_on_all_marks_and_only_on_them(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        chosen = app.screen.model.rows.order[:3]
        await app.press("space", "space", "space", "3")
        await app.settle()
        assert {body["email_lead_map_id"] for body in app.sent("update-category")} == set(chosen)
        assert marked(app) == set()


async def test_many_marks_are_asked_about_with_their_cost(tmp_path: Path) -> None:
    async with triage(tmp_path, requests_per_minute=50) as app:
        count = len(app.screen.model.rows)
        await app.press("*", "a", "I")
        assert isinstance(app.app.screen, Confirm)
        assert f"Mark {count} replies as read?" in app.text()
        assert f"({count} requests)" in app.text()
        await app.press("enter", "I")
        assert isinstance(app.app.screen, Confirm)
        assert app.sent("change-read-status") == []
        await app.press("n")
        assert len(marked(app)) == count


async def test_a_run_is_told_and_undone_as_one(tmp_path: Path) -> None:
    async with triage(tmp_path, requests_per_minute=1_000_000, requests_per_2s=1_000_000) as app:
        order = list(app.screen.model.rows.order)
        await app.press("*", "a", "I", "y")
        await app.settle()
        assert app.sandbox.truth.unread == frozenset()
        app.said.clear()
        await app.press("z")
        await app.settle()
        assert app.sandbox.truth.unread == frozenset(order)
        assert app.said[-1] == f"Undoing: {len(order)} replies done."
        assert app.said[0].startswith(f"Undo queued: {len(order)} replies.")


async def test_a_task_on_marks_is_put_on_each(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("space", "space", "t", *"call", "ctrl+s")
        await app.settle()
        assert len(app.sent("create-task")) == 2


async def test_refused_rows_are_marked_with_their_reasons(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        app.sandbox.refuse("update-category", status=422, message="category_id is locked")
        await app.press("space", "space", "space", "3")
        await app.settle()
        assert len(marked(app)) == 1
        assert "1 rejected" in app.text()
        (refused,) = app.screen.model.marks.ids
        app.screen.model.go_to(refused)
        await app.read()
        assert "category_id is locked" in app.text()
