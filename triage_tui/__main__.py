"""`python -m triage_tui` is `triage-tui`."""

from __future__ import annotations

import sys

from triage_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
