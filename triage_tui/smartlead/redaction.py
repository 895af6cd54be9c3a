"""Keeps the key out of what the HTTP libraries log."""

from __future__ import annotations

import logging

from triage_tui.smartlead.api_key import without_keys

# A filter sits on one logger and does not see its children's records.
_LOGGERS = (
    "httpx",
    "httpcore",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
)


class Redacting(logging.Filter):
    """Rewrites every record of the loggers it sits on, so that no key is left in it."""

    def clean(self, text: str) -> str:
        """`text` without any key in use and without the value of an `api_key` parameter."""
        return without_keys(text)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.clean(record.getMessage()), ()
        if record.exc_info:
            kind = record.exc_info[0]
            record.msg += f" ({kind.__name__})" if kind else ""
        record.exc_info = record.exc_text = record.stack_info = None
        return True


_redacting = Redacting()


def guard_logs() -> None:
    """Hold the HTTP libraries' loggers at WARNING, with the redacting filter behind them.

    httpx logs every URL at INFO. Safe to call again.
    """
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if _redacting not in logger.filters:
            logger.addFilter(_redacting)
            if name in {"httpx", "httpcore"}:
                logger.setLevel(logging.WARNING)
