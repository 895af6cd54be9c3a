"""The client and the sandbox know nothing of each other, and understand each other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest

from tests.smartlead.wire import client
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sandbox.transport import in_process
from triage_tui.smartlead.errors import Refused


@pytest.mark.parametrize("shape", ["live", "documented"])
async def test_the_whole_inbox_is_read_page_by_page(shape: Literal["live", "documented"]) -> None:
    sdk = client(in_process(Sandbox(leads=45, shape=shape)))
    seen: set[int] = set()
    offset, is_last = 0, False
    while not is_last:
        page = await sdk.list_lead_maps("inbox-replies", offset=offset)
        assert (page.shape, page.unreadable) == (shape, ())
        seen |= {row.lead_map_id for row in page.rows}
        offset, is_last = offset + 20, page.is_last
    assert len(seen) == 45


@pytest.mark.parametrize("shape", ["live", "documented"])
async def test_every_action_is_taken(shape: Literal["live", "documented"]) -> None:
    sdk = client(in_process(Sandbox(leads=5, shape=shape)))
    row = (await sdk.list_lead_maps("inbox-replies")).rows[0]
    category = (await sdk.categories())[1].category_id
    await sdk.update_category(row.lead_map_id, category)
    await sdk.change_read_status(row.lead_map_id, True)
    task = await sdk.create_task(
        row.lead_map_id,
        name="Call",
        description="50 seats",
        priority="HIGH",
        due_date=datetime(2031, 1, 2, 9, tzinfo=UTC),
    )
    note = await sdk.create_note(row.lead_map_id, "Prefers mornings")
    assert task.server_id
    assert note.server_id
    after = (await sdk.list_lead_maps("inbox-replies")).rows
    changed = next(other for other in after if other.lead_map_id == row.lead_map_id)
    assert (changed.category_id, changed.is_read) == (category, True)


async def test_an_unknown_lead_map_is_refused_with_the_servers_words() -> None:
    with pytest.raises(Refused) as caught:
        await client(in_process(Sandbox(leads=5))).update_category(1, None)
    assert "not found" in caught.value.reason.lower()
