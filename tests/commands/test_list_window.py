"""What of a list is seen while rows come and leave by themselves."""

from __future__ import annotations

from triage_tui.commands.list_window import ListWindow


def window(*keys: str, page: int) -> ListWindow[str]:
    made: ListWindow[str] = ListWindow()
    made.resize(page)
    made.show(keys)
    return made


def seen(shown: ListWindow[str]) -> list[str]:
    """The screen, line by line; a blank line is empty."""
    rows = range(shown.top, shown.top + shown.page)
    return [shown.order[row] if 0 <= row < len(shown.order) else "" for row in rows]


def test_the_row_under_the_cursor_keeps_its_line_when_rows_above_it_leave() -> None:
    shown = window("a", "b", "c", "d", "e", page=5)
    shown.go_to("c")
    shown.show(("c", "d", "e"))
    assert seen(shown) == ["", "", "c", "d", "e"]


def test_no_more_than_half_of_the_lines_stay_blank_for_that() -> None:
    shown = window("a", "b", "c", "d", "e", "f", page=6)
    shown.go_to("f")
    shown.show(("f",))
    assert seen(shown)[0] == "f"


def test_a_row_that_came_above_is_seen_when_all_that_were_seen_leave() -> None:
    shown = window("a", "b", "c", page=17)
    shown.show(("new", "a", "b", "c"))
    assert shown.cursor == "a"
    shown.show(("new",))
    assert (shown.cursor, seen(shown)[0]) == ("new", "new")


def test_the_cursor_is_seen_whatever_leaves() -> None:
    shown = window("a", "b", "c", "d", page=3)
    shown.show(("x", "y", "a", "b", "c", "d"))
    shown.show(("x", "y"))
    assert shown.is_cursor_seen
