"""Commands by their id."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench
from triage_tui.commands.command import Place
from triage_tui.commands.table import COMMANDS


def test_no_command_that_changes_runs_read_only(bench: HandlerBench) -> None:
    bench.read_only("Only to be read.")
    changing = [each.command_id for each in COMMANDS if each.changes and Place.INBOX in each.places]
    assert len(changing) > 25
    for count, command_id in enumerate(changing, start=1):
        bench.press(command_id)
        assert bench.host.said == ["Only to be read."] * count, command_id
    assert (bench.host.asked, bench.entries) == ([], [])


def test_read_only_still_looks_around(bench: HandlerBench) -> None:
    bench.read_only()
    bench.press("list.next")
    assert bench.model.cursor == BEN
    assert bench.host.said == []


def test_a_handler_is_made_once(bench: HandlerBench) -> None:
    assert bench.handlers.categorize is bench.handlers.categorize
    bench.press("action.category.1", "list.first")
    bench.press("action.repeat")
    assert bench.categories(ANNA) == ["Interested"]


def test_no_command_crashes_or_changes_anything_on_an_empty_list(bench: HandlerBench) -> None:
    """Nothing is under the cursor."""
    for command in COMMANDS:
        bench.model.show_view(bench.model.views["done"])
        assert bench.model.cursor is None
        bench.press(command.command_id)
        assert bench.entries == [], command.command_id
