"""Made-up replies as mail programs send them: clients, languages, posting styles, HTML or plain."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from benchmarks.mail_languages import LANGUAGES, Language

SENDER: Final = "Sam Rep <sam@rep.example>"
MENU: Final = ["The list is in", "> Reports", "> Returns"]
"""Marked lines of the writer's own."""
OLD: Final = ("Worth a look at our returns desk?", "It takes ten minutes.", "Sam, Rep & Sons")


class Reply(NamedTuple):
    """A mail, what of it is new, and what is not."""

    kinds: tuple[str, ...]
    """Client, language, style and format."""
    source: str
    new: tuple[str, ...]
    old: tuple[str, ...]


class Announced(NamedTuple):
    """What a client writes before our mail; `block` is the HTML around it."""

    lines: tuple[str, ...]
    is_marked: bool
    block: str


def corpus(count: int, seed: int) -> Iterator[Reply]:
    """`count` replies; the same `seed` makes the same ones."""
    draw = random.Random(seed)
    for number in range(count):
        client = list(CLIENTS)[number % len(CLIENTS)]
        name = draw.choice(list(LANGUAGES))
        style = draw.choice(STYLES)
        is_html = draw.random() < 0.5
        yield _reply(client, name, style, is_html=is_html)


def _reply(client: str, name: str, style: str, *, is_html: bool) -> Reply:
    language = LANGUAGES[name]
    announced = CLIENTS[client](language)
    if not announced.is_marked and style in ("below", "between"):
        style = "above"  # such clients mark nothing
    new = language.new
    parts = _parts(style, language, announced)
    source = _html(parts, announced) if is_html else _plain(parts)
    kinds = (client, name, style, "html" if is_html else "plain")
    return Reply(kinds, source, new, () if style == "forward" else OLD)


def _parts(style: str, language: Language, announced: Announced) -> list[tuple[str, list[str]]]:
    """What stands in the mail: pairs of `new`, `says` or `old`, and lines."""
    new, says, old = list(language.new), ("says", list(announced.lines)), list(OLD)
    kind = "old" if announced.is_marked else "more"
    first = ("close" if style == "close" else "new", new + MENU if style == "menu" else new)
    ends = {"signed": ["-- ", "Kim Lee", "Acme, Head of Ops"], "device": [language.device]}
    end = [("end", ends[style])] if style in ends else []
    others = {
        "below": [says, (kind, old), ("new", new)],
        "between": [
            says, (kind, old[:1]), ("new", new[:2]), (kind, old[1:]), ("new", new[2:]),
        ],
        "forward": [says, ("more", [*new, *old])],
    }  # fmt: skip
    return others.get(style, [first, *end, says, (kind, old)])


def _plain(parts: list[tuple[str, list[str]]]) -> str:
    text = ""
    for kind, lines in parts:
        marked = [f"> {line}" for line in lines] if kind == "old" else lines
        text += "\n".join(marked) + ("\n" if kind in ("close", "says") else "\n\n")
    return text


def _html(parts: list[tuple[str, list[str]]], announced: Announced) -> str:
    text = ""
    for kind, lines in parts:
        inner = "<br>".join(html.escape(line) for line in lines)
        text += announced.block.format(inner) if kind == "old" else f"<div>{inner}</div>"
        text += "" if kind in ("close", "says") else "<br>"
    return f"<html><head><style>p{{margin:0}}</style></head><body>{text}</body></html>"


def _gmail(language: Language) -> Announced:
    block = '<blockquote class="gmail_quote" style="margin:0;border-left:1px solid">{}</blockquote>'
    return Announced((language.wrote.format(SENDER),), is_marked=True, block=block)


def _apple(language: Language) -> Announced:
    line = language.wrote.format(SENDER)
    return Announced((line,), is_marked=True, block='<blockquote type="cite">{}</blockquote>')


def _wrapped(language: Language) -> Announced:
    before, _, after = language.wrote.partition("{}")
    lines = (f"{before}Sam Rep <", f"sam@rep.example>{after}")
    return Announced(lines, is_marked=True, block='<blockquote type="cite">{}</blockquote>')


def _mobile(language: Language) -> Announced:
    return Announced((language.wrote.format(SENDER),), is_marked=False, block="")


def _outlook(language: Language) -> Announced:
    values = (SENDER, language.sent, "Kim Lee <kim@acme.example>", "Re: returns")
    colon = "：" if language.separator == "原始邮件" else ":"
    lines = [
        f"{label}{colon} {value}" for label, value in zip(language.labels, values, strict=True)
    ]
    return Announced(tuple(lines), is_marked=False, block="")


def _outlook_mobile(language: Language) -> Announced:
    rest = _outlook(language).lines
    return Announced(("________________________________", *rest), is_marked=False, block="")


def _separated(language: Language) -> Announced:
    rest = _outlook(language).lines
    return Announced((f"-----{language.separator}-----", *rest), is_marked=False, block="")


def _zoho(_language: Language) -> Announced:
    line = f"---- On Mon, 10 Aug 2026 09:00:00 +0530 {SENDER} wrote ---"
    return Announced(
        (line,), is_marked=True, block="<blockquote style='border-left:1px solid'>{}</blockquote>"
    )


def _thunderbird(_language: Language) -> Announced:
    line = "On 10/08/2026 09:00, Sam Rep wrote:"
    return Announced(
        (line,), is_marked=True, block='<blockquote type="cite" cite="mid:1">{}</blockquote>'
    )


def _zoho_without_colon(_language: Language) -> Announced:
    line = f"On Mon, 10 Aug 2026 09:00:00 +0530 {SENDER} wrote"
    return Announced((line,), is_marked=True, block='<blockquote type="cite">{}</blockquote>')


def _notes(language: Language) -> Announced:
    _, _, to, subject = language.labels
    lines = (SENDER, "10/08/2026 09:00 AM", "", to, "kim@acme.example", "", subject, "Re: returns")
    return Announced(lines, is_marked=False, block="")


def _notes_dashes(language: Language) -> Announced:
    lines = ("Sam Rep---10.08.2026 09:00:00---Worth a look", "", *_outlook(language).lines)
    return Announced(lines, is_marked=False, block="")


def _name_and_hour(_language: Language) -> Announced:
    lines = ("On Wed, Dec 9, Sam Rep", "<sam@rep.example>", "wrote:")
    return Announced(lines, is_marked=True, block='<blockquote type="cite">{}</blockquote>')


CLIENTS: Final[dict[str, Callable[[Language], Announced]]] = {
    "gmail": _gmail,
    "apple": _apple,
    "wrapped": _wrapped,
    "mobile": _mobile,
    "outlook": _outlook,
    "outlook mobile": _outlook_mobile,
    "separated": _separated,
    "zoho": _zoho,
    "thunderbird": _thunderbird,
    "zoho without a colon": _zoho_without_colon,
    "notes": _notes,
    "notes with dashes": _notes_dashes,
    "name without a year": _name_and_hour,
}
STYLES: Final = (
    "above",
    "above",
    "close",
    "signed",
    "device",
    "below",
    "between",
    "forward",
    "menu",
)
