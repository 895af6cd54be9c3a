"""What the top line says of how much is left."""

from __future__ import annotations

from pathlib import Path

from harness.triage import Triage, triage
from triage_tui.inbox.safe_text import own
from triage_tui.ui.inbox.header import Header, HeaderFacts, Tab


def said(app: Triage, *, left: int, is_read: bool) -> str:
    """The line of a view of which 20 were decided."""
    header = app.app.screen.query_one(Header)
    tabs = (Tab(own("All"), is_current=True),)
    header.show(HeaderFacts(tabs, done=20, left=left, is_read=is_read))
    return header.render().plain


async def test_what_is_left_is_at_least_so_much_until_the_view_is_read(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        loading = said(app, left=4, is_read=False)
        assert "4+ left  20 done" in loading
        assert "━" not in loading
        read = said(app, left=4, is_read=True)
        assert "4 left" in read
        assert "━" in read
