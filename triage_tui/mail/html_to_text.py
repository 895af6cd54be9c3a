"""Readable lines, written while the tags of an HTML mail go by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from triage_tui.late_dataclass import dataclass
from triage_tui.mail.links import Link, analysed
from triage_tui.mail.tags import BLOCKS, CELLS, DROPPED, PARAGRAPHS, SELF_CLOSING, VOID, Tag, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG_LIMIT: Final = 30_000
"""Further tags of a mail are not read: their cost is bounded with them."""
LINK_LIMIT: Final = 500
DEPTH_LIMIT: Final = 8  # deeper quotes and lists are drawn at this depth

URL = re.compile(r"\bhttps?://[^\s<>\"'`|\\^{}]{1,2000}", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:font-size|max-height|opacity)\s*:\s*0+(?:\.0*)?(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Open:
    """An element that was not closed yet."""

    name: str
    is_dropped: bool = False
    is_hidden: bool = False
    is_quote: bool = False
    href: str | None = None
    label_from: int = 0
    counter: int | None = None
    """The next number of an ordered list."""


class Page:
    """Lines being written while the tags of a mail go by."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.hidden = 0
        self.images = 0
        self.is_cut = False
        self._numbers: dict[str, int] = {}
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[_Open] = []
        self._names: dict[str, int] = {}
        self._dropped = self._concealed = self._quotes = self._pre = 0
        self._lists: list[_Open] = []
        self._anchor: _Open | None = None
        self._bullet = ""
        self._cell = False
        self._space = False

    def read(self, source: str, *, tags: int = TAG_LIMIT) -> None:
        """Write down `source` as far as its first `tags` tags; to be called once."""
        left = tags
        for token in tokens(source):
            left -= isinstance(token, Tag)
            if left < 0:
                self.is_cut = True
                break
            if isinstance(token, str):
                self._write(token)
            elif token.is_end:
                self._end(token.name)
            else:
                self._start(token)
        while self._open:
            self._close()

    def text(self) -> str:
        """The lines written so far, without blank ones at the ends."""
        self._break()
        while self._lines and not self._lines[-1].strip("> "):
            self._lines.pop()
        return "\n".join(self._lines).strip("\n")

    def _write(self, text: str) -> None:
        if self._dropped:
            return
        if self._concealed:
            self.hidden += len("".join(text.split()))
            return
        if self._pre:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._put(first)
            for line in rest:
                self._break(is_blank_kept=True)
                self._put(line)
            return
        words = text.split()
        if not words:
            self._space = self._space or bool(text)
            return
        self._space = self._space or text[0].isspace()
        self._put(" ".join(words))
        self._space = text[-1].isspace()

    def _put(self, text: str) -> None:
        if not text:
            return
        if not self._line:
            self._line.append("> " * min(self._quotes, DEPTH_LIMIT) + self._bullet)
            self._bullet = ""
        elif self._cell:
            self._line.append(" | ")
        elif self._space:
            self._line.append(" ")
        self._space = self._cell = False
        self._line.append(text)

    def _break(self, *, is_blank_kept: bool = False) -> None:
        if self._line:
            self._lines.append("".join(self._line).rstrip())
            self._line = []
        elif is_blank_kept and self._lines:
            self._lines.append(("> " * min(self._quotes, DEPTH_LIMIT)).rstrip())
        self._space = self._cell = False

    def _paragraph(self) -> None:
        """A blank line, unless one is there already."""
        self._break()
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(("> " * min(self._quotes, DEPTH_LIMIT)).rstrip())

    def _start(self, tag: Tag) -> None:
        name, attributes = tag.name, tag.attributes
        if name in VOID:
            self._void(name, attributes)
            return
        if self._open and self._open[-1].name == name and name in SELF_CLOSING:
            self._close()
        style = attributes.get("style", "")
        element = _Open(
            name,
            is_dropped=name in DROPPED,
            is_hidden=bool("hidden" in attributes or (style and _HIDING.search(style))),
            is_quote=name == "blockquote" and not _is_indent(attributes),
        )
        self._concealed += element.is_hidden
        self._dropped += element.is_dropped
        if not (self._concealed or self._dropped):
            self._layout(element, attributes)
        self._quotes += element.is_quote
        self._open.append(element)
        self._names[name] = self._names.get(name, 0) + 1

    def _layout(self, element: _Open, attributes: Mapping[str, str]) -> None:
        name = element.name
        if name in PARAGRAPHS and not (name in ("ul", "ol") and self._lists):
            self._paragraph()
        elif name in BLOCKS:
            self._break()
        elif name in CELLS:
            self._cell = bool(self._line)
        match name:
            case "ul" | "ol":
                start = attributes.get("start", "1")
                is_number = start.isascii() and start.isdecimal() and len(start) < 6
                element.counter = (int(start) if is_number else 1) if name == "ol" else None
                self._lists.append(element)
            case "li":
                self._bullet = self._next_bullet()
            case "pre":
                self._pre += 1
            case "a" if "href" in attributes:
                if self._anchor is not None:  # links do not nest: the one before ends here
                    self._link(self._anchor)
                self._anchor = element
                element.href = attributes["href"]
                element.label_from = len(self._line)

    def _next_bullet(self) -> str:
        indent = "  " * (min(len(self._lists), DEPTH_LIMIT) - 1) if self._lists else ""
        if not self._lists or self._lists[-1].counter is None:
            return f"{indent}- "
        self._lists[-1].counter += 1
        return f"{indent}{self._lists[-1].counter - 1}. "

    def _void(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._concealed or self._dropped:
            return
        if name == "br":
            self._break(is_blank_kept=True)
        elif name == "hr":
            self._break()
            self._put("---")
            self._break()
        elif name == "img":
            self.images += 1
            tiny = {attributes.get("width", ""), attributes.get("height", "")} & {"0", "1", "2"}
            if not tiny and (alt := " ".join(attributes.get("alt", "").split())[:200]):
                self._put(f"[{alt}]")

    def _end(self, name: str) -> None:
        if name == "br":
            self._void(name, {})
        if not self._names.get(name):
            return
        while self._close() != name:
            pass

    def _close(self) -> str:
        element = self._open.pop()
        name = element.name
        self._names[name] -= 1
        if not (self._concealed or self._dropped):
            self._after(element)
        self._concealed -= element.is_hidden
        self._dropped -= element.is_dropped
        self._quotes -= element.is_quote
        return name

    def _after(self, element: _Open) -> None:
        name = element.name
        if element is self._anchor:
            self._link(element)
            self._anchor = None
        if name in BLOCKS:
            self._break()
        if name in ("ul", "ol"):
            if self._lists and self._lists[-1] is element:
                self._lists.pop()
        elif name == "pre":
            self._pre -= 1
        if name in PARAGRAPHS and not (name in ("ul", "ol") and self._lists):
            self._paragraph()

    def _link(self, element: _Open) -> None:
        """` [1] <host>` after the label; the host is left out where the label names it."""
        href = (element.href or "").strip()
        label = "".join(self._line[element.label_from :]).strip()
        if not href or href.startswith("#"):
            return
        link = analysed(href)
        if link.url.lower().startswith("mailto:"):
            if link.host and link.host.lower() not in label.lower():
                self._put(f" <{link.host}>" if label else f"<{link.host}>")
            return
        number = self._number(link)
        where = link.shown if len(link.shown) <= 60 else link.shown[:59] + "…"
        says_it = link.may_open and not link.warning and _names_host(label, link)
        self._space = bool(label)
        self._put(("" if label else "link ") + f"[{number}]" + ("" if says_it else f" <{where}>"))

    def _number(self, link: Link) -> int:
        number = self._numbers.get(link.url)
        if number is None:
            if len(self.links) >= LINK_LIMIT:
                return LINK_LIMIT
            self.links.append(link)
            number = self._numbers[link.url] = len(self.links)
        return number


def _names_host(label: str, link: Link) -> bool:
    """Whether the label is the address itself, and so says where it leads."""
    if label.lower() in (link.host, "www." + link.host):
        return True
    return bool(URL.fullmatch(label)) and analysed(label).host == link.host


def _is_indent(attributes: Mapping[str, str]) -> bool:
    """Gmail's way to indent fresh text is a blockquote too."""
    if "gmail_quote" in attributes.get("class", "") or attributes.get("type") == "cite":
        return False
    style = "".join(attributes.get("style", "").lower().split())
    return "margin" in style and "border:none" in style
