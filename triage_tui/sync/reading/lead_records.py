"""A lead's own record: asked for by key, then kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.inbox.events import LeadMapRead
from triage_tui.inbox.lead_map import CampaignId, CategoryId, LeadId, LeadMap, LeadMapId
from triage_tui.inbox.lead_record import LeadPlace, LeadRecord
from triage_tui.inbox.merge_reads import filled_in
from triage_tui.inbox.safe_text import SafeText, line
from triage_tui.sync.gateway import gateway
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.store import Store

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.models.reference import WireLead

KEPT = 500
"""Leads whose record is remembered."""
MOST_FIELDS = 40


class LeadReader:
    """Asks once for each address; what rows do not carry goes to the store."""

    def __init__(self, connect: Callable[[], Smartlead], store: Store) -> None:
        self._connect = connect
        self._store = store
        self._known: OrderedDict[SafeText, LeadRecord] = OrderedDict()

    def known(self, lead_map: LeadMap) -> LeadRecord | None:
        """What was read before; `None` when it was not."""
        return self._known.get(lead_map.email)

    async def read(self, lead_map: LeadMap) -> LeadRecord:
        """The record of a lead map's lead, by its address.

        Raises:
            ReadError: with a sentence, when it could not be read.
        """
        if not lead_map.email:
            raise ReadError("This row has no email address to look up.")
        with gateway.explained(ReadError):
            wire = await self._connect().lead_by_email(lead_map.email)
        record = _record(lead_map.email, wire)
        self._known[lead_map.email] = record
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._tell(lead_map.lead_map_id, record)
        return record

    async def lead_id_of(self, lead_map: LeadMap) -> LeadId:
        """The id by which notes and tasks are listed; asked for where the row does not name it.

        Raises:
            ReadError: with a sentence, when nobody knows it.
        """
        if lead_map.lead_id is not None:
            return lead_map.lead_id
        record = self.known(lead_map) or await self.read(lead_map)
        if record.lead_id is None:
            raise ReadError("Smartlead has no lead with this row's address.")
        return record.lead_id

    def _tell(self, lead_map_id: LeadMapId, record: LeadRecord) -> None:
        """What rows do not carry is shown in them as well, for every campaign of the person."""
        state = self._store.state
        for each in (lead_map_id, *state.siblings_of(lead_map_id)):
            row = state.base.get(each)
            if row is None:
                continue
            whole = filled_in(
                row,
                LeadMap(each, record.lead_id, company=record.company, phone=record.phone),
            )
            if whole is not row:
                self._store.dispatch(LeadMapRead(whole))


def _record(email: SafeText, wire: WireLead | None) -> LeadRecord:
    if wire is None:
        return LeadRecord(email, is_known=False)
    return LeadRecord(
        email,
        lead_id=LeadId(wire.lead_id),
        name=line(f"{wire.first_name} {wire.last_name}".strip()),
        company=line(wire.company),
        phone=line(wire.phone),
        location=line(wire.location),
        website=line(wire.website),
        linkedin=line(wire.linkedin),
        is_unsubscribed=bool(wire.is_unsubscribed),
        fields=tuple(
            (line(name, limit=60), line(text))
            for name, text in list(wire.custom_fields.items())[:MOST_FIELDS]
        ),
        places=tuple(
            LeadPlace(
                LeadMapId(place.lead_map_id),
                None if place.campaign_id is None else CampaignId(place.campaign_id),
                line(place.campaign_name),
                None if place.category_id is None else CategoryId(place.category_id),
                place.last_reply_at,
            )
            for place in wire.campaigns
        ),
    )
