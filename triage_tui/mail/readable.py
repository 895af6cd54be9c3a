"""A mail's body as readable text: HTML without network, styles or images.

Made for reading and folding, not for likeness: quoted history is marked with `> `, a link is
`label [1] <host>`, hidden text is left out and counted.
"""

from __future__ import annotations

import re
from typing import Final

from triage_tui.inbox.safe_text import BLOCK_CHARS, BLOCK_LINES, SafeText, block, hidden_in
from triage_tui.late_dataclass import dataclass
from triage_tui.mail.html_to_text import LINK_LIMIT, TAG_LIMIT, URL, Page
from triage_tui.mail.links import Link, analysed
from triage_tui.mail.tags import decoded

HTML_LIMIT: Final = 256 * 1024
FIRST_LIMIT: Final = 96 * 1024
"""Characters of source for the first view: the worst of them stay well under 100 ms."""
FIRST_TAGS: Final = 10_000

_KNOWN = re.compile(
    r"<(?:!doctype|!--|/?(?:html|head|body|div|p|br|span|table|tbody|tr|td|th|a|b|i|u|em|strong|ul"
    r"|ol|li|h[1-6]|font|img|blockquote|pre|hr|center|style|script|meta|base|title|o:p)[\s/>])",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|nbsp|lt|gt|quot|apos);")


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
        page = Page()
        page.read(source, tags=TAG_LIMIT if whole else FIRST_TAGS)
        text, links, hidden, images = page.text(), page.links, page.hidden, page.images
        is_cut = is_cut or page.is_cut
    else:
        text = decoded(source) if _ENTITY.search(source) else source
        links, hidden, images = _plain_links(text), 0, 0
    chars, lines = (HTML_LIMIT, HTML_LIMIT) if whole else (BLOCK_CHARS, BLOCK_LINES)
    shown = block(text, max_chars=chars, max_lines=lines)
    is_cut = is_cut or len(text) > chars or text.count("\n") >= lines
    return Readable(shown, tuple(links), hidden + hidden_in(text), is_cut, images)


def _plain_links(text: str) -> list[Link]:
    seen: dict[str, Link] = {}
    for found in URL.finditer(text):
        if len(seen) >= LINK_LIMIT:
            break
        url = found[0].rstrip(".,;:!?)]")
        seen.setdefault(url, analysed(url))
    return list(seen.values())
