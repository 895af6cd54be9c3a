"""A report as words: Markdown, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.dates.formats import clock, whole
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.report import Report, sparkline
from triage_tui.inbox.safe_text import SafeText

NO_CATEGORY = "No category"


def figures(report: Report, late_now: SafeText | None = None) -> list[tuple[str, str]]:
    """Each figure with its name, in the order in which they matter."""
    late = [f"{report.late_before} handled", *([late_now] if late_now else [])]
    return [
        ("Handled", str(report.handled)),
        ("Done or snoozed", str(report.aside)),
        ("Time per decision", _pace_words(report)),
        ("Past SLA", ", ".join(late)),
        ("Tasks", str(report.tasks)),
        ("Notes", str(report.notes)),
        ("Assigned", str(report.assigned)),
        ("Undone", str(report.undone)),
        ("Rejected", str(report.refused)),
        ("Still queued", str(report.queued)),
    ]


def parting(report: Report) -> str:
    """A line or two for the terminal when the app ends; empty when nothing was done."""
    handled = report.handled + report.aside
    if not handled and not report.queued:
        return ""
    minutes = max(1, round((report.until - report.since) / 60))
    words = [f"{handled} {'reply' if handled == 1 else 'replies'} handled in {minutes} min"]
    if report.median_seconds is not None:
        words.append(f"{report.median_seconds:.1f} s per decision")
    words += [
        f"{count} {what}"
        for count, what in (
            (report.tasks, "task" if report.tasks == 1 else "tasks"),
            (report.undone, "undone"),
            (report.refused, "rejected"),
        )
        if count
    ]
    lines = [", ".join(words) + "."]
    if report.queued:
        lines.append(
            "1 change not synced yet: saved on this computer, it'll sync next time."
            if report.queued == 1
            else f"{report.queued} changes not synced yet: saved on this computer, "
            "they'll sync next time."
        )
    return "\n".join(lines) + "\n"


def _pace_words(report: Report) -> str:
    if report.median_seconds is None or report.p90_seconds is None:
        return "too few decisions"
    return f"{report.median_seconds:.1f} s median, 9 in 10 within {report.p90_seconds:.1f} s"


def by_category(report: Report, names: Mapping[CategoryId, str]) -> list[tuple[str, int]]:
    """Each category's name with how many got it; the id where no name is known."""
    return [(category_name(each, names), count) for each, count in report.categories]


def category_name(category_id: CategoryId | None, names: Mapping[CategoryId, str]) -> str:
    """What a category is called; its id where no name is known."""
    if category_id is None:
        return NO_CATEGORY
    return names.get(category_id, f"Unknown category ({category_id})")


def _added_up(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The counts by name: two categories may have the same."""
    total: Counter[str] = Counter()
    for name, count in counts:
        total[name] += count
    return dict(total.most_common())


def markdown(report: Report, names: Mapping[CategoryId, str], zone: tzinfo) -> str:
    """The report as a page that can be mailed or pasted."""
    first, last = time_words(report.since, zone), time_words(report.until, zone)
    lines = [f"# Triage from {first} to {last}", ""]
    lines += ["| | |", "|---|--:|"]
    lines += [f"| {name} | {value} |" for name, value in figures(report)]
    if report.categories:
        lines += ["", "| Category | Replies |", "|---|--:|"]
        lines += [f"| {table_cell(name)} | {count} |" for name, count in by_category(report, names)]
    if bars := sparkline(report.pace):
        lines += ["", f"Pace: {bars}", pace_axis(report, zone)]
    return "\n".join(lines) + "\n"


def pace_axis(report: Report, zone: tzinfo) -> str:
    """What the bars of the pace stand for: from when to when, how long each is, the highest."""
    first, last = (datetime.fromtimestamp(at, zone) for at in (report.since, report.until))
    is_one_day = first.date() == last.date()
    ends = [clock(at) if is_one_day else whole(at, has_year=False) for at in (first, last)]
    each = span((report.until - report.since) / len(report.pace))
    most = max(report.pace)
    decisions = "decision" if most == 1 else "decisions"
    return f"{ends[0]} to {ends[1]}, {each} per bar, at most {most} {decisions} in one"


def as_json(report: Report, names: Mapping[CategoryId, str], zone: tzinfo) -> str:
    """The report for other programs; times are ISO 8601 with an offset."""
    return (
        json.dumps(
            {
                "since": iso_time(report.since, zone),
                "until": iso_time(report.until, zone),
                "handled": report.handled,
                "categories": _added_up(by_category(report, names)),
                "seconds_per_decision": {
                    "median": report.median_seconds,
                    "p90": report.p90_seconds,
                },
                "handled_past_sla": report.late_before,
                "done_or_snoozed": report.aside,
                "tasks": report.tasks,
                "notes": report.notes,
                "assigned": report.assigned,
                "undone": report.undone,
                "refused": report.refused,
                "queued": report.queued,
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def as_csv(report: Report, names: Mapping[CategoryId, str], zone: tzinfo) -> str:
    """The report as rows of metric and value, categories at the end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("metric", "value"))
    writer.writerows(
        [
            ("since", iso_time(report.since, zone)),
            ("until", iso_time(report.until, zone)),
            ("handled", report.handled),
            ("median_seconds", _tenths(report.median_seconds)),
            ("p90_seconds", _tenths(report.p90_seconds)),
            ("handled_past_sla", report.late_before),
            ("done_or_snoozed", report.aside),
            ("tasks", report.tasks),
            ("notes", report.notes),
            ("assigned", report.assigned),
            ("undone", report.undone),
            ("refused", report.refused),
            ("queued", report.queued),
        ]
    )
    writer.writerows(
        (harmless(f"category: {name}"), count) for name, count in by_category(report, names)
    )
    return out.getvalue()


def _tenths(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


FORMATS = {"md": markdown, "json": as_json, "csv": as_csv}


def table_cell(words: str) -> str:
    """Words that leave a table of Markdown whole."""
    return words.replace("\\", "\\\\").replace("|", "\\|")


def harmless(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in {"=", "+", "-", "@"} else words


def time_words(at: float, zone: tzinfo) -> str:
    """A time for people, such as `Tue, Dec 15, 2026, 9:00 AM`."""
    return whole(datetime.fromtimestamp(at, zone))


def iso_time(at: float, zone: tzinfo) -> str:
    """A time for programs: ISO 8601 with an offset."""
    return datetime.fromtimestamp(at, zone).isoformat(timespec="seconds")
