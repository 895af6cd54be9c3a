"""`triage-tui config cache`: where the saved copy of the inbox is, and how it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from triage_tui.system import paths
from triage_tui.system.early_paint import FILE

ENDINGS = (".db", ".db-wal", ".db-shm", ".db-journal", ".db.lock", FILE)
"""The names that the cache gives its files; nothing else in the folder is touched."""


def run(do: str, out: TextIO, err: TextIO) -> int:
    """Print the folder, or empty it; the exit code."""
    try:
        folder = paths.cache_dir()
        count = 0 if do == "path" else clear(folder)
    except OSError as error:
        err.write(f"Can't open the cache ({error.strerror}). Check its folder.\n")
        return 2
    if do == "path":
        out.write(f"{folder}\n")
    else:
        accounts = "1 account" if count == 1 else f"{count} accounts"
        out.write(f"{folder}: {f'cleared ({accounts})' if count else 'already empty'}.\n")
    return 0


def clear(folder: Path) -> int:
    """Delete every saved copy; returns how many accounts there were.

    A triage-tui that runs meanwhile goes on with what it has in memory. Raises `OSError`.
    """
    count = 0
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name.endswith(ENDINGS):
            path.unlink()
            count += path.suffix == ".db"
    return count
