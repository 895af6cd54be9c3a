"""A thousand short replies of many languages: which facts each states, and which not."""

from __future__ import annotations

import json
from typing import Final

import pytest

from harness.checkout import SAMPLES
from triage_tui.inbox.reply_facts import AUTOMATIC, LEFT, OPT_OUT
from triage_tui.inbox.safe_text import block
from triage_tui.mail.reply_facts import reply_facts

REPLIES: Final[dict[str, list[tuple[str, str]]]] = json.loads(
    (SAMPLES.parent / "reply_facts.json").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("kind", "fact", "is_stated"),
    [
        ("automatic", AUTOMATIC, True),
        ("by a person", AUTOMATIC, False),
        ("asks to opt out", OPT_OUT, True),
        ("does not ask to opt out", OPT_OUT, False),
        ("left", LEFT, True),
        ("has not left", LEFT, False),
    ],
)
def test_each_reply_states_its_fact(kind: str, fact: int, is_stated: bool) -> None:
    replies = REPLIES[kind]
    wrong = [
        (subject, body)
        for subject, body in replies
        if bool(reply_facts(subject, block(body), at=0.0).facts & fact) is not is_stated
    ]
    assert len(replies) > 50
    assert wrong == []


def test_every_word_that_is_looked_for_first_is_in_small_letters() -> None:
    """Pieces are looked for in lowered words: a capital among them would never be found."""
    from triage_tui.mail import left_words, opt_out_words

    pieces = [*left_words.PIECES, *(each for wish in opt_out_words.WISHES for each in wish.pieces)]
    assert [each for each in pieces if each != each.lower()] == []
