"""What others may see of a screen that is shared."""

from __future__ import annotations

from harness.handler_bench import ANNA, HandlerBench


def test_masking_forgets_the_picture_kept_for_the_next_start(bench: HandlerBench) -> None:
    bench.press("screen.mask")
    assert bench.model.is_masked
    assert bench.host.forgot_screen == 1


def test_names_come_back_with_the_second_press(bench: HandlerBench) -> None:
    bench.press("screen.mask", "screen.mask")
    assert bench.model.name_of(bench.lead(ANNA)) == "Anna"
    assert bench.host.forgot_screen == 1
