"""How long the outbox waits for what."""

from __future__ import annotations

from msgspec import Struct


class OutboxRules(Struct, frozen=True, gc=False):
    """Times in seconds, on the monotonic clock."""

    undo_window: float = 5.0
    """How long an action waits before it leaves, 0 to 30."""
    parallel: int = 3
    """Lead maps served at once, 2 to 4."""
    first_wait: float = 1.0
    longest_wait: float = 60.0
    """Bounds of the back-off between two tries."""
    longest_limit: float = 300.0
    """The longest Retry-After that is believed."""
    look_back_gap: float = 10.0
    """At least this long between the two looks for a task of unknown outcome."""
    longest_look_wait: float = 8.0
    """The longest back-off between tries to look, so that a question comes within 30 s of the
    network's return."""
    plan_expired_wait: float = 2.0
    """Until the first retry; it is often gone by then."""
    plan_expired_pause: float = 20.0
    longest_plan_pause: float = 50.0
    """Then the whole queue waits: twice as long each time, within these bounds."""
    duplicate_window: float = 60.0
    """The same task on the same lead map within this time is asked about first."""
    disk_wait: float = 5.0
    """Until a journal that could not be written is tried again."""
    sleep_gap: float = 30.0
    """How far wall and monotonic clock part before it counts as a sleep of the machine."""
