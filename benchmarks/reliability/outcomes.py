"""What each fault must count as, and what was counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from triage_tui.sync.outcome import (
    Done,
    Limited,
    Outcome,
    Refused,
    Retry,
    Unauthorized,
    Unknown,
)


@dataclass(slots=True)
class Toll:
    """What was counted."""

    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds from recovery until every set was delivered."""
    hold: float = 0.0
    problems: list[str] = field(default_factory=list)


CLASSES: dict[str, tuple[type[Outcome], ...]] = {
    "429": (Limited,),
    "account": (Limited,),
    "401": (Unauthorized,),
    "403": (Retry,),  # a gateway's: nothing was done, and it passes
    **dict.fromkeys(("false", "400", "404", "422"), (Refused,)),
}
"""What a fault means for every kind of action; the rest leaves open what was done."""


def allowed(fault: str | None, *, is_repeatable: bool) -> tuple[type[Outcome], ...]:
    """The classes that the contract allows for a fault that a request met."""
    unclear: tuple[type[Outcome], ...] = (Retry,) if is_repeatable else (Unknown,)
    if not fault or fault == "slow":
        return (Done,)
    if fault == "drip":
        return (Done, *unclear)  # within the deadline, or not
    return CLASSES.get(fault, unclear)
