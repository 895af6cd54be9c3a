"""What a filter asks of a lead map, in little: kept of every row while a filter is at work."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.inbox.filter.plain_letters import plain_letters
from triage_tui.inbox.lead_map import CategoryId, LeadId, LeadMap, LeadMapId, MemberId

NAME, EMAIL, COMPANY, CAMPAIGN, SUBJECT = range(5)
"""Which line of a text is what; the last one is the mail's."""


class RowTraits(Struct, frozen=True, eq=False, gc=False):
    """What conditions ask of a lead map: small enough to be kept of all while a filter is at work.

    Fields are named as in `LeadMap`.
    """

    lead_map_id: LeadMapId
    text: str
    """Everything of a row that a person would search by, in plain letters: see `text_of`."""
    lead_id: LeadId | None
    category_id: CategoryId | None
    assignee: MemberId | None
    last_reply_at: float | None
    is_read: bool
    is_important: bool
    has_phone: bool
    has_hidden: bool
    reply_facts: int

    def part(self, *places: int) -> str:
        """Parts of the text by their places, joined."""
        parts = self.text.split("\n")
        return "\n".join([parts[each] for each in places])


def text_of(lead_map: LeadMap) -> str:
    """Where words are looked for: a line each of name, address, company, campaign and mail."""
    return plain_letters(
        "\n".join(
            (
                lead_map.name,
                lead_map.email,
                lead_map.company,
                lead_map.campaign_name,
                lead_map.subject,
                lead_map.preview,
            )
        )
    )


def traits_of(lead_map: LeadMap) -> RowTraits:
    """What a filter sees of a lead map."""
    return RowTraits(
        lead_map.lead_map_id,
        text_of(lead_map),
        lead_map.lead_id,
        lead_map.category_id,
        lead_map.assignee,
        lead_map.last_reply_at,
        lead_map.is_read,
        lead_map.is_important,
        bool(lead_map.phone),
        lead_map.hidden > 0,
        lead_map.reply_facts,
    )
