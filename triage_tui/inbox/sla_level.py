"""How long a reply has waited, in words for the eye: fresh, due, late."""

from __future__ import annotations

from enum import StrEnum


class Sla(StrEnum):
    """How long a reply has waited, against the two thresholds of the settings."""

    FRESH = "fresh"
    WARN = "warn"
    LATE = "late"


def sla_of(reply_at: float | None, now: float, *, warn: float, late: float) -> Sla:
    """The level of a reply that came at `reply_at`; thresholds in seconds."""
    waited = 0.0 if reply_at is None else now - reply_at
    if waited >= late:
        return Sla.LATE
    return Sla.WARN if waited >= warn else Sla.FRESH
