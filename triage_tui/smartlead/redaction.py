"""Keeps the key out of what the HTTP libraries log."""

from __future__ import annotations

import logging
import re
import weakref

from triage_tui.smartlead.key import ApiKey

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
_IN_A_URL = re.compile(r"(api_key=)[^&\s\"'<>]+", re.IGNORECASE)


class Redacting(logging.Filter):
    """Rewrites every record of the loggers it sits on, so that no key is left in it."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: weakref.WeakSet[ApiKey] = weakref.WeakSet()

    def know(self, key: ApiKey) -> None:
        """Take `key` out of whatever comes by, for as long as it is in use."""
        self._keys.add(key)

    def clean(self, text: str) -> str:
        """`text` without any known key and without the value of an `api_key` parameter."""
        for key in list(self._keys):
            text = text.replace(key.reveal(), str(key))
        return _IN_A_URL.sub(r"\1****", text)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.clean(record.getMessage()), ()
        if record.exc_info:
            kind = record.exc_info[0]
            record.msg += f" ({kind.__name__})" if kind else ""
        record.exc_info = record.exc_text = record.stack_info = None
        return True


_redacting = Redacting()


def guard_logs(key: ApiKey) -> None:
    """Hold the HTTP libraries' loggers at WARNING, with the redacting filter behind them.

    httpx logs every URL at INFO. Safe to call again, with another key too.
    """
    _redacting.know(key)
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if _redacting not in logger.filters:
            logger.addFilter(_redacting)
            if name in {"httpx", "httpcore"}:
                logger.setLevel(logging.WARNING)
