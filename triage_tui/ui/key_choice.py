"""The key map that the settings ask for: a preset, the plays' keys, and the user's own on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.ui.keymap import Keymap, build_keymap
from triage_tui.ui.keys import COMMANDS
from triage_tui.ui.presets import PRESETS

if TYPE_CHECKING:
    from triage_tui.settings import Settings


def keymap_of(settings: Settings, *, source: str = "[keys]") -> Keymap:
    """The keys in force; `source` is where the user's own are from, for sentences about them."""
    return build_keymap(settings.keys, COMMANDS, preset=PRESETS[settings.preset], source=source)
