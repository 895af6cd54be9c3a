"""The sandbox writes the same emails in every test: each is made readable once in a test run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from triage_tui.inbox.reply_facts import ReplyFacts
from triage_tui.inbox.safe_text import SafeText
from triage_tui.mail import quotes, readable, reply_facts

MANY = 4_096
"""More emails than the tests' inboxes have."""


@pytest.fixture(scope="session", autouse=True)
def mails_read_once() -> Iterator[None]:
    """Remember what an email reads like, for the tests that are about something else."""
    facts = lru_cache(MANY)(reply_facts.reply_facts)

    def facts_of_the_day(
        subject: str, body: SafeText, *, at: float | None = None, sender: str = "", lead: str = ""
    ) -> ReplyFacts:
        """Of `at` the day alone counts: another test's inbox is seconds older."""
        day = None if at is None else at - at % 86_400
        return facts(subject, body, at=day, sender=sender, lead=lead)

    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((readable, "readable"), (quotes, "preview")):
            patch.setattr(module, name, lru_cache(MANY)(getattr(module, name)))
        patch.setattr(reply_facts, "reply_facts", facts_of_the_day)
        yield
