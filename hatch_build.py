"""Bakes the commit into what is built, so that an installed program can name it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommitHook(BuildHookInterface[Any]):
    """Writes `triage_tui/commit.txt`; built outside a repository, it writes nothing."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are gathered; `version` is "editable" for a checkout in use."""
        root = Path(self.root)
        if version == "editable" or not (root / ".git").exists():
            return
        try:
            said = subprocess.run(
                ["git", "rev-parse", "HEAD"],  # noqa: S607 - git is where the user has it
                cwd=root,
                capture_output=True,
                text=True,
                check=True,
            )
        except (OSError, subprocess.CalledProcessError):
            return
        baked = Path(tempfile.mkdtemp(prefix="commit-")) / "commit.txt"
        baked.write_text(said.stdout.strip() + "\n", "ascii")
        build_data["force_include"][str(baked)] = "triage_tui/commit.txt"
