"""The key map that the settings ask for: a preset, the plays' keys, and the user's own on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.command import Command
from triage_tui.commands.keys.keymap import Keymap, build_keymap
from triage_tui.commands.keys.presets import PRESETS
from triage_tui.commands.table import COMMANDS
from triage_tui.commands.table_browsing import view_command
from triage_tui.commands.table_deciding import play_command

if TYPE_CHECKING:
    from triage_tui.config.settings import Settings


def commands_of(settings: Settings) -> tuple[Command, ...]:
    """The table, and a command for each play and each view of the user's own."""
    return (*COMMANDS, *_views_of(settings), *_plays_of(settings))


def _views_of(settings: Settings) -> tuple[Command, ...]:
    if not settings.views:
        return ()
    from triage_tui.config.views import parse_views  # late: most have none

    return tuple(
        view_command(f"view.own.{own.view.view_id}", own.key, own.view.title, own.view.view_id)
        for own in parse_views(settings.views)[0]
    )


def _plays_of(settings: Settings) -> tuple[Command, ...]:
    if not settings.plays:
        return ()
    from triage_tui.config.plays import parse_plays  # late: most have none

    plays, _ = parse_plays(settings.plays)
    return tuple(
        play_command(play.play_id, f", {play.key}" if play.key else "", f"play: {play.name}")
        for play in plays
    )


def keymap_of(settings: Settings, *, source: str = "[keys]") -> Keymap:
    """The keys in force; `source` is where the user's own are from, for sentences about them."""
    return build_keymap(
        settings.keys, commands_of(settings), preset=PRESETS[settings.preset], source=source
    )
