"""Each decision on a row: whom it is about, what was decided, whose it is, and when."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tests.inbox.test_report import entry, filed
from triage_tui.inbox.actions import ActionId, Assign, Entry, Facts, Status
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.inbox.report import report_on
from triage_tui.inbox.report_rows import ROW_FORMATS, Names, decisions_of
from triage_tui.inbox.safe_text import line

BERLIN = ZoneInfo("Europe/Berlin")
EVE = datetime(2027, 3, 27, 9, tzinfo=BERLIN).timestamp()
DAY = datetime(2027, 3, 28, 9, tzinfo=BERLIN).timestamp()
NAMES = Names({CategoryId(5): "Interested | hot"}, {MemberId(7): "Dana Whitlock"})


def about(name: str, decided: Entry, assignee: int | None = None) -> Entry:
    """A decision on somebody of this name."""
    facts = Facts(
        name=line(name),
        email=line("ann@corp.example"),
        campaign_name=line("EU | spring"),
        assignee=None if assignee is None else MemberId(assignee),
    )
    return replace(decided, facts=facts)


ENTRIES = [
    about("=Ben", filed(2, None, DAY)),
    about("Ann Lee", filed(1, 5, EVE), assignee=7),
    about("Undone", filed(3, 5, EVE, status=Status.UNDONE)),
]


def told(form: str, entries: list[Entry] = ENTRIES) -> str:
    return ROW_FORMATS[form](decisions_of(entries, since=0, until=2e9), NAMES, BERLIN)


def test_json_has_ids_and_names_and_times_with_their_offset() -> None:
    assert json.loads(told("json")) == [
        {
            "lead_map_id": 1,
            "lead": "Ann Lee",
            "email": "ann@corp.example",
            "campaign": "EU | spring",
            "category_id": 5,
            "category": "Interested | hot",
            "owner_id": 7,
            "owner": "Dana Whitlock",
            "at": "2027-03-27T09:00:00+01:00",
        },
        {
            "lead_map_id": 2,
            "lead": "=Ben",
            "email": "ann@corp.example",
            "campaign": "EU | spring",
            "category_id": None,
            "category": "No category",
            "owner_id": None,
            "owner": "",
            "at": "2027-03-28T09:00:00+02:00",
        },
    ]


def test_markdown_is_a_table_that_no_name_breaks() -> None:
    head, rule, first, second = told("md").splitlines()
    assert head == "| Lead | Email | Campaign | Category | Owner | Time |"
    assert rule == "|---|---|---|---|---|---|"
    assert (
        "| EU \\| spring | Interested \\| hot | Dana Whitlock | Sat, Mar 27, 2027, 9:00 AM |"
        in first
    )
    assert second.endswith("| No category |  | Sun, Mar 28, 2027, 9:00 AM |")


def test_csv_has_no_cell_that_a_spreadsheet_runs() -> None:
    head, first, second = csv.reader(io.StringIO(told("csv")))
    assert head == ["lead", "email", "campaign", "category", "owner", "time"]
    assert first[0] == "Ann Lee"
    assert first[5] == "2027-03-27T09:00:00+01:00"
    assert second[0] == "'=Ben"


def test_the_rows_are_what_the_report_counts_as_handled() -> None:
    again = replace(filed(1, 6, EVE + 5), action_id=ActionId(9))
    entries = [*ENTRIES, again, filed(4, 5, EVE, status=Status.REFUSED)]
    decided = decisions_of(entries, since=0, until=2e9)
    assert len(decided) == report_on(entries, since=0, until=2e9).handled == 2
    assert decided[0].category_id == 6


def test_the_owner_is_who_got_it_last() -> None:
    given = entry(8, Assign(LeadMapId(1), MemberId(9)), EVE + 1)
    taken_back = entry(9, Assign(LeadMapId(1), MemberId(3)), EVE + 2, Status.UNDONE)
    rows = json.loads(told("json", [*ENTRIES, given, taken_back]))
    assert (rows[0]["owner_id"], rows[0]["owner"]) == (9, "Unknown teammate (9)")
