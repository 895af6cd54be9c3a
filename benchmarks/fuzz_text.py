"""Hostile strings through the cleaners: `python -m benchmarks.fuzz_text --count 1000000`."""

from __future__ import annotations

import argparse
import random
import re
import sys
import time

from triage_tui.inbox.safe_text import block, escaped, hidden_in, line

BAR = 50.0
"""Microseconds for 100 characters."""

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
PIECES = (
    "\x1b[31m",
    "\x1b]52;c;?\x1b\\",
    "\x9b31m",
    "\x9d0;t\x9c",
    "\x07",
    "\x00",
    "[@click=app.quit]",
    "[/]",
    "\\[",
    "[$error]",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u061c",
    "\u200d",
    "\u200c",
    "\ufe0f",
    "\ufe0e",
    "\u20e3",
    "\u200b",
    "\ufeff",
    "\u3164",
    "\u0300",
    "\u0316",
    "\u0489",
    "\u0344",
    "\u094d",
    "\ud800",
    "\udc00",
    "\ue000",
    "\uffff",
    "\U000e0041",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
    "\u00a0",
    "a",
    "K",
    "é",
    "\u212a",
    "\ufb2c",
    "\u0915",
    "\u1100",
    "\u1161",
    "株",
    "\U0001f468",
    "\U0001d15e",
    "Hello ",
    "Привет ",
)


def made(chance: random.Random) -> str:
    """A string of pieces, of any code points, or of one piece many times."""
    kind = chance.random()
    if kind < 0.7:
        return "".join(chance.choices(PIECES, k=chance.randrange(1, 40)))
    if kind < 0.9:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 40)))
    return chance.choice(PIECES) * chance.randrange(1, 100)


def faults(raw: str) -> list[str]:
    """What is wrong with the cleaners' answers to `raw`."""
    one, many, spelled = line(raw), block(raw), escaped(raw)
    return [
        name
        for name, is_wrong in (
            ("forbidden in line", FORBIDDEN.search(one) or "\n" in one),
            ("forbidden in block", FORBIDDEN.search(many)),
            ("forbidden in escaped", FORBIDDEN.search(spelled)),
            ("line not idempotent", line(one) != one),
            ("block not idempotent", block(many) != many),
            ("still hidden", hidden_in(one) or hidden_in(many)),
        )
        if is_wrong
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    characters = failures = 0
    spent = dict.fromkeys(("line", "block"), 0.0)
    start = time.perf_counter()
    for _ in range(options.count):
        raw = made(chance)
        characters += len(raw)
        for name, clean in (("line", line), ("block", block)):
            before = time.perf_counter()
            clean(raw)
            spent[name] += time.perf_counter() - before
        if wrong := faults(raw):
            failures += 1
            if failures <= 20:
                print(f"{', '.join(wrong)}: {raw!a}")
    seconds = time.perf_counter() - start
    print(
        f"{options.count} strings, {characters} characters, {options.count / seconds:.0f} a second"
    )
    costs = {name: 1e8 * cost / max(1, characters) for name, cost in spent.items()}
    for name, cost in costs.items():
        print(f"{name:5} {cost:6.1f} us per 100 characters (bar {BAR:.0f})")
    print(f"{failures} failures")
    return 1 if failures or max(costs.values()) > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
