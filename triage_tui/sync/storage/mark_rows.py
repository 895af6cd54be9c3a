"""Local marks as rows of the journal, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalStatus, StatusChange, StatusUntil

_COLUMNS = "lead_map_id, kind, set_wall, until_wall, reply_at"


def write_changes(connection: sqlite3.Connection, changes: Iterable[StatusChange]) -> None:
    """Put changes into the journal, inside a transaction of its own making."""
    for change in changes:
        connection.execute(
            "DELETE FROM local_marks WHERE lead_map_id = ?", (int(change.lead_map_id),)
        )
        mark = change.after
        if mark is not None:
            connection.execute(
                f"INSERT INTO local_marks ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608  # our own names
                (int(mark.lead_map_id), mark.kind.value, mark.set_wall, mark.until, mark.reply_at),
            )


SELECT_MARKS = f"SELECT {_COLUMNS} FROM local_marks ORDER BY set_wall"  # noqa: S608  # as above


def marks_from(rows: Sequence[Any]) -> tuple[StatusUntil, ...]:
    """The marks of the journal's rows; what cannot be read is left out."""
    known = set(LocalStatus)
    return tuple(
        StatusUntil(LeadMapId(lead_map_id), LocalStatus(kind), set_wall, until, reply_at)
        for lead_map_id, kind, set_wall, until, reply_at in rows
        if kind in known
    )
