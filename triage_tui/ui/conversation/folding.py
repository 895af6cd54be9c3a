"""Which messages of a conversation are open, which one is selected: what its keys change."""

from __future__ import annotations

from collections.abc import Mapping

from triage_tui.inbox.lead_map import Conversation, Message

Key = tuple[bool, int | None, int]
"""What tells a message apart in both the row's and the history's version: who, second, which."""


class Folding:
    """The newest reply is open and everything else one line, until a hand says otherwise."""

    def __init__(self) -> None:
        self.messages: Mapping[Key, Message] = {}
        """Newest first, as they are shown."""
        self.forget()

    def forget(self) -> None:
        """As if no hand had been at it: another conversation comes."""
        self.shows_quotes = self.shows_notes_tasks = False
        self._turned: set[Key] = set()
        """Messages opened or folded by hand, against what is the rule."""
        self._raw: set[Key] = set()
        """Messages shown as they came."""
        self._picked: Key | None = None

    def take(self, conversation: Conversation | None) -> None:
        """These messages now; what was done to those that stay holds.

        One that has no source, as all are while names are masked, is not wanted as its source any
        longer: it would come back by itself.
        """
        self.messages = _by_key(conversation)
        self._raw -= {key for key, message in self.messages.items() if not message.raw}

    @property
    def selected(self) -> Key | None:
        """The message that the keys are about: the one gone to, else the newest reply."""
        return self._picked if self._picked in self.messages else self._newest()

    def go(self, steps: int) -> Key | None:
        """Select and open the next older message, or the next newer; `None` without one."""
        keys, here = list(self.messages), self.selected
        if here is None or not 0 <= keys.index(here) + steps < len(keys):
            return None
        self._picked = key = keys[keys.index(here) + steps]
        if not self.is_open(key):
            self._turned ^= {key}
        return key

    def turn(self, key: Key) -> None:
        """Fold a message, or open it."""
        self._turned ^= {key}

    def turn_raw(self, key: Key) -> None:
        """Show a message as it came, or readable again."""
        self._raw ^= {key}

    def pick(self, key: Key) -> None:
        """Let the keys be about this message."""
        self._picked = key

    def is_open(self, key: Key) -> bool:
        """True when the message shows more than a line."""
        return (key == self._newest()) is not (key in self._turned)

    def is_raw(self, key: Key) -> bool:
        """True when the message is wanted as it came."""
        return key in self._raw

    def _newest(self) -> Key | None:
        replies = (key for key, message in self.messages.items() if message.is_reply)
        return next(replies, next(iter(self.messages), None))


def _by_key(conversation: Conversation | None) -> dict[Key, Message]:
    found: dict[Key, Message] = {}
    for message in reversed(conversation.messages if conversation is not None else ()):
        second = None if message.at is None else int(message.at)
        place = 0
        while (message.is_reply, second, place) in found:
            place += 1
        found[message.is_reply, second, place] = message
    return found
