"""HTML mail as a stream of tags and text, in linear time whatever the input.

A tree is not wanted here: building one, as the HTML standard says, is quadratic in nested blocks,
in the attributes of one tag and in unclosed formatting, all of which a stranger's mail may hold.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOID: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
PARAGRAPHS: Final = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
    "form", "fieldset",
))  # fmt: skip
"""Set off by blank lines."""
BLOCKS: Final = PARAGRAPHS | frozenset((
    "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "address", "center",
    "main", "nav", "aside", "caption", "body",
))  # fmt: skip
"""On lines of their own."""
DROPPED: Final = frozenset((
    "head", "script", "style", "title", "template", "svg", "math", "object", "select", "textarea",
    "iframe", "video", "audio",
))  # fmt: skip
"""Nothing in them is for reading."""
CELLS: Final = frozenset(("td", "th"))
# A new one of these ends an open one of the same kind that was left unclosed just before it.
SELF_CLOSING: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))

_TOKEN = re.compile(
    r"(?P<text>(?:[^<]|<(?![a-zA-Z/!?]))++)"
    r"|<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
    r"|</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)"
    r"""|<(?P<start>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>"""
    r"|<[!?/][^>]*+(?:>|\Z)"
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
# Their content is no text of the mail, and ends only at their own end tag.
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+(?:>|\Z)|\Z", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
# `Bob <bob@example.com>` and `<https://...>` in sloppy HTML: an address, not a tag.
_ADDRESS = re.compile(r"[^@]+@|https?:|mailto:|www\.", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{10,};?")
_NO_ATTRIBUTES: Final[Mapping[str, str]] = {}


class Tag(NamedTuple):
    """A start tag, or an end tag, whose attributes are empty."""

    name: str
    is_end: bool
    attributes: Mapping[str, str]
    """The first of each name wins; a bare one is empty."""


def tokens(source: str) -> Iterator[Tag | str]:
    """Tags, and the text between them with its entities decoded.

    Comments and the content of scripts and styles are left out. What follows a tag that never
    ends is text, so that nothing after it is lost.
    """
    at, size = 0, len(source)
    while at < size:
        found = _TOKEN.match(source, at)
        if found is None:  # a bare `<`, or a tag that never ends
            is_open_tag = source[at + 1 : at + 2].isalpha()
            stop = size if is_open_tag else at + 1
            yield decoded(source[at:stop])
            at = stop
            continue
        at = found.end()
        match found.lastgroup:
            case "text":
                yield decoded(found["text"])
            case "end":
                yield Tag(found["end"].lower(), is_end=True, attributes=_NO_ATTRIBUTES)
            case "start" | "attributes":
                name = found["start"].lower()
                if _ADDRESS.match(name):
                    yield decoded(found[0])
                    continue
                yield Tag(name, is_end=False, attributes=_attributes(found["attributes"]))
                if raw := _RAW.get(name):
                    end = raw.search(source, at)
                    at = end.end() if end else size
                    yield Tag(name, is_end=True, attributes=_NO_ATTRIBUTES)


def decoded(text: str) -> str:
    """`text` with its entities decoded; a number no character has becomes U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _attributes(source: str) -> Mapping[str, str]:
    if not source or source.isspace():
        return _NO_ATTRIBUTES
    result: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(source):
        result.setdefault(found[1].lower(), decoded(found[2] or found[3] or found[4] or ""))
    return result
