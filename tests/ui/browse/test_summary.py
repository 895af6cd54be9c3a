"""The summary on the screen, and the report from the journal it leaves behind."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from harness.triage import triage
from triage_tui.cli.report import report, since_of
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.sla import SlaPolicy

NOW = 4e9
SLA = SlaPolicy(3600)


async def journal_of_a_session(folder: Path) -> Path:
    async with triage(folder) as app:
        await app.press("1", "2", "2", "t", "x", "ctrl+s")
        await app.settle()
    return folder / "journal.db"


def reported(journal: Path, form: str, *, rows: bool = False) -> str:
    out, err = io.StringIO(), io.StringIO()
    code = report(journal, since=0, now=NOW, sla=SLA, form=form, out=out, err=err, rows=rows)
    assert (code, err.getvalue()) == (0, "")
    return out.getvalue()


async def test_the_summary_says_what_was_done(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("1", "2")
        await app.settle()
        await app.press("g", "full_stop")
        await app.pilot.pause()
        text = app.text()
        assert "This session" in text
        (handled,) = [line for line in text.splitlines() if " Handled " in line]
        assert "2" in handled.split()
        assert "Interested" in text
        await app.press("escape")
        assert app.app.screen is app.screen


async def test_a_report_names_the_categories_without_the_network(tmp_path: Path) -> None:
    journal = await journal_of_a_session(tmp_path)
    found = json.loads(reported(journal, "json"))
    assert found["handled"] >= 2
    assert found["categories"]["Interested"] == 1
    assert found["tasks"] == 1


async def test_a_report_as_csv_has_a_row_for_each_figure(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(reported(await journal_of_a_session(tmp_path), "csv"))))
    assert rows[0] == ["metric", "value"]
    assert ["tasks", "1"] in rows
    assert ["category: Interested", "1"] in rows


async def test_a_report_as_markdown_is_a_table(tmp_path: Path) -> None:
    text = reported(await journal_of_a_session(tmp_path), "md")
    assert "| Interested | 1 |" in text


async def test_the_rows_of_a_report_name_lead_category_and_owner(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        lead, owned = app.shown(app.cursor), app.session.store.state.members[MemberId(4571)]
        app.session.store.submit(Assign(lead.lead_map_id, owned.member_id))
        await app.press("1")
        await app.settle()
    (row,) = json.loads(reported(tmp_path / "journal.db", "json", rows=True))
    assert (row["lead"], row["email"], row["campaign"]) == (
        lead.name,
        lead.email,
        lead.campaign_name,
    )
    assert (row["category"], row["owner"]) == ("Interested", owned.name)
    assert owned.name
    head, _ = csv.reader(io.StringIO(reported(tmp_path / "journal.db", "csv", rows=True)))
    assert head == ["lead", "email", "campaign", "category", "owner", "time"]


@pytest.mark.parametrize(
    ("zone", "since"),
    [("Europe/Berlin", "2026-10-25T00:00:00+02:00"), ("UTC", "2026-10-25T00:00:00+00:00")],
)
def test_today_begins_at_midnight_on_the_clock_on_the_wall(
    zone: str, since: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    midnight = datetime.fromisoformat(since).timestamp()
    evening = midnight + 20 * 3600  # the clocks went back meanwhile
    assert since_of(None, evening) == midnight
    assert since_of("2026-10-25", evening) == midnight


def test_without_a_journal_the_report_says_so(tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    code = report(tmp_path / "none.db", since=0, now=NOW, sla=SLA, form="md", out=out, err=err)
    assert code == 1
    assert "nothing has been triaged" in err.getvalue()


def test_since_takes_a_date_or_so_many_days() -> None:
    now = 1_800_000_000.0
    assert since_of("7d", now) == now - 7 * 86400
    assert since_of("2026-11-01T00:00:00+00:00", now) == 1_793_491_200.0
    assert now - 86400 <= since_of(None, now) <= now


@pytest.mark.parametrize("text", ["soon", "2999-01-01"])
def test_a_since_that_is_no_past_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="use a date"):
        since_of(text, 1_800_000_000.0)
