"""Tests of the walk's parts have a bench whose host is lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from harness.handler_bench import HandlerBench
from tests.cli.lines import Lines


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Lines]:
    with closing(HandlerBench(tmp_path)) as bench:
        yield Lines(bench)
