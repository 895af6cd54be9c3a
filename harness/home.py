"""A home, config, state and cache for each test, and an empty environment of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

OURS = ("SMARTLEAD_", "TRIAGE_", "TEXTUAL")
SIZE = ("COLUMNS", "LINES")
"""What a test runner says of its own terminal is not so of the ones that tests open."""
SNAPSHOTS = "TEXTUAL_SNAPSHOT_TEMPDIR"
"""Where the snapshot tests collect what they draw; set by their plug-in."""


def places(folder: Path) -> dict[str, str]:
    """The environment of who lives in this folder."""
    kinds = ("CONFIG", "STATE", "CACHE", "DATA")
    return {
        "HOME": str(folder),
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds},
    }


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of this test: nothing of the machine's user is read or written."""
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(OURS) or name in SIZE]:
        if name == SNAPSHOTS:
            continue
        monkeypatch.delenv(name)
    for name, place in places(folder).items():
        monkeypatch.setenv(name, place)
    if everywhere := os.environ.get("LC_ALL"):  # it would go before the next one
        monkeypatch.delenv("LC_ALL")
        monkeypatch.setenv("LC_CTYPE", everywhere)
    monkeypatch.setenv("LC_TIME", "en_US.UTF-8")
    return folder
