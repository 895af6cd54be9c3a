"""Completions: scripts their shells take, that know every command."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from triage_tui.cli.completions import completions
from triage_tui.cli.main import COMMANDS
from triage_tui.cli.parser import command_parser

SHELLS = ("bash", "zsh", "fish")
ASK_IN_BASH = """
COMP_WORDS=({words})
COMP_CWORD={last}
_shtab_triage_tui triage-tui "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
echo "${{COMPREPLY[@]}}"
"""
ASKS_FOR_FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "fish": "__fish_complete_path"}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_is_in_the_script(shell: str) -> None:
    script = completions(shell, command_parser())
    assert [name for name in COMMANDS if name and name not in script] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_takes_the_script(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = completions(shell, command_parser())
    subprocess.run([shell, "-n"], input=script, text=True, check=True, capture_output=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_settings_file_is_completed_as_a_file(shell: str) -> None:
    assert ASKS_FOR_FILES[shell] in completions(shell, command_parser())


def complete_in_bash(*words: str) -> set[str]:
    script = completions("bash", command_parser())
    quoted = " ".join(f"'{word}'" for word in words)
    ask = ASK_IN_BASH.format(words=quoted, last=len(words) - 1)
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], text=True, check=True, capture_output=True
    )
    return set(done.stdout.split())


def test_bash_completes_commands_their_parts_and_options() -> None:
    assert complete_in_bash("triage-tui", "re") == {"report"}
    assert complete_in_bash("triage-tui", "config", "") >= {"init", "show", "check", "path"}
    assert complete_in_bash("triage-tui", "config", "cache", "") == {"path", "clear"}
    assert complete_in_bash("triage-tui", "report", "--f") == {"--format"}
    assert complete_in_bash("triage-tui", "report", "--format", "") == {"md", "json", "csv"}
    assert complete_in_bash("triage-tui", "completions", "z") == {"zsh"}


def test_what_follows_a_command_is_not_what_follows_another() -> None:
    assert complete_in_bash("triage-tui", "demo", "--le") == {"--leads"}
    assert complete_in_bash("triage-tui", "report", "--le") == set()
