"""`g t`: who has what, and what is past its SLA."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.distribute.test_assign_plan import FREE, owned
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system import paths
from triage_tui.ui.inbox.presenter import row_facts_of
from triage_tui.ui.screens.team import TeamScreen


async def open_team(app: Triage) -> None:
    await app.press("g", "t")
    await app.pilot.pause()
    assert isinstance(app.app.screen, TeamScreen)
    await app.team()


async def test_every_member_is_counted_on_the_server(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        await open_team(app)
        lines = {line.strip().split("  ")[0]: line for line in app.text().splitlines()}
        for member_id, name in ((4567, "Dana Whitlock"), (4603, "Aiko Brennan")):
            assert f" {owned(app, member_id)} " in lines[name]
        filters = [body.get("filters") for body in app.sent("assigned-me")]
        assert {"campaignTeamMemberId": 4567} in filters


async def test_what_is_past_its_sla_is_listed_with_its_owner(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, sla={"Interested": "1m"}) as app:
        await open_team(app)
        assert "past SLA, most overdue first" in app.text()
        assert "unassigned" in app.text()


async def test_a_failed_reading_is_said(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        app.sandbox.answer("assigned-me", status=403, body={"message": "not for you"})
        await open_team(app)
        assert "'s replies: not for you. R" in " ".join(app.text().split())


async def test_a_server_error_in_between_is_tried_again(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        app.sandbox.strike("assigned-me", "500")
        await open_team(app)
        assert "'s replies: " not in app.text()
        assert f" {owned(app, 4567)} " in next(
            line for line in app.text().splitlines() if "Dana Whitlock" in line
        )


async def test_what_a_count_waits_for_is_said(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        app.sandbox.strike("assigned-me", "500")
        await app.press("g", "t")
        await app.pilot.pause()
        team = app.session.team()
        while not team.trouble:
            await app.pilot.pause()
        screen = app.app.screen
        assert isinstance(screen, TeamScreen)
        screen._paint_status()
        await app.pilot.pause()
        assert "500 Internal Server Error: Server error occurred. Next try in 1 s." in app.text()
        assert "R retries now." in app.text()
        assert "Loading" not in app.text()
        await app.team()
        assert "Next try" not in app.text()


async def test_lists_that_show_only_the_keys_own_are_counted_reply_by_reply(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, settings=FREE, default_view="all") as app:
        app.sandbox.strike("assigned-me", "mine", times=None)
        await open_team(app)
        lines = {line.strip().split("  ")[0]: line for line in app.text().splitlines()}
        for member_id, name in ((4567, "Dana Whitlock"), (4603, "Aiko Brennan")):
            assert f" {owned(app, member_id)} " in lines[name]
        assert "Counted reply by reply" in app.text()
        asked = [seen.endpoint for seen in app.sandbox.requests].count("inbox-replies")
        await app.press("R")
        await app.team()
        again = [seen.endpoint for seen in app.sandbox.requests].count("inbox-replies")
        assert again - asked <= asked, "one reading tells what everybody has"


async def test_lists_are_doubted_although_no_row_of_a_teammate_is_known(tmp_path: Path) -> None:
    """The queue holds what nobody has yet: it says nothing of who has what."""
    box = Sandbox(leads=60, seed=1)
    box.strike("assigned-me", "mine", times=None)
    for lead_map_id in box.truth.lead_map_ids:
        if box.truth.lead_map(lead_map_id).team_member_id is not None:
            box.change(lead_map_id, is_read=True)
    async with triage(tmp_path, sandbox=box, settings=FREE) as app:
        await open_team(app)
        lines = {line.strip().split("  ")[0]: line for line in app.text().splitlines()}
        for member_id, name in ((4567, "Dana Whitlock"), (4603, "Aiko Brennan")):
            assert f" {owned(app, member_id)} " in lines[name]
        assert "Counted reply by reply" in app.text()


async def test_lists_that_are_right_are_looked_at_once_more_at_most(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        for lead_map_id in app.sandbox.truth.lead_map_ids:
            if app.sandbox.truth.lead_map(lead_map_id).team_member_id == 4603:
                app.sandbox.change(lead_map_id, member_id=4567)
        before = len(app.sandbox.requests)
        await open_team(app)
        asked = [seen.endpoint for seen in app.sandbox.requests[before:]]
        assert asked.count("inbox-replies") <= 1
        assert "Counted reply by reply" not in app.text()


async def test_a_member_who_has_nothing_left_is_no_reason_for_doubt(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, default_view="all") as app:
        for lead_map_id in app.sandbox.truth.lead_map_ids:
            if app.sandbox.truth.lead_map(lead_map_id).team_member_id == 4603:
                app.sandbox.change(lead_map_id, member_id=4567)
        await open_team(app)
        assert "Counted reply by reply" not in app.text()


async def test_the_table_is_written_to_private_files(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        await open_team(app)
        await app.press("c", "m")
        files = sorted((paths.state_dir() / "exports").iterdir())
        assert [file.suffix for file in files] == [".csv", ".md"]
        assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
        assert "Dana Whitlock" in files[0].read_text("utf-8")
        await app.press("escape")
        assert len(app.app.screen_stack) == 1


async def test_a_category_with_an_sla_of_its_own_is_late_in_the_list_too(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, default_view="all", sla={"Interested": "1m"}) as app:
        rows = [app.shown(each) for each in app.screen.model.rows.order]
        row = next(e.lead_map_id for e in rows if e.category_id == 1 and not e.is_read)
        facts = row_facts_of(app.screen.model)(row)
        assert facts is not None
        assert facts.sla == "late"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_figures_stand_under_the_end_of_their_heading(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, settings=FREE, sla={"Interested": "1m"}, size=size) as app:
        await open_team(app)
        lines = app.text().splitlines()
        head = next(each for each in lines if " assigned" in each)
        dana = next(each for each in lines if "Dana Whitlock" in each)
        figures = head.split("teammate")[1]
        words = re.split(r" {2,}" if size[0] >= 80 else " +", figures.strip())
        assert len(words) == (6 if size[0] >= 60 else 3), words
        assert words[2] == ("past SLA" if size[0] >= 80 else ">SLA")
        for word in words:
            end = head.index(word) + len(word)
            assert dana[end - 1] not in " …", word
        assert "overd…" not in app.text()
        assert any(each.rstrip().endswith("back") for each in lines), "every key is named"


async def test_the_bars_have_a_legend(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, size=(120, 36)) as app:
        await open_team(app)
        assert "━ assigned  ━ of these past SLA" in app.text()


async def test_enter_goes_to_the_overdue_reply_under_the_cursor(tmp_path: Path) -> None:
    late = {"Interested": "1m"}
    async with triage(tmp_path, settings=FREE, default_view="all", sla=late) as app:
        await open_team(app)
        team = app.app.screen
        assert isinstance(team, TeamScreen)
        second = team._late()[1].lead_map
        await app.press("j")
        (line,) = [each for each in app.text().splitlines() if each.startswith("▌")]
        assert line.startswith(f"▌{second.name}")
        await app.press("enter")
        assert app.cursor == second.lead_map_id


async def test_a_question_mark_lists_the_keys_of_the_team_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        await open_team(app)
        await app.press("?")
        assert "next overdue reply" in app.text()
        assert "save as CSV" in app.text()


async def test_what_is_said_stands_above_the_keys_and_covers_none(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, size=(60, 20)) as app:
        await open_team(app)
        app.screen.host.notify(own("Assigning: 36 replies done."))
        await app.pilot.pause()
        lines = app.text().splitlines()
        place = next(at for at, each in enumerate(lines) if "Assigning: 36 replies done." in each)
        assert "period" in " ".join(lines[place + 1 :])
        assert not app.app._notifications
