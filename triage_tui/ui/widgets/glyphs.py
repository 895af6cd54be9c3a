"""The signs that stand beside color, so that no state is color alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from triage_tui.inbox.lead_map import Sentiment
from triage_tui.inbox.reply_facts import RowHint
from triage_tui.inbox.safe_text import SafeText, line, own


class Glyphs(NamedTuple):
    """One sign, one cell each; `UNICODE` by default, `ASCII` for terminals without them."""

    cursor: str = "▌"
    unread: str = "●"
    marked: str = "✓"
    hidden: str = "¤"
    """Characters were taken out of this row's texts."""
    siblings: str = "⇄"
    """The same person is in another campaign too."""
    positive: str = "▲"
    neutral: str = "◆"
    negative: str = "▼"
    unknown: str = "■"
    """A category whose sentiment the server does not say."""
    dot: str = "·"
    """Between two things that stand side by side."""
    dash: str = "–"
    """Between a subject and the first words under it."""
    warn: str = "•"
    late: str = "!"
    saving: str = "◌"
    queued: str = "○"
    sending: str = "↑"
    checking: str = "↻"
    refused: str = "✗"
    asks: str = "?"
    away: str = "◷"
    """The reply says until when; the next ones too stand before what it says of itself."""
    opted_out: str = "⊘"
    left: str = "⇥"
    bounced: str = "↶"
    automatic: str = "≡"
    thumb: str = "▐"
    rule: str = "─"
    """What a line between two groups of rows is made of."""
    cut: str = "…"

    def of(self, sentiment: Sentiment) -> str:
        """The sign of a category's sentiment."""
        return str(getattr(self, sentiment.value))

    def before(self, hint: RowHint) -> str:
        """The sign of what a reply says of itself."""
        return str(getattr(self, HINTS[hint.sign]))


HINTS: Mapping[str, str] = {
    "ooo": "away",
    "opt-out": "opted_out",
    "left": "left",
    "bounce": "bounced",
    "automatic": "automatic",
}
MEANINGS: Mapping[str, SafeText] = {
    "cursor": own("the reply that keys act on"),
    "unread": own("unread"),
    "marked": own("selected"),
    "hidden": own("hidden characters were left out of its text"),
    "siblings": own("the same lead is in another campaign too"),
    "positive": own("category with a positive sentiment"),
    "neutral": own("category with a neutral sentiment"),
    "negative": own("category with a negative sentiment"),
    "unknown": own("category without a sentiment"),
    "warn": own("before the age: soon past SLA"),
    "late": own("before the age: past SLA"),
    "saving": own("saving on this computer"),
    "queued": own("queued: not sent yet"),
    "sending": own("sending to Smartlead"),
    "checking": own("verifying whether it arrived"),
    "refused": own("rejected by Smartlead"),
    "asks": own("needs you: the outbox has the question"),
    "away": own("out of office"),
    "opted_out": own("asks to opt out"),
    "left": own("left the company"),
    "bounced": own("bounced"),
    "automatic": own("automatic reply"),
}
"""What a sign says; those that only part or frame things have no meaning."""
OTHER_MEANINGS: Mapping[str, SafeText] = {
    "▾": own("an open email"),
    "▸": own("a folded email"),
    "☐": own("a task"),
    "☑": own("a completed task"),
    "✎": own("a note"),
    "⋯": own("text left out: the words say which key shows it"),
    "⚠": own("careful: the words say why"),
    "◐": own("the connection has trouble: the words say which"),
}
"""Signs that are the same whatever a row is about."""


def legend() -> Iterator[tuple[SafeText, SafeText]]:
    """Every sign with what it says, for help."""
    for name, sign in zip(Glyphs._fields, UNICODE, strict=True):
        if name in MEANINGS:
            yield line(sign), MEANINGS[name]
    for sign, meaning in OTHER_MEANINGS.items():
        yield line(sign), meaning


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor="|",
    unread="*",
    marked="x",
    hidden="~",
    siblings="&",
    positive="+",
    neutral="=",
    negative="-",
    unknown="o",
    dot=".",
    dash="-",
    warn=":",
    late="!",
    saving="_",
    queued="o",
    sending="^",
    checking="@",
    refused="X",
    asks="?",
    away="t",
    opted_out="/",
    left=">",
    bounced="<",
    automatic="%",
    thumb="#",
    rule="-",
    cut="~",
)
GLYPH_SETS: Mapping[str, Glyphs] = {"unicode": UNICODE, "ascii": ASCII}
SENTIMENT_STYLES: Mapping[Sentiment, str] = {
    Sentiment.POSITIVE: "$text-success",
    Sentiment.NEGATIVE: "$text-error",
    Sentiment.NEUTRAL: "$text-warning",
    Sentiment.UNKNOWN: "$text-muted",
}
