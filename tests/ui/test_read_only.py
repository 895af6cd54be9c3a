"""`--read-only`: every key that would change something answers with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import QUICK, Triage, triage
from triage_tui.cli.crash_report import tell
from triage_tui.commands.command import Command, Place
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.actions import SetRead
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.app import TriageApp
from triage_tui.ui.screens.outbox import OutboxScreen

REASON = "Read-only was asked for"
CHANGES = [each for each in COMMANDS if each.changes and Place.INBOX in each.places]
WRITES = {
    "update-category",
    "change-read-status",
    "update-team-member",
    "create-task",
    "create-note",
}


@pytest.mark.parametrize("command", CHANGES, ids=lambda command: str(command.command_id))
async def test_a_changing_key_answers_with_the_reason(tmp_path: Path, command: Command) -> None:
    sandbox = Sandbox(leads=8)
    opener = SessionOpener(
        QUICK,
        ApiKey("key-for-the-sandbox"),
        tmp_path / "state",
        sandbox=sandbox,
        read_only_reason=own("Read-only was asked for (--read-only): nothing is changed."),
    )
    keymap = build_keymap({}, COMMANDS)
    app = TriageApp(opener.open, keymap, "triage-dark", tell_crash=tell)
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            driven = Triage(app, pilot, sandbox)
            await driven.read()
            for sequence in keymap.by_id[command.command_id][:1]:
                await driven.press(*sequence)
            await driven.settle()
            assert REASON in driven.screen.message.words
            assert len(app.screen_stack) == 1
            assert not {seen.endpoint for seen in sandbox.requests} & WRITES
            assert not (tmp_path / "state").exists()
    finally:
        opener.close()


async def test_what_waits_from_the_last_time_is_not_sent(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=8)
    async with triage(tmp_path, sandbox=sandbox, undo_window=30.0) as app:
        await app.press("1")
    opener = SessionOpener(
        QUICK, ApiKey("key-for-the-sandbox"), tmp_path, sandbox=sandbox, read_only_reason=own("no")
    )
    reading = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    try:
        async with reading.run_test(size=(120, 36)) as pilot:
            driven = Triage(reading, pilot, sandbox)
            await driven.read()
            await driven.settle()
            assert not {seen.endpoint for seen in sandbox.requests} & WRITES
    finally:
        opener.close()


async def test_the_store_itself_takes_nothing(tmp_path: Path) -> None:
    opener = SessionOpener(
        QUICK, ApiKey("key-for-the-sandbox"), tmp_path, sandbox=Sandbox(leads=3),
        read_only_reason=own("because"),
    )  # fmt: skip
    app = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    try:
        async with app.run_test() as pilot:
            driven = Triage(app, pilot, Sandbox(leads=0))
            await driven.read()
            with pytest.raises(JournalError, match="because"):
                driven.session.store.submit(SetRead(driven.cursor, is_read=True))
    finally:
        opener.close()


async def test_a_key_of_the_outbox_picked_in_help_leads_there(tmp_path: Path) -> None:
    opener = SessionOpener(
        QUICK, ApiKey("key-for-the-sandbox"), tmp_path, sandbox=Sandbox(leads=3),
        read_only_reason=own("because"),
    )  # fmt: skip
    app = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    try:
        async with app.run_test() as pilot:
            await Triage(app, pilot, Sandbox(leads=0)).press("question_mark", *"send", "space")
            await pilot.press(*"again", "enter")
            await pilot.pause()
            assert isinstance(app.screen, OutboxScreen)
    finally:
        opener.close()
