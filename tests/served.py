"""A sandbox in a process of its own, on a port of its own, driven through its controls."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
        with urllib.request.urlopen(f"{self._control}/truth", timeout=5) as answer:  # noqa: S310 - loopback
            truth: dict[str, Any] = json.load(answer)
            return truth

    def do(self, deed: str, **arguments: object) -> Any:
        """Use a control of the sandbox, such as `refuse` or `pause_network`."""
        body = json.dumps({"do": deed, **arguments}).encode()
        request = urllib.request.Request(f"{self._control}/control", data=body)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - loopback
            return json.load(answer)["result"]


@contextmanager
def served(*arguments: str, leads: int = 20) -> Iterator[Served]:
    """Serve a sandbox until the end of the test."""
    command = [sys.executable, "-m", "triage_tui", "sandbox", "--port", "0", "--key", KEY]
    with subprocess.Popen(
        [*command, "--leads", str(leads), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield Served(process.stdout.readline().strip())
        finally:
            process.terminate()
