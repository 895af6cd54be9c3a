"""Handing lead maps from one member to another, and back."""

from __future__ import annotations

from pathlib import Path

from harness.triage import Triage, triage
from tests.ui.distribute.test_assign_plan import FREE, arrive, owned
from triage_tui.ui.dialogs.assignment_plan import PlanScreen
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.handover_form import HandoverForm

DANA, MARCUS, TOMASZ = 4567, 4571, 4592


def owners(app: Triage) -> dict[int, int | None]:
    truth = app.sandbox.truth
    return {each: truth.lead_map(each).team_member_id for each in truth.lead_map_ids}


async def choose(app: Triage, **values: object) -> None:
    """Fill the form in, and ask for the plan."""
    form = app.app.screen
    assert isinstance(form, HandoverForm)
    for name, value in values.items():
        form.query_one(f"#{name}").value = value  # type: ignore[attr-defined]  # Select or Input
    await arrive(app, "ctrl+s")


async def test_reassigning_moves_everything_of_one_member_after_the_preview(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        has, other = owned(app, DANA), owned(app, MARCUS)
        await arrive(app, "W")
        await choose(app, giver=DANA, taker=MARCUS)
        assert isinstance(app.app.screen, PlanScreen)
        assert f"{has} replies from Dana Whitlock to Marcus Oyelaran" in app.text()
        assert owned(app, DANA) == has
        await arrive(app, "y")
        await app.settle()
        assert owned(app, DANA) == 0
        assert owned(app, MARCUS) == has + other


async def test_reassigning_by_category_leaves_the_others_and_puts_the_note_on_each(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        truth = app.sandbox.truth
        before = owners(app)
        wanted = {
            each
            for each in before
            if before[each] == DANA and truth.lead_map(each).category_id == 1
        }
        assert wanted
        await arrive(app, "W")
        await choose(app, giver=DANA, taker=MARCUS, category=1, note="yours now")
        await arrive(app, "y")
        await app.settle()
        assert {each for each in before if owners(app)[each] != before[each]} == wanted
        noted = app.sent("create-note")
        assert {body["email_lead_map_id"] for body in noted} == wanted
        assert {body["note_message"] for body in noted} == {"yours now"}


async def test_a_cover_moves_active_conversations_with_a_note_and_comes_back_by_one_key(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        before = owners(app)
        await arrive(app, "g", "v")
        await choose(app, giver=DANA, taker=MARCUS)
        assert isinstance(app.app.screen, PlanScreen)
        await arrive(app, "y")
        await app.settle()
        moved = [each for each in before if owners(app)[each] != before[each]]
        assert moved
        negative = {3, 4, 9}
        assert all(app.sandbox.truth.lead_map(e).category_id not in negative for e in moved)
        notes = {str(body["note_message"]) for body in app.sent("create-note")}
        assert len(notes) == 1
        assert notes.pop().startswith("Marcus Oyelaran covers for Dana Whitlock from ")
        app.sandbox.change(moved[0], member_id=TOMASZ)
        await arrive(app, "g", "b")
        assert isinstance(app.app.screen, Confirm)
        assert "Reassigned since and left as is: 1 reply." in app.text()
        await arrive(app, "y")
        await app.settle()
        assert owners(app) == {**before, moved[0]: TOMASZ}
        await arrive(app, "g", "b")
        assert app.session.preferences.covers() == ()


async def test_a_cover_that_is_over_is_said_at_the_start(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        box = app.sandbox
        await arrive(app, "g", "v")
        await choose(app, giver=DANA, taker=MARCUS, ends="in 2 days")
        await arrive(app, "y")
        await app.settle()
        (cover,) = app.session.preferences.covers()
        over = {**cover.as_json(), "ends": app.session.clock.wall() - 60}
        app.session.preferences._keep("covers", [over])
    async with triage(tmp_path, settings=FREE, sandbox=box) as app:
        assert any("g b hands back" in words for words in app.toasts())


async def test_a_form_without_members_says_what_is_missing(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE) as app:
        await arrive(app, "W")
        await choose(app)
        assert "Choose both teammates." in app.text()
        await choose(app, giver=DANA, taker=DANA)
        assert "Choose two different teammates." in app.text()
