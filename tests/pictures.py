"""`make pictures`: the real app on the made-up inbox, its clock stopped, as SVG files in docs/."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.triage import Triage, triage
from tests.moving_picture import animated
from tests.ui.still import STILL, StillClock, in_one_zone, still_sandbox

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True)
class Picture:
    """One file: how to get there, and how large the terminal is."""

    name: str
    keys: tuple[str, ...] = ()
    """`_` waits until everything is read."""
    size: tuple[int, int] = (120, 34)
    settings: Mapping[str, Any] = field(default_factory=dict)


PICTURES = (
    Picture("inbox", ("1", "j", "2", "_")),
    Picture("task", ("t",)),
    Picture("help", ("question_mark",)),
    Picture("keys", ("g",)),
    Picture("palette", ("colon", "m", "e", "e", "t")),
    Picture("summary", ("1", "1", "2", "3", "j", "1", "6", "g", "full_stop")),
    Picture("narrow", ("1", "j"), (60, 22)),
    Picture("light", ("1", "j", "2", "_"), settings={"theme": "triage-light"}),
)


MOVING = "triage"
STEPS = (("", 2.5), ("2", 2), ("1", 2), ("3", 2), ("5", 2), ("3", 2), ("z", 3))
"""The moving picture: a key, and how many seconds it shows what comes of it."""


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    async with _opened(picture) as app:
        for key in picture.keys:
            await (app.read() if key == "_" else app.press(key))
        await app.read()
        return _shot(app, picture.name)


async def draw_moving(name: str, size: tuple[int, int]) -> str:
    """Five decisions and an undo."""
    frames = []
    async with _opened(Picture(name, size=size)) as app:
        for key, _ in STEPS:
            if key:
                await app.press(key)
            await app.read()
            frames.append(_shot(app, name))
    return animated(frames, [seconds for _, seconds in STEPS])


@asynccontextmanager
async def _opened(picture: Picture) -> AsyncIterator[Triage]:
    with tempfile.TemporaryDirectory() as folder:
        async with triage(
            Path(folder),
            sandbox=still_sandbox(),
            settings=STILL,
            size=picture.size,
            clock=StillClock(),
            **picture.settings,
        ) as app:
            yield app


def _shot(app: Triage, name: str) -> str:
    """The screen as SVG, without the addresses of web fonts: a picture fetches nothing."""
    svg = app.app.export_screenshot(title="triage-tui")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    svg = svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")
    return re.sub(r"terminal-\d+-", f"{name}-", svg)


async def draw_all() -> None:
    """Every picture, one after the other."""
    DOCS.mkdir(exist_ok=True)
    for picture in PICTURES:
        file = DOCS / f"{picture.name}.svg"
        file.write_text(await draw(picture), encoding="utf-8")
        sys.stdout.write(f"{file.name}\n")
    file = DOCS / f"{MOVING}.svg"
    file.write_text(await draw_moving(MOVING, (110, 28)), encoding="utf-8")
    sys.stdout.write(f"{file.name}\n")


if __name__ == "__main__":
    in_one_zone()
    asyncio.run(draw_all())
