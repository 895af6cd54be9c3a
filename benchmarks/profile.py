"""Where the time goes: `python -m benchmarks.profile [start|key]`; both without an argument."""

from __future__ import annotations

import asyncio
import cProfile
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path

from textual import events

from harness.triage import triage
from triage_tui.sandbox.sandbox import Sandbox

PRESSES = 100
LINES = 30


def start() -> None:
    """The imports on the way to the first paint, the dearest last."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import triage_tui.cli.run"],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split("|") for line in done.stderr.splitlines() if "|" in line][1:]
    own = sorted((int(cells[0].split(":")[1]), cells[2].strip()) for cells in lines)
    print("microseconds of each module alone")
    for spent, name in own[-LINES:]:
        print(f"{spent:8} {name}")
    for package in ("triage_tui", "textual", "rich", "asyncio"):
        whole = sum(spent for spent, name in own if name.partition(".")[0] == package)
        print(f"{whole:8} {package}, all of it")


async def _press() -> cProfile.Profile:
    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        box = Sandbox(leads=300, seed=1)
        async with triage(Path(folder), sandbox=box, default_view="all") as app:
            profile.enable()
            for _ in range(PRESSES):
                app.app.post_message(events.Key("j", "j"))
                await app.pilot.pause()
            profile.disable()
    return profile


def key() -> None:
    """What one press of `j` costs, inside the process."""
    profile = asyncio.run(_press())
    stats = pstats.Stats(profile).strip_dirs()
    print(f"\n{PRESSES} presses of j: what each function costs with all that it calls")
    stats.sort_stats("cumtime").print_stats(LINES)
    print(f"{PRESSES} presses of j: what each function costs by itself")
    stats.sort_stats("tottime").print_stats(LINES)


def main() -> int:
    """Print the profiles asked for."""
    wanted = sys.argv[1:] or ["start", "key"]
    for name in wanted:
        {"start": start, "key": key}[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
