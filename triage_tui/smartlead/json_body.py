"""Reading the JSON of an answer, whatever a server or something in between put there."""

from __future__ import annotations

import json
from typing import Any

_LONGEST_NUMBER = 30


class NotJson(ValueError):
    """The body is not JSON; `text` is what it is instead."""

    def __init__(self, why: str, text: str) -> None:
        super().__init__(why)
        self.text = text


class Contradiction(ValueError):
    """The same key stands twice in one object, with two values."""


def read_json(body: bytes, *, strict: bool = False) -> Any:
    """The value in `body`; a byte order mark is accepted, NaN and Infinity become null.

    With `strict`, an object that gives one key two values raises `Contradiction`: an answer to an
    action must not be half a yes. Raises `NotJson` for anything that cannot be read, too deep
    nesting included.
    """
    text = body.decode(json.detect_encoding(body), "replace")
    try:
        return json.loads(
            text,
            parse_constant=lambda _name: None,
            parse_int=_whole,
            parse_float=_fraction,
            object_pairs_hook=_without_contradiction if strict else None,
        )
    except Contradiction:
        raise
    except RecursionError:
        why = "nested too deeply"
    except ValueError:
        why = "not valid JSON"
    raise NotJson(why, text)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _fraction(digits: str) -> float | None:
    number = float(digits)
    return number if abs(number) != float("inf") else None


def _without_contradiction(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read and read[key] != value:
            raise Contradiction(key[:40])
        read[key] = value
    return read
