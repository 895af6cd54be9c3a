"""`triage-tui keys`: the key map in force, and what is wrong with it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TextIO

from triage_tui.commands.command import Group
from triage_tui.commands.configured import keymap_of
from triage_tui.commands.keys.keymap import Keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.config.schema import straight
from triage_tui.config.settings import Reading

FIXED = "(fixed)"
"""In place of the name of a command whose keys cannot be changed."""


def listing(reading: Reading, file: Path, out: TextIO) -> int:
    """Every command under its heading: its keys, its id, what it does."""
    from triage_tui.ui.screens.team_keys import TEAM_COMMANDS, TEAM_KEYMAP  # late: nothing else

    keymap = _keymap(reading, file)
    rows = [(c.group, keymap.all_keys_of(c.command_id), c.command_id, c.title) for c in COMMANDS]
    rows += [
        (each.group, TEAM_KEYMAP.all_keys_of(each.command_id), FIXED, each.title)
        for each in TEAM_COMMANDS
    ]
    first = max(len(keys) for _, keys, _, _ in rows)
    second = max(len(command_id) for _, _, command_id, _ in rows)
    for group, members in groupby(sorted(rows, key=lambda row: _rank(row[0])), lambda row: row[0]):
        out.write(f"{group}\n")
        for _, keys, command_id, does in members:
            out.write(f"  {keys or '-':{first}}  {command_id:{second}}  {does}\n")
    return _tell(keymap, out)


def check(reading: Reading, file: Path, out: TextIO) -> int:
    """Everything that is wrong with `[keys]`, a line each; 0 when nothing is, else 2."""
    keymap = _keymap(reading, file)
    code = _tell(keymap, out)
    if code == 0:
        out.write(f"{len(COMMANDS)} commands, {len(reading.settings.keys)} remapped, no errors.\n")
    return code


def _keymap(reading: Reading, file: Path) -> Keymap:
    return keymap_of(reading.settings, source=f"[keys] in {file}")


def _tell(keymap: Keymap, out: TextIO) -> int:
    """What is wrong with the keys, and what may be; the rest is for `config check`."""
    for problem in keymap.problems:
        out.write(f"error: {straight(problem)}\n")
    for warning in keymap.warnings:
        out.write(f"warning: {straight(warning)}\n")
    return 2 if keymap.problems else 0


def _rank(group: Group) -> int:
    return list(Group).index(group)
