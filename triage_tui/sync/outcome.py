"""What came of sending an action, or of looking for one whose outcome is not known."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText


class Done(Struct, frozen=True, gc=False):
    """The server carried it out and said so."""

    server_id: str | None = None
    """The id of the task or note it made, where one was given."""


class Refused(Struct, frozen=True, gc=False):
    """The server said no; trying again will not help."""

    reason: SafeText


class Retry(Struct, frozen=True, gc=False):
    """It may be sent again without harm."""

    reason: SafeText
    may_be_applied: bool
    """False when the request provably never left."""
    after: float | None = None
    """Seconds to wait at least, where the server said so."""


class Limited(Struct, frozen=True, gc=False):
    """429: nothing was done, and nothing may be asked for a while."""

    reason: SafeText
    after: float | None
    """Seconds to wait; `None` when the server did not say."""


class Unauthorized(Struct, frozen=True, gc=False):
    """401: the key is not accepted, or the account's plan has lapsed."""

    reason: SafeText
    plan_expired: bool = False


class Stopped(Struct, frozen=True, gc=False):
    """The server could not prove who it is: nothing is sent until the user goes on."""

    reason: SafeText


class Unknown(Struct, frozen=True, gc=False):
    """A task or note that may or may not have been made."""

    reason: SafeText


Outcome = Done | Refused | Retry | Limited | Unauthorized | Stopped | Unknown


class Seen(Struct, frozen=True, gc=False):
    """A look back worked: these of the server's tasks or notes match, by id."""

    server_ids: tuple[str | None, ...]


class NoSuchList(Struct, frozen=True, gc=False):
    """There is no way to look: the endpoint is not there, or the lead's id is not known."""

    reason: SafeText = NOTHING


LookedBack = Seen | NoSuchList | Retry | Limited | Unauthorized | Stopped
"""What a look back brings; the last four as for a delivery, and it is tried again."""


class WithdrawnError(Exception):
    """The action was taken back while it waited for its turn: it must not be sent."""
