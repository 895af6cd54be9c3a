"""What each request says about the connection: for the status line."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from triage_tui.smartlead.errors import SmartleadError


class Traffic(Struct, frozen=True, gc=False):
    """One request that ended, well or not."""

    method: str
    path: str
    """The path's template."""
    at: float
    """When it ended, on the monotonic clock."""
    took: float
    """Seconds from leaving the pacer to its end."""
    status: int | None
    """The HTTP status; `None` when no answer came."""
    failure: type[SmartleadError] | None
    """The class it was raised as, or `None` when it succeeded."""
    remaining: int | None
    """Requests left as `X-RateLimit-Remaining` says, where it does."""
    is_trouble: bool = False
    """True when it is less about us than its status says: a gateway's word, or a lapsed plan."""

    @property
    def is_answered(self) -> bool:
        """Whether the server was reached at all, whatever it said."""
        return self.status is not None


OnTraffic = Callable[[Traffic], None]
