"""What a run of the program leaves open: files, arguments, the screen, developers' back doors."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from harness.served import KEY, served
from harness.terminal.program import terminal


@dataclass
class Left:
    """What was there at the end of a run, or while it ran."""

    written: bytes = b""
    command_line: bytes = b""
    modes: dict[str, int] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)
    """Files in the folder the developer variables point to."""
    code: int | None = None


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """One run at umask 000, with every back door of Textual open and a proxy set."""
    folder = tmp_path_factory.mktemp("exposed")
    home, other = folder / "home", folder / "other"
    other.mkdir()
    before = os.umask(0)
    run_left = Left()
    try:
        with served("--leads", "12") as sandbox:
            environ = {
                **sandbox.environ,
                "HOME": str(home),
                **{f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "STATE", "CACHE")},
                "TRIAGE_UNDO_WINDOW": "0",
                "TRIAGE_LOG": "on",
                "TEXTUAL": "devtools,debug",
                "TEXTUAL_LOG": str(other / "textual.log"),
                "TEXTUAL_PRESS": "q",
                "TEXTUAL_SCREENSHOT": "1",
                "TEXTUAL_SCREENSHOT_LOCATION": str(other),
                **dict.fromkeys(("HTTP_PROXY", "http_proxy", "ALL_PROXY"), "http://127.0.0.1:9/"),
            }
            with terminal(**environ) as run:
                run.expect("replied ")  # a lead is open
                run.keys("1")
                assert run.wait_until(lambda: len(sandbox.truth()["applied"]) == 2), run.text()
                run.expect("synced")
                run_left.command_line = Path(f"/proc/{run.pid}/cmdline").read_bytes()
                run.keys("q")
                run_left.code, _ = run.ended(10.0)
                run_left.written = bytes(run.written)
    finally:
        os.umask(before)
    for path in home.rglob("*"):
        name = str(path.relative_to(home))
        run_left.modes[name] = stat.S_IMODE(path.stat().st_mode)
        if path.is_file():
            run_left.contents[name] = path.read_bytes()
    run_left.other = [path.name for path in other.iterdir()]
    return run_left


pytestmark = pytest.mark.xdist_group("exposure")


def test_the_run_itself_was_an_ordinary_one(left: Left) -> None:
    assert left.code == 0
    assert any(name.endswith("journal.db") for name in left.contents)
    assert any(name.endswith("log.jsonl") for name in left.contents)


def test_files_are_for_their_user_alone_at_umask_000(left: Left) -> None:
    files = {name: mode for name, mode in left.modes.items() if name in left.contents}
    assert {name: oct(mode) for name, mode in files.items() if mode != 0o600} == {}


def test_folders_of_ours_are_for_their_user_alone_at_umask_000(left: Left) -> None:
    ours = {n: m for n, m in left.modes.items() if n not in left.contents and "triage-tui" in n}
    assert ours
    assert {name: oct(mode) for name, mode in ours.items() if mode != 0o700} == {}


def test_the_key_is_in_no_file_and_not_on_the_screen(left: Left) -> None:
    assert [name for name, content in left.contents.items() if KEY.encode() in content] == []
    assert KEY.encode() not in left.written


def test_the_key_is_not_in_the_arguments(left: Left) -> None:
    assert KEY.encode() not in left.command_line


def test_the_terminal_s_title_is_left_alone(left: Left) -> None:
    assert b"\x1b]0;" not in left.written
    assert b"\x1b]2;" not in left.written


def test_textual_s_developer_variables_do_nothing(left: Left) -> None:
    """The run was not ended by the `q` of TEXTUAL_PRESS, and nothing was written for developers."""
    assert left.other == []


def test_without_unicode_the_signs_are_ascii() -> None:
    with terminal("demo", LANG="C", LC_ALL="C") as run:
        run.expect("online")
        assert "●" not in run.text()
        assert "▏" not in run.text()


def test_without_colour_every_state_still_has_its_sign() -> None:
    with terminal("demo", NO_COLOR="1", TRIAGE_UNDO_WINDOW="30") as run:
        run.expect("replied ")  # a lead is open
        run.keys("1")
        run.expect("queued")
        text = run.text()
        assert "●" in text
        assert "▌" in text
        assert b"\x1b[38;2;255;0;0m" not in run.written
