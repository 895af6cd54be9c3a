"""One key for several actions; forms filled in from templates."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, OLGA, BenchOf, HandlerBench

PLAY = {"key": "m", "name": "Meeting", "category": "Interested", "assign": 71, "note": "Booked"}


def test_a_play_is_shown_before_its_first_run_and_runs_as_one_gesture(bench_of: BenchOf) -> None:
    bench = bench_of(plays=(PLAY,))
    bench.press("play.meeting")
    assert bench.entries == []
    bench.host.answer(True)
    assert bench.categories(ANNA) == ["Interested"]
    assert bench.lead(ANNA).assignee == OLGA
    assert bench.model.cursor == BEN
    bench.press("action.undo")
    assert (bench.categories(ANNA), bench.lead(ANNA).assignee) == ([None], None)


def test_a_play_says_its_name_and_whom(bench_of: BenchOf) -> None:
    bench = bench_of(plays=(PLAY,))
    bench.press("play.meeting")
    assert str(bench.host.open[0].about).endswith(
        "z undoes everything; first assignments and notes only until they're sent."
    )
    bench.host.answer(True)
    assert bench.host.last == "Anna → Meeting"


def test_a_play_that_was_seen_is_not_shown_again(bench_of: BenchOf) -> None:
    bench = bench_of(plays=(PLAY,))
    bench.host.will_answer(True)
    bench.press("play.meeting", "play.meeting")
    assert bench.categories(ANNA, BEN) == ["Interested", "Interested"]


def test_a_no_runs_nothing_and_asks_again_the_next_time(bench_of: BenchOf) -> None:
    bench = bench_of(plays=(PLAY,))
    bench.host.will_answer(False, False)
    bench.press("play.meeting", "play.meeting")
    assert [each.kind for each in bench.host.asked] == ["confirm", "confirm"]
    assert bench.entries == []


def test_a_play_with_an_unknown_category_says_so_and_does_no_part_of_it(bench_of: BenchOf) -> None:
    bench = bench_of(plays=({**PLAY, "category": "Nonsense"},))
    bench.press("play.meeting")
    assert bench.host.last.startswith("Meeting: ")
    assert (bench.host.asked, bench.entries) == ([], [])


def test_a_template_opens_its_form_filled_in_with_the_lead(bench_of: BenchOf) -> None:
    bench = bench_of(templates=({"title": "Ring", "task": {"name": "Ring {first_name}"}},))
    bench.press("action.template")
    (picker,) = bench.host.open
    bench.host.pick_label(picker.labels[0])
    assert bench.host.open[0].about.name == "Ring Anna"


def test_without_templates_the_picker_says_how_to_get_one(bench: HandlerBench) -> None:
    bench.press("action.template")
    assert bench.host.open[0].labels == []
    assert "[[templates]]" in bench.host.open[0].empty
