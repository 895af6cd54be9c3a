"""Each mail of `tests/data/cases` is read, folded and linked as it says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mail.cases import body_of, cases, squeezed
from triage_tui.mail.quotes import fresh
from triage_tui.mail.readable import readable


@pytest.mark.parametrize("case", cases("mail"), ids=lambda case: case["id"])
def test_a_mail_shows_what_it_must(case: dict[str, Any]) -> None:
    body = readable(body_of(case))
    shown = squeezed(fresh(body.text))
    assert [each for each in case["fresh_must_have"] if squeezed(each) not in shown] == []
    assert [each for each in case["fresh_must_not_have"] if squeezed(each) in shown] == []
    if case["links_must_be"]:
        assert [link.url for link in body.links] == case["links_must_be"]
    if case["hidden_must_be"] is not None:
        assert body.hidden == case["hidden_must_be"]
