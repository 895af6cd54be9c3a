"""The choices of a walk: what is typed, and which command of the inbox it runs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from triage_tui.cli.line_mail import FOLDED, RAW, WHOLE
from triage_tui.commands.keys.keymap import Keymap

CHOICES: Mapping[str, str] = MappingProxyType(
    {
        **{str(digit): f"action.category.{digit}" for digit in range(1, 10)},
        "0": "action.category.clear",
        "s": "list.skip",
        "m": "action.assign.me",
        "t": "action.task",
        "n": "action.note",
        "r": "action.read.set",
        "z": "action.undo",
        "l": "action.category.pick",
        ".": "action.repeat",
        "o": "action.assign.pick",
        "u": "action.read.unset",
        "e": "action.done",
        "h": "action.snooze",
        "!": "action.retry",
        "-": "action.dismiss",
        FOLDED: "conversation.quotes",
        "<": "message.older",
        ">": "message.newer",
        WHOLE: "conversation.whole",
        RAW: "conversation.raw",
        "g o": "screen.outbox",
        "g r": "queue.go_on",
        "g k": "screen.key",
        "g b": "cover.hand_back",
    }
)
"""A user's own keys are for the screen: in lines there is nothing to hold down or to reach."""
WORDS = (
    "0 takes the category away. s skips. m gives it to you. t makes a task, n a note. "
    "r marks it read. z undoes. a repeats the choices. q quits."
)
MORE_WORDS = (
    "l picks a category by name, . is the last one again. o picks an owner. u marks it as unread. "
    f"e is done here, h snoozes here. {FOLDED} shows what is folded, {WHOLE} the rest of a long "
    f"email, {RAW} the email as it came, < the email before it, > the one after. "
    "g o lists what waits and asks about it. ! tries again what was refused, - drops that. "
    "g r goes on now, g k enters another API key, g b hands back what was covered."
)


def line_keymap() -> Keymap:
    """The choices as a key map, for the sentences that name a key."""
    by_id = {command_id: (tuple(typed.split()),) for typed, command_id in CHOICES.items()}
    return Keymap({}, {}, by_id=by_id)
