"""What `config check` says of `[assignment]` and `[sla]`: mistakes, and what the rules would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from triage_tui.config.settings import Reading, Settings
from triage_tui.inbox.assignment.policy import AssignmentPolicy, read_policy
from triage_tui.inbox.assignment.rules import Prospect, Rule
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.sla import read_sla


def policy_problems(reading: Reading) -> list[str]:
    """What is wrong in `[assignment]` and `[sla]`, a sentence each with its place."""
    settings, origins = reading.settings, reading.origins
    found: list[str] = []
    for name, problems in (
        ("assignment", read_policy(settings.assignment, settings.members).problems),
        ("sla", read_sla(settings.sla, settings.sla_late).problems),
    ):
        where = origins.get(name, f"[{name}]")
        found += [f"{where}: [{name}]: {problem}" for problem in problems]
    return found


def rule_lines(settings: Settings, rows: Sequence[LeadMap]) -> list[str]:
    """What each rule would have taken of the inbox as it was last read, a line each.

    Rules on country, industry or custom fields need each lead to be asked for: they are not tested
    here, and that is said.
    """
    policy = read_policy(settings.assignment, settings.members)
    lines: list[str] = []
    for table in ("territory", "expertise"):
        rules = policy.rules(table)
        if rules:
            lines += _table_lines(table, rules, rows, policy)
    return lines


def _table_lines(
    table: str, rules: Sequence[Rule], rows: Sequence[LeadMap], policy: AssignmentPolicy
) -> list[str]:
    taken: Counter[int] = Counter(_first(rules, row) for row in rows)
    lines = [f"[assignment] {table}, tried on the {len(rows)} replies loaded last:"]
    for place, rule in enumerate(rules):
        untried = " (rules on lead fields weren't tried)" if rule.reads_leads else ""
        lines.append(f"  {rule.name}: {taken[place]}{untried}")
    rest = f"go to the default, {policy.default}" if policy.default else "stay as they are"
    lines.append(f"  no rule matches: {taken[-1]}, which {rest}")
    return lines


def _first(rules: Iterable[Rule], row: LeadMap) -> int:
    """The place of the first rule that fits; -1 for none."""
    prospect = Prospect(row)
    fitting = (n for n, rule in enumerate(rules) if rule.met_by(prospect) is not None)
    return next(fitting, -1)


def cached_rows(folder: Path, base_url: str, secret: str) -> list[LeadMap]:
    """Every lead map that the cache of this account has; empty where there is no cache."""
    from triage_tui.sync.storage.cache import Cache, cache_path  # late: only with rules to try

    path = cache_path(folder, base_url, secret)
    if not path.is_file():
        return []
    cache = Cache.open(path)
    try:
        found = {
            row.lead_map_id: row
            for view in cache.views()
            for rows in cache.rows(view)
            for row in rows
        }
    finally:
        cache.close()
    return list(found.values())
