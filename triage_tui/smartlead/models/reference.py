"""What rows refer to: categories, members, clients, campaigns, tags, and a lead's own record."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from triage_tui.smartlead.models.fields import (
    Address,
    Count,
    Flag,
    Id,
    OwnId,
    Seconds,
    Text,
    Wire,
    readable,
    to_text,
)


class WireCategory(Wire):
    """A category of `GET /leads/fetch-categories`; ids differ between accounts."""

    category_id: OwnId = Field(validation_alias=AliasChoices("id", "category_id"))
    name: Text = ""
    sentiment: Text = Field("", validation_alias="sentiment_type")
    """positive, neutral or negative; empty where the server gave null."""


class WireMember(Wire):
    """A member's line of the team board: the only place where the API names members."""

    member_id: OwnId = Field(validation_alias=AliasChoices("id", "team_member_id"))
    name: Text = ""
    email: Address = ""
    lead_count: Count = None
    campaign_count: Count = None
    reply_count: Count = None
    positive_reply_count: Count = None
    reply_rate: Text = ""
    """Such as "30%"."""
    positive_reply_rate: Text = ""
    average_reply_time: Text = ""
    """Such as "3h 10m"."""


class WireUser(Wire):
    """Whose key it is: `GET /users/get-by-api-key`."""

    user_id: Id = Field(None, validation_alias=AliasChoices("id", "user_id", "team_member_id"))
    name: Text = ""
    email: Address = ""


class WireClient(Wire):
    """A client of `GET /client/`."""

    client_id: OwnId = Field(validation_alias=AliasChoices("id", "client_id"))
    name: Text = ""
    email: Address = ""


class WireCampaign(Wire):
    """A campaign of `GET /campaigns/`; a sub-sequence is one with a parent."""

    campaign_id: OwnId = Field(validation_alias=AliasChoices("id", "campaign_id"))
    name: Text = ""
    status: Text = ""
    """DRAFTED, ACTIVE, PAUSED, STOPPED, COMPLETED or ARCHIVED."""
    client_id: Id = None
    parent_campaign_id: Id = None
    created_at: Seconds = None


class WireTag(Wire):
    """A tag on a lead, from `GET /crm/leads/tags`."""

    tag_id: OwnId = Field(validation_alias=AliasChoices("id", "tag_id"))
    mapping_id: Id = Field(None, validation_alias="tag_mapping_id")
    name: Text = Field("", validation_alias=AliasChoices("name", "tag_name"))


class LeadCampaign(Wire):
    """A lead's place in one campaign, from `GET /leads/?email=`."""

    lead_map_id: OwnId = Field(
        validation_alias=AliasChoices("campaign_lead_map_id", "email_lead_map_id")
    )
    campaign_id: Id = None
    campaign_name: Text = ""
    category_id: Id = Field(None, validation_alias="lead_category_id")
    client_id: Id = None
    last_sent_at: Seconds = None
    last_reply_at: Seconds = None


def _campaigns(raw: object) -> tuple[LeadCampaign, ...]:
    return readable(LeadCampaign, raw)[0] if isinstance(raw, list) else ()


def _custom_fields(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        return {}
    return {str(name): text for name, value in raw.items() if (text := to_text(value))}


class WireLead(Wire):
    """A lead as imported, whatever the campaign: `GET /leads/?email=` and `GET /leads/{id}`."""

    lead_id: OwnId = Field(validation_alias=AliasChoices("id", "lead_id"))
    email: Address = ""
    first_name: Text = ""
    last_name: Text = ""
    company: Text = Field("", validation_alias=AliasChoices("company_name", "company"))
    phone: Text = Field("", validation_alias=AliasChoices("phone_number", "phone"))
    website: Text = ""
    location: Text = ""
    linkedin: Text = Field("", validation_alias="linkedin_profile")
    is_unsubscribed: Flag = None
    created_at: Seconds = None
    custom_fields: Annotated[dict[str, str], BeforeValidator(_custom_fields)] = Field(
        default_factory=dict
    )
    """Field name to text; what is neither text nor number is left out."""
    campaigns: Annotated[tuple[LeadCampaign, ...], BeforeValidator(_campaigns)] = Field(
        (), validation_alias="lead_campaign_data"
    )


def _lead(raw: Any) -> WireLead | None:
    return next(iter(readable(WireLead, [raw])[0]), None)


class CampaignLead(Wire):
    """A lead of `GET /campaigns/{id}/leads`."""

    lead_map_id: OwnId = Field(validation_alias="campaign_lead_map_id")
    category_id: Id = Field(None, validation_alias="lead_category_id")
    status: Text = ""
    created_at: Seconds = None
    lead: Annotated[WireLead | None, BeforeValidator(_lead)] = None
