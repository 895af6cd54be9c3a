"""The terminal of a walk: lines broken between words, and what is typed."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
from itertools import groupby
from unicodedata import combining, east_asian_width

NARROWEST = 20
"""Columns; where a terminal claims fewer, nothing is broken at all."""


def say(text: str) -> None:
    """Write it, broken between words where standard output is a terminal."""
    sys.stdout.write(f"{_broken(text)}\n")
    sys.stdout.flush()


async def ask(prompt: str) -> str | None:
    """What is typed; `None` at the end of the input."""
    sys.stdout.write(_broken(prompt))
    sys.stdout.flush()
    typed = await asyncio.to_thread(sys.stdin.readline)
    return typed.rstrip("\n") if typed else None


async def ask_hidden(prompt: str) -> str | None:
    """Ask without showing what is typed; without a terminal, as any other line."""
    if not sys.stdin.isatty():
        return await ask(prompt)
    try:
        return await asyncio.to_thread(getpass.getpass, prompt)
    except EOFError:
        return None


def wrapped(text: str, width: int) -> str:
    """The text in lines of at most `width` cells, broken between words where that can be."""
    return "\n".join("\n".join(_lines(line, width)) for line in text.split("\n"))


def _broken(text: str) -> str:
    width = _width()
    return wrapped(text, width) if width >= NARROWEST else text


def _width() -> int:
    """The columns of the terminal, one left free; 0 where there is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns - 1
    except (OSError, ValueError):  # a pipe, or a stream that is no file
        return 0


def _lines(line: str, width: int) -> list[str]:
    lines, room = [""], width
    for is_blank, run in groupby(line, str.isspace):
        word = "".join(run)
        if is_blank:
            lines[-1] += word
            room -= _cells(word)
            continue
        if _cells(word) > room and lines[-1].strip():
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = width
        for character in word:
            if (cells := _cells(character)) > room:  # a word wider than the terminal
                lines.append("")
                room = width
            lines[-1] += character
            room -= cells
    return lines


def _cells(text: str) -> int:
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )
