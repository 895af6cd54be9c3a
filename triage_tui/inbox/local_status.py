"""Done and snoozed: kept on this machine, for Smartlead has no call for either."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from triage_tui.inbox.lead_map import LeadMap, LeadMapId


class LocalStatus(StrEnum):
    """The marks that Smartlead does not know of, as the journal names them."""

    DONE = "done"
    SNOOZED = "snoozed"


class StatusUntil(Struct, frozen=True, gc=False):
    """A lead map put aside on this machine, until a newer reply comes or its time is over."""

    lead_map_id: LeadMapId
    kind: LocalStatus
    set_wall: float
    """When it was set: seconds since 1970."""
    until: float | None = None
    """When a snooze is over: seconds since 1970; `None` for a newer reply alone."""
    reply_at: float | None = None
    """The reply it was set on: any newer one ends it."""

    def is_ended_by(self, lead_map: LeadMap) -> bool:
        """True when the lead has written since."""
        at = lead_map.last_reply_at
        return at is not None and (self.reply_at is None or at > self.reply_at + 1e-3)

    def is_over(self, now: float) -> bool:
        """True when the snooze's time has come."""
        return self.until is not None and self.until <= now


class StatusChange(Struct, frozen=True, gc=False):
    """What one gesture did to the marks of a lead map; `None` where there was, or is, none."""

    lead_map_id: LeadMapId
    before: StatusUntil | None
    after: StatusUntil | None
