"""Query parameters, as strictly checked as bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.sandbox.handlers import request_schemas

if TYPE_CHECKING:
    from collections.abc import Mapping


def known_query(query: Mapping[str, str], known: set[str]) -> None:
    """Refuse parameters the endpoint does not document."""
    for name in query:
        if name not in known:
            raise request_schemas.Invalid(
                name, f'"{name}" is not allowed', f"{name} is not allowed", is_unknown=True
            )


def boolean_query(query: Mapping[str, str], name: str) -> bool:
    value = query.get(name, "false")
    if value not in {"true", "false"}:
        live = f'"{name}" must be a boolean'
        raise request_schemas.Invalid(name, live, f"{name} must be a boolean value")
    return value == "true"


def whole_query(query: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    """A whole number from the query, within limits."""
    text = query.get(name, str(default))
    value: object = int(text) if text.lstrip("-").isdecimal() else text
    request_schemas.number(low, high)(value, name)
    return int(text)
