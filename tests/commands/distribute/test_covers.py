"""Covers that are on, and handing back."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, NOON, OLGA, PAUL, HandlerBench
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.vacation_cover import Cover, HandBack


def covered(bench: HandlerBench) -> None:
    bench.submit(Assign(ANNA, PAUL), Assign(BEN, PAUL))
    bench.session.preferences.keep_covers(
        [Cover(OLGA, PAUL, NOON - 86_400, NOON - 60, (ANNA, BEN))]
    )


def test_a_cover_that_is_over_is_said_with_the_key_that_hands_back(bench: HandlerBench) -> None:
    covered(bench)
    bench.handlers.covers.remind()
    assert bench.host.last.startswith("Paul's cover for Olga ended")
    assert bench.host.last.endswith("g b hands back.")


def test_what_was_covered_goes_back_and_the_cover_is_forgotten(bench: HandlerBench) -> None:
    covered(bench)
    bench.host.will_answer(HandBack((ANNA, BEN), ()), True)
    bench.press("cover.hand_back")
    assert [bench.lead(each).assignee for each in (ANNA, BEN)] == [OLGA, OLGA]
    assert bench.session.preferences.covers() == ()
    assert bench.host.last == "2 replies → Olga"


def test_what_went_elsewhere_since_is_said_and_left(bench: HandlerBench) -> None:
    covered(bench)
    bench.host.will_answer(HandBack((ANNA,), (BEN,)))
    bench.press("cover.hand_back")
    assert "Reassigned since and left as is: 1 reply." in str(bench.host.open[0].about)
    bench.host.answer(False)
    assert bench.lead(ANNA).assignee == PAUL
    assert len(bench.session.preferences.covers()) == 1


def test_without_a_cover_there_is_nothing_to_hand_back(bench: HandlerBench) -> None:
    bench.press("cover.hand_back")
    assert bench.host.said == ["No vacation cover is active."]
