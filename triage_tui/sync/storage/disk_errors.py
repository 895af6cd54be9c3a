"""What a disk says when it takes nothing, in words for the screen."""

from __future__ import annotations

import sqlite3

from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.sync.storage.journal_file import is_locked


def why(error: sqlite3.Error) -> SafeText:
    """What a failed write means, in words."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return own("The disk is full: change not saved. Free up some space and try again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return own(
            "Can't write to the journal: change not saved. "
            "Check that its folder exists and is writable."
        )
    if is_locked(error):
        return own("Another program is using the journal: change not saved. Try again.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return own("The journal is damaged: change not saved. Restart to recover what can be read.")
    return fill(
        "Couldn't write to the journal ({}): change not saved.",
        line(name or "unknown error"),
    )
