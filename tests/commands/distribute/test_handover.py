"""From one member to another."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, NOON, OLGA, PAUL, HandlerBench
from triage_tui.commands.questions import Handover
from triage_tui.inbox.actions import AddNote
from triage_tui.inbox.lead_map import CampaignId

MOVE = Handover(OLGA, PAUL)


def hand_over(bench: HandlerBench, handover: Handover, *, cover: bool = False) -> None:
    """Fill the form, with Anna and Ben found on the server, and say yes to the plan."""
    bench.host.will_answer(handover, [bench.lead(ANNA), bench.lead(BEN)])
    bench.press("cover.start" if cover else "team.reassign")
    if bench.host.open:
        bench.host.answer(bench.host.open[-1].about)


def test_the_form_is_open_before_the_next_key_is_taken(bench: HandlerBench) -> None:
    bench.press("team.reassign")
    assert [each.kind for each in bench.host.open] == ["reassign"]


def test_what_one_has_goes_to_the_other_with_a_note_on_each(bench: HandlerBench) -> None:
    hand_over(bench, Handover(OLGA, PAUL, note="Olga left"))
    owners = [bench.lead(each).assignee for each in (ANNA, BEN, CLEO)]
    assert owners == [PAUL, PAUL, None]
    notes = [each.action for each in bench.entries if isinstance(each.action, AddNote)]
    assert notes == [AddNote(ANNA, "Olga left"), AddNote(BEN, "Olga left")]
    assert len({entry.gesture_id for entry in bench.entries}) == 1


def test_rows_that_the_server_should_have_left_out_are_left_out_here(bench: HandlerBench) -> None:
    hand_over(bench, Handover(OLGA, PAUL, campaign_id=CampaignId(1234)))
    assert bench.host.last == "Olga has no matching replies."
    assert bench.entries == []


def test_a_cover_is_remembered_with_what_it_moved(bench: HandlerBench) -> None:
    hand_over(bench, Handover(OLGA, PAUL, starts=NOON, ends=NOON + 86_400), cover=True)
    (cover,) = bench.session.preferences.covers()
    assert (cover.away, cover.covering, cover.moved) == (OLGA, PAUL, (ANNA, BEN))
