"""The last screen comes before everything else, marked as old, and only where it is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.home import move_in
from harness.served import Served, served
from harness.terminal.program import terminal
from triage_tui.system import paths
from triage_tui.system.early_paint import FILE, cache_file

pytestmark = pytest.mark.long

OLD = "Last session"
READY = r"online +Updated"
ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
ALONE = """
import os, signal
from triage_tui.system.early_paint import EARLY
EARLY.begin([], os.environ)
{deed}
"""
"""A program that ends, or waits, between the early paint and the app."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Served]:
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def left_behind(sandbox: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one run of the program leaves on a machine: its folders, taken for each test."""
    folder = tmp_path_factory.mktemp("left")
    with pytest.MonkeyPatch.context() as monkeypatch:
        move_in(monkeypatch, folder)
        with terminal(**sandbox.environ) as run:
            run.expect(READY)
            run.keys("q")
            assert run.ended(5.0)[0] == 0
            assert OLD not in run.text()
    return folder


@pytest.fixture
def kept(sandbox: Served, left_behind: Path, home: Path) -> dict[str, str]:
    """The environment of an account that was opened and left before."""
    shutil.copytree(left_behind, home, dirs_exist_ok=True)
    assert Path(paths.cache_dir() / FILE).stat().st_mode & 0o777 == 0o600
    return sandbox.environ


def opened(*arguments: str, **env: str) -> bytes:
    """Everything a start wrote until its own rows were there, and until it was left by q."""
    with terminal(*arguments, **env) as run:
        run.expect(READY)
        run.keys("q")
        assert run.ended(5.0)[0] == 0
        return bytes(run.written)


def test_the_last_screen_is_shown_first_and_taken_over_without_a_flicker(
    kept: dict[str, str],
) -> None:
    written = opened(**kept)
    assert written.startswith(ENTER)
    assert written.index(OLD.encode()) < 40_000
    assert written.count(ENTER) == written.count(LEAVE) == 1
    assert b"\x1b[2J" not in written


@pytest.mark.parametrize(
    ("arguments", "changed"),
    [
        (["--no-early-paint"], {}),
        (["--view", "all"], {}),
        ([], {"TRIAGE_THEME": "nord"}),
        ([], {"SMARTLEAD_API_KEY": "another-key-of-somebody-else"}),
        ([], {"COLORTERM": ""}),
    ],
    ids=["flag", "arguments", "theme", "key", "colors"],
)
def test_a_start_that_may_look_otherwise_shows_no_last_screen(
    kept: dict[str, str], arguments: list[str], changed: dict[str, str]
) -> None:
    with terminal(*arguments, **{**kept, **changed}) as run:
        run.expect(r"Unread")
        assert OLD.encode() not in run.written


def test_another_config_shows_no_last_screen(kept: dict[str, str]) -> None:
    paths.write_private(paths.config_file(), 'density = "one"\n')
    assert OLD.encode() not in opened(**kept)


@pytest.mark.parametrize("name", ["TRIAGE_EARLY_PAINT", "TRIAGE_CACHE"])
def test_nothing_is_kept_where_nothing_is_to_be_kept(sandbox: Served, name: str) -> None:
    opened(**sandbox.environ, **{name: "false"})
    assert not (paths.cache_dir() / FILE).exists()


def test_a_killed_app_leaves_a_last_screen_too(sandbox: Served) -> None:
    file = paths.cache_dir() / FILE
    with terminal(**sandbox.environ) as run:
        run.expect(READY)
        until = time.monotonic() + 20.0
        while not file.exists() and time.monotonic() < until:
            run.pump(0.1)
        run.signal(signal.SIGKILL)
        assert run.ended(5.0)[0] == -signal.SIGKILL
    assert file.stat().st_mode & 0o777 == 0o600
    assert OLD.encode() in opened(**sandbox.environ)


def test_masking_forgets_the_last_screen_and_keeps_none(kept: dict[str, str]) -> None:
    with terminal(**kept) as run:
        run.expect(READY)
        run.keys("M")
        run.expect("•••")
        assert not (paths.cache_dir() / FILE).exists()
        run.keys("q")
        assert run.ended(5.0)[0] == 0
    assert not (paths.cache_dir() / FILE).exists()


def test_the_key_is_not_in_the_file(kept: dict[str, str]) -> None:
    assert kept["SMARTLEAD_API_KEY"] not in (paths.cache_dir() / FILE).read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_app_is_there_restores_the_terminal(
    kept: dict[str, str], number: int
) -> None:
    with terminal(before=["-c", ALONE.format(deed="signal.pause()")], **kept) as run:
        run.expect(OLD)
        run.signal(number)
        assert run.ended(5.0)[0] == 128 + number
        assert run.written.endswith(LEAVE + b"\x1b[?25h")
        assert run.modes() == run.modes_before


def test_ctrl_s_during_the_early_paint_stops_no_output_and_is_a_key_again_at_the_end(
    kept: dict[str, str],
) -> None:
    """The terminal is taken by the app later: until then it minds ctrl+s itself."""
    later = "import sys; sys.stdin.readline(); os.write(1, b'went on'); EARLY.leave()"
    with terminal(before=["-c", ALONE.format(deed=later)], **kept) as run:
        run.expect(OLD)
        assert run.modes_before[0] & termios.IXON
        assert not run.modes()[0] & termios.IXON
        run.write("\x13\n")
        run.expect("went on")
        assert run.ended(5.0)[0] == 0
        assert run.modes() == run.modes_before


def test_after_an_early_paint_the_app_leaves_the_terminal_as_it_was(kept: dict[str, str]) -> None:
    with terminal(**kept) as run:
        run.expect(OLD)
        run.write("\x13")
        run.expect(READY)
        run.keys("q")
        assert run.ended(5.0)[0] == 0
        assert run.modes() == run.modes_before


def test_an_error_before_the_app_is_there_is_told_on_the_usual_screen(kept: dict[str, str]) -> None:
    said = "from triage_tui.cli.shell import print_line; print_line('said')"
    with terminal(before=["-c", ALONE.format(deed=said)], **kept) as run:
        assert run.ended(5.0)[0] == 0
        assert run.written.index(LEAVE) < run.written.index(b"said")


def test_without_a_terminal_nothing_is_written(kept: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "triage_tui"],
        capture_output=True,
        env={**os.environ, **kept},
        check=False,
    )
    assert ENTER not in done.stdout + done.stderr


def test_its_file_lies_in_the_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_file(os.environ) == str(paths.cache_dir() / FILE)
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_file(os.environ) == str(paths.cache_dir() / FILE)


def test_it_loads_almost_nothing() -> None:
    program = (
        "import sys; before = set(sys.modules); import triage_tui.system.early_paint as e;"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {
        "argparse",
        "asyncio",
        "dataclasses",
        "hashlib",
        "json",
        "pathlib",
        "signal",
        "textual",
    }
    assert not heavy & set(done.stdout.split())
