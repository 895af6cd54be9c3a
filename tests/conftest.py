"""Every test has a home of its own."""

from __future__ import annotations

from harness.home import home

__all__ = ["home"]
