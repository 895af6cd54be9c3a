"""The server's own words in an answer, cut down to one plain line."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from typing import Any

_LONGEST = 200
_TAG = re.compile(r"<[^<>]*>")  # linear even on "<<<<": it never crosses another "<"
_STYLE = re.compile(r"<(style|script)\b[^<>]*>[^<]*", re.IGNORECASE)


def one_line(text: str) -> str:
    """At most 200 printable characters on one line: no controls, no bidi marks, no newlines."""
    start = text[: _LONGEST * 20]
    printable = "".join(c if c.isprintable() else " " for c in start)
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def plain(text: str) -> str:
    """HTML or text as one line, without its tags."""
    start = text[: _LONGEST * 20]
    return one_line(html.unescape(_TAG.sub(" ", _STYLE.sub(" ", start))))


def words_of(payload: Any) -> str:
    """The reason inside a JSON answer, or nothing.

    The order covers every error body known: `error.message`, `message`, `error` as text (which is
    a useless "Bad Request" beside a message), `validation.*.message`.
    """
    if isinstance(payload, str):
        return plain(payload)
    if not isinstance(payload, dict):
        return ""
    error = payload.get("error")
    candidates = [
        error.get("message") if isinstance(error, dict) else None,
        payload.get("message"),
        error,
        *_validation_messages(payload.get("validation")),
        error.get("code") if isinstance(error, dict) else None,
    ]
    said = (plain(text) for text in candidates if isinstance(text, str))
    return next((text for text in said if text), "")


def _validation_messages(raw: Any) -> list[Any]:
    if not isinstance(raw, dict):
        return []
    return [part.get("message") for part in list(raw.values())[:20] if isinstance(part, dict)]


def status_phrase(status: int) -> str:
    """The status as people say it, such as "502 Bad Gateway"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
