"""Tests of `sync` run in virtual time: hours of waiting pass in milliseconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import pytest

from harness.mails import mails_read_once
from harness.virtual_time import SimLoop

__all__ = ["mails_read_once"]


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"virtual time": SimLoop}
