"""A stand-in Smartlead with made-up people and faults on request; it never imports the client."""

from __future__ import annotations

from triage_tui.sandbox.faults.plan import FaultPlan
from triage_tui.sandbox.sandbox import Sandbox

__all__ = ["FaultPlan", "Sandbox"]
