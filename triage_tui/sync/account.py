"""Whose actions these are: a fingerprint of the key they were taken with, never the key."""

from __future__ import annotations

import os

from triage_tui.sync.storage.preferences import Preferences
from triage_tui.system.digests import blake2b

ACCOUNT = "account"
_SALT_BYTES = 16


class Account:
    """Remembers which key was in use when actions were last taken."""

    def __init__(self, choices: Preferences) -> None:
        self._choices = choices

    def is_another(self, secret: str) -> bool:
        """True when another key was in use before; false for the same one, or the first."""
        salt, _, print_before = (self._choices.text(ACCOUNT) or "").partition(":")
        return bool(print_before) and print_before != _fingerprint(secret, salt)

    def keep(self, secret: str) -> None:
        """From now on, actions are taken with this key."""
        if self._choices.text(ACCOUNT) is None or self.is_another(secret):
            salt = os.urandom(_SALT_BYTES).hex()
            self._choices.keep(ACCOUNT, f"{salt}:{_fingerprint(secret, salt)}")


def _fingerprint(secret: str, salt: str) -> str:
    return blake2b(secret.encode(), salt=bytes.fromhex(salt), size=16)
