"""Every app of the tests has the same stylesheets: each is parsed once in a test run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


@pytest.fixture(scope="session", autouse=True)
def stylesheets_parsed_once() -> Iterator[None]:
    """Remember the rules of a stylesheet, by its text and the colors of the theme."""
    parse = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def remembered(sheet: Stylesheet, *about: Any, **more: Any) -> list[RuleSet]:
        of = (about, *more.items(), frozenset(sheet._variables.items()))
        if of not in known:
            known[of] = parse(sheet, *about, **more)
        return known[of]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield
