"""An email in plain lines: what is new in it first, and what is folded, hidden or cut is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.reply_facts import hint
from triage_tui.inbox.safe_text import escaped
from triage_tui.mail.links import analyzed
from triage_tui.mail.quotes import Kind, Piece, split
from triage_tui.mail.reply_facts import reply_facts
from triage_tui.mail.source import in_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.inbox.lead_map import LeadMap, Message
    from triage_tui.inbox.safe_text import SafeText


def mail_lines(message: Message, lead_map: LeadMap, keymap: Keymap) -> Iterator[str]:
    """The email as it is read out, what of it is left out, and the key that shows that."""
    sender = message.sender.casefold()
    if (
        message.is_reply
        and "@" in sender
        and lead_map.email
        and lead_map.email.casefold() not in sender
    ):
        yield f"Not from {lead_map.email} but from {message.sender}."
    if message.cc:
        yield f"Copy to: {message.cc}"
    if message.subject:
        yield f"Subject: {message.subject}"
    if message.is_source:
        yield "The HTML of this email shows no text, or breaks off: its source without the tags."
    if message.is_reply and (says := _says(message)):
        yield f"{says}."
    yield from _text(message)
    if message.attachments:
        yield f"Attached: {', '.join(message.attachments)}"
    for place, url in enumerate(message.links, start=1):
        link = analyzed(url)
        yield f"Link {place}: {link.shown}{f', {link.warning}' if link.warning else ''}"
    yield from _left_out(message, keymap)


def folded_lines(message: Message) -> list[str]:
    """What of the email is folded: older emails carried along, and the signature."""
    return [line for piece in _folded(message) for line in piece.text.strip("\n").splitlines()]


def raw_lines(message: Message) -> list[str]:
    """The email as it came, with every character written out that could hide or control."""
    return escaped(in_lines(message.raw)).splitlines()


def _says(message: Message) -> SafeText:
    """What the reply says of itself, as the conversation pane has it."""
    read = reply_facts(message.subject, message.body, at=message.at, sender=message.sender)
    return hint(read.facts, read.back_on, read.successor)


def _text(message: Message) -> Iterator[str]:
    body = message.body.strip()
    if not body:
        yield "(no text)"
        return
    fresh = "".join(piece.text for piece in split(message.body) if piece.kind is Kind.FRESH)
    yield from (fresh.strip() or body).splitlines()


def _folded(message: Message) -> list[Piece]:
    """Its pieces that are not new; none where nothing is, for then all of it is read out."""
    pieces = split(message.body)
    if not any(piece.kind is Kind.FRESH and piece.text.strip() for piece in pieces):
        return []
    return [piece for piece in pieces if piece.kind is not Kind.FRESH]


def _left_out(message: Message, keymap: Keymap) -> Iterator[str]:
    folded = _folded(message)
    quoted = sum(_height(piece) for piece in folded if piece.kind is Kind.QUOTED)
    signed = sum(_height(piece) for piece in folded if piece.kind is Kind.SIGNATURE)
    if quoted and signed:
        what = f"{_lines(quoted)} of older email and a signature of {_lines(signed)}"
    else:
        what = f"{_lines(quoted)} of older email" if quoted else f"a signature of {_lines(signed)}"
    if folded:
        yield f"Folded: {what} ({keymap.keys_of('conversation.quotes')} to show)."
    if message.hidden:
        hidden = f"{message.hidden} character" + "s" * (message.hidden != 1)
        raw = keymap.keys_of("conversation.raw")
        yield f"Hidden: {hidden} that nobody sees ({raw} for the raw source)."
    if message.is_cut and message.is_whole:
        yield "Cut: the email is longer still; Smartlead's web app has all of it."
    elif message.is_cut:
        yield f"Cut: more below ({keymap.keys_of('conversation.whole')} to show)."


def _height(piece: Piece) -> int:
    return piece.text.strip("\n").count("\n") + 1


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
