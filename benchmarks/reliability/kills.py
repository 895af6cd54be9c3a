"""R1 and R2: the app is killed at any moment, and nothing that was shown as taken is lost.

`python -m benchmarks.reliability.kills SEED KILLS FOLDER` wages one campaign and prints its toll.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import reduce
from pathlib import Path

from benchmarks.reliability.campaign import LEADS, Campaign
from benchmarks.reliability.figure import Bench, Figure, aloud
from benchmarks.reliability.toll import Toll
from harness.checkout import ROOT, plain_environ
from harness.served import served

DRAIN_EVERY = 20
"""Kills between two times at which everything is let through and compared with the server."""
AT_ONCE = 3
"""Campaigns side by side: most of a kill's time is spent typing at five keys a second."""
ALONE = 10
"""Kills that one campaign makes by itself: below, others would not pay for their start."""


def measure(bench: Bench) -> Sequence[Figure]:
    """Kill it, again and again, under faults; a few at a time when there are many."""
    seed = bench.scale.first_seed or time.time_ns() % 1_000_000
    toll = reduce(Toll.with_, _waged(bench, seed))
    again = f"seed {seed}"
    return [
        Figure(
            "R1",
            "kill -9 in bursts of 5 keys a second",
            "0 shown as taken and lost",
            f"{len(toll.lost)} lost in {toll.kills} kills: {toll.keys} keys, {toll.shown} marks "
            f"on screen at death, {toll.in_flight} kills with a request on its way ({again})",
            not toll.lost,
            tuple(toll.lost),
        ),
        Figure(
            "R2",
            "the same, task answers lost, reset, 5xx, cut",
            "0 duplicate tasks",
            f"{len(toll.duplicates)} duplicates of {toll.tasks} tasks, {toll.ambiguous} of them "
            f"ambiguous, {toll.asked} asked about",
            not toll.duplicates and toll.tasks > 0,
            tuple(toll.duplicates),
        ),
    ]


def _waged(bench: Bench, seed: int) -> Iterator[Toll]:
    """The tolls of campaigns side by side, each in a process of its own: forking wants that."""
    kills = bench.scale.kills
    at_once = AT_ONCE if kills > ALONE else 1
    running = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "benchmarks.reliability.kills"),
                *(str(seed + at), str(len(range(at, kills, at_once))), str(bench.folder)),
            ],
            cwd=ROOT,
            env=plain_environ(),
            stdout=subprocess.PIPE,
            stderr=None if bench.say is aloud else subprocess.DEVNULL,
            text=True,
        )
        for at in range(at_once)
    ]
    for process in running:
        told, _ = process.communicate()
        if process.returncode:
            yield Toll(lost=[f"a campaign of seed {seed} ended with status {process.returncode}"])
        else:
            yield Toll(**json.loads(told))


def wage(seed: int, kills: int, folder: Path) -> Toll:
    """One campaign, with a sandbox and a home of its own."""
    with served(leads=LEADS, latency_ms=120) as sandbox:
        campaign = Campaign(sandbox, folder / f"kills-{seed}", seed)
        for number in range(kills):
            campaign.kill_once()
            if number + 1 == kills or (number + 1) % DRAIN_EVERY == 0:
                campaign.drain()
                aloud(f"seed {seed}: {campaign.toll.kills} kills, lost: {campaign.toll.lost}")
    return campaign.toll


if __name__ == "__main__":
    print(json.dumps(asdict(wage(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))
