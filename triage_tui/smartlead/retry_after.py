"""When the server says to come back: Retry-After and X-RateLimit-Reset, in seconds from now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

SHORTEST, LONGEST = 1.0, 300.0
"""Seconds: no wait the server asks for is taken shorter or longer."""


def clamped(seconds: float) -> float:
    """`seconds` between 1 s and 5 min."""
    return min(LONGEST, max(SHORTEST, seconds))


def date_of(headers: Mapping[str, str]) -> datetime | None:
    """The server's clock as its `Date` header gives it, UTC."""
    return _http_date(headers.get("date", ""))


def retry_after_of(headers: Mapping[str, str], payload: Any, *, wall: float) -> float | None:
    """Seconds to wait, 1 to 300, from the header (seconds or a date) or the body's `retry_after`.

    `None` when the server does not say. A date is measured against the answer's own `Date` where
    there is one, so that a wrong clock on this machine does not matter.
    """
    text = headers.get("retry-after", "").strip()
    seconds = _number(text)
    if seconds is None and (moment := _http_date(text)) is not None:
        seconds = moment.timestamp() - _now(headers, wall)
    if seconds is None and isinstance(payload, dict):
        error = payload.get("error")
        holder = error if isinstance(error, dict) else payload
        seconds = _number(str(holder.get("retry_after", "")))
    return None if seconds is None else clamped(seconds)


def reset_in(headers: Mapping[str, str], *, wall: float) -> float | None:
    """Seconds until the server's window starts anew: X-RateLimit-Reset, 1 to 300.

    It comes as seconds from now, or as an epoch in seconds or milliseconds.
    """
    number = _number(headers.get("x-ratelimit-reset", ""))
    if number is None:
        return None
    if number > 1e11:
        number /= 1000
    return clamped(number - _now(headers, wall) if number > 1e8 else number)


def whole(headers: Mapping[str, str], name: str) -> int | None:
    """A header that is a count, or `None`."""
    number = _number(headers.get(name, ""))
    return None if number is None or number > 1e9 else int(number)


def _now(headers: Mapping[str, str], wall: float) -> float:
    date = date_of(headers)
    return date.timestamp() if date is not None else wall


def _number(text: str) -> float | None:
    stripped = text.strip()
    if not stripped or len(stripped) > 20 or not stripped.isascii():
        return None
    try:
        number = float(stripped)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None  # NaN compares false


def _http_date(text: str) -> datetime | None:
    if not text or len(text) > 64:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
