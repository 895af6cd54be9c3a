"""How many replies are past their SLA: one number, wherever it is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.distribute.test_assign_plan import FREE
from tests.ui.screens.test_team import open_team
from triage_tui.ui.inbox.presenter import row_facts_of

OWN = {"Interested": "5m", "Out Of Office": "2m"}


async def numbers(app: Triage) -> set[int]:
    """What the header, the rows' signs, the filter, the summary and the team screen say."""
    model = app.screen.model
    head = re.search(r"(\d+) past SLA", app.text().splitlines()[0])
    facts = row_facts_of(model)
    found = {
        int(head[1]) if head else 0,
        sum(row is not None and row.sla == "late" for row in map(facts, model.rows.order)),
    }
    await app.press("slash", *"is:late", "enter")
    found.add(len(model.window.order))
    await app.press("escape", "g", "full_stop")
    await app.pilot.pause()
    summed = re.search(r"(\d+) in Unread", app.text())
    assert summed
    await app.press("escape")
    await open_team(app)
    team = re.search(r"(\d+) past SLA, most", app.text())
    await app.press("escape")
    return found | {int(summed[1]), int(team[1]) if team else 0}


@pytest.mark.parametrize("sla", [{}, OWN])
async def test_every_screen_says_the_same_number(tmp_path: Path, sla: dict[str, object]) -> None:
    async with triage(tmp_path, settings=FREE, size=(160, 45), sla=sla) as app:
        await app.press("G")
        await app.read()
        (before,) = await numbers(app)
        assert before
        await app.press("g", "g", *"1e2h", "enter")
        await app.settle()
        (after,) = await numbers(app)
        assert after <= before


async def test_an_automatic_reply_waits_for_nobody(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=FREE, size=(160, 45), sla_late=60.0) as app:
        await app.press("G")
        await app.read()
        model = app.screen.model
        sunk = model.rows.sunk_from(model.rows.order)
        assert sunk is not None
        signs = [row_facts_of(model)(each) for each in model.rows.order[sunk:]]
        assert signs
        assert all(row is not None and row.sla == "fresh" for row in signs)
