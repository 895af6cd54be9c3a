"""HTML source made fit for the parser: what it would copy, swallow or misread is put right first.

The parser builds the tree that the HTML standard asks for, mistakes of the writer included. Two of
its rules are quadratic, and mail holds things that are no HTML: all that is settled here, in
linear time.
"""

from __future__ import annotations

import re

# Formatting left open is opened anew in every paragraph, each copy with its attributes, and the
# attributes of every further <html> and <body> join those of the first: 70 KB become 300 MB. To us
# all of them are a span, which is never copied. Links are too, but one at a time.
_COPIED = re.compile(
    r"<(/?)(?=[bcefhinstu])"  # looked at first: most tags are none of them
    r"(?:[bisu]|big|body|code|em|font|html|nobr|small|strike|strong|tt)(?=[\s/>])",
    re.IGNORECASE,
)
# `Bob <bob@example.com>` and `<https://...>` in sloppy HTML: an address, not a tag.
_ADDRESS = re.compile(r"""<(?=[a-z][^\s<>@/"'=]*+@|https?:|mailto:|www\.)""", re.IGNORECASE)
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
    return _COPIED.sub(r"<\1span", source)
