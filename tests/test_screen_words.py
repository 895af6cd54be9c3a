"""The words of the screen are reply, lead, teammate and email: never those of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "triage_tui"
THEIRS = ("sandbox/", "mail/")
"""What people of the made-up inbox write, and the patterns that read what people write."""
FORBIDDEN = re.compile(
    r"(?<![\w./`\[-])(?<!\bteam )(?:lead maps?|verdicts?|members?|mails?)(?![\w./\]-])(?! =)",
    re.IGNORECASE,
)
"""But not where it is a setting (`members = [1]`), nor in Smartlead's own “team member id”."""
SHOWS = frozenset({"own", "fill", "line", "block", "say", "notify", "print"})
"""Calls whose texts are shown even where they are a single word."""
NOT_SHOWN = re.compile(r"[a-z_.\-]+|\s*(?:CREATE|INSERT|SELECT|DELETE|UPDATE|\);)[\s\S]*|members ")
"""Names of the code, what the database reads, and the name that a round is kept under."""


def test_no_word_of_the_code_is_on_the_screen() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{number}: {text.strip()}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if not file.relative_to(PACKAGE).as_posix().startswith(THEIRS)
        for number, text in forbidden(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('own("member")', 1),
        ('say(f"{n} lead maps")', 1),
        ('raise ValueError(f"no {what} in this mail")', 1),
        ('help="serve mails"', 1),
        ('x = row["members"]', 0),
        ('def f():\n    """Every lead map."""', 0),
        ('say("use a team member id, or members = [1] under [[team.members]]")', 0),
        ('run("SELECT name FROM members")', 0),
        ('own("an email of a teammate, remembered")', 0),
    ],
)
def test_only_what_is_shown_counts(source: str, count: int) -> None:
    assert len(list(forbidden(source))) == count


def forbidden(source: str) -> Iterator[tuple[int, str]]:
    """The texts of a module that somebody is shown and that have a word of the code."""
    for number, text, is_said in _texts(ast.parse(source)):
        if FORBIDDEN.search(text) and (is_said or not NOT_SHOWN.fullmatch(text)):
            yield number, text


def _texts(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Every text of a module but what documents it; an f-string is one, with `{}` for values."""
    nodes = list(ast.walk(tree))
    inside = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    documents = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    said = {
        id(argument)
        for node in nodes
        if isinstance(node, ast.Call) and _name(node.func) in SHOWS
        for argument in node.args
    }
    for node in nodes:
        if id(node) in documents or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
            yield node.lineno, "".join(map(str, parts)), id(node) in said
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, id(node) in said


def _name(call: ast.expr) -> str:
    if isinstance(call, ast.Attribute):
        return call.attr
    return call.id if isinstance(call, ast.Name) else ""
