"""Dates as people write them where they are."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from triage_tui.inbox.dates import formats
from triage_tui.inbox.dates.ages import moment, stamp

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("", "Fri, Nov 27, 9:00 AM"),
        ("C", "Fri, Nov 27, 9:00 AM"),
        ("C.UTF-8", "Fri, Nov 27, 9:00 AM"),
        ("en_US.UTF-8", "Fri, Nov 27, 9:00 AM"),
        ("en_GB.UTF-8", "Fri 27 Nov, 09:00"),
        ("en_AU.UTF-8", "Fri 27 Nov, 9:00 AM"),
        ("de_DE.UTF-8@euro", "Fri 27 Nov, 09:00"),
    ],
)
def test_the_locale_says_the_order_and_the_clock(
    monkeypatch: pytest.MonkeyPatch, locale: str, words: str
) -> None:
    for name in formats.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_TIME", locale)
    assert formats.whole(NOW, has_year=False) == words


def test_the_first_variable_that_is_set_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_TIME", "en_US.UTF-8")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert formats.clock(NOW) == "09:00"


def test_ages_and_stamps_follow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    zone, now = ZoneInfo("UTC"), NOW.timestamp()
    assert moment(now + 3 * 86400, now=now, zone=zone) == "in 3d, Mon 30 Nov, 09:00"
    assert stamp(now, zone=zone) == "Fri 27 Nov 2026, 09:00 UTC"


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "12:05 AM"), (11, "11:05 AM"), (12, "12:05 PM"), (23, "11:05 PM")]
)
def test_noon_and_midnight_are_twelve(
    monkeypatch: pytest.MonkeyPatch, hour: int, words: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert formats.clock(NOW.replace(hour=hour, minute=5)) == words
