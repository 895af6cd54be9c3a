"""A disk that does not take what is written: SQLite itself is told to say no."""

from __future__ import annotations

from typing import Literal

from triage_tui.sync.storage.journal import Journal

Disk = Literal["well", "full", "read_only"]
_ANY_SIZE = 4_294_967_294


def set_disk(journal: Journal, disk: Disk) -> None:
    """Let the journal's file be as on such a disk, until it is told otherwise or opened anew.

    A full one still takes what fits into the pages that are there, as a real one does.
    """
    connection = journal._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0] if disk == "full" else _ANY_SIZE
    connection.execute(f"PRAGMA max_page_count = {pages}")
    connection.execute(f"PRAGMA query_only = {int(disk == 'read_only')}")
