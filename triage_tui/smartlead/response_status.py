"""What an answer means: done, refused, to be waited out, or not to be known."""

from __future__ import annotations

from typing import Any

from triage_tui.smartlead.error_text import plain, status_phrase, words_of
from triage_tui.smartlead.errors import (
    Ambiguous,
    RateLimited,
    Refused,
    SmartleadError,
    TurnedAway,
    Unauthorized,
)
from triage_tui.smartlead.json_body import Contradiction, NotJson, read_json
from triage_tui.smartlead.request import Answer, Request
from triage_tui.smartlead.retry_after import retry_after_of

_SAYS_YES = frozenset(
    {
        "success",
        "email added to the queue",
        "email added to the queue, will be sent out soon",
    }
)
"""Plain texts with which write endpoints were seen to confirm. Any other text is no word at all."""
EMPTY = "Smartlead sent an empty response, as it does under load."
_SAYS_NO = frozenset({"error", "fail", "failed", "failure"})
_MAY_HAVE_APPLIED_4XX = frozenset({408, 425})  # the request was still on its way


def failure(request: Request, answer: Answer, *, wall: float) -> SmartleadError | None:
    """The error of an answer whose status is not 2xx; `None` for a 2xx.

    `wall` is the wall clock, for a Retry-After that is a date.
    """
    status = answer.status
    if 200 <= status < 300:
        return None
    is_json, payload, said = _payload(answer)
    where: dict[str, Any] = {"method": request.method, "path": request.path, "status": status}
    if 300 <= status < 400:
        return Ambiguous("The server redirected us, and redirects aren't followed.", **where)
    if status == 401:
        expired = "plan expired" in said.lower()
        return Unauthorized(
            said or "Smartlead rejected the API key.", plan_expired=expired, **where
        )
    wait = retry_after_of(answer.headers, payload, wall=wall)
    if 400 <= status < 500 and status not in _MAY_HAVE_APPLIED_4XX:
        return _not_done(status, said, is_json, wait, where)
    reason = f"Smartlead error {status_phrase(status)}"
    return Ambiguous(f"{reason}: {said}" if said else f"{reason}.", retry_after=wait, **where)


def _not_done(
    status: int, said: str, is_json: bool, wait: float | None, where: dict[str, Any]
) -> SmartleadError:
    """A status with which nothing was done: counted out, turned away, or refused."""
    if status == 429:
        limited = RateLimited(said or "Smartlead asked us to slow down.", retry_after=wait, **where)
        limited.is_of_account = wait is None
        return limited
    if status == 403 and not is_json:
        reason = "A gateway in front of Smartlead blocked the request"
        return TurnedAway(f"{reason}: {said}." if said else f"{reason}.", retry_after=wait, **where)
    return Refused(said or f"Smartlead rejected it ({status_phrase(status)}).", **where)


def judge_write(request: Request, answer: Answer) -> Any:
    """The payload of a 2xx that confirms an action.

    Raises `Refused` for an explicit no inside it, `Ambiguous` when it cannot be understood.
    """
    if answer.status == 204:
        return None
    verdict: SmartleadError
    try:
        payload = read_json(answer.body, strict=True)
    except Contradiction:
        verdict = _unclear(request, answer, "The response contradicts itself.")
    except NotJson as other:
        if _is_yes(other.text):
            return None
        says = f"The response is {other}." if other.text.strip() else EMPTY
        verdict = _unclear(request, answer, says)
    else:
        if isinstance(payload, str) and _is_yes(payload):
            return None
        if isinstance(payload, dict):
            refusal = _refusal(request, answer, payload, of_a_write=True)
            if refusal is None:
                return payload
            verdict = refusal
        else:
            verdict = _unclear(request, answer, "The response doesn't say whether it worked.")
    raise verdict


def judge_read(request: Request, answer: Answer) -> Any:
    """The payload of a 2xx that brings data.

    Raises `Refused` for an explicit no inside it, `Ambiguous` when it is not JSON.
    """
    verdict: SmartleadError
    try:
        payload = read_json(answer.body)
    except NotJson as other:
        seen = plain(other.text)[:80]
        says = f"The response is {other}: {seen}" if seen else EMPTY
        verdict = _unclear(request, answer, says)
    else:
        refusal = _refusal(request, answer, payload) if isinstance(payload, dict) else None
        if refusal is None:
            return payload
        verdict = refusal
    raise verdict


def without_data(request: Request, answer: Answer, wanted: str) -> SmartleadError:
    """The error for an answer that is fine JSON but lacks what was asked for."""
    return _unclear(request, answer, f"The response has no {wanted}.")


def _payload(answer: Answer) -> tuple[bool, Any, str]:
    """Whether an error is JSON, that JSON, and the words in it."""
    try:
        payload = read_json(answer.body)
    except NotJson as other:
        # A page of a gateway in between: its text is its own, the status says more.
        said = plain(other.text)
        return False, None, "" if answer.status >= 500 and _is_page(other.text) else said
    return True, payload, words_of(payload)


def _is_page(text: str) -> bool:
    return text.lstrip()[:1] == "<"


def _is_yes(text: str) -> bool:
    return " ".join(text.lower().split()).rstrip("!. ") in _SAYS_YES


def _refusal(
    request: Request, answer: Answer, payload: dict[str, Any], *, of_a_write: bool = False
) -> Refused | None:
    """The refusal in a 2xx, by any explicit no; never by the absence of a yes."""
    data = payload.get("data")
    layers = [payload, data] if isinstance(data, dict) and of_a_write else [payload]
    where: dict[str, Any] = {
        "method": request.method,
        "path": request.path,
        "status": answer.status,
    }
    for layer in layers:
        if _says_no(layer) or (of_a_write and _says_failed(layer)):
            said = words_of(layer) or words_of(payload)
            return Refused(said or "Smartlead said it failed, but not why.", **where)
        if of_a_write and _is_zero(layer.get("updated")):
            return Refused("Smartlead found nothing to update.", **where)
    return None


def _says_no(layer: dict[str, Any]) -> bool:
    flags = (layer.get("ok"), layer.get("success"))
    return any(_is_false(flag) for flag in flags) or bool(layer.get("error"))


def _says_failed(layer: dict[str, Any]) -> bool:
    status = layer.get("status")
    return isinstance(status, str) and status.strip().lower() in _SAYS_NO


def _is_false(flag: object) -> bool:
    return flag is False or (isinstance(flag, str) and flag.strip().lower() == "false")


def _is_zero(count: object) -> bool:
    return count in (0, "0") and not isinstance(count, bool)


def _unclear(request: Request, answer: Answer, reason: str) -> Ambiguous:
    return Ambiguous(reason, method=request.method, path=request.path, status=answer.status)
