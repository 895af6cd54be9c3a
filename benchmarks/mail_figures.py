"""How well new words are told from old mail, by client, language, style and format.

`python -m benchmarks.mail_figures`. A reply is *lost* when a line of it is folded away, *leaked*
when a line of our own mail is shown as new, else *right*.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final

from benchmarks.mail_corpus import Reply, corpus
from triage_tui.mail.quotes import fresh
from triage_tui.mail.readable import readable
from triage_tui.mail.reply_facts import reply_facts

MAILS: Final = 300
LOST: Final = 0.02
LEAKED: Final = 0.08
SECONDS: Final = 0.06
"""The longest that a mail of 256 KB may take from its source to folded lines."""
_KINDS: Final = ("client", "language", "style", "format")
_LARGE: Final = (
    "<p>Thanks for the <b>quick</b> answer, <a href='https://a.example'>it</a> helps.</p>\n"
)


_HOSTILE: Final = (
    "\t", "\tx", "---- x ----\n", "- a -- b -\n", "。", "。\n", "a: b\n", "> \n", "Sam wrote:\n",
    "From: a@b\n", "Sent from my iPhone\n\n", "\u200b", "stop ", "i am ", "until 1 may ",
)  # fmt: skip
"""What mails of 256 KB are made of that no person writes."""


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 when a bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS)
    parser.add_argument("--seed", type=int, default=15)
    options = parser.parse_args(argv)
    table = figures(options.mails, options.seed)
    print(f"{'':24}{'right':>7}{'leaked':>8}{'lost':>6}")
    for kind, counts in table.items():
        print(f"{kind:24}{counts['right']:7}{counts['leaked']:8}{counts['lost']:6}")
    total = table["all"]
    lost, leaked = total["lost"] / total.total(), total["leaked"] / total.total()
    seconds, whole = large_seconds(whole=False), large_seconds(whole=True)
    print(f"lost {lost:.1%} (bar {LOST:.0%}), leaked {leaked:.1%} (bar {LEAKED:.0%})")
    print(
        f"256 KB of HTML to the lines of its first view in {seconds * 1000:.0f} ms "
        f"(bar {SECONDS * 1000:.0f}); all of it, on demand and in a thread, {whole * 1000:.0f} ms"
    )
    worst, unit = max((hostile_seconds(unit), unit) for unit in _HOSTILE)
    print(f"256 KB of {unit!r}, slowest of {len(_HOSTILE)} hostile texts, in {worst * 1000:.0f} ms")
    return int(lost > LOST or leaked > LEAKED or seconds > SECONDS)


def figures(mails: int, seed: int) -> dict[str, Counter[str]]:
    """The verdicts by kind, all of them first."""
    table: dict[str, Counter[str]] = defaultdict(Counter, {"all": Counter()})
    for reply in corpus(mails, seed):
        verdict = judged(reply)
        table["all"][verdict] += 1
        for name, kind in zip(_KINDS, reply.kinds, strict=True):
            table[f"{name} {kind}"][verdict] += 1
    first, *rest = table
    return {name: table[name] for name in (first, *sorted(rest))}


def judged(reply: Reply) -> str:
    """`right`, `leaked` or `lost`."""
    shown = fresh(readable(reply.source).text)
    if any(line not in shown for line in reply.new):
        return "lost"
    return "leaked" if any(line in shown for line in reply.old) else "right"


def large_seconds(*, whole: bool) -> float:
    """The best of three, of CPU time: other programs do not count."""
    source = (_LARGE * (256 * 1024 // len(_LARGE) + 1))[: 256 * 1024]
    return _best(lambda: fresh(readable(source, whole=whole).text))


def hostile_seconds(unit: str) -> float:
    """From the source to the lines and the facts of the first view."""
    source = (unit * (256 * 1024 // len(unit) + 1))[: 256 * 1024]

    def work() -> None:
        text = readable(source).text
        fresh(text)
        reply_facts("Re: returns", text, at=0.0)

    return _best(work)


def _best(work: Callable[[], object]) -> float:
    def took() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(took() for _ in range(3))


if __name__ == "__main__":
    raise SystemExit(main())
