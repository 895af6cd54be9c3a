"""`A`: a plan is shown, changed, and only then carried out."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from harness.triage import QUICK, Triage, triage
from triage_tui.commands.questions import Tell
from triage_tui.config.schema import NO_CEILING
from triage_tui.inbox.safe_text import own
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.ui.dialogs.assignment_plan import PlanScreen
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.progress import ProgressDialog

FREE = replace(
    QUICK, requests_per_minute=NO_CEILING, requests_per_2s=NO_CEILING, requests_per_hour=NO_CEILING
)
TWO = {"members": [4567, 4571]}
RULES = {
    "territory": [
        {"name": "US", "campaign": "US", "member": 4580},
        {"name": "EU", "campaign": ["EU", "UK", "DACH"], "members": [4592, 4603]},
    ]
}


async def arrive(app: Triage, *keys: str) -> None:
    """Press keys of the assignment, and wait for the dialog they lead to."""
    for key in keys:
        await app.press(key)
        await app.pilot.pause()
    while any(w.group == "assignment-reading" and not w.is_finished for w in app.app.workers):
        await app.pilot.pause()
    await app.pilot.pause()


def assigned(app: Triage) -> dict[int, int]:
    counts: dict[int, int] = {}
    for body in app.sent("update-team-member"):
        member = int(str(body["team_member_id"]))
        counts[member] = counts.get(member, 0) + 1
    return counts


async def test_round_robin_deals_marks_out_after_the_plan_was_seen(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        await arrive(app, *["space"] * 5, "A", "enter", "enter")
        assert isinstance(app.app.screen, PlanScreen)
        assert "in turn, 1 of 2" in app.text()
        assert app.sent("update-team-member") == []
        await arrive(app, "y")
        await app.settle()
        assert sum(assigned(app).values()) >= 4
        assert set(assigned(app)) <= {4567, 4571}


async def test_round_robin_goes_on_where_it_stopped_in_the_last_session(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        box = app.sandbox
        await arrive(app, "A", "enter", "enter")
        app_plan = app.app.screen
        assert isinstance(app_plan, PlanScreen)
        stopped = app_plan._plan.stopped_at
        await arrive(app, "y")
        await app.settle()
    async with triage(tmp_path, settings=FREE, assignment=TWO, sandbox=box) as app:
        await arrive(app, "space", "A", "enter", "enter")
        plan = app.app.screen
        assert isinstance(plan, PlanScreen)
        assert plan._plan.given[0].member_id != stopped


async def test_a_plan_that_the_disk_refuses_moves_no_round_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise JournalError(own("The disk is full."))

    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        await arrive(app, "A", "enter", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "commit", full)
            await arrive(app, "y")
        assert app.session.preferences.turns() == {}
        assert [words for words in app.said if "The disk is full" in words]


async def test_without_marks_only_what_nobody_owns_is_given_out(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        free = [e for e in app.screen.model.rows.order if app.shown(e).assignee is None]
        await arrive(app, "A", "enter", "enter", "y")
        await app.settle()
        sent = {body["email_lead_map_id"] for body in app.sent("update-team-member")}
        assert sent == set(free)


def owned(app: Triage, member_id: int) -> int:
    """How many lead maps a member has, by the server's own word."""
    truth = app.sandbox.truth
    owners = [truth.lead_map(each).team_member_id for each in truth.lead_map_ids]
    return owners.count(member_id)


async def test_least_busy_counts_on_the_server_and_evens_out(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        before = owned(app, 4567)
        await arrive(app, "A", *"least", "enter", "enter")
        assert isinstance(app.app.screen, PlanScreen)
        assert f"{before} + " in app.text()
        await arrive(app, "y")
        await app.settle()
        assert abs(owned(app, 4567) - owned(app, 4571)) <= 1


async def test_leads_that_no_rule_fits_are_shown_and_left_as_they_are(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=RULES) as app:
        await arrive(app, "A", *"territory", "enter")
        plan = app.app.screen
        assert isinstance(plan, PlanScreen)
        left_over = plan._plan.left_over
        assert left_over
        assert "no rule matches: unchanged" in app.text()
        await arrive(app, "y")
        await app.settle()
        sent = {body["email_lead_map_id"] for body in app.sent("update-team-member")}
        assert sent.isdisjoint(left_over)
        assert set(assigned(app)) == {4580, 4592, 4603}


async def test_a_plan_can_be_changed_before_it_goes(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        await arrive(app, "space", "space", "A", "enter", "enter")
        plan = app.app.screen
        assert isinstance(plan, PlanScreen)
        first, second = (each.lead_map_id for each in plan._plan.given)
        await arrive(app, "enter", *"Aiko", "enter", "j", "d", "y")
        await app.settle()
        assert app.sent("update-team-member") == [
            {"email_lead_map_id": int(first), "team_member_id": 4603}
        ]
        assert second


async def test_a_plan_that_is_left_sends_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO) as app:
        await arrive(app, "space", "A", "enter", "enter", "escape")
        await app.settle()
        assert app.sent("update-team-member") == []
        assert len(app.screen.model.marks.ids) == 1


async def test_a_rule_on_the_country_asks_for_the_leads_first(tmp_path: Path) -> None:
    rules = {"default": 4567, "territory": [{"country": "Germany", "member": 4580}]}
    async with triage(tmp_path, settings=FREE, assignment=rules) as app:
        await arrive(app, *["space"] * 6, "A", *"territory", "enter")
        assert isinstance(app.app.screen, PlanScreen)
        assert len([s for s in app.sandbox.requests if s.path.endswith("/leads/")]) >= 5


async def test_the_next_question_is_there_when_a_reading_ends(tmp_path: Path) -> None:
    """A key in the step that ends the reading goes to what follows it, never to the inbox."""
    async with triage(tmp_path) as app:
        answered = asyncio.Event()

        async def job(tell: Tell) -> int:
            tell(own("so far"))
            await answered.wait()
            return 1

        host = app.screen.host
        asked: list[bool] = []

        def then(_count: int) -> None:
            words = own("Go on?")
            host.confirm(words, words, yes=own("yes"), no=own("no"), then=asked.append)

        host.progress(own("Counting"), job, then)
        await app.pilot.pause()
        before = app.cursor
        answered.set()
        while not isinstance(app.app.screen, Confirm):
            await asyncio.sleep(0)
            if not isinstance(app.app.screen, ProgressDialog):
                assert isinstance(app.app.screen, Confirm)
        await app.press("3")
        assert app.cursor == before
        assert app.sent("update-category") == []
        await app.press("y")
        assert asked == [True]


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_what_is_excluded_is_counted_and_comes_back_by_z(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, settings=FREE, assignment=TWO, size=size) as app:
        await arrive(app, *["space"] * 5, "A", "enter", "enter")
        plan = app.app.screen
        assert isinstance(plan, PlanScreen)
        before = plan._plan
        await arrive(app, "d", "d")
        assert "2 excluded" in app.text() or "excluded 2" in app.text()
        await arrive(app, "z", "z")
        assert "excluded" not in app.text()
        assert plan._plan == before
        await arrive(app, "z")
        assert "The plan is as it was made." in app.text()
        await arrive(app, "d")
        assert "The plan is as it was made." not in app.text()
