"""Every dialog at every size: its fields and buttons are on the screen, and no key hint is cut."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.screen import Screen
from textual.widgets import Input

from tests.ui.dialogs.stage import SIZES, Stage, faults_of, lines_of
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.questions import (
    Choice,
    HandoverChoices,
    NoteDraft,
    PlanFacts,
    TaskDraft,
)
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.lead_map import CampaignId, CategoryId, LeadMapId, MemberId
from triage_tui.inbox.safe_text import SafeText, fill, number, own
from triage_tui.ui.dialogs.api_key_prompt import ApiKeyPrompt
from triage_tui.ui.dialogs.assignment_plan import PlanScreen
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.handover_form import HandoverForm
from triage_tui.ui.dialogs.help import Help
from triage_tui.ui.dialogs.members_picker import MembersPicker
from triage_tui.ui.dialogs.note_form import NoteForm
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.dialogs.quit_question import QuitQuestion
from triage_tui.ui.dialogs.snooze_form import SnoozeForm
from triage_tui.ui.dialogs.sync_first import SyncFirst
from triage_tui.ui.dialogs.task_form import TaskForm
from triage_tui.ui.dialogs.unreadable_rows import UnreadableRows
from triage_tui.ui.keys.prefix_overlay import PrefixOverlay
from triage_tui.ui.screens.first_run_steps import ThemePicker
from triage_tui.ui.themes import theme_names

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=ZoneInfo("UTC"))
LEAD = own("Søren Kjærgaard-Montgomery")
NAMES = {MemberId(each): fill("Teammate Number {}", number(each)) for each in range(20)}


async def untested(_pasted: str) -> SafeText:
    return own("")


def plan() -> PlanScreen:
    leads = {LeadMapId(each): fill("Lead {}", number(each)) for each in range(30)}
    given = tuple(Given(each, MemberId(each % 5), own("in turn")) for each in leads)
    names = {each: name for each, name in NAMES.items() if each < 5}
    return PlanScreen(Plan(given), PlanFacts(own("Round robin: 30 replies"), names, leads))


DIALOGS: dict[str, Callable[[], Screen[Any]]] = {
    "task": lambda: TaskForm(LEAD, TaskDraft(due="tomorrow 9am"), NOW),
    "note": lambda: NoteForm(LEAD, NoteDraft()),
    "snooze": lambda: SnoozeForm(LEAD, NOW, "2026-12-07"),
    "handover": lambda: HandoverForm(
        HandoverChoices(NAMES, {CategoryId(1): own("Interested")}, {CampaignId(1): own("EU")}),
        NOW,
        is_cover=False,
    ),
    "cover": lambda: HandoverForm(HandoverChoices(NAMES, {}, {}), NOW, is_cover=True),
    "picker": lambda: Picker(
        fill("Category for {}", LEAD),
        [Choice(each, name, hint=number(each)) for each, name in NAMES.items()],
        empty=own("none"),
    ),
    "members": lambda: MembersPicker(own("Who's in the rotation?"), NAMES, [MemberId(1)]),
    "plan": plan,
    "confirm": lambda: Confirm(
        own("Discard this draft?"), own("Words."), yes=own("discard"), no=own("keep editing")
    ),
    "quit": lambda: QuitQuestion(own("2 changes not synced yet. They're saved.")),
    "sync": lambda: SyncFirst(
        lambda: own("Waiting for 12 changes, at most 28 s more. You're offline."),
        asyncio.Event().wait,
    ),
    "key": lambda: ApiKeyPrompt(own("Invalid API Key"), untested),
    "help": lambda: Help(build_keymap({}, COMMANDS), COMMANDS),
    "skipped": lambda: UnreadableRows(own("Unread"), dict.fromkeys(range(30), "no id")),
    "theme": lambda: ThemePicker(theme_names(), "triage-dark"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_dialog_is_whole(size: tuple[int, int]) -> None:
    faults: dict[str, list[str]] = {}
    app = Stage()
    async with app.run_test(size=size) as pilot:
        for name, make in DIALOGS.items():
            await app.push_screen(make())
            await pilot.pause()
            if found := faults_of(app.screen):
                faults[name] = [*found, *lines_of(app.screen)]
            app.pop_screen()
            await pilot.pause()
    assert not faults, "\n".join(line for each in faults.values() for line in each)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_keys_after_g_are_named_in_whole_words_on_as_many_pages_as_it_takes(
    size: tuple[int, int],
) -> None:
    keys = [
        (own("x"), SafeText(command.title))
        for command in build_keymap({}, COMMANDS).sequences["g"].values()
    ]
    app = Stage()
    async with app.run_test(size=size) as pilot:
        overlay = PrefixOverlay()
        await app.screen.mount(overlay)
        overlay.open(own("g"), keys)
        seen: set[str] = set()
        for _ in range(6):
            await pilot.pause()
            text = "\n".join(lines_of(app.screen))
            assert "Esc close" in text
            assert "…" not in text
            seen |= {words for _, words in keys if words.split()[0] in text}
            overlay.turn()
    assert len(seen) == len({words for _, words in keys})


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_plan_says_who_gets_how_many_and_each_reply_in_a_line(
    size: tuple[int, int],
) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(plan())
        await pilot.pause()
        lines = lines_of(app.screen)
        replies = [each for each in lines if re.search(r"Lead \d", each)]
        assert len(replies) >= 5
        assert all("Teammate N" in each for each in replies)
        assert len({each.index("Teammate") for each in replies}) == 1
        sums = re.compile(r"Teammate (Number \d\s+[━─]+ +)?6 ")
        assert any(sums.search(each) for each in lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_a_key_does_goes_on_below_itself(size: tuple[int, int]) -> None:
    title = max((each.title for each in COMMANDS), key=len)
    app = Stage()
    async with app.run_test(size=(160, 45)) as pilot:
        await app.push_screen(DIALOGS["help"]())
        app.screen.query_one(Input).value = title
        await pilot.resize_terminal(*size)
        await pilot.pause()
        lines = lines_of(app.screen)
        first = f" {title.split()[0]} "
        start = max(n for n, each in enumerate(lines) if first in each)  # the field is above it
        column = lines[start].index(first) + 1
        below = " ".join(each[column:].rstrip(" │") for each in lines[start : start + 3])
        assert title in " ".join(below.split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_list_to_pick_from_leaves_no_dead_lines(size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(DIALOGS["picker"]())
        await pilot.pause()
        lines = lines_of(app.screen)
        hints = max(at for at, each in enumerate(lines) if "Esc cancel" in each)
        assert "╰" in lines[hints + 1]
