"""The key map: the table, changed by the user, checked as a whole."""

from __future__ import annotations

import pytest

from triage_tui.commands.keys.hints import for_no_command
from triage_tui.commands.keys.keymap import build_keymap, parse_keys, shown, textual_key
from triage_tui.commands.keys.presets import PRESETS
from triage_tui.commands.table import COMMANDS


def test_the_defaults_have_no_clash() -> None:
    assert build_keymap({}, COMMANDS).problems == ()


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.command_id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_no_default_needs_brackets_or_a_backslash() -> None:
    assert not [command for command in COMMANDS if set("[]{}\\") & set(command.keys)]


def test_reply_keeps_its_key() -> None:
    assert "r" not in build_keymap({}, COMMANDS).singles


@pytest.mark.parametrize(
    ("typed", "named"),
    [("?", "question_mark"), ("G", "G"), ("esc", "escape"), ("ctrl+d", "ctrl+d"), ("/", "slash")],
)
def test_keys_are_typed_as_people_call_them(typed: str, named: str) -> None:
    assert textual_key(typed) == named


def test_a_sequence_is_two_keys_with_a_space() -> None:
    assert parse_keys("g g, home") == (("g", "g"), ("home",))


def test_the_comma_is_a_key_too() -> None:
    assert parse_keys(",") == (("comma",),)
    assert parse_keys(", a") == (("comma", "a"),)


def test_keys_are_shown_as_they_are_typed() -> None:
    assert shown(("g", "question_mark")) == "g ?"


def test_a_user_moves_a_command_to_another_key() -> None:
    keymap = build_keymap({"action.task": "T"}, COMMANDS)
    assert keymap.singles["T"].command_id == "action.task"
    assert "t" not in keymap.singles


def test_an_empty_text_takes_a_command_its_keys() -> None:
    keymap = build_keymap({"list.skip": ""}, COMMANDS)
    assert "m" not in keymap.singles
    assert keymap.problems == ()


def test_an_unknown_id_names_the_nearest() -> None:
    (problem,) = build_keymap({"list.nxt": "x"}, COMMANDS, source="[keys] in config.toml").problems
    assert (
        problem == "[keys] in config.toml: there's no command “list.nxt”. Did you mean list.next?"
    )


def test_a_key_wanted_twice_names_both_and_the_wish_stands() -> None:
    keymap = build_keymap({"action.task": "q"}, COMMANDS)
    (problem,) = keymap.problems
    assert "action.task" in problem
    assert "quit" in problem
    assert keymap.singles["q"].command_id == "action.task"


def test_a_key_that_starts_sequences_cannot_be_a_command_as_well() -> None:
    keymap = build_keymap({"action.done": "g"}, COMMANDS)
    count = len(build_keymap({}, COMMANDS).sequences["g"])
    assert keymap.problems == (
        f"[keys]: “g” starts the g-menu ({count} commands); choose another key for action.done.",
    )


def test_keys_that_terminals_take_and_that_need_brackets_are_warned_about() -> None:
    keymap = build_keymap({"action.note": "ctrl+z", "action.task": "["}, COMMANDS)
    assert keymap.problems == ()
    assert keymap.warnings == (
        "[keys]: action.note: “ctrl+z” suspends programs in many terminals.",
        "[keys]: action.task: “[” takes two or three keys on many keyboards.",
    )


def test_a_word_that_is_no_key_is_named() -> None:
    (problem,) = build_keymap({"help": "hyper+x"}, COMMANDS).problems
    assert "“hyper+x” isn't a key" in problem


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_clashes(preset: str) -> None:
    assert build_keymap({}, COMMANDS, preset=PRESETS[preset]).problems == ()


def test_a_users_key_wins_over_the_presets() -> None:
    keymap = build_keymap({"action.undo": "z"}, COMMANDS, preset=PRESETS["vim"])
    assert keymap.keys_of("action.undo") == "z"
    assert keymap.keys_of("action.category.pick") == "c"


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_of_a_preset_needs_brackets_or_a_backslash(preset: str) -> None:
    keymap = build_keymap({}, COMMANDS, preset=PRESETS[preset])
    hard = {"left_square_bracket", "right_square_bracket", "backslash", "left_curly_bracket"}
    used = {key for sequences in keymap.by_id.values() for keys in sequences for key in keys}
    assert used.isdisjoint(hard)


def test_the_keys_after_a_first_one_keep_their_order() -> None:
    """People find them by their place in the overlay."""
    seconds = list(build_keymap({}, COMMANDS).sequences["g"])
    assert seconds[:6] == ["g", "minus", "v", "b", "u", "a"]
    assert seconds[seconds.index("exclamation_mark") :][:4] == ["exclamation_mark", "w", "x", "t"]


def test_a_key_without_a_command_names_help_only_where_it_has_a_key() -> None:
    usual, without = build_keymap({}, COMMANDS), build_keymap({"help": ""}, COMMANDS)
    assert for_no_command("semicolon", "", usual) == "Nothing on ;. ? shows every key."
    assert for_no_command("semicolon", "", without) == "Nothing on ;."
