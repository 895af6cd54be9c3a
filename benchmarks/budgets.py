"""Every budget, one after the other."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from benchmarks import allowance, bulk, busy, letters, price, starts, steps
from benchmarks.extent import Extent
from benchmarks.figures import Figure
from benchmarks.peers import Peer, installed
from benchmarks.places import Places
from harness.terminal.timed import running

MAILS = 10_000


class Failed(list[str]):
    """What could not be measured, and why: the other parts are measured all the same."""


def measure(extent: Extent, failed: Failed) -> list[Figure]:
    """Every figure of this run, in the order of the table; a short run has the ratios alone."""

    def part(name: str, run: Callable[[], list[Figure]]) -> list[Figure]:
        began = time.monotonic()
        try:
            return run()
        except (AssertionError, LookupError, OSError, ValueError) as error:
            failed.append(f"{name} could not be measured: {error}")
            return []
        finally:
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    def in_places(name: str, run: Callable[[Places], list[Figure]]) -> list[Figure]:
        """Measure in places that go afterwards, so that nothing of it runs beside what follows."""
        with Places() as places:
            return part(name, lambda: run(places))

    found = in_places("starts", lambda it: starts.measure(it, extent, _peers(it, extent)))
    if not extent.is_full:
        return found + in_places("steps", lambda it: steps.flatness(it, extent))
    found += in_places("steps", lambda it: steps.measure(it, extent, _peers(it, extent)))
    found += in_places("busy", lambda it: [busy.measure(it, extent)])
    words = extent.windows * extent.keys // 10
    found += in_places("letters", lambda it: letters.measure(it, 10_000, words))
    found += in_places("many letters", lambda it: letters.measure(it, extent.many, words))
    found += part("bulk", lambda: bulk.figures(rounds=extent.bulks))
    found += part("allowance", allowance.used)
    found += part("a day", allowance.slope)
    found += part("reading", price.measure)
    return sorted(found, key=lambda figure: int(figure.budget.removeprefix("P") or 99))


def _peers(places: Places, extent: Extent) -> Sequence[Peer]:
    """Those installed that come up here; a short run is without them."""
    if not extent.is_full:
        return []
    folder = places.folder / "peers"
    folder.mkdir()
    found = []
    for peer in installed(folder, MAILS):
        with running(peer.command, peer.environ) as program:
            if program.ready(peer.ready, 20.0) is not None:
                found.append(peer)
            else:
                print(f"{peer.name} does not come up here, and is left out", file=sys.stderr)
    return found
