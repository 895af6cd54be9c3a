"""Everything that can be run by name: the commands, the categories, members, views and themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.commands.table import Place
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.table import Command
    from triage_tui.inbox.lead_map import CategoryId
    from triage_tui.inbox.state import InboxState
    from triage_tui.inbox.views.views import View

KEPT = 12
"""How many of the last runs are remembered, and shown first."""


class Entry(Struct, frozen=True, gc=False):
    """A line of the palette."""

    entry_id: str
    """Stable: what was run last is remembered by it."""
    label: SafeText
    action: str
    """The screen action it runs."""
    key: SafeText = NOTHING


def command_entries(commands: Iterable[Command], keymap: Keymap) -> list[Entry]:
    """The commands; the digits are left out, for the categories stand by their names."""
    return [
        Entry(
            command.command_id,
            line(f"{command.does[:1].upper()}{command.does[1:]}"),
            command.action,
            line(keymap.all_keys_of(command.command_id)),
        )
        for command in commands
        if command.command_id != "palette"
        and Place.INBOX in command.places
        and not command.action.startswith(("category(", "view("))
    ]


def category_entries(state: InboxState, pins: dict[int, CategoryId], keymap: Keymap) -> list[Entry]:
    """Every category, with its digit's key where one is pinned."""
    digit_of = {category_id: digit for digit, category_id in pins.items()}
    return [
        Entry(
            f"category.{category.category_id}",
            fill("Category: {}", category.name),
            f"set_category({int(category.category_id)})",
            line(keymap.keys_of(f"action.category.{digit_of.get(category.category_id)}")),
        )
        for category in state.categories.values()
    ]


def member_entries(state: InboxState) -> list[Entry]:
    """Every member to whom a lead map can be given."""
    return [
        Entry(
            f"member.{member.member_id}",
            fill("Assign to: {}", member.name),
            f"assign_to({int(member.member_id)})",
        )
        for member in sorted(state.members.values(), key=lambda each: each.name)
        if member.name
    ]


def view_entries(views: Iterable[View], keymap: Keymap) -> list[Entry]:
    """Every view, also those that no key goes to."""
    return [
        Entry(
            f"view.{view.view_id}",
            fill("View: {}", line(view.title)),
            f"view({view.view_id!r})",
            line(keymap.all_keys_of(f"view.{view.view_id}")),
        )
        for view in views
    ]


def theme_entries(names: Iterable[str]) -> list[Entry]:
    """Every theme."""
    return [
        Entry(f"theme.{name}", fill("Theme: {}", line(name)), f"use_theme({name!r})")
        for name in names
    ]


def recent_first(entries: Sequence[Entry], recent: Sequence[str]) -> list[Entry]:
    """What was run lately stands first, the rest keeps its order."""
    rank = {entry_id: at for at, entry_id in enumerate(recent)}
    return sorted(entries, key=lambda entry: rank.get(entry.entry_id, len(rank)))


def remembered(recent: Sequence[str], entry_id: str) -> list[str]:
    """The runs to remember once `entry_id` was run."""
    return [entry_id, *(each for each in recent if each != entry_id)][:KEPT]


NO_ENTRIES = own("Nothing can be run here.")
