"""Names, addresses and phone numbers made unreadable, for a screen that others see."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from triage_tui.inbox.lead_map import Conversation
from triage_tui.inbox.safe_text import SafeText, block, line

DOTS = "•••"
_ADDRESS = re.compile(r"([\w.+'-])[\w.+'-]*@([\w-])[\w-]*((?:\.[\w-]+)*)")
_PHONE = re.compile(r"(?<![\w.:/-])\+?\(?\d(?:[\s().\-/]{0,2}\d){6,}(?!\w)")
_SHORTEST = 3
"""Letters of a part of a name from which it is looked for in running text."""
_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words that may be a part of a host's name: `Corvid` of `corvidhealth.example`."""


def masked_name(name: SafeText) -> SafeText:
    """`Ann Lee` as `A••• L•••`; an address that stands for a name is masked as one."""
    if "@" in name:
        return masked_line(name)
    return line(" ".join(f"{word[0]}{DOTS}" for word in name.split()))


def masked_line(text: SafeText, names: Iterable[str] = ()) -> SafeText:
    """One line without addresses, phone numbers and `names`.

    An address among the names stands for the company of its host.
    """
    return line(_masked(text, names))


def masked_block(text: SafeText, names: Iterable[str] = ()) -> SafeText:
    """Lines without addresses, phone numbers and `names`."""
    return block(_masked(text, names))


def _masked(text: str, names: Iterable[str]) -> str:
    text = _ADDRESS.sub(lambda found: f"{found[1]}{DOTS}@{found[2]}{DOTS}{_top(found[3])}", text)
    text = _PHONE.sub(DOTS, text)
    names = tuple(names)
    parts = {
        part for name in names if "@" not in name for part in name.split() if len(part) >= _SHORTEST
    }
    if parts:
        words = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
        text = re.sub(rf"\b(?:{words})\b", lambda found: found[0][0] + DOTS, text, flags=re.I)
    hosts = {_label(name) for name in names if "@" in name}

    def without_hosts(found: re.Match[str]) -> str:
        word = found[0]
        return word[0] + DOTS if any(word.lower() in host for host in hosts) else word

    return _WORD.sub(without_hosts, text) if hosts else text


def _label(address: str) -> str:
    """The part of its host that names a company, in one word: `acme` of `ann@mail.acme.co.uk`."""
    labels = address.rpartition("@")[2].lower().split(".")
    return max(labels[:-1], key=len, default="").replace("-", "")


def _top(domains: str) -> str:
    """The last part of a host: `.co.uk` as `.uk`."""
    return domains[domains.rfind(".") :] if "." in domains else ""


def masked_conversation(conversation: Conversation, names: Iterable[str]) -> Conversation:
    """The conversation without names, addresses and phone numbers."""
    known = tuple(names)
    return replace(
        conversation,
        messages=tuple(
            replace(
                message,
                sender=masked_name(message.sender),
                subject=masked_line(message.subject, known),
                body=masked_block(message.body, known),
                cc=masked_line(message.cc, known),
                links=(),
                raw="",
            )
            for message in conversation.messages
        ),
    )
