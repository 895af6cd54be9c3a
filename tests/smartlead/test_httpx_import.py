"""The network's library comes without the command line that it brings."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import triage_tui.smartlead.client
assert "httpx" in sys.modules
print(*{"httpx._main", "click", "pygments", "rich.progress"}.intersection(sys.modules))
"""


def test_the_client_loads_no_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
