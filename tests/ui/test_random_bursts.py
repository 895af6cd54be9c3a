"""Random keys in one burst leave what the same keys leave one by one.

A short form; `python -m tests.ui.random_bursts` looks as long as asked.
"""

from __future__ import annotations

import pytest

from tests.ui.random_bursts import search

pytestmark = pytest.mark.long

EXAMPLES = 8
"""Bursts tried each time: some three seconds each."""


def test_random_keys_in_one_burst_do_what_they_do_one_by_one() -> None:
    search(EXAMPLES, derandomize=True)
