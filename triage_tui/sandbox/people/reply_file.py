"""A file of `replies/`: read, and checked against the fields that there are."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from triage_tui.sandbox.people.paragraphs import unfolded
from triage_tui.sandbox.people.persona import Names, Persona, Said

REPLIES = Path(__file__).parent / "replies"
PERSONA_FIELDS = tuple(field.name for field in fields(Persona))
PERSONA_REQUIRED = tuple(field.name for field in fields(Persona) if field.default is MISSING)
SAID_FIELDS = tuple(field.name for field in fields(Said) if field.name != "at")
"""Without `at`, which is for what comes while the inbox is open."""
NAMES_FIELDS = tuple(field.name for field in fields(Names))


def read_personas(path: Path) -> tuple[Persona, ...]:
    """Everybody in the file. Raises ValueError naming file, entry and field."""
    return tuple(
        _persona(entry, f"{path.name}, {entry.get('email', f'persona {number}')}")
        for number, entry in enumerate(_entries(path, "persona"), start=1)
    )


def read_texts(path: Path) -> tuple[str, ...]:
    """The texts of a file that has nothing else. Raises ValueError likewise."""
    texts = []
    for number, entry in enumerate(_entries(path, "reply"), start=1):
        _check(entry, f"{path.name}, reply {number}", ("text",))
        texts.append(unfolded(entry["text"]))
    return tuple(texts)


def read_names(path: Path) -> Names:
    """The lists of names in the file. Raises ValueError likewise."""
    lists = _table(path)
    _check(lists, path.name, NAMES_FIELDS)
    return Names(**{kind: tuple(words) for kind, words in lists.items()})


def _persona(entry: dict[str, Any], where: str) -> Persona:
    _check(entry, where, PERSONA_REQUIRED, PERSONA_FIELDS)
    said = (
        _said(mail, f"{where}, mail {number}") for number, mail in enumerate(entry["said"], start=1)
    )
    flags, tags = frozenset(entry.get("flags", ())), tuple(entry.get("tags", ()))
    return Persona(**{**entry, "said": tuple(said), "flags": flags, "tags": tags})


def _said(mail: dict[str, Any], where: str) -> Said:
    _check(mail, where, ("text",), SAID_FIELDS)
    cc, attachments = tuple(mail.get("cc", ())), tuple(mail.get("attachments", ()))
    return Said(**{**mail, "text": unfolded(mail["text"]), "cc": cc, "attachments": attachments})


def _entries(path: Path, kind: str) -> list[dict[str, Any]]:
    table = _table(path)
    _check(table, path.name, (kind,))
    entries: list[dict[str, Any]] = table[kind]
    return entries


def _table(path: Path) -> dict[str, Any]:
    import tomllib  # late: importing the sandbox reads nothing yet

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _check(
    entry: dict[str, Any], where: str, required: tuple[str, ...], known: tuple[str, ...] = ()
) -> None:
    fitting = known or required
    for name in entry:
        if name not in fitting:
            raise ValueError(f"{where}: unknown field {name!r}; use one of {', '.join(fitting)}")
    for name in required:
        if name not in entry:
            raise ValueError(f"{where}: the field {name!r} is missing")
