"""A sandbox whose every text is hostile: the answers of the real one, with their texts replaced."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness.hostile.corpus import Case, corpus
from triage_tui.sandbox.people.casting import FIRST_MAP_ID
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sandbox.serve import serve

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_CATEGORY = 200_001
FIRST_MEMBER = 300_001
LONGEST_LINE = 20_000
"""Characters of a built text in fields that come twenty rows at a time."""
NAMES = ("lead_first_name", "first_name")
TEXTS = frozenset(
    {"company", "email_campaign_name", "subject", "lead_email", "email", "phone", "lead_status"}
    | {"file_name", "from", "to", "sent_from", "sent_to", "description"}
)
BODIES = frozenset({"email_body", "body"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text, and the fields it goes into."""

    name: str
    text: str
    is_body_only: bool = False
    """What the corpus says about it holds for the HTML step only."""
    survives: str = ""
    forbidden: tuple[str, ...] = ()
    last_name: str = ""


def hostile_texts() -> list[Text]:
    """The whole corpus, a lead map for each."""
    return [_text(case) for case in corpus()]


def plain_texts(count: int) -> list[Text]:
    """As many harmless ones."""
    return [Text(f"plain-{n}", f"Plain text {n}, nothing odd in it") for n in range(count)]


def _text(case: Case) -> Text:
    return Text(
        case["id"],
        case["text"],
        is_body_only="pipeline" in case,
        survives=case.get("must_survive", ""),
        forbidden=tuple(case.get("forbidden_output", ())),
        # The second half of the sequence that must not come together on the screen.
        last_name="TA==\x1b\\" if case["id"] == "esc-split-fields" else "",
    )


class Poisoned:
    """The sandbox's ASGI app with other texts in its answers; ids stay what they are."""

    def __init__(self, app: ASGIApp, sandbox: Sandbox, texts: Sequence[Text]) -> None:
        self._app = app
        self._sandbox = sandbox
        self._texts = texts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        parts: list[Message] = []

        async def keep(message: Message) -> None:
            parts.append(message)

        await self._app(scope, receive, keep)
        start = parts[0]
        body = b"".join(part.get("body", b"") for part in parts[1:])
        answer = self._answer(scope["path"], json.loads(body))
        text = json.dumps(answer).encode()  # lone surrogates go out as \ud800, as servers do
        kept = [h for h in start["headers"] if h[0].lower() != b"content-length"]
        headers = [*kept, (b"content-length", str(len(text)).encode())]
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": text})

    def _answer(self, path: str, answer: Any) -> Any:
        if path.endswith("/fetch-categories"):
            return self._categories(answer)
        if path.endswith("/team-board/overall-stats"):
            rows = answer["data"]["team_board_stats"]
            answer["data"]["team_board_stats"] = [*rows, *self._members(rows[0])]
            return answer
        if path.endswith("/message-history"):
            place = self._place_of(path)
            return self._with(answer, place)
        if path.endswith("/change-read-status") and isinstance(answer, dict):
            return answer
        rows = answer.get("data", answer.get("messages")) if isinstance(answer, dict) else None
        if isinstance(rows, list):
            for row in rows:
                self._row(row)
        return answer

    def _row(self, row: dict[str, Any]) -> None:
        number = row.get("email_lead_map_id") or row.get("campaign_lead_map_id")
        if number is None:
            return
        place = (int(number) - FIRST_MAP_ID) % len(self._texts)
        self._with(row, place)
        if "email_lead_map_id" in row:
            row["lead_category_id"] = FIRST_CATEGORY + place
            row["team_member_id"] = FIRST_MEMBER + place

    def _with(self, value: Any, place: int) -> Any:
        """The same value with the text of a place in every field that holds one."""
        text = self._texts[place]
        short = "" if text.is_body_only else text.text[:LONGEST_LINE]
        if isinstance(value, list):
            for each in value:
                self._with(each, place)
        if not isinstance(value, dict):
            return value
        for key, held in value.items():
            if key in BODIES:
                value[key] = text.text
            elif key in NAMES and short:
                value[key] = short
            elif key in ("lead_last_name", "last_name") and short:
                value[key] = text.last_name
            elif (key in TEXTS or (key == "name" and "id" in value)) and short:
                value[key] = short
            elif key == "tags" and short:
                value[key] = [short]
            elif isinstance(held, dict | list):
                self._with(held, place)
        return value

    def _categories(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for number, row in enumerate(rows):
            row["name"] = self._line(number)
        more = [
            {**rows[place % len(rows)], "id": FIRST_CATEGORY + place, "name": self._line(place)}
            for place in range(len(self._texts))
        ]
        return [*rows, *more]

    def _members(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {**row, "id": FIRST_MEMBER + place, "name": self._line(place)}
            for place in range(len(self._texts))
        ]

    def _line(self, place: int) -> str:
        text = self._texts[place % len(self._texts)]
        return "(html)" if text.is_body_only else text.text[:2000]

    def _place_of(self, path: str) -> int:
        campaign, lead = (int(part) for part in path.split("/") if part.isdecimal())
        found = self._sandbox.backend.state.of_lead(lead)
        mine = [
            each
            for each in found
            if campaign in {each.campaign.campaign_id, each.campaign.parent_id}
        ]
        number = (mine or found)[0].lead_map_id
        return (number - FIRST_MAP_ID) % len(self._texts)


class Refusing:
    """Answers every write with a refusal in hostile words."""

    def __init__(self, app: ASGIApp, texts: Sequence[Text]) -> None:
        self._app = app
        self._texts = texts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_write = scope["type"] == "http" and scope["path"].endswith("/change-read-status")
        if not is_write:
            await self._app(scope, receive, send)
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        place = (json.loads(body)["email_lead_map_id"] - FIRST_MAP_ID) % len(self._texts)
        said = json.dumps({"error": self._texts[place].text[:2000]}).encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 422, "headers": headers})
        await send({"type": "http.response.body", "body": said})


def poisoned(texts: Sequence[Text], shape: str = "live") -> Sandbox:
    """A sandbox with a lead map for each text, its texts replaced."""
    sandbox = Sandbox(leads=len(texts), shape="documented" if shape == "documented" else "live")
    sandbox.around = lambda app: Refusing(Poisoned(app, sandbox, texts), texts)
    return sandbox


def main() -> None:
    """Serve it: `python -m harness.hostile.inbox hostile|plain live|documented COUNT`."""
    kind, shape, count = sys.argv[1:4]
    texts = hostile_texts()[: int(count)] if kind == "hostile" else plain_texts(int(count))
    serve(poisoned(texts, shape), 0)


if __name__ == "__main__":
    main()
