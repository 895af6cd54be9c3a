"""Readable lines, written while the tree of an HTML mail goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from turbohtml.saxparse import SaxHandler, sax_parse

from triage_tui.mail.announcements import may_announce
from triage_tui.mail.links import Link, analyzed
from triage_tui.mail.look import BLOCKS, CHANGING, PARAGRAPHS, Look, Spaces, is_quote

DEPTH_LIMIT: Final = 8  # deeper quotes and lists are drawn at this depth
_LAID_OUT: Final = BLOCKS | {"td", "th", "a", "br", "hr", "img"}
_NO_ATTRIBUTES: Final[Mapping[str, str | None]] = {}

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}]{1,2000}", re.IGNORECASE)
_END: Final = "end of the mail"


class _Anchor(Struct, frozen=True, gc=False):
    """A link whose label is being written."""

    href: str
    depth: int
    label_from: int
    hidden_before: int


class _Bare(Struct, frozen=True, gc=False):
    """A block that says of itself neither that it quotes, nor that it only indents."""

    depth: int
    lines_from: int


class _Enough(Exception):
    """As many elements were read as ever are."""


class Page(SaxHandler):
    """Lines being written while the tree of a mail goes by."""

    def __init__(self, *, tag_limit: int, link_limit: int) -> None:
        self.links: list[Link] = []
        self.hidden = 0
        self.images = 0
        self.is_cut = False
        self.is_swallowed = False
        """True when a tag was opened, and went on to the end of the mail."""
        self._tags_left = tag_limit
        self._link_limit = link_limit
        self._numbers: dict[str, int] = {}
        self._analysed: dict[str, Link] = {}
        self._lines: list[str] = []
        self._line: list[str] = []
        self._looks = [Look()]
        self._counters: list[int | None] = []
        self._anchor: _Anchor | None = None
        self._bullet = ""
        self._cell = False
        self._space = False
        self._bare: _Bare | None = None

    def read(self, source: str) -> None:
        """Write down `source` as far as its tags are read; to be called once."""
        self.is_swallowed = True
        try:
            sax_parse(f"{source}<!--{_END}-->", self)
        except _Enough:
            self.is_cut, self.is_swallowed = True, False
        self._end_anchor()

    def text(self) -> str:
        """The lines written so far, without blank ones at the ends."""
        self._break()
        while self._lines and not self._lines[-1].strip("> "):
            self._lines.pop()
        return "\n".join(self._lines).strip("\n")

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        """Begin what `tag` stands for, unless nothing of it is written."""
        self._tags_left -= 1
        if self._tags_left < 0:
            raise _Enough
        look = self._looks[-1]
        attributes = dict(attrs) if attrs else _NO_ATTRIBUTES
        if (
            tag in CHANGING
            or "style" in attributes
            or "hidden" in attributes
            or (look.has_no_size and "size" in attributes)
        ):
            look = look.inside(tag, attributes)
        if tag in _LAID_OUT and not (look.is_dropped or look.is_hidden):
            self._layout(tag, attributes)
            if look.quotes and self._bare is None and not self._looks[-1].quotes:
                self._begin_quote(attributes)
        self._looks.append(look)

    def end_element(self, tag: str) -> None:
        """End what `tag` began."""
        look = self._looks.pop()
        if tag not in _LAID_OUT or look.is_dropped or look.is_hidden:
            return
        if self._anchor is not None and self._anchor.depth == len(self._looks):
            self._end_anchor()
        if tag in ("ul", "ol"):
            self._counters.pop()
        elif tag == "li":
            self._bullet = ""
        self._set_off(tag)
        if self._bare is not None and self._bare.depth == len(self._looks):
            self._end_bare()

    def characters(self, data: str) -> None:
        """Write a text, or count it where it is hidden."""
        look = self._looks[-1]
        if look.is_dropped:
            self.comment(data.removesuffix("-->"))
            return
        if look.is_hidden or look.has_no_size or look.is_invisible:
            self.hidden += len("".join(data.split()))
            return
        if look.spaces is Spaces.FOLDED:
            self._fold(data)
            return
        write = self._put if look.spaces is Spaces.KEPT else self._fold
        first, *rest = data.split("\n")
        write(first)
        for line in rest:
            self._break(is_blank_kept=True)
            write(line)

    def comment(self, data: str) -> None:
        """Leave a comment out; the one we put at the end says that nothing swallowed it."""
        if data.endswith(_END):
            self.is_swallowed = False

    def _fold(self, data: str) -> None:
        words = data.split()
        if not words:
            self._space = self._space or bool(data)
            return
        self._space = self._space or data[0].isspace()
        self._put(" ".join(words))
        self._space = data[-1].isspace()

    def _put(self, text: str) -> None:
        if not text:
            return
        if not self._line:
            self._line.append(self._quote_marks() + self._bullet)
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
            self._lines.append(self._quote_marks().rstrip())
        self._space = self._cell = False

    def _paragraph(self) -> None:
        """A blank line, unless one is there already."""
        self._break()
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(self._quote_marks().rstrip())

    def _set_off(self, tag: str) -> None:
        """Separate a block from what stands before or after it."""
        if tag in PARAGRAPHS and not (tag in ("ul", "ol") and self._counters):
            self._paragraph()
        elif tag in BLOCKS:
            self._break()

    def _quote_marks(self) -> str:
        quotes = self._looks[-1].quotes
        return "> " * min(quotes, DEPTH_LIMIT) if quotes else ""

    def _begin_quote(self, attributes: Mapping[str, str | None]) -> None:
        """Remember where a block begins that may be a quote only because something announces it."""
        if not is_quote(attributes) and not self._is_announced():
            self._bare = _Bare(len(self._looks), len(self._lines))

    def _is_announced(self) -> bool:
        before = next((text for text in reversed(self._lines[-3:]) if text), "")
        return may_announce(before)

    def _end_bare(self) -> None:
        """Take the marks off again, unless the first words inside say who wrote the rest."""
        bare, self._bare = self._bare, None
        if bare is None:
            return
        texts = [text[1:].removeprefix(" ") for text in self._lines[bare.lines_from :]]
        if any(may_announce(text) for text in [text for text in texts if text][:3]):
            return
        is_marked = [text.startswith(">") for text in self._lines[bare.lines_from :]]
        for at, text in enumerate(texts, bare.lines_from):
            if is_marked[at - bare.lines_from]:
                self._lines[at] = text

    def _layout(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._set_off(tag)
        match tag:
            case "td" | "th":
                self._cell = bool(self._line)
            case "ul" | "ol":
                self._counters.append(_first_number(attributes) if tag == "ol" else None)
            case "li":
                self._bullet = self._next_bullet()
            case "br":
                self._break(is_blank_kept=True)
            case "hr":
                self._break()
                self._put("---")
                self._break()
            case "img":
                self._image(attributes)
            case "a" if href := (attributes.get("href") or "").strip():
                self._end_anchor()  # links do not nest: the one before ends here
                depth, label_from = len(self._looks), len(self._line)
                self._anchor = _Anchor(href, depth, label_from, self.hidden)

    def _next_bullet(self) -> str:
        indent = "  " * (min(len(self._counters), DEPTH_LIMIT) - 1)
        counter = self._counters[-1] if self._counters else None
        if counter is None:
            return f"{indent}- "
        self._counters[-1] = counter + 1
        return f"{indent}{counter}. "

    def _image(self, attributes: Mapping[str, str | None]) -> None:
        self.images += 1
        tiny = {attributes.get("width"), attributes.get("height")} & {"0", "1", "2"}
        if not tiny and (alt := " ".join((attributes.get("alt") or "").split())[:200]):
            self._put(f"[{alt}]")

    def _end_anchor(self) -> None:
        """` [1] <host>` after the label; the host is left out where the label names it."""
        anchor, self._anchor = self._anchor, None
        if anchor is None or anchor.href.startswith("#"):
            return
        label = "".join(self._line[anchor.label_from :]).strip()
        if not label and self.hidden > anchor.hidden_before:
            return  # nobody sees where to click
        link = self._analysed.get(anchor.href)
        if link is None:
            link = self._analysed[anchor.href] = analyzed(anchor.href)
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
            if len(self.links) >= self._link_limit:
                return self._link_limit
            self.links.append(link)
            number = self._numbers[link.url] = len(self.links)
        return number


def _first_number(attributes: Mapping[str, str | None]) -> int:
    start = attributes.get("start") or ""
    return int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1


def _names_host(label: str, link: Link) -> bool:
    """Whether the label is the address itself, and so says where it leads."""
    if label.lower() in (link.host, "www." + link.host):
        return True
    return bool(_ADDRESS.fullmatch(label)) and analyzed(label).host == link.host
