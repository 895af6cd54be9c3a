"""A home, config, state and cache for each test, and an empty environment of ours."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from harness.checkout import SIZE

OURS = ("SMARTLEAD_", "TRIAGE_", "TEXTUAL")
_NUMBERS = count()
"""Of the homes of this run: pytest's own numbering looks at every folder there is, each time."""
SNAPSHOTS = "TEXTUAL_SNAPSHOT_TEMPDIR"
"""Where the snapshot tests collect what they draw; set by their plug-in."""


def move_in(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Live in this folder: its places are the environment's, and nothing of ours is set there."""
    for name in [name for name in os.environ if name.startswith(OURS) or name in SIZE]:
        if name != SNAPSHOTS:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of this test: nothing of the machine's user is read or written."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(_NUMBERS)}"
    folder.mkdir()
    move_in(monkeypatch, folder)
    return folder
