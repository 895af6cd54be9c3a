"""Every test of a handler has a bench, and may make another one with other settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from harness.handler_bench import BenchOf, HandlerBench


@pytest.fixture
def bench_of(tmp_path: Path) -> Iterator[BenchOf]:
    with ExitStack() as benches:

        def made(**changed: Any) -> HandlerBench:
            return benches.enter_context(closing(HandlerBench(tmp_path, **changed)))

        yield made


@pytest.fixture
def bench(bench_of: BenchOf) -> HandlerBench:
    return bench_of()
