"""What a link really leads to, for display; and whether it may be opened."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, hidden_in, line, own

URL_LIMIT: Final = 4096
"""Longer addresses are cut for display and never opened."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers drop these inside an address; what is shown must be what is opened.
_DROPPED_BY_BROWSERS = re.compile("[\t\r\n]")
_EDGES: Final = "".join(map(chr, range(0x21)))
_HOST = re.compile(r"(?!.*\.\.)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
_OLD_IPV4 = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?")
_DOTS: Final = str.maketrans("\u3002\uff0e\uff61", "...")


class Link(Struct, frozen=True, gc=False):
    """A link, analyzed; nothing in it comes from its label."""

    url: SafeText
    """The address in full, in ASCII where it can be opened."""
    host: SafeText
    """The host it leads to, punycode where it is not ASCII; empty when there is none."""
    warning: SafeText
    """One reason to look twice, in words; empty when there is none."""
    may_open: bool
    """True for http and https with a host that could be made out."""

    @property
    def shown(self) -> SafeText:
        """What stands for it beside its label: the host, or the scheme it cannot open."""
        return self.host or self.url


def analyzed(raw: object) -> Link:
    """`raw`, the target of a link, taken apart as a browser would. Never raises."""
    text = _DROPPED_BY_BROWSERS.sub("", raw if isinstance(raw, str) else "").strip(_EDGES)
    shown = line(text, limit=URL_LIMIT)
    scheme = _SCHEME.match(text)
    if scheme is None:
        return Link(shown, NOTHING, own("not a full address"), may_open=False)
    name = line(scheme[1].lower(), limit=40)
    if name == "mailto":
        return Link(shown, _mail_host(text), own("opens a new email"), may_open=False)
    if name not in ("http", "https"):
        return Link(shown, NOTHING, fill("{} links can't be opened", name), may_open=False)
    if len(text) > URL_LIMIT:
        return Link(shown, _host_or_nothing(text), own("too long to open"), may_open=False)
    return _web(text, shown)


def address_warning(address: str) -> SafeText:
    """Why a mail address deserves a second look, in words; empty when it does not."""
    if not address or address.isascii():
        return NOTHING
    if unicodedata.normalize("NFKC", address).isascii():
        return own("look-alike letters in the address")
    domain = address.rpartition("@")[2]
    if domain.isascii():
        return own("non-English letters in the address")
    puny = _ascii_host(domain)
    return fill("the domain is {}", puny) if puny else own("non-English letters in the address")


def _web(text: str, shown: SafeText) -> Link:
    # A browser reads a backslash as a slash, so `https://evil.test\@bank.com` is at evil.test.
    head, mark, tail = _split_tail(text)
    head = head.replace("\\", "/")
    scheme, _, rest = head.partition(":")
    rest = rest.lstrip("/")
    authority, slash, path = rest.partition("/")
    user, at, place = authority.rpartition("@")
    host, port = _host_and_port(place)
    if host is None or hidden_in(place):
        return Link(shown, NOTHING, own("unknown host"), may_open=False)
    # Opened without the user part: nothing but deception is left of it.
    where = f"{host}:{port}" if port else host
    rebuilt = f"{scheme.lower()}://{where}{slash or '/'}{path}{mark}{tail}"
    url = line(_percent_encoded(rebuilt), limit=URL_LIMIT * 12)
    warning = _warning(host, place, has_user=bool(at), user=user)
    return Link(url, line(where), warning, may_open=not url.startswith("-"))


def _split_tail(text: str) -> tuple[str, str, str]:
    """The part before the first `?` or `#`, that character, and the rest."""
    found = re.search(r"[?#]", text)
    return (
        (text, "", "") if found is None else (text[: found.start()], found[0], text[found.end() :])
    )


def _host_and_port(place: str) -> tuple[str | None, str]:
    if place.startswith("["):
        inner, bracket, rest = place[1:].partition("]")
        try:
            host = f"[{ipaddress.IPv6Address(inner)}]" if bracket else None
        except ValueError:
            host = None
        port = rest.removeprefix(":")
        return (host, port) if not port or port.isdecimal() else (None, "")
    name, _, port = place.partition(":")
    if port and not (port.isascii() and port.isdecimal() and int(port[:6]) < 65536):
        return None, ""
    return (_ascii_host(name) or None), port


def _ascii_host(name: str) -> SafeText:
    """`name` in the form a resolver is asked for, or nothing when it has none."""
    name = unicodedata.normalize("NFKC", name[:512].translate(_DOTS)).lower()
    if not name.isascii():
        try:
            # Python's IDNA is of 2003 and caps a label at 63; other labels are encoded as such.
            name = ".".join(_ascii_label(label) for label in name.split("."))
        except (UnicodeError, ValueError):
            return NOTHING
    return line(name) if len(name) <= 253 and _HOST.fullmatch(name) else NOTHING


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    encoded = "xn--" + label.encode("punycode").decode("ascii")
    if len(encoded) > 63:
        raise ValueError("label too long")
    return encoded


def _warning(host: str, place: str, *, has_user: bool, user: str) -> SafeText:
    if has_user:
        return fill("“{}” before the @ is not the host", line(user, limit=60))
    if _is_local(host):
        return own("leads to this computer or a private network")
    if host.startswith("[") or _OLD_IPV4.fullmatch(host):
        return own("a bare IP address")
    if not place.isascii():
        return fill("written with non-English letters: {}", line(place, limit=60))
    if "xn--" in host:
        return own("a host with non-English letters")
    return NOTHING


def _is_local(host: str) -> bool:
    bare = host.rstrip(".")
    if bare == "localhost" or bare.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    address = _address(host)
    if address is None:
        return "." not in bare and ":" not in bare
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return not address.is_global


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The network address `host` spells, in the old forms (`0x7f.1`, `2130706433`) too."""
    if host.startswith("["):
        return ipaddress.IPv6Address(host[1:-1])
    if not _OLD_IPV4.fullmatch(host):
        return None
    try:
        parts = [_old_number(part) for part in host.rstrip(".").split(".")]
        value = parts.pop()
        for place, part in enumerate(parts):
            value += part << (8 * (3 - place))
        return ipaddress.IPv4Address(value)
    except ValueError:
        return None


def _old_number(part: str) -> int:
    """One part of an old-style address: hexadecimal, octal or decimal."""
    if part.startswith("0x"):
        return int(part[2:12] or "0", 16)
    return int(part[:12], 8 if part.startswith("0") and len(part) > 1 else 10)


def _percent_encoded(url: str) -> str:
    """`url` in ASCII, whatever is not printable ASCII percent-encoded as UTF-8."""
    return "".join(c if "!" <= c <= "~" and c not in '"<>\\^`{|}' else _octets(c) for c in url)


def _octets(character: str) -> str:
    return "".join(f"%{octet:02X}" for octet in character.encode("utf-8", "replace"))


def _mail_host(text: str) -> SafeText:
    address = text.partition(":")[2].partition("?")[0]
    return line(address, limit=254)


def _host_or_nothing(text: str) -> SafeText:
    try:
        return _ascii_host(urlsplit(text[:URL_LIMIT]).hostname or "")
    except ValueError:
        return NOTHING
