"""Our digests are the ones everybody else computes."""

from __future__ import annotations

import hashlib
import importlib

import pytest

from triage_tui.system import digests


@pytest.mark.parametrize("data", [b"", b"a", b"\xff" * 1000])
def test_they_are_those_of_hashlib(data: bytes) -> None:
    assert digests.sha256(data) == hashlib.sha256(data).hexdigest()
    salted = hashlib.blake2b(data, salt=b"0123456789abcdef", digest_size=16)
    assert digests.blake2b(data, salt=b"0123456789abcdef", size=16) == salted.hexdigest()


def test_hashlib_stands_in_where_python_has_none_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = importlib.import_module

    def without(name: str) -> object:
        if name.startswith("_"):
            raise ImportError(name)
        return known(name)

    monkeypatch.setattr("triage_tui.system.digests.import_module", without)
    assert digests.sha256(b"a") == hashlib.sha256(b"a").hexdigest()
