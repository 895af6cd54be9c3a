"""What the tests that open the whole app share."""

from __future__ import annotations

from harness.mails import mails_read_once
from harness.stylesheets import stylesheets_parsed_once

__all__ = ["mails_read_once", "stylesheets_parsed_once"]
