"""A key that changes nothing is no gesture: every undo undoes something, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from harness.handler_bench import ANNA, BEN, CLEO, DORA, INTERESTED, NOT_NOW, HandlerBench
from triage_tui.inbox.actions import SetCategory, Status
from triage_tui.inbox.events import RowsRead

DIGITS = ("action.category.1", "action.category.2", "action.category.clear", "action.read.set")
KEYS = (*DIGITS, "action.repeat", "list.previous", "action.undo", "settle")


def in_all(folder: Path) -> HandlerBench:
    """A bench whose rows stay where they are, whatever is decided on them."""
    bench = HandlerBench(folder, default_view="all")
    bench.read_rows("Anna@acme", "Ben@bolt", "Cleo@corp", "Dora@corp", listing="all")
    bench.press("list.first")
    return bench


def fields(bench: HandlerBench) -> list[tuple[object, bool]]:
    rows = [bench.lead(each) for each in (ANNA, BEN, CLEO, DORA)]
    return [(row.category_id, row.is_read) for row in rows]


def settle(bench: HandlerBench) -> None:
    """The server takes everything."""
    for entry in list(bench.store.state.entries.values()):
        if entry.status.is_open:
            bench.server_says(Status.DONE, [replace(entry, confirmed_at=bench.clock.monotonic())])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(KEYS), max_size=20))
def test_every_undo_undoes_something(keys: list[str]) -> None:
    with TemporaryDirectory() as folder:
        bench = in_all(Path(folder))
        try:
            undos = ["action.undo"] * (len(keys) + 1)  # a key is one gesture at most
            for key in [*keys, *undos]:
                bench.clock.passed += 1
                before, bench.host.said = fields(bench), []
                if key == "settle":
                    settle(bench)
                    continue
                bench.press(key)
                if key == "action.undo" and bench.host.said != ["Nothing to undo."]:
                    assert fields(bench) != before, bench.host.said
            assert bench.host.said == ["Nothing to undo."]
        finally:
            bench.close()


def test_a_second_digit_changes_nothing_and_goes_on(tmp_path: Path) -> None:
    bench = in_all(tmp_path)
    bench.press("action.category.1", "list.previous")
    bench.clock.passed += 1
    bench.press("action.category.1")
    assert bench.host.said[-1:] == ["Anna is already Interested."]
    assert bench.model.cursor == BEN
    assert len(bench.store.history.past()) == 1
    bench.press("action.undo")
    assert bench.lead(ANNA).category_id is None
    bench.close()


@pytest.mark.parametrize("trouble", ["another value queued", "refused", "a teammate changed it"])
def test_a_press_that_may_matter_counts(tmp_path: Path, trouble: str) -> None:
    """The row shows the category, but the server may end up with another one."""
    bench = in_all(tmp_path)
    (entry,) = bench.submit(SetCategory(ANNA, INTERESTED))
    if trouble == "another value queued":
        bench.submit(SetCategory(ANNA, NOT_NOW))
    elif trouble == "refused":
        bench.server_says(Status.REFUSED, [entry], "No.")
    else:
        row = replace(bench.store.state.base[ANNA], category_id=NOT_NOW, as_of=9e9)
        bench.store.dispatch(RowsRead("all", [row], 9e9, is_first=False, is_last=True))
        assert bench.store.state.entries[entry.action_id].changed_by_other
    before = len(bench.store.history.past())
    bench.press("action.category.1")
    assert len(bench.store.history.past()) == before + 1
    bench.close()


def test_marked_rows_that_all_have_it_are_no_gesture(tmp_path: Path) -> None:
    bench = in_all(tmp_path)
    bench.press("action.category.1", "action.category.1", "list.first")
    bench.press("mark.toggle", "list.next", "mark.toggle", "action.category.1")
    assert bench.host.said[-1:] == ["Nothing to change on these replies."]
    assert len(bench.store.history.past()) == 2
    bench.close()


def test_a_bulk_action_counts_the_replies_it_changes(tmp_path: Path) -> None:
    bench = in_all(tmp_path)
    bench.press("action.category.1", "list.first", "mark.toggle", "list.next", "mark.toggle")
    bench.press("action.category.1")
    assert bench.host.last == "1 reply → Interested"
    assert bench.model.handled == {ANNA, BEN}
    bench.close()
