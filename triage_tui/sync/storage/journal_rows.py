"""Entries as rows of the journal, and back."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from triage_tui.inbox.actions import (
    Action,
    ActionId,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    Facts,
    GestureId,
    Kind,
    Priority,
    SetCategory,
    SetRead,
    Status,
    Value,
)
from triage_tui.inbox.lead_map import CampaignId, CategoryId, LeadId, LeadMapId, MemberId
from triage_tui.inbox.local_status import LocalStatus, StatusChange, StatusUntil
from triage_tui.inbox.safe_text import line

COLUMNS: Final = (  # noqa: SIM905  # as a list it would fill a screen
    "action_id gesture_id lead_map_id kind target checksum before previous root status "
    "pressed_wall pressed_mono decided_wall sent_wall sent_targets tries outcome reason other "
    "server_id is_bulk lead_id name email company campaign_id campaign_name category_id "
    "member_id last_reply_at"
).split()
SELECT: Final = f"SELECT {', '.join(COLUMNS)} FROM actions"  # noqa: S608  # our own column names
REPLACE: Final = (
    f"INSERT OR REPLACE INTO actions ({', '.join(COLUMNS)}) "  # noqa: S608  # our own column names
    f"VALUES ({', '.join('?' * len(COLUMNS))})"
)
SELECT_UNDOS: Final = (
    "SELECT gesture_id, about FROM gestures WHERE origin = 'undo' AND pressed_wall >= ?"
)
PRUNE: Final = (
    (
        "DELETE FROM actions WHERE pressed_wall < ? "
        "AND status IN ('done', 'undone', 'merged', 'same', 'dropped')"
    ),
    (
        "DELETE FROM gestures WHERE gesture_id NOT IN (SELECT gesture_id FROM actions) "
        "AND pressed_wall < ?"
    ),
)
_FIELDS: Final = {
    Kind.CATEGORY: ("category_id",),
    Kind.READ: ("is_read",),
    Kind.ASSIGN: ("member_id",),
    Kind.TASK: ("name", "description", "priority", "due_at"),
    Kind.NOTE: ("note",),
}
"""What of an action is written as its target."""
_RESTING: Final = frozenset(
    {Status.DONE, Status.REFUSED, Status.UNDONE, Status.MERGED, Status.SAME, Status.ASK}
)


class Origin(StrEnum):
    """What set a gesture off."""

    PRESS = "press"
    UNDO = "undo"
    REDO = "redo"
    AGAIN = "again"
    """A retry of a refused action, or a task sent again on the user's word."""


class Gesture(Struct, frozen=True, gc=False):
    """One key press or one bulk run."""

    gesture_id: GestureId
    pressed_wall: float
    """Seconds since 1970."""
    origin: Origin = Origin.PRESS
    about: GestureId | None = None
    """The gesture that this one took back, did again or retried."""


def to_row(entry: Entry) -> tuple[object, ...]:
    """The columns of an entry; the screen's clock stays behind, wall time goes along."""
    target = _payload(entry.action)
    facts = entry.facts
    return (
        entry.action_id,
        entry.gesture_id,
        entry.lead_map_id,
        entry.kind.value,
        target,
        _checksum(entry.action_id, entry.lead_map_id, entry.kind.value, target),
        _text_of(entry.before),
        _text_of(entry.previous),
        entry.root,
        entry.status.value,
        entry.created_wall,
        entry.created_at,
        entry.decided_wall,
        entry.sent_wall,
        json.dumps(entry.sent_targets) if entry.sent_targets else "[]",
        entry.tries,
        entry.status.value if entry.status in _RESTING else None,
        entry.reason,
        int(entry.changed_by_other),
        entry.server_id,
        int(entry.is_bulk),
        facts.lead_id,
        facts.name,
        facts.email,
        facts.company,
        facts.campaign_id,
        facts.campaign_name,
        facts.category_id,
        facts.assignee,
        facts.last_reply_at,
    )


def from_row(row: Sequence[Any]) -> Entry:
    """The entry of a row in the order of `COLUMNS`; `leaves_at` is left at 0.

    Raises:
        ValueError: when the row is not what was written.
    """
    cell = dict(zip(COLUMNS, row, strict=True))
    try:
        return _entry(cell)
    except (TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        msg = "a row of the journal cannot be read"
        raise ValueError(msg) from error


def _entry(cell: dict[str, Any]) -> Entry:
    whole = _checksum(cell["action_id"], cell["lead_map_id"], cell["kind"], cell["target"])
    if whole != cell["checksum"]:
        msg = "a row of the journal does not match its checksum"
        raise ValueError(msg)
    return Entry(
        action_id=ActionId(int(cell["action_id"])),
        gesture_id=GestureId(int(cell["gesture_id"])),
        action=_action(Kind(cell["kind"]), int(cell["lead_map_id"]), json.loads(cell["target"])),
        before=_value(json.loads(cell["before"])),
        previous=_value(json.loads(cell["previous"])),
        root=ActionId(int(cell["root"])),
        status=Status(cell["status"]),
        created_wall=float(cell["pressed_wall"]),
        created_at=float(cell["pressed_mono"]),
        leaves_at=0.0,
        decided_wall=_optional_float(cell["decided_wall"]),
        sent_wall=_optional_float(cell["sent_wall"]),
        sent_targets=tuple(_value(each) for each in json.loads(cell["sent_targets"])),
        tries=int(cell["tries"]),
        reason=line(cell["reason"]),
        changed_by_other=bool(cell["other"]),
        server_id=None if cell["server_id"] is None else str(cell["server_id"]),
        is_bulk=bool(cell["is_bulk"]),
        facts=_facts(cell),
    )


def _facts(cell: dict[str, Any]) -> Facts:
    lead_id, campaign_id = cell["lead_id"], cell["campaign_id"]
    category_id, member_id = cell["category_id"], cell["member_id"]
    return Facts(
        lead_id=None if lead_id is None else LeadId(int(lead_id)),
        name=line(cell["name"]),
        email=line(cell["email"]),
        company=line(cell["company"]),
        campaign_id=None if campaign_id is None else CampaignId(int(campaign_id)),
        campaign_name=line(cell["campaign_name"]),
        category_id=None if category_id is None else CategoryId(int(category_id)),
        assignee=None if member_id is None else MemberId(int(member_id)),
        last_reply_at=_optional_float(cell["last_reply_at"]),
    )


def _payload(action: Action) -> str:
    fields = {name: getattr(action, name) for name in _FIELDS[action.kind]}
    return json.dumps(fields, sort_keys=True)


def _text_of(value: Value) -> str:
    """A value as JSON, without the detour for the plain ones."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value))


def _action(kind: Kind, lead_map_id: int, payload: dict[str, Any]) -> Action:
    target = LeadMapId(lead_map_id)
    match kind:
        case Kind.CATEGORY:
            category_id = payload["category_id"]
            return SetCategory(target, None if category_id is None else CategoryId(category_id))
        case Kind.READ:
            return SetRead(target, bool(payload["is_read"]))
        case Kind.ASSIGN:
            return Assign(target, MemberId(payload["member_id"]))
        case Kind.TASK:
            return CreateTask(
                target,
                name=str(payload["name"]),
                description=str(payload["description"]),
                priority=Priority(payload["priority"]),
                due_at=float(payload["due_at"]),
            )
        case Kind.NOTE:
            return AddNote(target, str(payload["note"]))


def _value(raw: object) -> Value:
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, int):
        return CategoryId(raw)
    msg = "a value of the journal is neither a number nor a truth"
    raise ValueError(msg)


def _optional_float(raw: Any) -> float | None:
    return None if raw is None else float(raw)


def _checksum(action_id: int, lead_map_id: int, kind: str, target: str) -> int:
    """Over what would be sent: a flipped bit must not become another category."""
    return zlib.crc32(f"{action_id}|{lead_map_id}|{kind}|{target}".encode())


def undos_from(rows: Iterable[Any]) -> dict[GestureId, GestureId]:
    """The gestures that took another one back, each with that one."""
    return {
        GestureId(gesture_id): GestureId(about) for gesture_id, about in rows if about is not None
    }


def connect(path: str, *, uri: bool = False, timeout: float = 2.0) -> sqlite3.Connection:
    """A connection whose transactions are begun and ended by hand."""
    connection = sqlite3.connect(
        path, uri=uri, isolation_level=None, timeout=timeout, check_same_thread=False
    )
    # A row with a flipped bit in a name is still worth reading.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


STATUS_COLUMNS: Final = "lead_map_id, kind, set_wall, until_wall, reply_at"


def write_changes(connection: sqlite3.Connection, changes: Iterable[StatusChange]) -> None:
    """Put changes into the journal, inside a transaction of its own making."""
    for change in changes:
        connection.execute(
            "DELETE FROM local_marks WHERE lead_map_id = ?", (int(change.lead_map_id),)
        )
        mark = change.after
        if mark is not None:
            connection.execute(
                f"INSERT INTO local_marks ({STATUS_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608  # our own names
                (int(mark.lead_map_id), mark.kind.value, mark.set_wall, mark.until, mark.reply_at),
            )


SELECT_MARKS = f"SELECT {STATUS_COLUMNS} FROM local_marks ORDER BY set_wall"  # noqa: S608  # as above


def marks_from(rows: Sequence[Any]) -> tuple[StatusUntil, ...]:
    """The marks of the journal's rows; what cannot be read is left out."""
    known = set(LocalStatus)
    return tuple(
        StatusUntil(LeadMapId(lead_map_id), LocalStatus(kind), set_wall, until, reply_at)
        for lead_map_id, kind, set_wall, until, reply_at in rows
        if kind in known
    )
