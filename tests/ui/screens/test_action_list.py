"""What the outbox and the history share: their keys, their clock, and a screen that others see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from harness.triage import Triage, triage
from tests.ui.themes.cells import Drawn
from tests.ui.themes.looks import LARGE, is_apart
from triage_tui.commands.command import Command, Place
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.actions import AddNote, CreateTask, Priority
from triage_tui.inbox.safe_text import own
from triage_tui.ui.dialogs.help import Help
from triage_tui.ui.screens.action_list import ActionList
from triage_tui.ui.screens.history import HistoryScreen
from triage_tui.ui.screens.outbox import OutboxScreen

LATER = 4_102_444_800.0


async def opened(app: Triage, key: str) -> ActionList:
    await app.press("g", key)
    await app.pilot.pause()
    screen = app.app.screen
    assert isinstance(screen, ActionList)
    return screen


@contextmanager
def counted(app: Triage) -> Iterator[list[str]]:
    """What was read from the journal and drawn by widgets, while this lasts."""
    seen: list[str] = []
    past = app.session.store.history.past

    def read(limit: int = 500) -> object:
        seen.append("read")
        return past(limit)

    widgets = [app.app.screen, *app.app.screen.walk_children()]
    with (
        patch.object(app.session.store.history, "past", read),
        patch(
            "textual.widget.Widget.refresh",
            lambda widget, *_, **__: seen.append("drawn") if widget in widgets else None,
        ),
    ):
        yield seen


@pytest.mark.parametrize("key", ["h", "o"])
async def test_a_second_in_which_nothing_changes_reads_and_draws_nothing(
    tmp_path: Path, key: str
) -> None:
    async with triage(tmp_path) as app:
        await app.press("1")
        await app.settle()
        screen = await opened(app, key)
        with counted(app) as seen:
            for _ in range(5):
                screen.tick()
        assert seen == []


async def test_ages_go_on_without_a_look_into_the_journal(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("u")
        screen = await opened(app, "o")
        assert "now" in app.text()
        wall = app.session.clock.wall()
        with patch.object(type(app.session.clock), "wall", lambda _clock: wall + 125):
            with counted(app) as seen:
                screen.tick()
            assert "drawn" in seen
            assert "read" not in seen
            screen.tick()
            await app.pilot.pause()
            assert "2m ago" in app.text()


async def test_the_history_follows_an_action_without_reading_all_of_it_again(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, undo_window=30.0, verdict_marks_read=False) as app:
        await app.press("2")
        await opened(app, "h")
        assert "Queued." in app.text()
        entry = next(iter(app.session.store.state.entries.values()))
        with counted(app) as seen:
            app.session.store.retry(entry.action_id)
        await app.settle()
        assert "read" not in seen
        assert "Done." in app.text()


async def test_masked_names_stay_masked_in_the_outbox_and_the_history(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        lead_map = app.shown(app.cursor)
        first = lead_map.name.split()[0]
        words = f"Call {first} at +49 30 1234567, {lead_map.email}"
        app.session.store.submit(
            CreateTask(app.cursor, words, "", Priority.LOW, LATER), AddNote(app.cursor, words)
        )
        await app.press("M")
        for key in "oh":
            await opened(app, key)
            text = app.text()
            assert "Task “Call" in text
            for hidden in (first, "1234567", lead_map.email):
                assert hidden not in text
            await app.press("escape")


async def test_a_refusal_is_told_without_the_name_while_masked(tmp_path: Path) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        name = app.shown(app.cursor).name
        app.sandbox.refuse("update-category", status=422, message=f"{name} is locked")
        await app.press("M", "3")
        await app.settle()
        await app.pilot.pause(0.2)
        assert "is locked" in " ".join(app.toasts())
        for part in name.split():
            assert part not in " ".join(app.toasts())
            assert part not in " ".join(note.title for note in app.app._notifications)


async def test_help_in_the_outbox_lists_and_runs_the_keys_that_work_there(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, verdict_marks_read=False) as app:
        await app.press("2")
        await opened(app, "o")
        await app.press("question_mark")
        await app.pilot.pause()
        assert isinstance(app.app.screen, Help)
        assert "discard rejected" in app.text()
        assert "create a task" not in app.text()
        await app.press(*"send now", "enter")
        await app.settle()
        assert len(app.sent("update-category")) == 1


@pytest.mark.parametrize(
    ("words", "kind"), [("outbox.drop", OutboxScreen), ("history.undo", HistoryScreen)]
)
async def test_a_key_of_another_screen_picked_in_help_leads_there(
    tmp_path: Path, words: str, kind: type[ActionList]
) -> None:
    async with triage(tmp_path) as app:
        await app.press("question_mark")
        await app.press(*words, "enter")
        await app.pilot.pause()
        assert isinstance(app.app.screen, kind)


LOCAL = [each for each in COMMANDS if each.changes and Place.INBOX not in each.places]


@pytest.mark.parametrize("command", LOCAL, ids=lambda command: str(command.command_id))
async def test_a_changing_key_of_a_read_only_screen_says_why_not(
    tmp_path: Path, command: Command
) -> None:
    async with triage(tmp_path, verdict_marks_read=False) as app:
        app.sandbox.refuse("update-category", status=422, message="locked")
        await app.press("3")
        await app.settle()
        screen = await opened(app, "o" if Place.OUTBOX in command.places else "h")
        app.screen.model.is_too_small = True  # since it was opened
        before = dict(app.session.store.state.entries)
        await app.press(*app.app.keymap.by_id[command.command_id][0])
        await app.pilot.pause()
        assert screen.said == "The window is too small to triage: make it larger."
        assert app.session.store.state.entries == before


def test_one_key_may_mean_one_thing_in_each_place() -> None:
    keymap = build_keymap({"outbox.drop": "j", "records.next": "n"}, COMMANDS)
    assert keymap.problems == ()
    assert keymap.local[Place.OUTBOX]["j"].command_id == "outbox.drop"
    assert keymap.local[Place.HISTORY]["n"].command_id == "records.next"
    assert keymap.singles["j"].command_id == "list.next"


def test_two_commands_of_one_place_cannot_share_a_key() -> None:
    keymap = build_keymap({"outbox.drop": "j"}, COMMANDS)
    assert len(keymap.problems) == 1
    assert "records.next" in keymap.problems[0]
    assert "outbox.drop" in keymap.problems[0]


def test_a_sequence_is_no_key_of_the_outbox() -> None:
    keymap = build_keymap({"outbox.drop": "d d"}, COMMANDS)
    assert keymap.problems == ("[keys]: “d d” for outbox.drop has to be a single key.",)


async def test_a_key_of_the_outbox_can_be_mapped_anew(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, keys={"outbox.retry": "ctrl+t"}) as app:
        await app.press("u")
        await opened(app, "o")
        assert "ctrl+t send now" in app.text()
        await app.press("r")
        assert app.session.store.state.queued == 1
        await app.press("ctrl+t")
        await app.settle()
        assert app.session.store.state.queued == 0


@pytest.mark.parametrize("size", [(120, 36), (60, 20), (40, 12)])
@pytest.mark.parametrize("key", ["h", "o"])
async def test_what_was_done_stands_in_one_column(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, undo_window=30.0, size=size) as app:
        await app.press("1", "u", "j", "i")
        await opened(app, key)
        starts = {
            each.index(word)
            for each in app.text().splitlines()
            for word in ("Category", "Mark as", "Assign to")
            if word in each.split(",")[0]
        }
        assert len(starts) == 1


@pytest.mark.parametrize("theme", ["ansi", "ansi-dark", "triage-light"])
async def test_the_chosen_record_is_read_in_every_kind_of_theme(tmp_path: Path, theme: str) -> None:
    async with triage(tmp_path, undo_window=30.0, theme=theme) as app:
        await app.press("1", "2")
        screen = await opened(app, "o")
        drawn, list_ = Drawn(app.app), screen.query_one("#records").region
        chosen, other = drawn.line(list_, 0), drawn.line(list_, 2)
        assert is_apart(chosen[20], other[20])
        words = [cell for cell in chosen if cell.is_text]
        if all(cell.style.reverse for cell in words):
            assert len({(cell.color, cell.ground) for cell in words}) == 1
        else:
            assert min(cell.contrast for cell in words) >= LARGE


@pytest.mark.parametrize("key", ["h", "o", "t"])
async def test_a_key_without_a_command_says_so_there_too(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", key)
        await app.pilot.pause()
        await app.press("f")
        assert "Nothing on f. ? shows every key." in app.text()
        await app.press("j", "escape")
        assert app.app.screen is app.screen


@pytest.mark.parametrize("key", ["h", "o", "t"])
async def test_a_key_with_a_command_is_not_called_unused(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", key)
        await app.pilot.pause()
        await app.press("j", "G", "ctrl+d")
        assert "Nothing on" not in app.text()


@pytest.mark.parametrize("key", ["h", "o", "t"])
async def test_what_is_said_while_the_screen_opens_stands_in_its_line(
    tmp_path: Path, key: str
) -> None:
    async with triage(tmp_path) as app:
        do = app.screen.handlers
        {"h": do.open_history, "o": do.open_outbox, "t": do.open_team}[key]()
        app.screen.host.notify(own("Locked."), title=own("Rejected"), severity="warning")
        await app.pilot.pause()
        assert "Rejected: Locked." in app.text()
