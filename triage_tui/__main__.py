"""Where `triage-tui` and `python -m triage_tui` begin: the last screen first, then the rest."""

from __future__ import annotations

import os
import sys

from triage_tui.system.early_paint import EARLY


def start() -> int:
    """Run the command line; returns the exit code."""
    EARLY.begin(sys.argv[1:], os.environ)
    try:
        from triage_tui.cli.main import main  # late: the last screen is on the terminal by now

        return main()
    finally:
        EARLY.leave()


if __name__ == "__main__":
    sys.exit(start())
