"""When garbage is looked for: never between two keys, and not all the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from triage_tui.ui.app import TriageApp
from triage_tui.ui.terminal import idle_gc
from triage_tui.ui.terminal.idle_gc import ALL_EVERY, FEW, Collector


class Machine:
    """A clock, an interpreter that notes what it is told, and an app with nothing but keys."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.pressed_at = self.now
        self.new = FEW
        self.done: list[str] = []
        self.looks: list[Callable[[], None]] = []
        self.screen_stack: list[str] = ["inbox"]

    # -- the interpreter's side

    def collect(self, generation: int = 2) -> None:
        self.done.append(f"collect {generation}")

    def freeze(self) -> None:
        self.done.append("freeze")

    def enable(self) -> None:
        self.done.append("enable")

    def set_threshold(self, *numbers: int) -> None:
        assert len(numbers) == 3

    def get_count(self) -> tuple[int, int, int]:
        return (self.new, 0, 0)

    # -- the app's side

    def set_interval(self, seconds: float, look: Callable[[], None]) -> None:
        assert seconds > 0
        self.looks.append(look)

    def rest(self, seconds: float) -> list[str]:
        """Let so many seconds go by without a key, look, and tell what was done for that."""
        self.now += seconds
        self.done.clear()
        self.looks[0]()
        return list(self.done)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(idle_gc, "gc", cast("Any", made))
    monkeypatch.setattr(idle_gc, "monotonic", lambda: made.now)
    Collector(cast("TriageApp", made))
    return made


def test_it_begins_with_what_is_there_kept_for_good(machine: Machine) -> None:
    assert machine.done == ["freeze", "enable"]


def test_nothing_is_looked_through_between_keys(machine: Machine) -> None:
    assert machine.rest(0.2) == []


def test_a_pause_is_used_for_young_objects_if_there_are_many(machine: Machine) -> None:
    machine.rest(1.0)
    assert machine.rest(1.0) == ["collect 1"]
    machine.new = FEW - 1
    assert machine.rest(1.0) == []


def test_the_first_pause_keeps_what_was_loaded_late_without_a_look(machine: Machine) -> None:
    assert machine.rest(1.0) == ["freeze"]
    assert machine.rest(1.0) == ["collect 1"]


def test_a_rest_is_used_for_all_objects_once_in_a_while(machine: Machine) -> None:
    machine.rest(1.0)
    assert machine.rest(6.0) == ["collect 2"]
    machine.new = 0
    assert machine.rest(ALL_EVERY / 2) == []
    assert machine.rest(ALL_EVERY) == ["collect 2"]
    machine.pressed_at = machine.now
    assert machine.rest(0.1) == []


def test_a_screen_that_will_go_is_not_kept_out_of_the_looks(machine: Machine) -> None:
    machine.screen_stack.append("help")
    assert "freeze" not in machine.rest(1.0)
    machine.screen_stack.pop()
    assert "freeze" in machine.rest(1.0)
