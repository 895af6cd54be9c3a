"""HTML source made fit for the parser: what it would copy, swallow or misread is put right first.

The parser builds the tree that the HTML standard asks for, mistakes of the writer included. Two of
its rules are quadratic, and mail holds things that are no HTML: all that is settled here, in
linear time.
"""

from __future__ import annotations

import html
import re
from typing import Final

SOURCE_LIMIT: Final = 1024 * 1024
"""Characters of source that are searched for what is no text."""
PICTURE_LIMIT: Final = 200

# Formatting left open is opened anew in every paragraph, each copy with its attributes, and the
# attributes of every further <html> and <body> join those of the first: 70 KB become 300 MB. To us
# all of them are a span, which is never copied. Links are too, but one at a time.
_COPIED = re.compile(
    r"<(/?)(?=[bcefhinpstu])"  # looked at first: most tags are none of them
    r"(?:[bisu]|big|body|code|em|font|html|nobr|plaintext|small|strike|strong|tt)(?=[\s/>])",
    re.IGNORECASE,
)
# `Bob <bob@example.com>` and `<https://...>` in sloppy HTML: an address, not a tag.
_ADDRESS = re.compile(r"""<(?=[a-z][^\s<>@/"'=]*+@|https?:|mailto:|www\.)""", re.IGNORECASE)
# Closed as in XML, which HTML does not know: the rest of the mail would count as its content.
_SELF_CLOSED = re.compile(
    r"<(?=[tsxinova])"
    r"(title|style|script|textarea|xmp|iframe|noembed|noframes|template|object|select|video|audio)"
    r"(?=[\s/])([^<>]*+)(?<=/)>(?![^<]*+</\1)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r";base64,[A-Za-z0-9+/=\r\n]{64,}+")
_NO_TEXT: Final = (
    ("-->", re.compile(r"<!--.*?-->", re.DOTALL)),
    ("</style>", re.compile(r"<style(?=[\s>]).*?</style>", re.DOTALL | re.IGNORECASE)),
    ("</script>", re.compile(r"<script(?=[\s>]).*?</script>", re.DOTALL | re.IGNORECASE)),
)
_BREAK = re.compile(
    r"<(?:br|/?(?:p|div|tr|li|h[1-6]|table|blockquote))(?=[\s/>])[^<>]*+>", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*+(?:>|\Z)")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{10,};?")
_TAG_START = re.compile(r"<(?=[a-zA-Z])")


def mended(source: str, *, is_whole: bool) -> str:
    """`source` as it is parsed.

    A tag that never ends is text, so that nothing after it is lost; but not where the source was
    cut (`is_whole` false), for then its end is only out of sight.
    """
    if is_whole:
        tail = source.rfind(">") + 1
        source = source[:tail] + _TAG_START.sub("&lt;", source[tail:])
    source = _ADDRESS.sub("&lt;", source)
    source = _SELF_CLOSED.sub(r"<\1\2></\1>", source)
    return _COPIED.sub(r"<\1span", source)


def without_pictures(source: str) -> str:
    """`source` without the data of pictures that stand in the text of the mail itself."""
    if ";base64," not in source:
        return source
    return _PICTURE.sub(";base64,…", source, count=PICTURE_LIMIT)


def without_ballast(source: str) -> str:
    """`source` without what is no text: pictures, comments, styles, scripts."""
    source = without_pictures(source)
    source, rest = source[:SOURCE_LIMIT], source[SOURCE_LIMIT:]
    for end, pattern in _NO_TEXT:
        # Up to its last end each of them has one: so no search runs to the end of the mail.
        stop = max(source.rfind(end), source.rfind(end.upper())) + len(end)
        if stop >= len(end):
            source = pattern.sub("", source[:stop]) + source[stop:]
    return source + rest


def without_tags(source: str) -> str:
    """The lines of `source` that are left when all between angle brackets is cut out."""
    text = decoded(_TAG.sub("", _BREAK.sub("\n", without_ballast(source))))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def decoded(text: str) -> str:
    """`text` with its entities decoded; a number no character has becomes U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))
