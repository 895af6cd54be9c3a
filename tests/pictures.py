"""`make pictures`: the real app on the made-up inbox, its clock stopped, as SVG files in docs/."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.triage import triage
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


async def draw(picture: Picture) -> str:
    """The picture as SVG, without the addresses of web fonts: a picture fetches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        async with triage(
            Path(folder),
            sandbox=still_sandbox(),
            settings=STILL,
            size=picture.size,
            clock=StillClock(),
            **picture.settings,
        ) as app:
            for key in picture.keys:
                await (app.read() if key == "_" else app.press(key))
            await app.read()
            svg = app.app.export_screenshot(title="triage-tui")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    svg = svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")
    return re.sub(r"terminal-\d+-", f"{picture.name}-", svg)


async def draw_all() -> None:
    """Every picture, one after the other."""
    DOCS.mkdir(exist_ok=True)
    for picture in PICTURES:
        file = DOCS / f"{picture.name}.svg"
        file.write_text(await draw(picture), encoding="utf-8")
        sys.stdout.write(f"{file.name}\n")


if __name__ == "__main__":
    in_one_zone()
    asyncio.run(draw_all())
