"""Documented rows name no lead: what is asked for by lead is found by the row and the address."""

from __future__ import annotations

from pathlib import Path

from tests.sync.reading.world import reading
from triage_tui.inbox.actions import AddNote, CreateTask, Priority
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import NOTHING
from triage_tui.inbox.views.views import VIEWS
from triage_tui.sync.gateway.gateway import SmartleadGateway
from triage_tui.sync.outcome import Seen
from triage_tui.sync.reading.lead_records import LeadReader

INBOX = VIEWS["all"]
SNOOZED = next(view for view in VIEWS.values() if view.endpoint == "snoozed")


async def test_a_conversation_is_asked_for_by_its_row(tmp_path: Path) -> None:
    """Where no page brought it: `GET /master-inbox/{id}` has the messages, with their text."""
    async with reading(tmp_path, 20, fault="bare", shape="documented") as it:
        await it.views.read(INBOX)
        row = it.rows[0]
        assert row.lead_id is None
        it.sandbox.requests.clear()
        conversation = await it.conversations.read(row)
        assert [seen.endpoint for seen in it.sandbox.requests] == ["item"]
        assert all(message.body for message in conversation.messages)
        assert not conversation.is_partial


async def test_a_row_of_an_address_alone_is_filled_in_when_it_is_opened(tmp_path: Path) -> None:
    async with reading(tmp_path, 60, shape="documented") as it:
        await it.views.read(SNOOZED)
        row = it.rows[0]
        assert (row.name, row.campaign_name) == (NOTHING, NOTHING)
        assert (await it.conversations.read(row)).messages
        known = it.store.state.base[row.lead_map_id]
        assert known.name
        assert known.campaign_name


async def test_the_lead_of_a_row_is_found_by_its_address(tmp_path: Path) -> None:
    async with reading(tmp_path, 20, shape="documented") as it:
        await it.views.read(INBOX)
        row = it.rows[0]
        leads = LeadReader(lambda: it.client, it.store)
        lead_id = await leads.lead_id_of(row)
        lead = it.sandbox.backend.state.lead(int(row.lead_map_id))
        assert lead is not None
        assert lead_id == lead.lead_id
        assert it.store.state.base[row.lead_map_id].lead_id == lead_id
        assert await leads.lead_id_of(row) == lead_id
        assert len(it.asked("lead-by-email")) == 1


async def test_a_lost_task_is_looked_for_though_its_row_names_no_lead(tmp_path: Path) -> None:
    async with reading(tmp_path, 20, shape="documented") as it:
        await it.views.read(INBOX)
        row: LeadMap = it.rows[0]
        task = CreateTask(row.lead_map_id, "Call", "", Priority.HIGH, 1_800_000_000.0)
        note = AddNote(row.lead_map_id, "mornings")
        gateway, wall = SmartleadGateway(lambda: it.client), it.sandbox.clock.wall()
        assert await gateway.look_back(task, None, wall) == Seen(())
        it.store.submit(task, note)
        await it.store.idle()
        for action in (task, note):
            seen = await gateway.look_back(action, None, wall)
            assert isinstance(seen, Seen)
            assert len(seen.server_ids) == 1


async def test_what_a_row_has_is_not_replaced(tmp_path: Path) -> None:
    async with reading(tmp_path, 20, shape="documented") as it:
        await it.views.read(INBOX)
        row = it.rows[0]
        assert row.company
        await LeadReader(lambda: it.client, it.store).lead_id_of(row)
        known = it.store.state.base[row.lead_map_id]
        assert (known.company, known.name) == (row.company, row.name)
