"""The sandbox writes the same emails in every test: each is made readable once in a test run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from triage_tui.mail import quotes, readable, reply_facts

MANY = 4_096
"""More emails than the tests' inboxes have."""


@pytest.fixture(scope="session", autouse=True)
def mails_read_once() -> Iterator[None]:
    """Remember what an email reads like, for the tests that are about something else."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (readable, "readable"),
            (reply_facts, "reply_facts"),
            (quotes, "preview"),
        ):
            patch.setattr(module, name, lru_cache(MANY)(getattr(module, name)))
        yield
