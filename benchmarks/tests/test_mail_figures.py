"""The corpus of made-up replies, and the bars that folding has to meet on it."""

from __future__ import annotations

import pytest

from benchmarks.mail_corpus import CLIENTS, Reply, corpus
from benchmarks.mail_figures import LEAKED, LOST, figures, judged


def test_a_seed_makes_the_same_mails() -> None:
    assert list(corpus(40, 1)) == list(corpus(40, 1))
    assert list(corpus(40, 1)) != list(corpus(40, 2))


def test_every_client_and_format_is_there() -> None:
    mails = list(corpus(100, 15))
    assert {mail.kinds[0] for mail in mails} == set(CLIENTS)
    assert {mail.kinds[3] for mail in mails} == {"html", "plain"}


@pytest.mark.parametrize("seed", [15, 16, 17])
def test_hardly_a_line_is_lost_and_few_are_leaked(seed: int) -> None:
    total = figures(300, seed)["all"]
    assert total.total() == 300
    assert total["lost"] <= LOST * 300
    assert total["leaked"] <= LEAKED * 300


@pytest.mark.parametrize(
    ("new", "old", "verdict"),
    [(("Yes",), ("older",), "right"), (("older",), (), "lost"), (("Yes",), ("Yes",), "leaked")],
)
def test_a_verdict_is_lost_leaked_or_right(
    new: tuple[str, ...], old: tuple[str, ...], verdict: str
) -> None:
    source = "Yes\n\nOn 10 Aug 2026 Sam <s@rep.example> wrote:\n> older\n"
    assert judged(Reply(("", "", "", ""), source, new, old)) == verdict
