"""The key ring, an optional extra: the last place where a key is looked for."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from triage_tui.config import api_key
from triage_tui.config.settings import ConfigError
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.system import paths


class RingError(Exception):
    """What the fake ring raises when it is locked."""


class Ring(ModuleType):
    """As much of `keyring` as we call."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, name: str) -> str | None:
        self._open()
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        self._open()
        self.kept[service, name] = text

    def _open(self) -> None:
        if self.is_locked:
            raise RingError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    ring, errors = Ring(), ModuleType("keyring.errors")
    vars(errors)["KeyringError"] = RingError
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return ring


@pytest.mark.usefixtures("ring")
def test_a_key_kept_in_the_ring_is_found_again() -> None:
    api_key.keep_in_ring(ApiKey("0123456789abcdef-ring"))
    found = api_key.find_key({}, paths.key_file())
    assert found is not None
    assert (found.origin, found.key.reveal()) == ("the key ring", "0123456789abcdef-ring")


@pytest.mark.usefixtures("ring")
def test_the_file_wins_over_the_ring() -> None:
    api_key.keep_in_ring(ApiKey("0123456789abcdef-ring"))
    api_key.keep_in_file(ApiKey("0123456789abcdef-file"), paths.key_file())
    found = api_key.find_key({}, paths.key_file())
    assert found is not None
    assert str(found.key) == "****file"


def test_a_locked_ring_has_no_key_and_takes_none(ring: Ring) -> None:
    ring.is_locked = True
    assert api_key.find_key({}, paths.key_file()) is None
    with pytest.raises(ConfigError, match="Save the key in a file"):
        api_key.keep_in_ring(ApiKey("0123456789abcdef-ring"))


def test_without_the_extra_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert api_key.find_key({}, paths.key_file()) is None
    with pytest.raises(ConfigError, match=r"triage-tui\[keyring\]"):
        api_key.keep_in_ring(ApiKey("0123456789abcdef-ring"))
