"""A report as words: Markdown, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime

from triage_tui.inbox.lead_map import CategoryId
from triage_tui.inbox.report import Report, sparkline

NO_CATEGORY = "category taken away"


def figures(report: Report, late_after: int | None = None) -> list[tuple[str, str]]:
    """Each figure with its name, in the order in which they matter."""
    late = str(report.late_before)
    if late_after is not None:
        late = f"{report.late_before + late_after} before, {late_after} now"
    return [
        ("Handled", str(report.handled)),
        ("Seconds a decision", _pace_words(report)),
        ("Past SLA" if late_after is not None else "Handled past SLA", late),
        ("Tasks", str(report.tasks)),
        ("Notes", str(report.notes)),
        ("Assigned", str(report.assigned)),
        ("Undone", str(report.undone)),
        ("Refused", str(report.refused)),
        ("Still queued", str(report.queued)),
    ]


def parting(report: Report) -> str:
    """A line or two for the terminal when the app ends; empty when nothing was done."""
    if not report.handled and not report.queued:
        return ""
    minutes = max(1, round((report.until - report.since) / 60))
    words = [f"{report.handled} handled in {minutes} min"]
    if report.median_seconds is not None:
        words.append(f"{report.median_seconds:.1f} s a decision")
    words += [
        f"{count} {what}"
        for count, what in (
            (report.tasks, "tasks"),
            (report.undone, "undone"),
            (report.refused, "refused"),
        )
        if count
    ]
    lines = [", ".join(words) + "."]
    if report.queued:
        lines.append(
            f"{report.queued} not sent yet: kept on this machine, they go out at the next start."
        )
    return "\n".join(lines) + "\n"


def _pace_words(report: Report) -> str:
    if report.median_seconds is None or report.p90_seconds is None:
        return "not enough decisions"
    return f"{report.median_seconds:.1f} median, {report.p90_seconds:.1f} at the 90th percentile"


def by_category(report: Report, names: Mapping[CategoryId, str]) -> list[tuple[str, int]]:
    """Each category's name with how many got it; the id where no name is known."""
    return [
        (NO_CATEGORY if each is None else names.get(each, f"category {each}"), count)
        for each, count in report.categories
    ]


def markdown(report: Report, names: Mapping[CategoryId, str]) -> str:
    """The report as a page that can be mailed or pasted."""
    lines = [f"# Triage from {_day(report.since)} to {_day(report.until)}", ""]
    lines += ["| | |", "|---|--:|"]
    lines += [f"| {name} | {value} |" for name, value in figures(report)]
    if report.categories:
        lines += ["", "| Category | Lead maps |", "|---|--:|"]
        lines += [f"| {_cell(name)} | {count} |" for name, count in by_category(report, names)]
    if bars := sparkline(report.pace):
        lines += ["", f"Pace: {bars}"]
    return "\n".join(lines) + "\n"


def as_json(report: Report, names: Mapping[CategoryId, str]) -> str:
    """The report for other programs; times are ISO 8601 with an offset."""
    return (
        json.dumps(
            {
                "since": _moment(report.since),
                "until": _moment(report.until),
                "handled": report.handled,
                "categories": dict(by_category(report, names)),
                "seconds_per_decision": {
                    "median": report.median_seconds,
                    "p90": report.p90_seconds,
                },
                "handled_past_sla": report.late_before,
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


def as_csv(report: Report, names: Mapping[CategoryId, str]) -> str:
    """The report as rows of figure and value, categories at the end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("figure", "value"))
    writer.writerows(
        [
            ("since", _moment(report.since)),
            ("until", _moment(report.until)),
            ("handled", report.handled),
            ("median_seconds", report.median_seconds),
            ("p90_seconds", report.p90_seconds),
            ("handled_past_sla", report.late_before),
            ("tasks", report.tasks),
            ("notes", report.notes),
            ("assigned", report.assigned),
            ("undone", report.undone),
            ("refused", report.refused),
            ("queued", report.queued),
        ]
    )
    writer.writerows(
        (_harmless(f"category: {name}"), count) for name, count in by_category(report, names)
    )
    return out.getvalue()


FORMATS = {"md": markdown, "json": as_json, "csv": as_csv}


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _harmless(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in "=+-@" else words


def _day(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().strftime("%a %d %b %Y %H:%M")


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")
