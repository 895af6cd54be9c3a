"""Finding the list inside an answer: `data`, `messages`, bare, or wrapped twice."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

_DEEPEST = 4  # untracked replies come as data > data > replies from one client's schema


class Found(Struct, frozen=True, gc=False):
    """A list, the key it stood under, and the object around it."""

    items: list[Any]
    key: str
    """Empty for a bare list."""
    around: dict[str, Any]


def find_list(payload: Any, keys: tuple[str, ...]) -> Found | None:
    """The first list under one of `keys`, looking into nested objects under them as well."""
    if isinstance(payload, list):
        return Found(payload, "", {})
    around = payload
    for _ in range(_DEEPEST):
        if not isinstance(around, dict):
            return None
        for key in keys:
            if isinstance(around.get(key), list):
                return Found(around[key], key, around)
        around = next((around[key] for key in keys if isinstance(around.get(key), dict)), None)
    return None


def find_object(payload: Any) -> dict[str, Any] | None:
    """The object of an answer about one thing: bare, under `data`, or alone in a list there.

    `None` when there is none: an empty list, an empty object, or something else.
    """
    if isinstance(payload, dict) and isinstance(payload.get("data"), dict | list):
        payload = payload["data"]
    if isinstance(payload, list):
        payload = payload[0] if payload else None
    return payload if isinstance(payload, dict) and payload else None
