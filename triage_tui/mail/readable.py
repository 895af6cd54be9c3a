"""A mail's body as readable text: HTML without network, styles or images.

Made for reading and folding, not for likeness: quoted history is marked with `> `, a link is
`label [1] <host>`, hidden text is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from triage_tui.inbox.safe_text import BLOCK_CHARS, BLOCK_LINES, SafeText, block, hidden_in, meant
from triage_tui.mail.links import Link, analyzed
from triage_tui.mail.markup import decoded, mended, without_ballast, without_tags

HTML_LIMIT: Final = 256 * 1024
FIRST_LIMIT: Final = 96 * 1024
"""Characters of source for the first view: the worst of them stay well under 100 ms."""
TAG_LIMIT: Final = 30_000
"""Further tags of a mail are not read: their cost is bounded with them."""
FIRST_TAGS: Final = 10_000
LINK_LIMIT: Final = 500

_KNOWN = re.compile(
    r"<(?:!doctype|!--|/?(?:html|head|body|div|p|br|span|table|tbody|tr|td|th|a|b|i|u|em|strong|ul"
    r"|ol|li|h[1-6]|font|img|blockquote|pre|hr|center|style|script|meta|base|title|o:p)[\s/>])",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|nbsp|lt|gt|quot|apos);")
# An address in running text ends before punctuation of other scripts: `https://acme.example。次`.
_URL = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z0-9]_)https?://[^\s<>\"'`|\\^{}\u00ab\u00bb\u060c\u061b\u061f\u0964\u2018-\u201f\u2026\u3000-\u303f\ufe30-\ufe4f\ufe5d\ufe5e"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]{1,2000}",
    re.IGNORECASE,
)
# A word of a script without blanks goes on right behind an address: `https://acme.example를`.
_GOES_ON = re.compile(r"[A-Za-z0-9_=&%-][\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PARTICLE = re.compile(
    r"(?<=/)(?:을|를|이|가|은|는|에|에서|으로|로|와|과|의|도|입니다|です|を|に|は|が|で|から|と|の)$"
)
_BRACKETS: Final = {")": "(", "]": "["}
_MARKS: Final = ".,;:!?*"
"""What ends the sentence around an address, and is no part of it."""
_EMPHASIS: Final = ("_", "~", "*", "`")
"""What stands on both sides of an address that was set off."""
_TAG_LENGTH: Final = 200
"""Characters of a tag with attributes that somebody writes about."""
_ALONE: Final = (
    "!doctype",
    "!--",
    "br",
    "img",
    "hr",
    "ba",
    "bo",
    "ht",
    "he",
    "li",
    "me",
    "p",
    "t",
    "/",
)
"""How tags begin that are written without an end, and ends: with attributes they are meant."""
_MENTIONS: Final = 20
"""Tags that are looked at before a mail is believed to be a text about them."""


class Readable(Struct, frozen=True, eq=False, gc=False):
    """A body made readable."""

    text: SafeText
    """In block mode; links carry their number in brackets."""
    links: tuple[Link, ...] = ()
    """Number 1 first, each address once."""
    hidden: int = 0
    """How many characters were hidden from the reader, or hid or controlled something."""
    is_cut: bool = False
    """True when the mail goes on after the text."""
    images: int = 0
    """How many images the mail would load; none is."""
    is_source: bool = False
    """True when its HTML shows no text, or ends in a tag: this is the source without the tags."""


def readable(raw: object, *, whole: bool = False) -> Readable:
    """`raw`, the body of a mail in HTML or plain text, as readable text. Never raises.

    64 KB or 2,000 lines out of 96 KB of source first; with `whole`, as far as 256 KB of it go.
    Styles, scripts, comments and the data of pictures in HTML do not count.
    """
    source = raw if isinstance(raw, str) else ""
    limit = HTML_LIMIT if whole else FIRST_LIMIT
    source = meant(source)
    if _is_html(source, limit):
        return _html(source, whole=whole)
    text = source[:limit]
    if _ENTITY.search(text):
        text = decoded(text)
    return _cut(text, whole=whole, links=_plain_links(text), is_cut=len(source) > limit)


def preload() -> None:
    """Load what the first mail needs, some 60 ms of work: for a thread of its own."""
    for name in ("html_to_text", "quotes", "reply_facts"):
        import_module(f"triage_tui.mail.{name}")


def _is_html(source: str, limit: int) -> bool:
    """Whether there are tags, and not only words about them: `put a <br> after the name`."""
    tags = islice(_KNOWN.finditer(source, 0, limit), _MENTIONS)
    return any(not _is_mention(source, tag) for tag in tags)


def _is_mention(source: str, tag: re.Match[str]) -> bool:
    """Whether a tag stands amid the words of a line as one of them does."""
    before = source[max(0, tag.start() - 40) : tag.start()]
    if not before.rpartition("\n")[2].strip():
        return False
    end = tag.end()
    if tag[0][-1] != ">":
        end = source.find(">", end, end + _TAG_LENGTH) + 1
        name = tag[0][1:].rstrip("/ \t\r\n").lower()
        if not end or name.startswith(_ALONE) or f"</{name}" in source.lower():
            return False  # it does something to the words behind it
    after = source[end : end + 1]
    return before[-1] in " \t(\"'`“‘" and (after in " \t)\"'`”’.,;:?!")


def _html(source: str, *, whole: bool) -> Readable:
    from triage_tui.mail.html_to_text import (
        Page,  # with the first HTML: its parser takes some 50 ms
    )

    limit, tags = (HTML_LIMIT, TAG_LIMIT) if whole else (FIRST_LIMIT, FIRST_TAGS)
    if len(source) > limit:
        source = without_ballast(source)
    is_cut = len(source) > limit
    source = source[:limit]
    page = Page(tag_limit=tags, link_limit=LINK_LIMIT)
    page.read(mended(source, is_whole=not is_cut))
    text = page.text()
    is_swallowed = page.is_swallowed and not is_cut
    if (is_swallowed or not text) and (left := without_tags(source)):
        return _cut(left, whole=whole, links=_plain_links(left), is_cut=is_cut, is_source=True)
    made = _cut(text, whole=whole, links=page.links, is_cut=is_cut or page.is_cut)
    return replace(made, hidden=made.hidden + page.hidden, images=page.images)


def _cut(
    text: str, *, whole: bool, links: Sequence[Link], is_cut: bool, is_source: bool = False
) -> Readable:
    """`text`, cleaned, as far as it is shown."""
    chars, lines = (HTML_LIMIT, HTML_LIMIT) if whole else (BLOCK_CHARS, BLOCK_LINES)
    shown = block(text, max_chars=chars, max_lines=lines)
    is_cut = is_cut or len(text) > chars or text.count("\n") >= lines
    return Readable(shown, tuple(links), hidden_in(text), is_cut, is_source=is_source)


def _plain_links(text: str) -> list[Link]:
    seen: dict[str, Link] = {}
    for found in _URL.finditer(text):
        if len(seen) >= LINK_LIMIT:
            break
        before = text[found.start() - 1 : found.start()]
        url = _trimmed(found[0], marks=_MARKS + before if before in _EMPHASIS else _MARKS)
        if url not in seen:  # taking one apart costs more than finding it
            seen[url] = analyzed(url)
    return list(seen.values())


def _trimmed(url: str, marks: str) -> str:
    """`url` without what ends the sentence around it; a bracket that it opened belongs to it."""
    left = {bracket: url.count(bracket) - url.count(_BRACKETS[bracket]) for bracket in _BRACKETS}
    if not url.isascii():
        if goes_on := _GOES_ON.search(url):
            url = url[: goes_on.start() + 1]
        url = _PARTICLE.sub("", url)
    end = len(url)
    while end and (url[end - 1] in marks or left.get(url[end - 1], 0) > 0):
        if url[end - 1] in left:
            left[url[end - 1]] -= 1
        end -= 1
    return url[:end]
