"""Keys that arrive all at once do what the same keys do one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList, Select, TextArea

from harness.triage import Triage, triage
from tests.ui.bursts import Hand
from triage_tui.inbox.actions import AddNote, Assign, CreateTask, Priority, SetRead
from triage_tui.sandbox.people.company import MEMBERS
from triage_tui.ui.dialogs.assignment_plan import PlanScreen
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.handover_form import HandoverForm
from triage_tui.ui.dialogs.members_picker import MembersPicker
from triage_tui.ui.dialogs.note_form import NoteForm
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.dialogs.task_form import TaskForm


def actions(app: Triage) -> list[object]:
    """What was decided, oldest first."""
    return [entry.action for entry in app.session.store.state.entries.values()]


def field(app: Triage, name: str = "") -> str:
    """What stands in a field of the screen in front."""
    return app.app.screen.query_one(name or "Input", Input).value


@pytest.mark.parametrize(
    ("opener", "dialog"),
    [
        ("A", Picker),
        ("W", HandoverForm),
        ("gv", HandoverForm),
        ("l", Picker),
        ("a", Picker),
        ("t", TaskForm),
        ("N", NoteForm),
    ],
)
async def test_a_digit_right_after_goes_to_the_dialog(
    tmp_path: Path, opener: str, dialog: type[object]
) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        before = app.cursor
        await Hand(app).burst(*opener, "3")
        assert isinstance(app.app.screen, dialog)
        assert actions(app) == []
        assert app.cursor == before


async def test_a_digit_typed_after_the_strategy_key_filters_the_strategies(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("A", "3")
        assert field(app) == "3"


async def test_a_digit_after_handing_back_files_nothing(tmp_path: Path) -> None:
    """With nothing covered `g b` says so, and the digit after it is a digit of the inbox."""
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await Hand(app).burst("g", "b", "3")
        assert {entry.lead_map_id for entry in app.session.store.state.entries.values()} == {first}
        assert any("cover" in words for words in app.toasts())


async def test_letters_after_the_filter_key_are_the_filter(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        before = app.cursor
        await Hand(app).burst("/", "m", "e", "i")
        assert app.screen.panes.typed_filter() == "mei"
        assert app.screen.model.live_filter.text == "mei"
        assert before not in app.screen.model.skipped


async def test_text_after_an_emptied_field_stays(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("/", *"anna", "ctrl+u", *"berg")
        assert app.screen.panes.typed_filter() == "berg"
        await Hand(app).burst("escape", "h", "ctrl+u", *"in 3 days")
        assert field(app, "#snooze-until") == "in 3 days"


async def test_backspace_takes_the_letter_before_it(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("/", *"anx", "backspace", *"na", "left", "backspace", "n")
        assert app.screen.panes.typed_filter() == "anna"
        await Hand(app).burst("escape", "t", *"Cal", "backspace", "backspace", *"all", "tab", *"x")
        assert field(app, "#task-name") == "Call"
        assert app.app.screen.query_one(TextArea).text == "x"


async def test_a_chain_of_dialogs_is_answered_ahead(tmp_path: Path) -> None:
    """`A`, Enter, Enter: the strategy, the members, and the plan that nobody answered yet."""
    async with triage(tmp_path, undo_window=30.0) as app:
        await Hand(app).burst("A", "enter", "enter")
        assert isinstance(app.app.screen, PlanScreen)
        await Hand(app).burst("escape", "A", "enter")
        assert isinstance(app.app.screen, MembersPicker)


async def test_members_are_chosen_ahead(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await Hand(app).burst("A", "enter", "space", "j", "space")
        picker = app.app.screen
        assert isinstance(picker, MembersPicker)
        chosen = picker.selected
        await Hand(app).burst("escape", "A", "enter")
        again = app.app.screen
        assert isinstance(again, MembersPicker)
        assert again.selected - chosen == set(again.order[:2])


async def test_a_row_of_the_plan_is_given_to_another_ahead(tmp_path: Path) -> None:
    """Enter, a name, Enter, and `y`: the picker over the plan closes before `y` is looked at."""
    async with triage(tmp_path, undo_window=30.0) as app:
        name = MEMBERS[-1].name.split()[0]
        await Hand(app).burst("A", "enter", "enter", "enter", *name.lower(), "enter", "y")
        await app.read()
        await app.pilot.pause()
        assert app.app.screen is app.screen
        given = [each for each in actions(app) if isinstance(each, Assign)]
        assert given
        assert all(isinstance(each, Assign) for each in actions(app))


async def test_enter_after_letters_picks_what_they_leave(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        member = MEMBERS[2]
        await Hand(app).burst("a", *member.name.split()[0].lower(), "enter", "j", "u")
        assigned = next(each for each in actions(app) if isinstance(each, Assign))
        assert assigned.member_id == member.member_id
        read = next(each for each in actions(app) if isinstance(each, SetRead))
        assert read.lead_map_id != assigned.lead_map_id


async def test_escape_closes_before_the_next_key_is_looked_at(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await Hand(app).burst("l", "escape", "j", "a", "escape", "u")
        assert app.app.screen is app.screen
        (entry,) = app.session.store.state.entries.values()
        assert entry.kind == "read"
        assert entry.lead_map_id != first


async def test_a_whole_task_is_handed_over_as_typed(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first, name, words = (
            app.cursor,
            "Call Kim about the DPA",
            "Before the board meets; the pdf.",
        )
        rest = ("tab", "right", "tab", "ctrl+u", *"in 3 days", "ctrl+s", "j")
        await Hand(app).burst("t", *name, "tab", *words, *rest)
        (task,) = actions(app)
        assert isinstance(task, CreateTask)
        assert (task.lead_map_id, task.name, task.description) == (first, name, words)
        assert task.priority is Priority.HIGH
        assert app.cursor != first


async def test_a_form_with_a_fault_keeps_what_comes_after(tmp_path: Path) -> None:
    """Handed over without a name it stays open, and goes on in the name."""
    async with triage(tmp_path, undo_window=30.0) as app:
        await Hand(app).burst("t", "tab", *"words", "ctrl+s", *"The name", "ctrl+s")
        (task,) = actions(app)
        assert isinstance(task, CreateTask)
        assert (task.name, task.description) == ("The name", "words")


async def test_the_question_about_lost_words_is_answered_ahead(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await Hand(app).burst("N", *"gone", "escape", "y", "N", *"kept", "escape", "n")
        assert isinstance(app.app.screen, NoteForm)
        assert app.app.screen.query_one(TextArea).text == "kept"


async def test_selects_are_opened_and_answered_ahead(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        giver = ("enter", "down", "enter")
        taker = ("tab", "enter", "down", "down", "enter")
        await Hand(app).burst("W", *giver, *taker, "tab", "tab", "tab", *"14d", "tab", *"a note")
        form = app.app.screen
        by_name = sorted(MEMBERS, key=lambda member: member.name)
        assert form.query_one("#giver", Select).value == by_name[0].member_id
        assert form.query_one("#taker", Select).value == by_name[1].member_id
        assert (field(app, "#within"), field(app, "#note")) == ("14d", "a note")


async def test_a_paste_waits_for_the_key_before_it(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        paste = events.Paste("pasted words")
        await Hand(app).burst("N", *"typed, ", paste, *" and on", "ctrl+s")
        assert [each.note for each in actions(app) if isinstance(each, AddNote)] == [
            "typed, pasted words and on"
        ]


async def test_a_click_on_the_button_waits_for_the_letters_before_it(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        hand = Hand(app)
        await hand.burst("N")
        button = app.app.screen.query_one("#note-create").region
        x, y = button.x + 2, button.y
        await hand.burst(*"all of it", *(click(each, x, y) for each in CLICK))
        assert [each.note for each in actions(app) if isinstance(each, AddNote)] == ["all of it"]


CLICK = (events.MouseMove, events.MouseDown, events.MouseUp)


def click(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    """A part of a click, as the terminal tells it."""
    button = 0 if kind is events.MouseMove else 1
    return kind(None, x, y, 0, 0, button, False, False, False, x, y)


async def test_many_are_filed_and_taken_back_ahead(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, bulk_confirm_above=2) as app:
        await Hand(app).burst("asterisk", "a", "3")
        assert isinstance(app.app.screen, Confirm)
        assert actions(app) == []


async def test_help_runs_what_was_searched_for_ahead(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("?", *"mark all", "enter", "x")
        marked = app.screen.model.marks.ids
        assert len(marked) == len(app.screen.rows.order) - 1


async def test_keys_before_the_first_screen_do_no_harm(tmp_path: Path) -> None:
    async with triage(tmp_path, wait=False) as app:
        await Hand(app).burst("j", "j", "k")
        await app.read()
        await Hand(app).burst("x")
        assert len(app.screen.model.marks.ids) == 1


async def test_the_list_of_a_picker_is_the_one_for_all_letters(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("l", *"zzz", "backspace", "backspace", "backspace", *"inter")
        assert field(app) == "inter"
        assert app.app.screen.query_one(OptionList).option_count >= 1


async def test_a_held_key_of_the_list_waits_for_nothing(tmp_path: Path) -> None:
    """Each is answered in the step that takes it, however much is being read beside it."""
    async with triage(tmp_path) as app:
        await Hand(app).burst(*"jjjjjkkj", "x", "j", "x")
        assert app.app.key_order.longest == 0
        assert app.screen.rows.row == 5
