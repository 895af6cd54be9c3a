"""What is said where something was not loaded yet."""

from __future__ import annotations

import pytest

from harness.handler_bench import HandlerBench
from triage_tui.commands.wording import category_name
from triage_tui.inbox.events import CategoriesRead
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.sync.connection import Link

REASONS = {
    Link.OFFLINE: "Can't reach Smartlead: no categories loaded yet.",
    Link.REFUSED: "Smartlead rejected the API key: no categories loaded yet.",
    Link.ONLINE: "Categories are still loading. Try again in a moment.",
}


@pytest.mark.parametrize("link", REASONS)
def test_a_digit_and_the_picker_give_the_same_reason(bench: HandlerBench, link: Link) -> None:
    bench.store.dispatch(CategoriesRead([]))
    bench.session.connection.link = link
    bench.press("action.category.1", "action.category.pick")
    assert bench.host.last == REASONS[link]
    assert bench.host.asked[-1].empty == REASONS[link]


def test_a_category_is_not_called_unknown_while_none_is_loaded(bench: HandlerBench) -> None:
    state = bench.store.state
    assert category_name(state, CategoryId(77)) == "Unknown category (77)"
    bench.store.dispatch(CategoriesRead([]))
    assert category_name(bench.store.state, CategoryId(77)) == "…"


def test_a_key_left_for_later_keeps_nobody_triaging_an_empty_list(bench: HandlerBench) -> None:
    bench.session.connection.link = Link.REFUSED
    bench.model.window.show([])
    bench.handlers.pauses._key_answered(None)
    assert all("keep triaging" not in each for each in bench.host.said)
