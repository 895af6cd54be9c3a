"""An account with a full cache: what a start finds at home."""

from __future__ import annotations

import os
import time
from pathlib import Path

from harness.checkout import ROOT
from harness.served import KEY
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText
from triage_tui.sync.storage.cache import Batch, Cache, cache_path
from triage_tui.sync.storage.cache_rows import to_row

NAMES = ("Amelia Whitcombe", "Jürgen Österreich", "佐藤 美咲", "Tomás Ibarra", "Grace Okafor")
PREVIEWS = (
    "Yes, Thursday at 10 works. Could you send an invite?",
    "Please take me off your list.",
    "Who else have you worked with in our industry?",
)
CATEGORIES = (
    (1, "Interested", "positive"),
    (2, "Meeting Request", "positive"),
    (3, "Not Interested", "negative"),
    (4, "Do Not Contact", "negative"),
)
FIRST = "Amelia Whitcombe"
"""On the first row of every kept inbox."""


def environ(home: Path, base_url: str, **more: str) -> dict[str, str]:
    """The environment of an account at home in `home`."""
    own = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    folders = {
        f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "CACHE")
    }
    ceilings = dict.fromkeys(
        (f"TRIAGE_REQUESTS_PER_{span}" for span in ("MINUTE", "2S", "HOUR")), "1000000"
    )
    return {
        **own,
        **folders,
        **ceilings,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(ROOT),
        "SMARTLEAD_API_KEY": KEY,
        "SMARTLEAD_BASE_URL": base_url,
        **more,
    }


def fill(home: Path, base_url: str, rows: int) -> None:
    """Put `rows` unread lead maps into the cache of the account."""
    now = time.time()
    batch = Batch(
        views=[("unread", now, now, 1)],
        categories=list(CATEGORIES),
        rows=[to_row(_row(number, now)) for number in range(rows)],
        listed=[("unread", 1_000_000 + number, float(number)) for number in range(rows)],
    )
    cache = Cache.open(cache_path(home / "cache" / "triage-tui", base_url, KEY))
    assert cache.write(batch), "the cache did not take the rows"
    cache.close()


def _row(number: int, now: float) -> LeadMap:
    return LeadMap(
        LeadMapId(1_000_000 + number),
        email=SafeText(f"lead{number}@example.com"),
        name=SafeText(f"{NAMES[number % len(NAMES)]} {number}"),
        campaign_name=SafeText("UK retail – Q4"),
        category_id=CategoryId(number % 5) if number % 5 else None,
        last_reply_at=now - 240.0 * (number + 1),
        preview=SafeText(PREVIEWS[number % len(PREVIEWS)]),
    )
