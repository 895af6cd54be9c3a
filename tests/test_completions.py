"""Completions: scripts their shells take, that know every command."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from triage_tui.cli.completions import completions, words_of
from triage_tui.cli.main import COMMANDS
from triage_tui.cli.parser import command_parser

SHELLS = ("bash", "zsh", "fish")


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


def complete_in_bash(*words: str) -> set[str]:
    script = completions("bash", command_parser())
    quoted = " ".join(f"'{word}'" for word in words)
    ask = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _triage_tui; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], text=True, check=True, capture_output=True
    )
    return set(done.stdout.split())


def test_bash_completes_commands_their_parts_and_options() -> None:
    assert complete_in_bash("triage-tui", "re") == {"report"}
    assert complete_in_bash("triage-tui", "config", "") >= {"init", "show", "check", "path"}
    assert complete_in_bash("triage-tui", "report", "--f") == {"--format"}
    assert complete_in_bash("triage-tui", "completions", "z") == {"zsh"}


def test_what_follows_a_command_is_not_what_follows_another() -> None:
    table = words_of(command_parser())
    assert "--leads" in table["demo"]
    assert "--leads" not in table["report"]
