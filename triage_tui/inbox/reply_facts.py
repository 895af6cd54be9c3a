"""What a reply says of itself beside its words: read in `mail`, kept on the row, told in words."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from msgspec import Struct

from triage_tui.inbox.dates.formats import weekday
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, own

AUTOMATIC: Final = 1
"""No person wrote it."""
OUT_OF_OFFICE: Final = 2
OPT_OUT: Final = 4
"""The writer wishes no more mail."""
LEFT: Final = 8
"""The one we wrote to works there no more."""
BOUNCE: Final = 16
"""Our mail did not arrive."""
FACTS: Final = {"ooo": OUT_OF_OFFICE, "opt-out": OPT_OUT, "left": LEFT, "bounce": BOUNCE}
"""By the words of the filter; the bits are kept in the cache and never change."""


class ReplyFacts(Struct, frozen=True, gc=False):
    """What was read from one reply."""

    facts: int = 0
    """Bits, as above."""
    back_on: int | None = None
    """The day of the return as `date.toordinal` counts, where one was named."""
    successor: SafeText = NOTHING
    """The address of who is to be written to instead, where one was named."""


NO_FACTS: Final = ReplyFacts()


class RowHint(NamedTuple):
    """What a row says of its reply, in two or three words."""

    sign: str
    """Which sign stands before them: the word of the filter, `automatic` beside those."""
    words: SafeText


def hint(facts: int, back_on: int | None = None, successor: SafeText = NOTHING) -> SafeText:
    """What was read, in words: `Out of office, back Mon, Dec 7`; empty when it was nothing."""
    said = []
    if facts & BOUNCE:
        said.append(own("Bounced: it didn't arrive"))
    if facts & LEFT:
        said.append(fill("Left the company, write to {}", successor) if successor
                    else own("Left the company"))  # fmt: skip
    if facts & OUT_OF_OFFICE:
        back = NOTHING if back_on is None else fill(", back {}", day_name(back_on))
        said.append(fill("Out of office{}", back))
    if facts & OPT_OUT:
        said.append(own("Asks to opt out"))
    if not said and facts & AUTOMATIC:
        said.append(own("Automatic reply"))
    return joined(" · ", said)


def row_hint(facts: int, back_on: int | None, today: date) -> RowHint | None:
    """The first thing to know, in words of a row: `back Mon, Dec 7`, `asks to opt out`."""
    if facts & OPT_OUT:
        return RowHint("opt-out", own("asks to opt out"))
    if facts & BOUNCE:
        return RowHint("bounce", own("bounced"))
    if facts & LEFT:
        return RowHint("left", own("left the company"))
    if facts & OUT_OF_OFFICE:
        if back_on is None:
            return RowHint("ooo", own("out of office"))
        since = own("since ") if back_on < today.toordinal() else NOTHING
        return RowHint("ooo", fill("back {}{}", since, day_name(back_on)))
    return RowHint("automatic", own("automatic reply")) if facts & AUTOMATIC else None


def snooze_text(back_on: int | None, today: date) -> str:
    """What a snooze until the return is typed as; tomorrow where no return is to come."""
    if back_on is None or back_on <= today.toordinal():
        return "tomorrow 9am"
    return date.fromordinal(back_on).isoformat()


def day_name(ordinal: int) -> SafeText:
    """`Mon, Dec 7`."""
    return line(weekday(date.fromordinal(ordinal)))
