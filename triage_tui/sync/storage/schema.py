"""The journal's tables, and how each version grows out of the one before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

FIRST: Final = """
CREATE TABLE gestures (
    gesture_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    pressed_wall REAL NOT NULL,
    origin       TEXT NOT NULL,
    about        INTEGER
);
CREATE TABLE actions (
    action_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    gesture_id    INTEGER NOT NULL,
    lead_map_id   INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    target        TEXT NOT NULL,
    checksum      INTEGER NOT NULL,
    before        TEXT NOT NULL,
    previous      TEXT NOT NULL,
    root          INTEGER NOT NULL,
    status        TEXT NOT NULL,
    pressed_wall  REAL NOT NULL,
    pressed_mono  REAL NOT NULL,
    decided_wall  REAL,
    sent_wall     REAL,
    sent_targets  TEXT NOT NULL,
    tries         INTEGER NOT NULL,
    outcome       TEXT,
    reason        TEXT NOT NULL,
    other         INTEGER NOT NULL,
    server_id     TEXT,
    is_bulk       INTEGER NOT NULL,
    lead_id       INTEGER,
    name          TEXT NOT NULL,
    email         TEXT NOT NULL,
    company       TEXT NOT NULL,
    campaign_id   INTEGER,
    campaign_name TEXT NOT NULL,
    category_id   INTEGER,
    member_id     INTEGER,
    last_reply_at REAL
);
CREATE INDEX actions_open ON actions (status)
    WHERE status IN ('held', 'pending', 'in_flight', 'unknown', 'ask', 'refused');
CREATE INDEX actions_gesture ON actions (gesture_id);
CREATE INDEX actions_root ON actions (root);
CREATE INDEX actions_lead_map ON actions (lead_map_id, kind, pressed_wall);
CREATE INDEX actions_lead ON actions (lead_id, kind) WHERE kind IN ('task', 'note');
CREATE INDEX actions_pressed ON actions (pressed_wall);
CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE local_marks (
    lead_map_id INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    set_wall    REAL NOT NULL,
    until_wall  REAL,
    reply_at    REAL,
    PRIMARY KEY (lead_map_id, kind)
) WITHOUT ROWID;
"""

VERSIONS: Final = (FIRST,)
"""Script N brings a file of version N to version N + 1."""


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, scripts: Sequence[str] = VERSIONS) -> None:
    """Bring the file to the newest version, whole or not at all.

    Raises:
        sqlite3.Error: when the disk or the file does not let it; the file is then unchanged.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in scripts[version(connection) :]:
            for statement in script.split(";"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(scripts)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
