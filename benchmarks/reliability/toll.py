"""What the kills of a campaign came to."""

from __future__ import annotations

from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Toll:
    """What was counted."""

    kills: int = 0
    keys: int = 0
    shown: int = 0
    """Actions marked on the screen when the app died."""
    in_flight: int = 0
    """Kills with a request on its way."""
    ahead: int = 0
    """Values on disk before the screen had shown them."""
    tasks: int = 0
    ambiguous: int = 0
    """Tasks whose request or answer was lost, or left behind by a kill."""
    asked: int = 0
    lost: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)

    def with_(self, other: Toll) -> Toll:
        """Both together."""
        sums = {
            each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)
        }
        return Toll(**sums)
