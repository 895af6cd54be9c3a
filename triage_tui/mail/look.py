"""How a text in HTML is shown: whether at all, and whether its line ends count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from msgspec import Struct

DROPPED: Final = frozenset((
    "head", "script", "style", "title", "template", "svg", "math", "object", "select", "textarea",
    "iframe", "video", "audio", "noembed", "noframes", "xmp",
))  # fmt: skip
"""Nothing in them is for reading."""
CHANGING: Final = DROPPED | {"pre", "blockquote"}
"""Elements with a look of their own, whatever their attributes say."""

PARAGRAPHS: Final = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
    "form", "fieldset",
))  # fmt: skip
"""Set off by blank lines."""
BLOCKS: Final = PARAGRAPHS | frozenset((
    "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "address", "center",
    "main", "nav", "aside", "caption",
))  # fmt: skip
"""On lines of their own."""

VALUE_LIMIT: Final = 200
"""Characters of a value that are looked at: some of the patterns try every split of its digits."""

# `mso-hide` is none of them: it hides from Outlook on Windows alone, which gets a twin.
_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|opacity|max-height|font(?:-size)?|white-space(?:-collapse)?)"
    r"\s*+:([^;]*+)",
    re.IGNORECASE,
)
_ZERO = re.compile(r"(?:0+\.?0*|\.0+)(?:[a-z]+|%)?")
_SIZED = re.compile(
    r"(?:[\d.]+(?:px|pt|pc|rem|in|cm|mm|q|v[a-z]+)?|(?:x{1,3}-)?(?:small|large)|medium"
    r"|(?:calc|clamp|min|max)\(.*)",
    re.DOTALL,
)
"""Sizes that do not depend on the size around them."""
_LINE_BESIDE = re.compile(r"border(?:-left(?:-width|-style)?)?\s*+:\s*+(?!none|0(?![.\d]))[^;\s]")
_SIZE_IN_FONT = re.compile(r"(?<![\w.#-])(?:\d*\.?\d+(?:[a-z]+|%)|0+(?=[\s/]|$))")


class Spaces(Enum):
    """What white space in the source means."""

    FOLDED = "normal"
    LINES_KEPT = "pre-line"
    KEPT = "pre"


_SPACES: Final = {
    "normal": Spaces.FOLDED,
    "nowrap": Spaces.FOLDED,
    "collapse": Spaces.FOLDED,
    "pre-line": Spaces.LINES_KEPT,
    "preserve-breaks": Spaces.LINES_KEPT,
    "pre": Spaces.KEPT,
    "pre-wrap": Spaces.KEPT,
    "preserve": Spaces.KEPT,
    "break-spaces": Spaces.KEPT,
}


class Look(Struct, frozen=True, gc=False):
    """How what stands in an element is shown; what changes nothing shares that of its parent."""

    is_dropped: bool = False
    is_hidden: bool = False
    """With all that is in it, whatever that says of itself."""
    has_no_size: bool = False
    """What is in it may have a size of its own: the wrappers of many mails are of size 0."""
    is_invisible: bool = False
    """What is in it may be visible all the same."""
    spaces: Spaces = Spaces.FOLDED
    quotes: int = 0

    def inside(self, tag: str, attributes: Mapping[str, str | None]) -> Look:
        """The look of a child."""
        style = _declared(attributes.get("style") or "")
        spaces = _SPACES.get(style.get("white-space", ""))
        if spaces is None:
            spaces = Spaces.KEPT if tag == "pre" else self.spaces
        visibility = style.get("visibility", "")
        return Look(
            is_dropped=self.is_dropped or tag in DROPPED,
            is_hidden=self.is_hidden or "hidden" in attributes or _hides(style),
            has_no_size=_has_no_size(style.get("font-size", ""), attributes, self.has_no_size),
            is_invisible=visibility in ("hidden", "collapse")
            or (self.is_invisible and visibility != "visible"),
            spaces=spaces,
            quotes=self.quotes + (tag == "blockquote" and not _is_indent(attributes)),
        )


def _declared(style: str) -> dict[str, str]:
    """The declarations that matter, the last of each name unless one before it is important."""
    found: dict[str, str] = {}
    important: set[str] = set()
    for name, value in _DECLARATION.findall(style):
        key, (said, mark, _) = name.lower(), value[:VALUE_LIMIT].lower().partition("!")
        if key == "font":
            size = _SIZE_IN_FONT.search(said)
            if size is None:
                continue
            key, said = "font-size", size[0]
        key = key.removesuffix("-collapse")
        if mark:
            important.add(key)
        elif key in important:
            continue
        found[key] = said.strip()
    return found


def _hides(style: Mapping[str, str]) -> bool:
    return style.get("display") == "none" or any(
        _ZERO.fullmatch(style.get(name, "")) for name in ("opacity", "max-height")
    )


def _has_no_size(size: str, attributes: Mapping[str, str | None], inherited: bool) -> bool:
    if _ZERO.fullmatch(size):
        return True
    return inherited and not (_SIZED.fullmatch(size) or "size" in attributes)


def is_quote(attributes: Mapping[str, str | None]) -> bool:
    """Whether a block says that it quotes: by its kind, class or source, or a line beside it."""
    if attributes.get("type") == "cite" or "cite" in attributes:
        return True
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if (
        "quote" in name.replace("indent-blockquote", "")
        or "cite" in name
        or "reply" in name
        or "history" in name
    ):
        return True
    style = (attributes.get("style") or "")[: VALUE_LIMIT * 4].lower()
    return _LINE_BESIDE.search(style) is not None


def _is_indent(attributes: Mapping[str, str | None]) -> bool:
    """Fresh text is indented by a block too: with margins, and no line beside it."""
    if is_quote(attributes):
        return False
    return "margin" in (attributes.get("style") or "").lower()
