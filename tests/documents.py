"""`make docs`: the parts of README and docs/ that the program's own tables say."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from triage_tui.cli.config import template
from triage_tui.commands.command import Command, Group
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONFIGURATION = ROOT / "docs" / "configuration.md"
DIGITS_ROW = (
    "| `1` to `9` | the category on that digit, then advance | `action.category.1` to `.9` |"
)
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
        lines.append("")
    return "\n".join(lines)


def _row(command: Command, keys: str) -> str:
    shown = " ".join(f"`{_escaped(key)}`" for key in keys.split("  ") if key)
    return f"| {shown or 'none'} | {command.title} | `{command.command_id}` |"


def _escaped(key: str) -> str:
    return key.replace("|", r"\|")


def configuration() -> str:
    """The settings file with every line explained."""
    return f"```toml\n{template().rstrip()}\n```\n"


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
        README: filled(README.read_text("utf-8"), "keys", key_list()),
        CONFIGURATION: filled(CONFIGURATION.read_text("utf-8"), "settings", configuration()),
    }


if __name__ == "__main__":
    for file, text in written().items():
        file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{file.relative_to(ROOT)}\n")
