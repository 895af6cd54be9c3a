"""The late dataclass behaves as the standard library's in everything but the time of its making."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field, fields
from typing import ClassVar

import pytest

from triage_tui.late_dataclass import FEW, dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """A value."""

    kind: ClassVar[str] = "point"
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list)

    def shifted(self) -> Point:
        return replace(self, x=self.x + 1)


@dataclass(frozen=True, slots=True)
class Named(Point):
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    x: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    x: int
    note: str = field(default="", compare=False)


@dataclass(slots=True)
class Open:
    x: int = 0


def test_values_are_made_compared_and_shown_as_usual() -> None:
    assert Point(1) == Point(1, 2, [])
    assert Point(1) != Point(2)
    assert repr(Point(1)) == "Point(x=1, y=2, tags=[])"
    assert Point(1).shifted() == Point(2)
    assert Point(1).tags is not Point(1).tags


def test_a_field_that_does_not_count_is_not_compared() -> None:
    assert Noted(1, "a") == Noted(1, "b") != Noted(2, "a")
    assert hash(Noted(1, "a")) == hash(Noted(1, "b"))


def test_slots_and_freezing_hold_from_the_first_value_on() -> None:
    point = Point(1)
    assert not hasattr(point, "__dict__")
    with pytest.raises(FrozenInstanceError):
        point.x = 3  # type: ignore[misc]  # this is what must fail


def test_a_value_that_is_not_compared_by_its_fields_keeps_its_identity() -> None:
    assert Single(1) != Single(1)
    assert len({Single(1), Single(1)}) == 2


def test_an_open_value_can_be_changed_and_cannot_be_hashed() -> None:
    value = Open()
    value.x = 5
    assert value == Open(5)
    with pytest.raises(TypeError):
        hash(value)


def test_fields_are_known_before_the_first_value() -> None:
    @dataclass(frozen=True, slots=True)
    class Unmade:
        a: int = 1
        b: str = ""

    assert [each.name for each in fields(Unmade)] == ["a", "b"]
    assert Unmade(b="x").a == 1


def test_a_subclass_has_the_fields_of_both() -> None:
    assert [each.name for each in fields(Named)] == ["x", "y", "tags", "name"]
    assert Named(1, name="n").name == "n"


def test_a_copy_changes_what_it_is_told_and_nothing_else() -> None:
    named = Named(1, y=5, name="n")
    assert replace(named, x=2) == dataclasses.replace(named, x=2) == Named(2, y=5, name="n")
    assert replace(Open(3)) == Open(3)
    with pytest.raises(TypeError):
        replace(named, colour="red")  # type: ignore[call-arg]  # this is what must fail


def test_values_match_by_position() -> None:
    match Single(7):
        case Single(x):
            assert x == 7


def test_many_values_are_made_as_the_first_ones_are() -> None:
    @dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: list[int] = field(default_factory=list)

    pairs = [Pair(n, right=[n]) if n % 2 else Pair(n) for n in range(3 * FEW)]
    assert [each.left for each in pairs] == list(range(3 * FEW))
    assert [each.right for each in pairs[:4]] == [[], [1], [], [3]]
    assert pairs[0].right is not pairs[2].right
    assert pairs[1] == Pair(1, [1]) != Pair(1, [2])


def test_asking_for_the_fields_leaves_the_values_to_come_as_they_were() -> None:
    @dataclass(frozen=True, slots=True)
    class Pair:
        tags: list[int] = field(default_factory=list)
        right: int = 0

    assert repr(Pair()).endswith("Pair(tags=[], right=0)")
    assert {Pair(right=n).right for n in range(3 * FEW)} == set(range(3 * FEW))
    assert Pair().tags == []


@pytest.mark.parametrize("before", [0, 1, FEW + 1])
def test_arguments_that_do_not_fit_are_refused(before: int) -> None:
    @dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: int = 0

    for n in range(before):
        Pair(n)
    wrong: list[tuple[tuple[int, ...], dict[str, int]]] = [
        ((), {}),
        ((1, 2, 3), {}),
        ((1,), {"left": 1}),
        ((1,), {"middle": 1}),
        ((), {"right": 1}),
    ]
    for given, named in wrong:
        with pytest.raises(TypeError):
            Pair(*given, **named)
    assert Pair(1, right=2) == Pair(1, 2)
