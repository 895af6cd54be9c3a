"""No key is silent: every command changes something on the screen, or says a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.commands.command import Command, Place
from triage_tui.commands.keys.keymap import parse_keys
from triage_tui.commands.table import COMMANDS

pytestmark = pytest.mark.long

LEAVES = frozenset({"quit", "lead.open", "lead.copy.email", "lead.copy.link", "conversation.link"})
"""What ends the app, or asks the machine around it."""
INBOX = [
    command
    for command in COMMANDS
    if Place.INBOX in command.places and command.keys and command.command_id not in LEAVES
]


async def pressed(app: Triage, command: Command) -> bool:
    """True when the keys of a command changed the screen; what they opened is closed again."""
    before = app.text()
    await app.press(*next(iter(parse_keys(command.keys))))
    await app.pilot.pause()
    has_changed = app.text() != before
    for _ in range(3):
        if app.app.screen is not app.screen or app.screen.model.is_filtering:
            await app.press("escape")
    return has_changed


async def silent(folder: Path, leads: int, *, twice: bool = False) -> list[str]:
    """The commands that did nothing that anybody saw, pressed one after the other."""
    box, found = still_sandbox(leads), []
    async with triage(folder, sandbox=box, settings=STILL, clock=StillClock()) as app:
        for command in INBOX:
            for _ in range(2 if twice else 1):
                app.screen.message.clear()
                await app.pilot.pause()
                if not await pressed(app, command):
                    found.append(command.command_id)
    return found


@pytest.mark.parametrize("leads", [0, 20])
async def test_every_key_shows_something_or_says_a_sentence(tmp_path: Path, leads: int) -> None:
    assert await silent(tmp_path, leads, twice=leads == 20) == []
