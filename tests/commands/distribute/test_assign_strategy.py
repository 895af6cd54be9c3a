"""How lead maps are given out, by name."""

from __future__ import annotations

from triage_tui.commands.distribute.assign_strategy import EXPLAINED, Strategy


def test_every_strategy_is_explained() -> None:
    assert set(EXPLAINED) == set(Strategy)


def test_both_territories_go_by_the_same_rules() -> None:
    assert Strategy.TERRITORY.table == Strategy.TERRITORY_LEAST_BUSY.table == "territory"
    assert Strategy.ROUND_ROBIN.table == ""
