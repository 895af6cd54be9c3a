"""Who owns a lead map."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, OLGA, PAUL, BenchOf, HandlerBench


def test_who_the_user_is_is_asked_once_and_kept(bench: HandlerBench) -> None:
    bench.host.will_pick("Paul")
    bench.press("action.assign.me", "list.next", "action.assign.me")
    assert [asked.kind for asked in bench.host.asked] == ["pick"]
    assert (bench.lead(ANNA).assignee, bench.lead(BEN).assignee) == (PAUL, PAUL)
    assert bench.session.preferences.me() == PAUL


def test_the_setting_knows_who_the_user_is(bench_of: BenchOf) -> None:
    bench = bench_of(me=int(OLGA))
    bench.press("action.assign.me")
    assert bench.host.asked == []
    assert bench.lead(ANNA).assignee == OLGA


def test_a_picked_owner_goes_to_the_lead_that_was_asked_about(bench: HandlerBench) -> None:
    bench.press("action.assign.pick")
    bench.model.go_to(CLEO)
    bench.host.pick_label("Olga")
    assert (bench.lead(ANNA).assignee, bench.lead(CLEO).assignee) == (OLGA, None)


def test_all_marks_get_the_owner_and_the_cursor_stays(bench: HandlerBench) -> None:
    bench.model.marks.set({BEN, CLEO})
    bench.host.will_pick("Olga")
    bench.press("action.assign.pick")
    assert [bench.lead(each).assignee for each in (ANNA, BEN, CLEO)] == [None, OLGA, OLGA]
    assert bench.model.cursor == ANNA
