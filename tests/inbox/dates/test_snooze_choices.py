"""The usual times to snooze until."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from triage_tui.inbox.dates.due import read
from triage_tui.inbox.dates.snooze_choices import snooze_choices

MORNING = datetime(2026, 11, 27, 9, 40, tzinfo=ZoneInfo("America/New_York"))


def test_later_today_tomorrow_next_week_and_until_they_reply() -> None:
    assert [(each.label, each.typed) for each in snooze_choices(MORNING, "tomorrow 9am")] == [
        ("Later today", "today 12:00"),
        ("Tomorrow", "tomorrow 9am"),
        ("Next week", "next week"),
        ("Until they reply", ""),
    ]


def test_the_return_of_who_is_away_stands_first() -> None:
    first = snooze_choices(MORNING, "2026-12-07")[0]
    assert (first.label, first.typed) == ("They're back", "2026-12-07")


def test_in_the_evening_nothing_is_later_today() -> None:
    choices = snooze_choices(MORNING.replace(hour=19), "tomorrow 9am")
    assert choices[0].label == "Tomorrow"


@pytest.mark.parametrize("hour", range(24))
def test_every_choice_can_be_read(hour: int) -> None:
    now = MORNING.replace(hour=hour)
    for choice in snooze_choices(now, "2026-12-07"):
        if choice.typed:
            assert read(choice.typed, now).at > now
