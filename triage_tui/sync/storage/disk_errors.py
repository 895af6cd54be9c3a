"""What a disk says when it takes nothing, in words for the screen."""

from __future__ import annotations

import sqlite3

from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.sync.storage.journal_file import is_locked


def why(error: sqlite3.Error) -> SafeText:
    """What a failed write means, in words."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return own("The disk is full: the action was not taken. Free some space and press again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return own(
            "The journal cannot be written: the action was not taken. "
            "Check that its folder is there and writable."
        )
    if is_locked(error):
        return own("Another program holds the journal: the action was not taken. Press again.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return own(
            "The journal is damaged: the action was not taken. "
            "Start again: what can be read will be saved."
        )
    return fill(
        "The journal could not be written ({}): the action was not taken.",
        line(name or "unknown error"),
    )
