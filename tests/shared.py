"""Where the shared contract, samples and corpus are: `shared`, beside the checkout."""

from __future__ import annotations

from pathlib import Path

SHARED: Path = Path(__file__).resolve().parents[2] / "shared"
SAMPLES: Path = SHARED / "smartlead-api" / "samples"
