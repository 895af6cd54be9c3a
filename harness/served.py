"""A sandbox in a process of its own, on a port of its own, driven through its controls."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from harness.checkout import plain_environ

KEY = "key-of-the-served-sandbox"


class Served:
    """A running sandbox: its address, what it holds to be true, and its controls."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._control = base_url.removesuffix("/api/v1") + "/sandbox"

    @property
    def environ(self) -> dict[str, str]:
        """What makes the program use this sandbox."""
        return {"SMARTLEAD_API_KEY": KEY, "SMARTLEAD_BASE_URL": self.base_url}

    def truth(self) -> dict[str, Any]:
        """Everything it was asked and has applied."""
        return dict(self._ask("truth"))

    def do(self, deed: str, **arguments: object) -> Any:
        """Use a control of the sandbox, such as `refuse` or `pause_network`."""
        return self._ask("control", {"do": deed, **arguments})["result"]

    def _ask(self, page: str, body: Mapping[str, object] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self._control}/{page}", data, timeout=20) as answer:  # noqa: S310 - loopback
            return json.load(answer)


@contextmanager
def served(*arguments: str, leads: int = 20, latency_ms: int = 0) -> Iterator[Served]:
    """Serve a sandbox until the end of the block."""
    words = ("sandbox", "--port", "0", "--key", KEY)
    counts = ("--leads", str(leads), "--latency", str(latency_ms))
    with serving(["-m", "triage_tui", *words, *counts, *arguments]) as sandbox:
        yield sandbox


@contextmanager
def serving(words: Sequence[str]) -> Iterator[Served]:
    """Run Python with these words; the first line it prints is the address of its sandbox."""
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, text=True, env=plain_environ()
    ) as process:
        try:
            assert process.stdout is not None
            yield Served(process.stdout.readline().strip())
        finally:
            process.terminate()
