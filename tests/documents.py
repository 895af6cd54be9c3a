"""`make docs`: the parts of the documents that the program's own tables and packages say."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from triage_tui.cli.config import template
from triage_tui.commands.command import Command, Group
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.ui.screens.team_keys import TEAM_COMMANDS, TEAM_KEYMAP

ROOT = Path(__file__).parents[1]
KEYS = ROOT / "docs" / "keys.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
CONFIGURATION = ROOT / "docs" / "configuration.md"
DIGITS_ROW = "| `1` to `9` | the category on that digit, go to next | `action.category.1` to `.9` |"
PACKAGES = ("triage_tui", "harness", "tests", "benchmarks")
"""The folders of code, in the order in which one reads them."""
_DIGITS = re.compile(r"action\.category\.[1-9]$")


def key_list() -> str:
    """Every command with its default keys and its name, under its heading."""
    keymap = build_keymap({}, COMMANDS)
    lines: list[str] = []
    for group in Group:
        lines += [f"**{group.value}**", "", "| keys | does | name in `[keys]` |", "|---|---|---|"]
        if group is Group.DECIDE:
            lines.append(DIGITS_ROW)
        lines += [
            _row(command, keymap.all_keys_of(command.command_id))
            for command in COMMANDS
            if command.group is group and not _DIGITS.match(command.command_id)
        ]
        if group is Group.TEAM:
            lines += [
                _row(command, TEAM_KEYMAP.all_keys_of(command.command_id), name="fixed")
                for command in TEAM_COMMANDS
            ]
        lines.append("")
    return "\n".join(lines)


def _row(command: Command, keys: str, name: str = "") -> str:
    shown = " ".join(f"`{_escaped(key)}`" for key in keys.split("  ") if key)
    return f"| {shown or 'none'} | {command.title} | {name or f'`{command.command_id}`'} |"


def _escaped(key: str) -> str:
    return key.replace("|", r"\|")


def configuration() -> str:
    """The settings file with every line explained."""
    return f"```toml\n{template().rstrip()}\n```\n"


def tree() -> str:
    """Every package with its first line."""
    rows = [row for package in PACKAGES for row in _packages(ROOT / package, 0)]
    width = max(len(name) for name, _ in rows) + 2
    return "```text\n" + "".join(f"{name:{width}}{does}\n" for name, does in rows) + "```\n"


def _packages(folder: Path, depth: int) -> Iterator[tuple[str, str]]:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    yield f"{'  ' * depth}{folder.name}/", docstring.partition("\n")[0]
    for inner in sorted(each.parent for each in folder.glob("*/__init__.py")):
        yield from _packages(inner, depth + 1)


def contracts() -> str:
    """Who may import whom, as pyproject.toml has it and import-linter checks it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return "".join(map(_contract, project["tool"]["importlinter"]["contracts"]))


def _contract(contract: Mapping[str, Any]) -> str:
    if contract["type"] != "layers":
        return f"- {contract['name']}\n"
    floors = " > ".join(each.replace("triage_tui.", "") for each in contract["layers"])
    return f"- {contract['name']}: `{floors}`\n"


def filled(text: str, name: str, content: str) -> str:
    """`text` with `content` between the marks `<!-- name -->` and `<!-- end of name -->`.

    Raises:
        ValueError: when the marks are not there.
    """
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if start not in text or end not in text:
        raise ValueError(f"no place for the {name}: put {start} and {end} where it goes")
    before, rest = text.split(start, 1)
    return f"{before}{start}\n{content}{end}{rest.split(end, 1)[1]}"


def written() -> dict[Path, str]:
    """Each generated document as it should be now."""
    return {
        KEYS: filled(KEYS.read_text("utf-8"), "keys", key_list()),
        CONTRIBUTING: filled(
            filled(CONTRIBUTING.read_text("utf-8"), "tree", tree()), "contracts", contracts()
        ),
        CONFIGURATION: filled(CONFIGURATION.read_text("utf-8"), "settings", configuration()),
    }


if __name__ == "__main__":
    for file, text in written().items():
        file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{file.relative_to(ROOT)}\n")
