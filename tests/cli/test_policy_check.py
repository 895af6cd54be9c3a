"""`config check` on the tables that say who gets what, and how long a reply may wait."""

from __future__ import annotations

from pathlib import Path

from triage_tui.cli.policy_check import cached_rows, policy_problems, rule_lines
from triage_tui.config.settings import Settings, read_settings
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import line

FILE = """
[sla]
"Interested" = "soon"

[assignment]
default = 7

[[assignment.territory]]
name = "DACH"
domain = ".de"
member = 8

[[assignment.territory]]
name = "Broken"
color = "red"
member = 8
"""


def test_mistakes_are_told_with_the_file_and_the_rule(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(FILE, "utf-8")
    said = policy_problems(read_settings({}, {}, file))
    assert any("line 5" in each and "(Broken)" in each and "'color'" in each for each in said)
    assert any("[sla]: Interested" in each for each in said)


def test_rules_are_tried_on_what_was_read_last(tmp_path: Path) -> None:
    settings = Settings(
        assignment={
            "territory": [
                {"name": "DACH", "domain": ".de", "member": 8},
                {"name": "Far", "country": "Chile", "member": 8},
            ]
        }
    )
    rows = [
        LeadMap(LeadMapId(n), email=line(f"x@shop.{end}"))
        for n, end in enumerate(["de", "de", "fr"])
    ]
    assert rule_lines(settings, rows) == [
        "[assignment] territory, tried on the 3 replies loaded last:",
        "  DACH: 2",
        "  Far: 0 (rules on lead fields weren't tried)",
        "  no rule matches: 1, which stay as they are",
    ]


def test_without_a_cache_there_is_nothing_to_try_them_on(tmp_path: Path) -> None:
    assert cached_rows(tmp_path, "https://server.smartlead.ai/api/v1", "key") == []
    assert list(tmp_path.iterdir()) == []
