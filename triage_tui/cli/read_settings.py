"""The settings of a command: from its flags, the environment and the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from triage_tui.config.settings import Reading, Settings


def config_path(arguments: argparse.Namespace | None) -> Path:
    """The settings file: `--config`, `TRIAGE_CONFIG`, or where the system keeps such files.

    Without arguments, the last: the one file that need not be there.
    """
    from triage_tui.system import paths

    named = arguments and (arguments.config or os.environ.get("TRIAGE_CONFIG", "").strip())
    return Path(named).expanduser() if named else paths.config_file()


def _flags(arguments: argparse.Namespace) -> dict[str, object]:
    return {"default_view": arguments.view, "base_url": arguments.base_url}


def reading_of(
    arguments: argparse.Namespace, defaults: Mapping[str, object] | None = None
) -> Reading:
    """The settings from flags, environment and file, with what is wrong with them."""
    from msgspec import structs

    from triage_tui.config.settings import read_settings

    file = config_path(arguments)
    reading = read_settings(_flags(arguments), os.environ, file, defaults=defaults or {})
    if file.exists() or file == config_path(None):
        return reading
    missing = f"{file} doesn't exist: choose another file, or leave it out."
    return structs.replace(reading, problems=(missing, *reading.problems))


def settings_of(
    arguments: argparse.Namespace, defaults: Mapping[str, object] | None = None
) -> Settings:
    """The settings; raises ConfigError when something is wrong with them."""
    from triage_tui.config.settings import ConfigError, Settings
    from triage_tui.system import terminal

    theme = terminal.default_theme(os.environ, Settings().theme)
    reading = reading_of(arguments, {**(defaults or {}), "theme": theme})
    if reading.problems:
        raise ConfigError(*reading.problems)
    return reading.settings
