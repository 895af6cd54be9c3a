"""The error bodies met in the wild and in the documents, by status."""

from __future__ import annotations

from html import escape
from http import HTTPStatus

from triage_tui.sandbox.faults.plan import PROXY_STATUSES
from triage_tui.sandbox.faults.rate_limit import retry_after
from triage_tui.sandbox.handlers.answer import HTML_TYPE, Answer

PORTAL = Answer(
    "<!DOCTYPE html><html><head><title>Welcome to Hotel WiFi</title></head>"
    "<body><h1>Please accept our terms to go on</h1></body></html>",
    content_type=HTML_TYPE,
)
NOTHING = Answer("", content_type=HTML_TYPE)
ACCOUNT_LIMIT = Answer(
    {"message": "Account rate limit exceeded. You have exceeded the 200 requests in 1 min limit."},
    429,
)
EXPLICIT_FALSE = Answer({"success": False, "message": "Something went wrong"})
UNAPPLIED = {"html": PORTAL, "false": EXPLICIT_FALSE, "account": ACCOUNT_LIMIT}
"""Faults whose answer never comes of a request that was carried out."""
PROXY_FAULTS = frozenset(map(str, PROXY_STATUSES))


def too_many(seconds: float, *, is_live: bool) -> Answer:
    """429; the header is set in both shapes, the body is JSON only where documented."""
    wait = retry_after(seconds)
    headers = {"retry-after": wait}
    if is_live:
        text = "Too many requests, please try again later."
        return Answer(text, 429, headers, HTML_TYPE)
    error = {
        "code": "RATE_LIMIT_EXCEEDED",
        "message": f"Too many requests. Please retry after {wait} seconds.",
        "retry_after": int(wait),
    }
    return Answer({"error": error}, 429, headers)


def unauthorized(*, has_key: bool, is_live: bool) -> Answer:
    """401 for a key that is missing or wrong."""
    if has_key:
        return Answer({"message": "Invalid API Key"}, 401)
    if is_live:
        return Answer({"message": "API key is required."}, 401)
    error = {"code": "UNAUTHORIZED", "message": "Invalid or missing API key"}
    return Answer({"success": False, "error": error}, 401)


def no_route(method: str, path: str) -> Answer:
    """Express's own page."""
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n'
        f"</head>\n<body>\n<pre>Cannot {method} {escape(path)}</pre>\n</body>\n</html>\n"
    )
    return Answer(page, 404, content_type=HTML_TYPE)


def answered(fault: str, *, is_live: bool) -> Answer:
    """What a fault answers to a request that may have been carried out."""
    return NOTHING if fault == "empty" else of_status(int(fault), is_live=is_live)


def of_status(status: int, *, is_live: bool) -> Answer:
    """What a fault of this status answers."""
    if status == 429:
        return too_many(2, is_live=is_live)
    if status == 401:
        return Answer({"message": "Plan expired!"}, 401)
    if status == 403:
        return Answer("error code: 1010", 403, content_type="text/plain; charset=UTF-8")
    if status in PROXY_STATUSES:
        return _proxy_page(status)
    if status == 500:
        return Answer({"error": "Server error occurred"}, 500)
    return Answer({"ok": False, "error": phrase(status), "status": "error"}, status)


def _proxy_page(status: int) -> Answer:
    page = (
        f"<!DOCTYPE html><html><head><title>server.smartlead.ai | {status}: {phrase(status)}"
        "</title></head><body></body></html>"
    )
    return Answer(page, status, content_type="text/html; charset=UTF-8")


def phrase(status: int) -> str:
    """The status in words; the proxy's own ones included."""
    own = {520: "Unknown error", 522: "Connection timed out", 524: "A timeout occurred"}
    if status in own:
        return own[status]
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown error"
