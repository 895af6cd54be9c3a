"""What a question promises of undo."""

from __future__ import annotations

import pytest

from harness.handler_bench import ANNA, INTERESTED, OLGA, HandlerBench
from triage_tui.commands.undo_promise import undo_promise
from triage_tui.inbox.actions import Action, AddNote, Assign, SetCategory
from triage_tui.inbox.safe_text import own

KEPT = "only until they're sent."


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([SetCategory(ANNA, INTERESTED)], "z undoes everything."),
        ([Assign(ANNA, OLGA)], f"z undoes everything; first assignments {KEPT}"),
        (
            [AddNote(ANNA, "hi"), Assign(ANNA, OLGA)],
            f"z undoes everything; first assignments and notes {KEPT}",
        ),
    ],
)
def test_what_smartlead_cannot_remove_is_named(
    bench: HandlerBench, actions: list[Action], said: str
) -> None:
    assert undo_promise(own("z"), actions, bench.model.store.state.lead_map) == said


def test_a_second_owner_can_be_taken_back(bench: HandlerBench) -> None:
    bench.submit(Assign(ANNA, OLGA))
    promise = undo_promise(own("z"), [Assign(ANNA, OLGA)], bench.model.store.state.lead_map)
    assert promise == "z undoes everything."
