"""The usual times to snooze until, as one would type them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from triage_tui.inbox.safe_text import SafeText, own

TOMORROW: Final = "tomorrow 9am"
LATER: Final = timedelta(hours=3)
LATEST: Final = 20
"""The hour after which nothing is later today."""


class SnoozeChoice(Struct, frozen=True, gc=False):
    """A time with a name, and what is typed for it; nothing typed waits for a reply alone."""

    label: SafeText
    typed: str


def snooze_choices(now: datetime, proposed: str) -> list[SnoozeChoice]:
    """What to offer; `proposed` is the return that an out-of-office reply names, if any."""
    choices = []
    later = (now + LATER).replace(minute=0)
    if later.date() == now.date() and later.hour <= LATEST:
        choices.append(SnoozeChoice(own("Later today"), f"today {later.hour}:00"))
    choices.append(SnoozeChoice(own("Tomorrow"), TOMORROW))
    choices.append(SnoozeChoice(own("Next week"), "next week"))
    if proposed and proposed != TOMORROW:
        choices.insert(0, SnoozeChoice(own("They're back"), proposed))
    return [*choices, SnoozeChoice(own("Until they reply"), "")]
