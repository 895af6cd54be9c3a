"""`triage-tui report`: what was triaged, from the journal on this machine."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from triage_tui.inbox.actions import Entry, GestureId
from triage_tui.inbox.dates.time_zone import here, local_zone
from triage_tui.inbox.lead_map import CategoryId, MemberId
from triage_tui.inbox.local_status import StatusUntil
from triage_tui.inbox.report import report_on, was_late
from triage_tui.inbox.report_format import FORMATS
from triage_tui.inbox.report_rows import ROW_FORMATS, Names, decisions_of
from triage_tui.inbox.sla import SlaPolicy
from triage_tui.sync.storage.journal_rows import (
    SELECT,
    SELECT_MARKS,
    SELECT_UNDOS,
    connect,
    from_row,
    marks_from,
    undos_from,
)
from triage_tui.sync.storage.preferences import CATEGORY_NAMES, MEMBER_NAMES


def report(
    journal: Path,
    *,
    since: float,
    now: float,
    sla: SlaPolicy,
    form: str,
    out: TextIO,
    err: TextIO,
    rows: bool = False,
    members: Mapping[MemberId, str] | None = None,
) -> int:
    """Write the report, or with `rows` each decision; `members` has names from the settings.

    It only reads, so a running app is not disturbed. Returns the exit code.
    """
    if not journal.is_file():
        err.write(f"No journal at {journal} yet: nothing has been triaged on this computer.\n")
        return 1
    try:
        found = _read(journal, since)
    except sqlite3.Error as error:
        err.write(f"Can't read the journal {journal} ({error}). Try again, or restore it.\n")
        return 1
    zone, names = local_zone(), found.names
    if rows:
        known = Names(names.categories, {**names.members, **(members or {})})
        decided = decisions_of(found.entries, since=since, until=now, undos=found.undos)
        out.write(ROW_FORMATS[form](decided, known, zone))
        return 0
    told = report_on(
        found.entries,
        since=since,
        until=now,
        is_late=was_late(sla, names.categories),
        undos=found.undos,
        aside=found.aside,
    )
    out.write(FORMATS[form](told, names.categories, zone))
    return 0


def since_of(text: str | None, now: float) -> float:
    """The moment a `--since` names: a date, a date and time, or nothing for today's midnight.

    Raises:
        ValueError: with a sentence, when it is none.
    """
    if not text:
        return here(now).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    words = text.strip().lower()
    if words.endswith("d") and words[:-1].isdecimal():
        return now - timedelta(days=int(words[:-1])).total_seconds()
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"--since {text!r}: use a date such as 2026-11-01, or 7d") from None
    at = (moment if moment.tzinfo else moment.replace(tzinfo=local_zone())).timestamp()
    if at > now:
        raise ValueError(f"--since {text!r} is in the future: use a date in the past")
    return at


class _Found(Struct, frozen=True):
    """What of the journal a report is made of."""

    entries: Sequence[Entry]
    undos: Mapping[GestureId, GestureId]
    aside: Sequence[StatusUntil]
    names: Names


def _read(journal: Path, since: float) -> _Found:
    entries: list[Entry] = []
    with closing(connect(f"{journal.as_uri()}?mode=ro", uri=True)) as connection:
        query = f"{SELECT} WHERE pressed_wall >= ? ORDER BY action_id"
        for row in connection.execute(query, (since,)):
            with suppress(ValueError):
                entries.append(from_row(row))
        undos = undos_from(connection.execute(SELECT_UNDOS, (since,)))
        aside = marks_from(connection.execute(SELECT_MARKS).fetchall())
        categories = _kept_names(connection, CATEGORY_NAMES)
        members = _kept_names(connection, MEMBER_NAMES)
    names = Names(
        {CategoryId(each): name for each, name in categories.items()},
        {MemberId(each): name for each, name in members.items()},
    )
    return _Found(entries, undos, aside, names)


def _kept_names(connection: sqlite3.Connection, name: str) -> dict[int, str]:
    """Names by id as the app kept them; none where nothing readable was kept."""
    kept = connection.execute("SELECT value FROM choices WHERE name = ?", (name,)).fetchone()
    with suppress(ValueError, AttributeError):
        if kept is not None:
            return {int(each): str(word) for each, word in json.loads(kept[0]).items()}
    return {}
