"""Mails of ten megabytes: from the data to the first screen, and what they cost in memory.

`python -m benchmarks.large_bodies`. Each kind is measured in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

TIME_BUDGET = 0.1
"""Seconds of work from the whole answer to the lines of the first screen."""
MEMORY_BUDGET = 50.0
"""Megabytes at the peak, the answer itself among them."""
SIZE = 10 * 1024 * 1024 - 4096
KINDS = {
    "plain text": "Thanks for the quick answer, that helps a lot.\n",
    "one long line": "x",
    "quoted history": "On Mon, Bob wrote:\n> hi\n",
    "paragraphs": "<p>hi</p>",
    "links": "<a href=https://e.test/1>x</a> ",
    "bare addresses": "https://e.test/a ",
    "unclosed tags": "<a ",
    "comments": "<!--",
    "nested quotes": "<blockquote>",
    "tables": "<table><tr><td>a",
    "hidden text": "<div style=display:none>x",
    "markup of terminals": "[@click=app.quit]",
    "stacked marks": "Z\u0316\u0317\u0300",
    "emoji": "\U0001f469\u200d\U0001f4bb",
    "entities": "&#27;",
    "escapes": "\x1b[2J",
    "new lines": "\n",
}


def main() -> int:
    """Print a line for each kind; 1 when one of them breaks a budget."""
    if len(sys.argv) > 1:
        print(json.dumps(_measured(sys.argv[1])))
        return 0
    is_kept = True
    heads = (("parsed", 9), ("readable", 10), ("lines", 8), ("in all", 9), ("memory", 10))
    print(f"{'ten megabytes of':<22}" + "".join(f"{head:>{width}}" for head, width in heads))
    for kind in KINDS:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.large_bodies", kind],
            capture_output=True,
            text=True,
            check=True,
        )
        parsed, readable, wrapped, memory = json.loads(done.stdout)
        total = parsed + readable + wrapped
        print(
            f"{kind:<22}{parsed * 1000:>6.0f} ms{readable * 1000:>7.0f} ms{wrapped * 1000:>5.0f} ms"
            f"{total * 1000:>6.0f} ms{memory:>7.0f} MB"
        )
        is_kept = is_kept and total <= TIME_BUDGET and memory <= MEMORY_BUDGET
    print(f"budgets: {TIME_BUDGET * 1000:.0f} ms of work in all, {MEMORY_BUDGET:.0f} MB")
    return 0 if is_kept else 1


def _measured(kind: str) -> tuple[float, float, float, float]:
    """Seconds of work to parse, to make readable and to wrap; megabytes at the peak."""
    from textual.content import Content

    from triage_tui.mail.quotes import split
    from triage_tui.smartlead.models.messages import messages_in
    from triage_tui.smartlead.request import Answer, Request
    from triage_tui.smartlead.response_status import judge_read
    from triage_tui.sync.gateway.messages_from_wire import message_from
    from triage_tui.ui.widgets.content import draw

    answer = _answer(KINDS[kind])
    small = {"type": "REPLY", "time": "2026-01-01T00:00:00Z", "email_body": "<p>hi</p>"}
    for wire in messages_in({"history": [small]}) or ():
        message_from(wire)  # imports and tables are made once a session
    before = _peak_from_now()
    started = time.process_time()
    request = Request("GET", "/campaigns/{campaign_id}/leads/{lead_id}/message-history")
    wires = messages_in(judge_read(request, Answer(200, {}, answer)))
    assert wires is not None
    parsed = time.process_time()
    message = message_from(wires[0])
    readable = time.process_time()
    lines: list[Content] = []
    for piece in split(message.body):
        lines += draw(piece.text).wrap(80)
    wrapped = time.process_time()
    memory = _peak() - before + len(answer) / 1e6
    return parsed - started, readable - parsed, wrapped - readable, memory


def _answer(unit: str) -> bytes:
    """A history of one mail, as large as an answer may be."""
    escaped = json.dumps(unit, ensure_ascii=False)[1:-1]
    body = escaped * (SIZE // len(escaped.encode()))
    mail = f'{{"type":"REPLY","time":"2026-01-01T00:00:00Z","email_body":"{body}"}}'
    return f'{{"history":[{mail}]}}'.encode()


def _peak_from_now() -> float:
    """Forget the peak so far; what is in use now, in megabytes (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
