"""Folders that cannot be used and outputs that take nothing: a sentence, never an error of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.served import Served, served
from harness.terminal.program import terminal

pytestmark = pytest.mark.long

KEY = {"SMARTLEAD_API_KEY": "abcdefgh-1234567", "SMARTLEAD_BASE_URL": "http://127.0.0.1:9/api/v1"}
FOLDERS = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
COMMANDS = (
    ("report",),
    ("walk",),
    ("config", "show"),
    ("config", "init"),
    ("config", "check"),
    ("config", "cache", "clear"),
    ("doctor",),
    ("keys", "list"),
)
WRITING = (
    *(command for command in COMMANDS if command[0] not in {"report", "walk"}),
    ("walk", "--demo"),
    ("config", "path"),
    ("config", "cache", "path"),
    ("keys", "check"),
    ("completions", "bash"),
    ("sandbox", "--port", "0"),
    ("--version",),
    ("--help",),
)


def run(*argv: str, before: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """`triage-tui` with `argv`; `before` is what the shell does to its outputs."""
    words = " ".join([f'"{sys.executable}"', "-m", "triage_tui", *argv, before])
    return subprocess.run(
        ["/bin/sh", "-c", f"exec {words}"],
        env={**os.environ, **KEY, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def code_and_words(*argv: str, **environ: str) -> tuple[int, str]:
    done = run(*argv, **environ)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Served]:
    with served() as running:
        yield running


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_in_place_of_a_folder_is_a_sentence(
    tmp_path: Path, sandbox: Served, folder: str, command: tuple[str, ...]
) -> None:
    (tmp_path / "file").touch()
    code, words = code_and_words(*command, **sandbox.environ, **{folder: str(tmp_path / "file")})
    assert "triage-tui crashed" not in words
    assert "Traceback" not in words
    assert code in {0, 1, 2}


@pytest.mark.parametrize("command", [("report",), ("walk",)])
def test_a_state_folder_that_cannot_be_made_ends_with_2(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "file").touch()
    done = run(*command, XDG_STATE_HOME=str(tmp_path / "file"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"{tmp_path / 'file'}" in done.stderr
    assert "can't be used (Not a directory)" in done.stderr


def test_the_app_says_that_its_state_folder_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with terminal(**KEY, XDG_STATE_HOME=str(tmp_path / "file")) as app:
        assert app.ended(10.0)[0] == 2
        assert b"can't be used (Not a directory)" in app.written
        assert b"triage-tui crashed" not in app.written


@pytest.mark.parametrize("name", ["state", "cache"])
def test_the_app_goes_on_without_a_place_for_its_account(tmp_path: Path, name: str) -> None:
    """The folder is there; what has to be in it cannot be made."""
    with served() as sandbox:
        if name == "state":
            server = sandbox.environ["SMARTLEAD_BASE_URL"].split("/")[2].replace(":", "-")
            folder = tmp_path / "triage-tui"
            folder.mkdir()
            (folder / server).touch()
        else:
            (tmp_path / "triage-tui").touch()
        with terminal(**sandbox.environ, **{f"XDG_{name.upper()}_HOME": str(tmp_path)}) as app:
            app.expect("replied ")  # a lead is open
            if name == "state":
                app.keys("1")
                app.expect("Can't open the journal")
            app.keys("q")
            assert app.ended(10.0)[0] == 0
            assert b"triage-tui crashed" not in app.written


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize(("before", "why"), [(">/dev/full", "No space left"), (">&-", "closed")])
def test_an_output_that_takes_nothing_is_a_sentence_and_1(
    command: tuple[str, ...], before: str, why: str
) -> None:
    done = run(*command, before=before)
    assert done.returncode == 1
    said = f"it's {why}" if why == "closed" else why
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"triage-tui: can't write to standard output ({said}")
    assert "triage-tui crashed" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_both_outputs_closed_end_with_1_and_no_word() -> None:
    done = run("config", "path", before=">&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_doctor_fails_on_a_damaged_journal(home: Path) -> None:
    journal = home / "state" / "triage-tui" / "127.0.0.1-9" / "journal.db"
    journal.parent.mkdir(parents=True)
    assert "journal    none yet" in run("doctor").stdout
    journal.write_bytes(b"SQLite format 3\0" + b"\x5a" * 8_192)
    before = journal.read_bytes()
    done = run("doctor")
    assert "FAIL  journal" in done.stdout
    assert "it's damaged" in done.stdout
    assert done.returncode == 1
    assert journal.read_bytes() == before


def test_config_show_prints_no_control_characters(home: Path) -> None:
    file = home / "config" / "triage-tui" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'theme = "a\\u001b[31mb"\n[keys]\n"list.next" = "\\u001b]0;x\\u0007"\n'
        '[[team.members]]\nid = 7\nname = "Ann\\u001b[2J\\u009b1m"\n'
    )
    for what in ("show", "check"):
        done = run("config", what)
        controls = [each for each in done.stdout if each != "\n" and not each.isprintable()]
        assert controls == []
    assert "Ann" in run("config", "show").stdout
