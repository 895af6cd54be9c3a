"""One message as lines: folded to one, open with its quotes folded, or as it came."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from triage_tui.inbox.dates.ages import age, moment
from triage_tui.inbox.dates.time_zone import local_zone
from triage_tui.inbox.lead_map import Message
from triage_tui.inbox.reply_facts import hint
from triage_tui.inbox.safe_text import NOTHING, SafeText, escaped, fill, joined, number, own, part
from triage_tui.mail.links import analyzed
from triage_tui.mail.quotes import Kind, Piece, preview, split
from triage_tui.mail.reply_facts import reply_facts
from triage_tui.mail.source import in_lines
from triage_tui.ui.conversation.facts import Manner
from triage_tui.ui.widgets.content import BLANK, draw, spread

_SOURCE = own("⚠ The HTML of this email shows no text, or breaks off: its source without the tags")
LINKS_LISTED = 12
"""Links named under a message; the others are in the list that the key opens."""


def folded_line(message: Message, manner: Manner, *, is_selected: bool) -> Content:
    """A message in one line: who, first words, age."""
    who = _who(message, manner)
    style = "$text-primary" if message.is_reply else "$text-muted"
    words = preview(message.body) or message.subject or own("(no text)")
    left = draw(
        (own("▸ "), "bold $text-accent" if is_selected else style),
        (fill("{}  ", who), style),
        (words, "" if is_selected else "$text-muted"),
    )
    aged = NOTHING if message.at is None else age(manner.now - message.at)
    return spread(left, draw((aged, "$text-muted")), manner.width)


def open_lines(message: Message, manner: Manner, *, is_selected: bool) -> Iterator[Content]:
    """A message in full, a line at a time."""
    width = manner.width
    yield _heading(message, manner, is_selected=is_selected)
    yield from _address_lines(message, manner)
    if message.subject:
        yield draw((message.subject, "bold")).truncate(width - 1, ellipsis=True)
    if message.is_reply and (said := _says(message)):
        yield from _words(said, width, "$text-accent")
    if message.hidden:
        yield from _words(_hidden(message, manner), width, "$text-warning")
    if message.is_source:
        yield from _words(_SOURCE, width, "$text-warning")
    yield BLANK
    for piece in split(message.body):
        yield from _piece(piece, manner)
    if not message.body.strip():
        yield from _words(own("(no text)"), width, "$text-muted italic")
    if message.is_cut:
        yield BLANK
        yield from _words(_goes_on(message, manner), width, "$text-warning")
    if message.attachments:
        yield BLANK
        named = joined(", ", message.attachments)
        yield from _words(fill("Attached: {}", named), width, "$text-muted")
    yield from _link_lines(message, manner)
    yield BLANK


def raw_lines(message: Message, manner: Manner, *, is_selected: bool) -> Iterator[Content]:
    """The source of a message in lines, each character written out that could hide or control."""
    yield _heading(message, manner, is_selected=is_selected)
    said = fill("Raw source ({} to go back)", manner.keys.raw)
    yield from _words(said, manner.width, "$text-warning")
    yield BLANK
    yield from _lines(escaped(in_lines(message.raw)), manner.width, "")
    yield BLANK


def _heading(message: Message, manner: Manner, *, is_selected: bool) -> Content:
    """Who wrote, and when, at the two ends of a line."""
    style = "bold $text-primary" if message.is_reply else "bold $text-muted"
    left = draw(
        (own("▾ "), "bold $text-accent" if is_selected else style),
        (_wrote(message, manner), style),
    )
    when = moment(message.at, now=manner.now, zone=local_zone())
    room = manner.width - left.cell_length - 2
    if room < len(when):  # the day says enough where there is no room for both
        when = NOTHING if message.at is None else age(manner.now - message.at)
    return spread(left, draw((when, "$text-muted")), manner.width)


def _who(message: Message, manner: Manner) -> SafeText:
    if not message.is_reply:
        return fill("You{}", _step(message))
    is_other = _is_other(message, manner)
    return message.sender if is_other else manner.lead or message.sender or own("The lead")


def _wrote(message: Message, manner: Manner) -> SafeText:
    if not message.is_reply:
        return fill("You wrote{}", _step(message))
    return fill("{} wrote", _who(message, manner))


def _step(message: Message) -> SafeText:
    return NOTHING if message.step is None else fill(" (step {})", number(message.step))


def _is_other(message: Message, manner: Manner) -> bool:
    """Whether somebody else answered than the one we wrote to."""
    sender = message.sender.casefold()
    return "@" in sender and bool(manner.address) and manner.address.casefold() not in sender


def _address_lines(message: Message, manner: Manner) -> Iterator[Content]:
    if message.is_reply and _is_other(message, manner):
        said = fill("not from {} but from {}", manner.address, message.sender)
        yield from _words(said, manner.width, "$text-warning")
    if message.cc:
        yield draw((fill("cc {}", message.cc), "$text-muted")).truncate(
            manner.width - 1, ellipsis=True
        )


def _says(message: Message) -> SafeText:
    """What the reply says of itself: away until when, no more emails, works elsewhere."""
    read = reply_facts(message.subject, message.body, at=message.at, sender=message.sender)
    return hint(read.facts, read.back_on, read.successor)


def _hidden(message: Message, manner: Manner) -> SafeText:
    count = number(message.hidden)
    if not manner.keys.raw:
        return fill("⚠ {} hidden characters left out", count)
    return fill("⚠ {} hidden characters left out; {} shows the raw source", count, manner.keys.raw)


def _goes_on(message: Message, manner: Manner) -> SafeText:
    if message.is_whole:
        return fill("⋯ This email is longer still ({} to open it in Smartlead)", manner.keys.web)
    return fill("⋯ More below: {}", manner.keys.whole)


def _piece(piece: Piece, manner: Manner) -> Iterator[Content]:
    if piece.kind is Kind.FRESH:
        yield from _lines(piece.text, manner.width, "")
    elif manner.shows_quotes:
        yield from _lines(piece.text, manner.width, "$text-muted")
    else:
        count = number(piece.text.strip("\n").count("\n") + 1)
        words = (
            fill("⋯ {} quoted lines ({} to show)", count, manner.keys.quotes)
            if piece.kind is Kind.QUOTED
            else fill("⋯ signature, {} lines", count)
        )
        yield draw((words, "$text-muted italic"))


def _link_lines(message: Message, manner: Manner) -> Iterator[Content]:
    """Where the numbers in the text lead: hosts only, and a warning where one is due."""
    if not message.links:
        return
    yield BLANK
    opens = fill("   {} opens one", manner.keys.link) if manner.keys.link else NOTHING
    yield draw((own("Links"), "$text-muted"), (opens, "$text-muted"))
    for place, url in enumerate(message.links[:LINKS_LISTED], start=1):
        link = analyzed(url)
        warning = (fill("  ⚠ {}", link.warning), "$text-warning") if link.warning else NOTHING
        shown = draw((fill(" [{}] ", number(place)), "$text-accent"), link.shown, warning)
        yield shown.truncate(manner.width - 1, ellipsis=True)
    left = len(message.links) - LINKS_LISTED
    if left > 0:
        yield draw((fill(" and {} more", number(left)), "$text-muted"))


def _lines(text: SafeText, width: int, style: str) -> Iterator[Content]:
    """The text wrapped to `width`, a paragraph at a time: what is not seen yet can wait."""
    start, end = 0, len(text.removesuffix("\n"))
    while start <= end:
        stop = text.find("\n", start, end)
        paragraph = part(text, start, end if stop < 0 else stop)
        if paragraph.strip():
            yield from draw((paragraph, style)).wrap(width)
        else:
            yield BLANK
        start += len(paragraph) + 1


def _words(text: SafeText, width: int, style: str) -> list[Content]:
    return draw((text, style)).wrap(width)
