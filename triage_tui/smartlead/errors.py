"""What can go wrong on the way to Smartlead, and whether the request may have been carried out.

The family is closed: whoever catches `SmartleadError` has caught everything this package raises for
an answer or for the network. No error carries the key, a full URL or an HTTP library's object.
"""

from __future__ import annotations

from typing import ClassVar, final


def _sentence(reason: str) -> str:
    """The words with a full stop, where they end with no sign of their own."""
    words = reason.rstrip()
    return words if not words or words[-1] in ".!?…:" else f"{words}."


class SmartleadError(Exception):
    """A call that did not succeed; `str()` of it is fit for the screen once it is cleaned."""

    may_have_applied: ClassVar[bool] = False
    """True when the server may have done what was asked although it did not say so."""

    def __init__(
        self,
        reason: str,
        *,
        method: str = "",
        path: str = "",
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        reason = _sentence(reason)
        super().__init__(reason)
        self.reason = reason
        """A sentence: the server's words where it gave some, ours otherwise. Some 200 characters
        at most; more may be said behind it."""
        self.method = method
        self.path = path
        """The path's template, such as `/crm/leads/tasks/{lead_id}`: never an id, never a query."""
        self.status = status
        """The HTTP status, or `None` when no answer came."""
        self.retry_after = retry_after
        """Seconds the server asked to wait, between 1 and 300, or `None` when it did not say."""

    def __str__(self) -> str:
        return self.reason

    def __repr__(self) -> str:
        where = " ".join(part for part in (self.method, self.path) if part)
        return f"{type(self).__name__}({self.reason!r}, {where!r}, status={self.status})"


@final
class NotSent(SmartleadError):
    """No connection came about, so nothing was sent: name look-up, connect or pool failed."""


@final
class TlsFailure(SmartleadError):
    """The server could not prove who it is. Nothing was sent, and trying again will not help."""


@final
class RateLimited(SmartleadError):
    """429: the server counted us out, and did nothing."""

    is_of_account = False
    """True when it counts all who use the account together, and says no time to come back."""


@final
class TurnedAway(SmartleadError):
    """A 403 that is not the API's: a gateway in front of it let nothing through.

    It is about this client at this moment, not about what was asked, and passes by itself.
    """


@final
class Refused(SmartleadError):
    """The server understood and said no: 4xx, or a 200 with an explicit failure inside."""


@final
class Unauthorized(SmartleadError):
    """401: the key is wrong, or the account behind it has lapsed."""

    def __init__(
        self,
        reason: str,
        *,
        method: str = "",
        path: str = "",
        status: int | None = 401,
        plan_expired: bool = False,
    ) -> None:
        super().__init__(reason, method=method, path=path, status=status)
        self.plan_expired = plan_expired
        """True for "Plan expired!", which is not about the key and is sometimes gone 2 s later."""


@final
class Ambiguous(SmartleadError):
    """The request left, and no clear word came back: it may or may not have been carried out."""

    may_have_applied: ClassVar[bool] = True
