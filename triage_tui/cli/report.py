"""`triage-tui report`: what was triaged, from the journal on this machine."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from triage_tui.inbox.actions import Entry
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.report import report_on
from triage_tui.inbox.report_format import FORMATS
from triage_tui.sync.storage.journal_rows import SELECT, connect, from_row
from triage_tui.sync.storage.preferences import CATEGORY_NAMES


def report(
    journal: Path,
    *,
    since: float,
    now: float,
    sla_late: float,
    form: str,
    out: TextIO,
    err: TextIO,
) -> int:
    """Write the report; only reads, so a running app is not disturbed. Returns the exit code."""
    if not journal.is_file():
        err.write(f"There is no journal yet at {journal}: nothing was triaged on this machine.\n")
        return 1
    try:
        entries, names = _read(journal, since)
    except sqlite3.Error as error:
        err.write(f"The journal {journal} cannot be read ({error}): try again, or restore it.\n")
        return 1
    found = report_on(entries, since=since, until=now, sla_late=sla_late)
    out.write(FORMATS[form](found, names))
    return 0


def since_of(text: str | None, now: float) -> float:
    """The moment a `--since` names: a date, a date and time, or nothing for today's midnight.

    Raises:
        ValueError: with a sentence, when it is none.
    """
    if not text:
        today = datetime.fromtimestamp(now).astimezone()
        return today.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    words = text.strip().lower()
    if words.endswith("d") and words[:-1].isdecimal():
        return now - timedelta(days=int(words[:-1])).total_seconds()
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"--since {text!r}: give a date such as 2026-11-01, or 7d") from None
    at = (moment if moment.tzinfo else moment.astimezone()).astimezone(UTC).timestamp()
    if at > now:
        raise ValueError(f"--since {text!r} is still to come: give a date that has been")
    return at


def _read(journal: Path, since: float) -> tuple[list[Entry], Mapping[CategoryId, str]]:
    entries: list[Entry] = []
    names: dict[CategoryId, str] = {}
    with closing(connect(f"{journal.as_uri()}?mode=ro", uri=True)) as connection:
        query = f"{SELECT} WHERE pressed_wall >= ? ORDER BY action_id"
        for row in connection.execute(query, (since,)):
            with suppress(ValueError):
                entries.append(from_row(row))
        kept = connection.execute("SELECT value FROM choices WHERE name = ?", (CATEGORY_NAMES,))
        for (value,) in kept:
            with suppress(ValueError, AttributeError):
                names = {
                    CategoryId(int(each)): str(name) for each, name in json.loads(value).items()
                }
    return entries, names
