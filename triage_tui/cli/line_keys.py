"""The choices of a walk: the keys of the inbox, typed as words."""

from __future__ import annotations

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import TYPE_CHECKING

from triage_tui.commands.configured import keymap_of
from triage_tui.commands.keys.keymap import Keymap, shown

if TYPE_CHECKING:
    from triage_tui.config.settings import Settings
    from triage_tui.session.session import Session

QUIT = "quit"
AGAIN = "help"
_DIGITS = tuple(f"action.category.{digit}" for digit in range(1, 10))
_FIRST: Mapping[str, str] = MappingProxyType(
    {
        "action.category.clear": "clear category",
        "action.assign.me": "assign to me",
        "list.skip": "skip",
        "action.task": "task",
        "action.note": "note",
        "action.read.set": "mark as read",
        "action.undo": "undo",
        AGAIN: "show choices again",
        QUIT: "quit",
    }
)
_MORE: Mapping[str, str] = MappingProxyType(
    {
        "action.category.pick": "category by name",
        "action.repeat": "repeat last action",
        "action.redo": "redo",
        "action.assign.pick": "assign to a teammate",
        "action.template": "task or note from a template",
        "action.read.toggle": "read / unread",
        "action.read.unset": "mark as unread",
        "action.done": "done (local)",
        "action.snooze": "snooze (local)",
        "conversation.quotes": "folded text",
        "conversation.whole": "whole email",
        "conversation.raw": "raw source",
        "message.older": "older message",
        "message.newer": "newer message",
        "lead.open": "open in Smartlead",
        "list.back": "back to last lead",
        "screen.outbox": "outbox",
        "action.retry": "retry rejected",
        "action.dismiss": "dismiss error",
        "queue.go_on": "sync now",
        "screen.key": "replace the API key",
        "cover.hand_back": "end vacation cover",
    }
)
"""In lines there is nothing to hold down or to reach: these commands, and no others."""
_ALIASES: Mapping[str, str] = MappingProxyType(
    {"q": QUIT, "?": AGAIN, "": AGAIN, "s": "list.skip", "r": "action.read.set"}
)
"""Words that hold wherever no key of the inbox is the same."""


def line_keymap(settings: Settings) -> Keymap:
    """The keys in force, as far as a walk has their commands and a line can hold them."""
    walked = (*_DIGITS, *_FIRST, *_MORE)
    by_id = keymap_of(settings).by_id
    return Keymap(
        {}, {}, by_id={each: tuple(filter(_can_be_typed, by_id.get(each, ()))) for each in walked}
    )


def choices_of(keymap: Keymap) -> dict[str, str]:
    """The command that each typed word runs; `g o` may be typed as `go`."""
    typed = {
        shown(sequence): command_id
        for command_id, sequences in keymap.by_id.items()
        for sequence in sequences
    }
    joined = {word.replace(" ", ""): command_id for word, command_id in typed.items()}
    return {**_ALIASES, **joined, **typed}


def choice_lines(keymap: Keymap, idle: Set[str] = frozenset()) -> tuple[str, str]:
    """The words that name the choices: the usual ones, and the others; without the `idle` ones."""
    return _named(keymap, _FIRST), _named(
        keymap, {each: words for each, words in _MORE.items() if each not in idle}
    )


def idle_commands(session: Session) -> frozenset[str]:
    """Commands that have nothing to work on in this session: they are not offered."""
    has_use = {
        "screen.key": session.change_key is not None,
        "action.template": bool(session.settings.templates),
        "cover.hand_back": bool(session.preferences.covers()),
    }
    return frozenset(each for each, is_used in has_use.items() if not is_used)


def _named(keymap: Keymap, words: Mapping[str, str]) -> str:
    fallback = {command_id: word for word, command_id in _ALIASES.items() if word}
    keys = {each: keymap.keys_of(each) or fallback.get(each, "") for each in words}
    return f"{', '.join(f'{key} {words[each]}' for each, key in keys.items() if key)}."


def _can_be_typed(sequence: tuple[str, ...]) -> bool:
    return all(len(key) == 1 for key in shown(sequence).split(" "))
