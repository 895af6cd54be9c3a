"""The pane: three lines of who and where, then the email, and keys in whole words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.content import Content

from harness.triage import triage
from tests.ui.themes.cells import Drawn
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.ui.inbox.lead_card import LeadCardData, card
from triage_tui.ui.widgets.columns import in_columns

NAMES = ("Information Request", "Uncategorizable by Ai", "Sender Originated Bounce")


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_the_keys_of_the_pane_are_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with triage(tmp_path, size=size) as app:
        text = app.text()
        for words in (*NAMES, "i assign to me", "t task", "N note", "l all categories"):
            assert words in text


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (100, 30), (80, 24), (60, 20)])
async def test_categories_are_whole_and_in_columns(tmp_path: Path, size: tuple[int, int]) -> None:
    async with triage(tmp_path, size=size) as app:
        await app.press("enter")
        await app.pilot.pause()
        for name in NAMES:
            assert name in app.text()
        keys = re.compile("[1-9] ?[▲◆▼■]")
        columns = {
            cell_len(line[: found.start()])
            for line in app.text().splitlines()
            for found in keys.finditer(line)
        }
        assert len(columns) in {2, 3}


async def test_on_a_shallow_screen_the_email_has_the_room(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(40, 12)) as app:
        await app.press("enter")
        await app.read()
        _, _, who, subject, gap, *body, keys, hints, _ = app.text().splitlines()[1:]
        assert "wrote" in who
        assert subject.startswith(" Re: ")
        assert not gap.strip(" ▁▂▃▄▅▆▇")
        assert len(body) >= 3
        assert body[0].strip()
        assert keys.startswith(" 1-9 category   u read")
        assert hints.startswith(" Esc list")


def test_labels_that_fit_in_no_column_are_cut_at_its_edge() -> None:
    labels = [Content(f"{digit} {name}") for digit, name in enumerate(NAMES * 2)]
    lines = in_columns(labels, 40, 3)
    assert [each.cell_length for each in lines] == [40] * 3
    assert (
        len({each.plain.index(str(digit)) for digit, each in zip((1, 3, 5), lines, strict=True)})
        == 1
    )
    assert all("…" in each.plain for each in lines)


async def test_the_email_comes_one_line_below_who_and_where(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(80, 24)) as app:
        card = app.screen.pane.lead.region
        view = app.screen.pane.conversation
        assert (card.height, view.content_region.y - card.bottom) == (3, 1)


@pytest.mark.parametrize("width", [30, 36, 44, 60])
def test_a_long_address_never_hides_the_owner(width: int) -> None:
    facts = LeadCardData(
        name=own("Farah"),
        email=own("farah.siddiqui.of.the.returns.desk@corvidhealthsupplies.example"),
        owner=own("owned by Dana"),
    )
    line = card(facts, width).plain.splitlines()[1]
    assert "  ·  owned by Dana" in line
    assert len(line) == width


@pytest.mark.parametrize("category", ["", "Interested"])
def test_the_step_is_there_in_full_or_not_at_all(category: str) -> None:
    step = "  ·  step 1 of 4"
    facts = LeadCardData(
        category=SafeText(category), campaign=own("Returns desk Q4"), step=SafeText(step)
    )
    without = 2 + len("Returns desk Q4") + (len(category) + 5 if category else 0)
    for width in range(without, 80):
        line = card(facts, width).plain.splitlines()[2]
        is_room = width >= without + len(step)
        assert line.rstrip().endswith(step if is_room else "Returns desk Q4"), width


def test_where_there_is_next_to_no_room_the_owner_stands_alone() -> None:
    facts = LeadCardData(email=own("farah@corvid.example"), owner=own("unassigned"))
    assert card(facts, 22).plain.splitlines()[1].strip() == "unassigned"


async def test_the_dot_has_the_same_color_in_the_list_and_in_the_pane(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.pilot.pause()
        pane = app.screen.pane.lead.region
        drawn = Drawn(app.app)
        below_the_cursor, open_one = drawn.at(1, 3), drawn.at(pane.x, pane.y)
        assert (below_the_cursor.sign, open_one.sign) == ("●", "●")
        assert below_the_cursor.color == open_one.color
