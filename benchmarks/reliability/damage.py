"""R10: a journal with a hole in it: kept, read as far as it can be, and said."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.reliability.commits import verdict
from benchmarks.reliability.figure import Bench, Figure
from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.sync.storage.journal import Journal

VERDICTS = 150
PAGE = 4096
Harm = Callable[[bytearray, Random], bytearray]


def _flip_a_bit(data: bytearray, random: Random) -> bytearray:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data


def _flip_many(data: bytearray, random: Random) -> bytearray:
    for _ in range(random.randint(2, 200)):
        data[random.randrange(len(data))] = random.randrange(256)
    return data


def _blank_a_page(data: bytearray, random: Random) -> bytearray:
    at = PAGE * random.randrange(len(data) // PAGE)
    data[at : at + PAGE] = bytes(PAGE)
    return data


def _garbage_page(data: bytearray, random: Random) -> bytearray:
    at = PAGE * random.randrange(len(data) // PAGE)
    data[at : at + PAGE] = random.randbytes(PAGE)
    return data


def _cut_short(data: bytearray, random: Random) -> bytearray:
    return data[: random.randrange(1, len(data))]


def _no_header(data: bytearray, random: Random) -> bytearray:
    size = random.choice((16, 100, 512))
    data[:size] = random.randbytes(size)
    return data


def _swap_pages(data: bytearray, random: Random) -> bytearray:
    a, b = (PAGE * random.randrange(len(data) // PAGE) for _ in range(2))
    data[a : a + PAGE], data[b : b + PAGE] = data[b : b + PAGE], data[a : a + PAGE]
    return data


HARMS: tuple[Harm, ...] = (
    _flip_a_bit,
    _flip_many,
    _blank_a_page,
    _garbage_page,
    _cut_short,
    _no_header,
    _swap_pages,
)


def measure(bench: Bench) -> Sequence[Figure]:
    """Harm a good journal in as many ways, and open it each time."""
    good = bench.folder / "good" / "journal.db"
    with closing(Journal.open(good, wall=time.time(), is_durable=False)) as journal:
        for number in range(VERDICTS):
            gesture, entries = verdict(journal, LeadMapId(2_433_664_000 + number), number)
            journal.commit(entries, gesture)
        known = {entry.action_id: entry for entry in journal.since(0.0)}
    problems: list[str] = []
    noticed = saved = 0
    for number in range(bench.scale.damages):
        seed = bench.scale.first_seed + number
        found, told = _open_harmed(bench.folder / f"damage-{number}", good, known, seed, problems)
        noticed += told
        saved += found if told else 0
    share = saved / max(1, noticed) / len(known)
    return [
        Figure(
            "R10",
            f"{bench.scale.damages} random damages of the journal",
            "starts, keeps the damaged file, says what was saved",
            f"{len(problems)} problems; {noticed} noticed and moved aside, the rest harmless; "
            f"{share:.0%} of the rows saved on average",
            not problems,
            tuple(problems),
        )
    ]


def _open_harmed(
    folder: Path, good: Path, known: dict[ActionId, Entry], seed: int, problems: list[str]
) -> tuple[int, bool]:
    """Harm, open, compare; returns how many rows are there and whether the user was told."""
    random = Random(seed)
    harm = random.choice(HARMS)
    folder.mkdir()
    path = folder / "journal.db"
    harmed = bytes(harm(bytearray(good.read_bytes()), random))
    path.write_bytes(harmed)

    def problem(words: str) -> None:
        problems.append(f"seed {seed}, {harm.__name__}: {words}")

    try:
        journal = Journal.open(path, wall=time.time(), is_durable=False)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is measured
        problem(f"does not start: {type(error).__name__}: {error}")
        return 0, False
    with closing(journal):
        found = journal.since(0.0)
        is_told = bool(journal.report)
        if not journal.is_writable:
            problem(f"not writable: {journal.refusal}")
        for entry in found:
            if entry.action != known[entry.action_id].action:
                problem(f"{entry.action} was {known[entry.action_id].action}")
        here = {entry.action_id for entry in journal.waiting()}
        gone = [each for each, entry in known.items() if entry.status.is_open and each not in here]
        if gone and not is_told:
            problem(f"{len(gone)} open actions are gone, and nobody was told")
        if is_told:
            kept = [each for each in folder.iterdir() if "damaged" in each.name]
            if not kept or kept[0].read_bytes() != harmed:
                problem("the damaged file was not kept as it was")
        try:
            gesture, entries = verdict(journal, LeadMapId(1), 1)
            journal.commit(entries, gesture)
        except Exception as error:  # noqa: BLE001  # the same
            problem(f"cannot be written: {error}")
    shutil.rmtree(folder)
    return len(found), is_told
