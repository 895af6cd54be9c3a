"""`python -m benchmarks.due_dates`: “tomorrow 9am” on every day of three years in every zone.

The tests look at the days around each change of the clocks and at some others; this is the whole
of it, two million due dates in some minutes.
"""

from __future__ import annotations

import sys

from harness.zones import every_day, every_zone, wrong_tomorrow


def main() -> int:
    """Print what is wrong, and how much was looked at; 1 when anything is wrong."""
    zones, days = every_zone(), every_day()
    wrong = [said for zone in zones for day in days if (said := wrong_tomorrow(zone, day))]
    for said in wrong:
        print(said)
    print(f"{len(zones)} zones, {len(days)} days each: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
