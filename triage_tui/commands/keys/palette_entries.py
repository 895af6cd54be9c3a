"""Everything that can be run by name: the commands, the categories, members, views and themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.commands.command import Command, Group, Run
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.inbox.lead_map import CategoryId, MemberId
    from triage_tui.inbox.state import InboxState
    from triage_tui.inbox.views.views import View

KEPT = 12
"""How many of the last runs are remembered, and shown first."""
NOT_VIEWS = frozenset(
    {"view.next", "view.previous", "view.filter", "view.refresh", "view.unreadable"}
)
NO_ENTRIES = own("No commands available here.")


class PaletteEntry(Struct, frozen=True, eq=False, gc=False):
    """A line of the palette."""

    entry_id: str
    """Stable: what was run last is remembered by it."""
    label: SafeText
    command: Command
    key: SafeText = NOTHING


def command_entries(commands: Iterable[Command], keymap: Keymap) -> list[PaletteEntry]:
    """The commands; digits and views are left out, for they stand by their names."""
    return [
        PaletteEntry(
            command.command_id,
            line(f"{command.title[:1].upper()}{command.title[1:]}"),
            command,
            line(keymap.all_keys_of(command.command_id)),
        )
        for command in commands
        if command.command_id != "palette" and not _stands_by_name(command.command_id)
    ]


def _stands_by_name(command_id: str) -> bool:
    if command_id in NOT_VIEWS:
        return False
    digit = command_id.removeprefix("action.category.")
    return digit.isdecimal() or command_id.startswith("view.")


def category_entries(
    state: InboxState, pinned: Mapping[int, CategoryId], keymap: Keymap
) -> list[PaletteEntry]:
    """Every category, with its digit's key where one is pinned."""
    digit_of = {category_id: digit for digit, category_id in pinned.items()}
    return [
        _entry(
            f"category.{category.category_id}",
            fill("Category: {}", category.name),
            _filing(category.category_id),
            line(keymap.keys_of(f"action.category.{digit_of.get(category.category_id)}")),
            changes=True,
        )
        for category in state.categories.values()
    ]


def member_entries(state: InboxState) -> list[PaletteEntry]:
    """Every member to whom a lead map can be given."""
    return [
        _entry(
            f"member.{member.member_id}",
            fill("Assign to: {}", member.name),
            _assigning(member.member_id),
            changes=True,
        )
        for member in sorted(state.members.values(), key=lambda each: each.name)
        if member.name
    ]


def view_entries(views: Iterable[View], keymap: Keymap) -> list[PaletteEntry]:
    """Every view, also those that no key goes to."""
    return [
        _entry(
            f"view.{view.view_id}",
            fill("View: {}", line(view.title)),
            _showing(view.view_id),
            line(keymap.all_keys_of(f"view.{view.view_id}")),
        )
        for view in views
    ]


def theme_entries(names: Iterable[str]) -> list[PaletteEntry]:
    """Every theme."""
    return [
        _entry(f"theme.{name}", fill("Theme: {}", line(name)), _coloring(name)) for name in names
    ]


def _entry(
    entry_id: str, label: SafeText, run: Run, key: SafeText = NOTHING, *, changes: bool = False
) -> PaletteEntry:
    command = Command(entry_id, "", label, run, Group.APP, changes)
    return PaletteEntry(entry_id, label, command, key)


def _filing(category_id: CategoryId) -> Run:
    return lambda do: do.categorize.file(category_id)


def _assigning(member_id: MemberId) -> Run:
    return lambda do: do.assign.to(member_id)


def _showing(view_id: str) -> Run:
    return lambda do: do.refresh.go_to_view(view_id)


def _coloring(name: str) -> Run:
    return lambda do: do.themes.use(name)


def recent_first(entries: Sequence[PaletteEntry], recent: Sequence[str]) -> list[PaletteEntry]:
    """What was run lately stands first, the rest keeps its order."""
    rank = {entry_id: at for at, entry_id in enumerate(recent)}
    return sorted(entries, key=lambda entry: rank.get(entry.entry_id, len(rank)))


def remembered(recent: Sequence[str], entry_id: str) -> list[str]:
    """The runs to remember once `entry_id` was run."""
    return [entry_id, *(each for each in recent if each != entry_id)][:KEPT]
