"""A mail's body as readable text: HTML without network, styles or images.

Made for reading and folding, not for likeness: quoted history is marked with `> `, a link is
`label [1] <host>`, hidden text is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from triage_tui.inbox.safe_text import BLOCK_CHARS, BLOCK_LINES, SafeText, block, hidden_in
from triage_tui.mail.links import Link, analysed
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
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|\\^{}]{1,2000}", re.IGNORECASE)


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
    if _KNOWN.search(source, 0, limit):
        return _html(source, whole=whole)
    text = source[:limit]
    if _ENTITY.search(text):
        text = decoded(text)
    return _cut(text, whole=whole, links=_plain_links(text), is_cut=len(source) > limit)


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
        url = found[0].rstrip(".,;:!?)]")
        seen.setdefault(url, analysed(url))
    return list(seen.values())
