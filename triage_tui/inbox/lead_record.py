"""What Smartlead knows about a lead beside its mail: `GET /leads/?email=`."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.inbox.lead_map import CampaignId, CategoryId, LeadId, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText


class LeadPlace(Struct, frozen=True, gc=False):
    """A lead's place in one campaign."""

    lead_map_id: LeadMapId
    campaign_id: CampaignId | None = None
    campaign_name: SafeText = NOTHING
    category_id: CategoryId | None = None
    last_reply_at: float | None = None
    """Seconds since 1970, UTC; `None` where the lead never answered."""


class LeadRecord(Struct, frozen=True, gc=False):
    """A lead as it was imported; every text may be empty."""

    email: SafeText
    lead_id: LeadId | None = None
    is_known: bool = True
    """False when Smartlead has no lead with this address."""
    name: SafeText = NOTHING
    company: SafeText = NOTHING
    phone: SafeText = NOTHING
    location: SafeText = NOTHING
    website: SafeText = NOTHING
    linkedin: SafeText = NOTHING
    is_unsubscribed: bool = False
    fields: tuple[tuple[SafeText, SafeText], ...] = ()
    """The custom fields, name and text, in the server's order."""
    places: tuple[LeadPlace, ...] = ()
    """Every campaign the lead is in."""
