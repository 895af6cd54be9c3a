"""What the server gives back for an action it took."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

_ID_KEYS = ("id", "task_id", "note_id")
_NESTS = ("task", "note")


class Receipt(Struct, frozen=True, gc=False):
    """The server's word that an action was taken."""

    server_id: str | None
    """The id of the task or note made, where the answer has one."""


def server_id_in(payload: Any) -> str | None:
    """The id of what was made.

    Under `data.id`, `data.task_id`, or in the older form `data.task` or `data.note`, which is a
    list of one or an object.
    """
    data = payload.get("data") if isinstance(payload, dict) else None
    if not isinstance(data, dict):
        return None
    for nest in (data, *(_first(data.get(name)) for name in _NESTS)):
        for key in _ID_KEYS:
            value = nest.get(key)
            if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
                return str(value)[:64]
    return None


def _first(raw: object) -> dict[str, Any]:
    if isinstance(raw, list) and raw:
        raw = raw[0]
    return raw if isinstance(raw, dict) else {}
