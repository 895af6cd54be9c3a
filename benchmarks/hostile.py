"""The corpus of hostile texts in full: both list shapes, every cell clicked.

`python -m benchmarks.hostile` takes some minutes; the tests walk once and click on a part.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from harness.hostile import faults
from harness.hostile.inbox import hostile_texts
from harness.hostile.raw import controls
from harness.hostile.walk import walk

KEY_BUDGET = 0.1
"""Seconds from a key to the first byte of its frame."""


def main() -> int:
    """Print a table; 0 when every line of it is empty of faults."""
    texts = hostile_texts()
    is_clean = True
    for shape in ("live", "documented"):
        with tempfile.TemporaryDirectory() as folder:
            plain = walk(Path(folder) / "plain", "plain", shape, 12)
            hostile = walk(Path(folder) / "hostile", "hostile", shape, len(texts), every=1)
        found: dict[str, object] = {
            "exit code other than 0": hostile.exit_code or [],
            "forbidden bytes": faults.forbidden(hostile, texts),
            "control characters": sorted(controls(hostile.written)),
            "new kinds of sequence": sorted(faults.new_kinds(hostile, plain)),
            "strings to the terminal": sorted(faults.strings(hostile)),
            "texts lost": faults.lost(hostile, texts),
            "undecided actions": hostile.applied_by_keys,
            "connections elsewhere": faults.connections(hostile),
            "programs started": faults.programs(hostile),
            "files written elsewhere": faults.foreign_files(hostile),
            "columns moved": [texts[place].name for place in faults.moved(hostile, plain)],
            "keys over 100 ms": [hostile.slowest] if hostile.slowest > KEY_BUDGET else [],
        }
        print(f"\n{shape}: {len(hostile.seen)} rows, {len(hostile.written):,} bytes written")
        for name, faulty in found.items():
            print(f"  {name:<26}{faulty or 'none'}")
        print(f"  {'slowest key':<26}{hostile.slowest * 1000:.0f} ms")
        is_clean = is_clean and not any(found.values())
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
