"""A mail's body as readable text: HTML without network, styles or images.

Made for reading and folding, not for likeness: quoted history is marked with `> `, a link is
`label [1] <host>`, hidden text is left out and counted.
"""

from __future__ import annotations

import html
import re
from typing import Final

from triage_tui.inbox.safe_text import BLOCK_CHARS, BLOCK_LINES, SafeText, block, hidden_in
from triage_tui.late_dataclass import dataclass
from triage_tui.mail.links import Link, analysed

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
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{10,};?")
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|\\^{}]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Readable:
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


def readable(raw: object, *, whole: bool = False) -> Readable:
    """`raw`, the body of a mail in HTML or plain text, as readable text. Never raises.

    64 KB or 2,000 lines out of 96 KB of source first; with `whole`, as far as 256 KB of it go.
    """
    source = raw if isinstance(raw, str) else ""
    limit = HTML_LIMIT if whole else FIRST_LIMIT
    is_cut = len(source) > limit
    source = source[:limit]
    if _KNOWN.search(source):
        from triage_tui.mail.html_to_text import Page
        from triage_tui.mail.markup import mended  # with the first HTML: the parser takes 60 ms

        page = Page(tag_limit=TAG_LIMIT if whole else FIRST_TAGS, link_limit=LINK_LIMIT)
        page.read(mended(source, is_whole=not is_cut))
        text, links, hidden, images = page.text(), page.links, page.hidden, page.images
        is_cut = is_cut or page.is_cut
    else:
        text = _decoded(source) if _ENTITY.search(source) else source
        links, hidden, images = _plain_links(text), 0, 0
    chars, lines = (HTML_LIMIT, HTML_LIMIT) if whole else (BLOCK_CHARS, BLOCK_LINES)
    shown = block(text, max_chars=chars, max_lines=lines)
    is_cut = is_cut or len(text) > chars or text.count("\n") >= lines
    return Readable(shown, tuple(links), hidden + hidden_in(text), is_cut, images)


def _decoded(text: str) -> str:
    """`text` with its entities decoded; a number no character has becomes U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def _plain_links(text: str) -> list[Link]:
    seen: dict[str, Link] = {}
    for found in _URL.finditer(text):
        if len(seen) >= LINK_LIMIT:
            break
        url = found[0].rstrip(".,;:!?)]")
        seen.setdefault(url, analysed(url))
    return list(seen.values())
