"""What the tests that open the whole app share."""

from __future__ import annotations

from harness.mails import mails_read_once

__all__ = ["mails_read_once"]
