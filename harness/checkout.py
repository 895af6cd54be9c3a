"""Where the checkout is, what lies in it for tests, and an environment to run it in."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
SAMPLES = DATA / "samples"
"""Answers of the server, one a file; `_index.json` says which call each belongs to."""
SIZE = ("COLUMNS", "LINES")
"""What a test runner says of its own terminal is not so of the ones that tests open."""
_NOT_OURS = ("SMARTLEAD_", "TRIAGE_", "TEXTUAL", "PYTEST_", *SIZE)


def plain_environ() -> dict[str, str]:
    """This process's environment without anything of ours, with the checkout to import from."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
    return {**kept, "PYTHONPATH": str(ROOT)}
