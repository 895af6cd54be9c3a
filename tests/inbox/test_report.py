"""The figures of a session: what counts as handled, how fast, how late."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from triage_tui.inbox.actions import (
    Action,
    ActionId,
    AddNote,
    Entry,
    Facts,
    GestureId,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.inbox.local_status import LocalStatus, StatusUntil
from triage_tui.inbox.report import Report, report_on, sparkline, was_late
from triage_tui.inbox.report_format import as_csv, as_json, markdown, parting
from triage_tui.inbox.sla import SlaPolicy

BERLIN = ZoneInfo("Europe/Berlin")
FOLDER = Path(__file__).resolve().parents[1] / "data" / "cases"
CASES = [json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("report*.json"))]


def entry(number: int, action: Action, at: float, status: Status = Status.DONE) -> Entry:
    return Entry(
        ActionId(number),
        GestureId(number),
        action,
        before=None,
        status=status,
        created_wall=at,
        leaves_at=0.0,
        facts=Facts(last_reply_at=0.0),
    )


def filed(lead_map_id: int, category_id: int | None, at: float, **changed: Status) -> Entry:
    category = None if category_id is None else CategoryId(category_id)
    return entry(lead_map_id, SetCategory(LeadMapId(lead_map_id), category), at, **changed)


def test_a_lead_map_filed_twice_is_handled_once_under_its_last_category() -> None:
    entries = [filed(1, 5, 100), replace(filed(1, 6, 110), action_id=ActionId(2))]
    report = report_on(entries, since=0, until=200)
    assert report.handled == 1
    assert report.categories == ((CategoryId(6), 1),)


def test_what_was_undone_or_refused_is_counted_as_that_and_not_as_handled() -> None:
    entries = [
        filed(1, 5, 100, status=Status.UNDONE),
        filed(2, 5, 110, status=Status.REFUSED),
        filed(3, 5, 120, status=Status.HELD),
    ]
    report = report_on(entries, since=0, until=200)
    assert (report.handled, report.undone, report.refused, report.queued) == (1, 1, 1, 1)


def test_seconds_a_decision_leave_breaks_out() -> None:
    entries = [filed(n, 5, at) for n, at in enumerate([100, 102, 106, 5000, 5008], start=1)]
    report = report_on(entries, since=0, until=6000)
    assert report.median_seconds == 4
    assert report.p90_seconds is not None
    assert 4 < report.p90_seconds <= 8


def test_a_verdict_on_a_reply_past_its_sla_is_counted_late() -> None:
    entries = [filed(1, 5, 100), filed(2, 5, 900)]
    report = report_on(entries, since=0, until=1000, is_late=was_late(SlaPolicy(500), {}))
    assert report.late_before == 1


def test_only_the_stretch_asked_for_is_counted() -> None:
    entries = [filed(1, 5, 100), filed(2, 5, 300)]
    assert report_on(entries, since=200, until=400).handled == 1


def test_notes_are_counted_apart() -> None:
    report = report_on([entry(1, AddNote(LeadMapId(1), "x"), 10)], since=0, until=20)
    assert (report.notes, report.handled) == (1, 0)


def test_nothing_done_gives_no_figures_that_were_never_measured() -> None:
    report = report_on([], since=0, until=10)
    assert report.median_seconds is None
    assert report.pace == ()


def test_a_sparkline_shows_even_one_decision_above_none() -> None:
    assert sparkline([0, 1, 100]) == "▁▂█"
    assert sparkline([0, 0]) == ""


def test_leaving_says_what_is_still_to_be_sent() -> None:
    report = report_on(
        [filed(1, 5, 30), filed(2, 5, 32, status=Status.PENDING)],
        since=0,
        until=120,
    )
    assert parting(report) == (
        "2 replies handled in 2 min, 2.0 s per decision.\n"
        "1 change not synced yet: saved on this computer, it'll sync next time.\n"
    )
    assert parting(report_on([], since=0, until=1)) == ""


def by_case(counts: dict[str, int]) -> list[Entry]:
    """So many decisions for each category."""
    chosen = [int(each) for each, count in counts.items() for _ in range(count)]
    return [filed(number, each, 100 + number) for number, each in enumerate(chosen, start=1)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_every_decision_is_in_the_json_whatever_the_categories_are_called(
    case: dict[str, Any],
) -> None:
    names = {CategoryId(int(each)): name for each, name in case["names"].items()}
    report = report_on(by_case(case["categories"]), since=0, until=1000)
    told = json.loads(as_json(report, names, UTC))
    assert sum(told["categories"].values()) == case["total"] == told["handled"]


def test_the_times_of_a_report_are_those_of_the_zone() -> None:
    eve = datetime(2027, 3, 27, 12, tzinfo=BERLIN).timestamp()
    after = datetime(2027, 3, 28, 12, tzinfo=BERLIN).timestamp()
    told = json.loads(as_json(report_on([], since=eve, until=after), {}, BERLIN))
    assert (told["since"], told["until"]) == (
        "2027-03-27T12:00:00+01:00",
        "2027-03-28T12:00:00+02:00",
    )


def test_the_bars_of_the_pace_say_what_they_stand_for() -> None:
    found = Report(since=0.0, until=7200.0, handled=3, pace=(1, 0, 2, 0))
    text = markdown(found, {}, UTC)
    assert text.endswith(
        "Pace: ▅▁█▁\n12:00 AM to 2:00 AM, 30 min per bar, at most 2 decisions in one\n"
    )


def test_seconds_in_csv_are_rounded_to_tenths() -> None:
    text = as_csv(Report(0.0, 1.0, median_seconds=2.123456789, p90_seconds=3.98), {}, UTC)
    assert "median_seconds,2.1\np90_seconds,4.0\n" in text


def chain(number: int, gesture: int, category: int, status: Status, root: int) -> Entry:
    """A press on the category of one reply, in a chain that begins with `root`."""
    pressed = filed(7, category, 100 + number, status=status)
    return replace(
        pressed,
        action_id=ActionId(number),
        gesture_id=GestureId(gesture),
        root=ActionId(root),
    )


def test_a_decision_that_was_undone_after_it_was_sent_is_none() -> None:
    """The value before is set by an action of its own: that is no decision either."""
    sent = [chain(1, 1, 5, Status.DONE, 1), chain(2, 2, 3, Status.DONE, 2)]
    report = report_on(sent, since=0, until=200, undos={GestureId(2): GestureId(1)})
    assert (report.handled, report.undone) == (0, 1)


def test_undo_of_the_second_of_two_decisions_brings_the_first_back() -> None:
    merged = [
        chain(1, 1, 5, Status.MERGED, 1),
        chain(2, 2, 6, Status.MERGED, 1),
        chain(3, 3, 5, Status.HELD, 1),
    ]
    report = report_on(merged, since=0, until=200, undos={GestureId(3): GestureId(2)})
    assert (report.categories, report.undone) == (((CategoryId(5), 1),), 1)
    taken_back = [*merged[:2], chain(3, 3, 5, Status.UNDONE, 1)]
    report = report_on(
        taken_back,
        since=0,
        until=200,
        undos={GestureId(3): GestureId(2), GestureId(4): GestureId(1)},
    )
    assert (report.handled, report.undone) == (0, 2)


def test_a_reply_is_counted_once_however_many_requests_it_takes() -> None:
    """A category and its read status are two requests, and one decision."""
    reads = [
        replace(entry(n, SetRead(LeadMapId(n), is_read=True), 100, Status.HELD))
        for n in range(1, 4)
    ]
    both = [*(filed(n, 5, 100, status=Status.HELD) for n in range(1, 4)), *reads]
    report = report_on(both, since=0, until=200)
    assert (report.handled, report.queued) == (3, 3)
    undone = [replace(each, gesture_id=GestureId(1), status=Status.UNDONE) for each in both]
    assert report_on(undone, since=0, until=200).undone == 3


def test_what_was_put_aside_here_is_counted_beside_what_got_a_category() -> None:
    aside = [StatusUntil(LeadMapId(n), LocalStatus.DONE, 100.0) for n in (1, 2)]
    report = report_on([filed(1, 5, 100)], since=0, until=200, aside=aside)
    assert (report.handled, report.aside) == (1, 1)
    assert parting(report).startswith("2 replies handled in")
