"""The sample answers, each as a client on a server that gives it to everything."""

from __future__ import annotations

import json
from typing import Any

from harness.checkout import SAMPLES
from tests.smartlead.wire import always
from triage_tui.smartlead.client import Smartlead

INDEX: list[dict[str, Any]] = json.loads((SAMPLES / "_index.json").read_text())["samples"]


def body_of(sample: dict[str, Any]) -> bytes:
    raw: bytes = (SAMPLES / str(sample["file"])).read_bytes()
    if sample["body_is_json_string_of_text"]:
        return str(json.loads(raw)).encode()
    return raw


def server_of(sample: dict[str, Any]) -> Smartlead:
    return always(body_of(sample), sample["status"], {"content-type": sample["content_type"]})


def named(name: str) -> Smartlead:
    return server_of(next(sample for sample in INDEX if sample["file"] == name))
