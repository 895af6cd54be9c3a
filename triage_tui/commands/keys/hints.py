"""The few keys that matter now, for the bottom line; and what a key without a use says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.commands.keys.keymap import shown
from triage_tui.inbox.events import Pause, PauseKind
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap

MOST = 6
"""Hints at a time: more are not read."""

LIST = (
    ("action.undo", own("undo")),
    ("help", own("keys")),
    ("pane.open", own("read")),
    ("list.skip", own("skip")),
    ("view.filter", own("filter")),
    ("palette", own("palette")),
)
PANE = (
    ("back", own("list")),
    ("conversation.down", own("down")),
    ("conversation.page_down", own("half page")),
    ("conversation.quotes", own("quotes")),
    ("pane.zoom", own("zoom")),
    ("help", own("keys")),
)
MARKS = (
    ("action.category.pick", own("category")),
    ("action.assign.pick", own("assign")),
    ("action.read.set", own("read")),
    ("action.undo", own("undo")),
    ("back", own("deselect")),
    ("help", own("keys")),
)
PLAYS = "comma"
"""Begins the keys of the plays, which are the user's own."""
EMPTY = (
    ("view.next", own("next view")),
    ("view.refresh", own("refresh")),
    ("action.undo", own("undo")),
    ("screen.summary", own("summary")),
    ("help", own("keys")),
    ("quit", own("quit")),
)


class Situation(Struct, frozen=True, gc=False):
    """What decides which keys matter."""

    is_empty: bool = False
    is_in_pane: bool = False
    has_marks: bool = False


def hints(keymap: Keymap, now: Situation) -> tuple[SafeText, ...]:
    """Key and word of each, the most useful first; commands without a key are left out."""
    if now.is_empty:
        table = EMPTY
    elif now.has_marks:
        table = MARKS
    else:
        table = PANE if now.is_in_pane else LIST
    said = ((keymap.keys_of(command_id), words) for command_id, words in table)
    return tuple(fill("{} {}", line(key), words) for key, words in said if key)[:MOST]


def for_habit(key: str, keymap: Keymap) -> SafeText:
    """One quiet sentence for a key that does nothing here, where people expect something of it."""
    done = keymap.keys_of("action.done")
    picks = keymap.keys_of("action.category.pick")
    if key in {"d", "D", "delete", "backspace", "number_sign"}:
        if not done:
            return own("Nothing gets deleted here.")
        return fill("Nothing gets deleted here. {} = done", line(done))
    return {
        "r": own("Reply in Smartlead (o opens it)."),
        "c": fill("Compose in Smartlead (o). {} = categories.", line(picks)),
        "s": own("Smartlead's API can't star replies."),
        "S": own("Smartlead's API can't star or snooze. h snoozes here."),
        "ctrl+z": own("z = undo"),
        "V": own("v starts a range, x selects one reply."),
        "B": own("Nothing to archive here. e = done"),
        "H": own("h snoozes here, g h opens the history."),
        "w": own("Nothing to save: every change is saved as you make it."),
        "ctrl+s": own("Nothing to save: every change is saved as you make it."),
    }.get(key, NOTHING)


def is_typed(key: str) -> bool:
    """True for a key of which a person expects something: a sign, a combination, a number."""
    is_combined = key.startswith(("ctrl+", "alt+", "shift+"))
    return len(shown((key,))) == 1 or is_combined or key == "insert" or key[1:].isdigit()


def for_no_command(key: str, first: str, keymap: Keymap) -> SafeText:
    """What is said of a key without a command, alone or after the first of two."""
    if key == PLAYS and not first:
        return own("No plays yet. Add [[plays]] to your settings: many steps, one key.")
    if first:
        return fill("Nothing on {}. Esc closes the list.", line(shown((first, key))))
    return nothing_on(key, line(keymap.keys_of("help")))


def nothing_on(key: str, shows: SafeText) -> SafeText:
    """What is said of a key that does nothing; `shows` is the key that shows those that do."""
    pressed = line(shown((key,)))
    if not shows:
        return fill("Nothing on {}.", pressed)
    return fill("Nothing on {}. {} shows every key.", pressed, shows)


def for_no_edit(key: str) -> SafeText:
    """What is said of a key that a text field does not take; where others are typed, none is
    named."""
    return fill("Nothing on {} in a text field.", line(shown((key,))))


_LAST, _FIRST = own("That's the last reply."), own("That's the first reply.")
_BOTTOM, _TOP = own("That's the end of the email."), own("That's the top of the email.")
_NOTHING_DONE = {
    "list.next": _LAST,
    "list.last": _LAST,
    "list.page_down": _LAST,
    "list.previous": _FIRST,
    "list.first": _FIRST,
    "list.page_up": _FIRST,
    "conversation.down": _BOTTOM,
    "conversation.page_down": _BOTTOM,
    "conversation.up": _TOP,
    "conversation.page_up": _TOP,
    "conversation.quotes": own("No quoted text here."),
    "action.dismiss": own("Nothing to dismiss."),
    "pane.narrower": own("The list is as narrow as it gets."),
    "pane.wider": own("The list is as wide as it gets."),
}


def for_nothing(command_id: str, *, is_empty: bool) -> SafeText:
    """What a command says that found nothing to do."""
    if is_empty:
        return own("No reply here to act on.")
    return _NOTHING_DONE.get(command_id, own("Nothing to do here."))


def way_on(pause: Pause | None, keymap: Keymap) -> SafeText:
    """Which key ends a pause that waits for the user; empty when none is needed."""
    if pause is None or pause.until is not None:
        return NOTHING
    if pause.kind is PauseKind.KEY:
        return fill("{} enter a key", line(keymap.keys_of("screen.key")))
    go_on = line(keymap.keys_of("queue.go_on"))
    return (
        fill("{} decide", go_on) if pause.kind is PauseKind.ACCOUNT else fill("{} continue", go_on)
    )
