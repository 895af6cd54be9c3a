"""The keys of the team screen: its bindings, its line of keys and its help are made of these."""

from __future__ import annotations

from triage_tui.commands.command import Command, Group
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.ui.screens.team_lines import PAGE

TEAM_COMMANDS: tuple[Command, ...] = tuple(
    Command(f"team.{name}", keys, title, run, Group.TEAM)
    for name, keys, title, run in (
        ("next", "j, down", "next overdue reply", lambda team: team.step(1)),
        ("previous", "k, up", "previous overdue reply", lambda team: team.step(-1)),
        ("page_down", "pagedown, ctrl+d", "page down", lambda team: team.step(PAGE)),
        ("page_up", "pageup, ctrl+u", "page up", lambda team: team.step(-PAGE)),
        ("first", "g, home", "first", lambda team: team.go(0)),
        ("last", "G, end", "last", lambda team: team.go(-1)),
        ("go_to", "enter, o", "go to the reply", lambda team: team.go_to_reply()),
        ("period", "p", "7, 30 or 90 days", lambda team: team.next_period()),
        ("again", "R, ctrl+r, f5", "refresh", lambda team: team.read_again()),
        ("csv", "c", "save as CSV", lambda team: team.save("csv")),
        ("markdown", "m", "save as Markdown", lambda team: team.save("md")),
        ("help", "?, f1", "keyboard shortcuts", lambda team: team.help()),
        ("leave", "escape, q", "back to the inbox", lambda team: team.dismiss(None)),
    )
)
TEAM_KEYMAP = build_keymap({}, TEAM_COMMANDS)
SHOWN = {
    "go_to": "open",
    "period": "period",
    "again": "refresh",
    "csv": "CSV",
    "markdown": "Markdown",
    "help": "keys",
    "leave": "back",
}
"""What the line of keys names, and in which words."""
