"""The colors."""

from __future__ import annotations

from harness.handler_bench import HandlerBench


def test_a_theme_is_used_and_kept(bench: HandlerBench) -> None:
    bench.handlers.themes.use("nord")
    assert bench.host.theme == "nord"
    assert bench.session.preferences.theme() == "nord"
