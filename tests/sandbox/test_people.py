"""The made-up people are data: every file of replies is whole, and says where it is not."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from triage_tui.sandbox.handlers.list_views import TAGS
from triage_tui.sandbox.people.casting import cast_lead
from triage_tui.sandbox.people.company import CAMPAIGN_BY_ID, CATEGORIES, MEMBERS
from triage_tui.sandbox.people.persona import Flag, Form, Names, Persona, Said
from triage_tui.sandbox.people.reply_file import (
    PERSONA_FIELDS,
    REPLIES,
    SAID_FIELDS,
    read_names,
    read_personas,
    read_texts,
)
from triage_tui.sandbox.people.roster import THEMES, follow_ups, names, personas, recurring

DELETED_CATEGORY = 101700
LEFT_MEMBER = 4999
CATEGORY_IDS = {filing.category_id for filing in CATEGORIES}
MEMBER_IDS = {member.member_id for member in MEMBERS}
FILLED_IN = {"first", "company", "sender", "product"}
PERSONA = """
[[persona]]
email = "ada@lathe.example"
company = "Lathe"
campaign = 310101

[[persona.said]]
text = "Yes."
"""
OPENED = """
import sys
from triage_tui.sandbox import Sandbox
sandbox = Sandbox()
print("tomllib" in sys.modules, len(sandbox.backend.state.order), "tomllib" in sys.modules)
"""

everybody = pytest.mark.parametrize("persona", personas(), ids=lambda each: each.email)


def test_the_roster_reads_every_file() -> None:
    assert {path.stem for path in REPLIES.glob("*.toml")} == {*THEMES, "follow_ups", "names"}


def test_sixty_people_are_spread_over_the_themes() -> None:
    sizes = {theme: len(read_personas(REPLIES / f"{theme}.toml")) for theme in THEMES}
    assert sum(sizes.values()) == len(personas()) == 60
    assert min(sizes.values()) >= 5
    assert max(sizes.values()) <= 15


@pytest.mark.parametrize("theme", THEMES)
def test_no_theme_comes_in_one_lump(theme: str) -> None:
    own = read_personas(REPLIES / f"{theme}.toml")
    places = [place for place, persona in enumerate(personas()) if persona in own]
    gaps = [later - place for place, later in pairwise(places)]
    assert 60 / len(own) / 2 <= min(gaps) <= max(gaps) <= 60 / len(own) * 2


@everybody
def test_a_persona_is_one_that_smartlead_could_have(persona: Persona) -> None:
    campaign = CAMPAIGN_BY_ID[persona.campaign]
    assert 1 <= persona.step <= len(campaign.steps)
    assert persona.category in {*CATEGORY_IDS, DELETED_CATEGORY, None}
    assert persona.member in {*MEMBER_IDS, LEFT_MEMBER, None}
    assert persona.flags <= {*get_args(Flag)}
    assert {*persona.tags} <= TAGS.keys()
    texts = (persona.email, persona.company, persona.title, persona.location)
    assert all(isinstance(text, str) for text in texts)
    assert all(isinstance(text, str | None) for text in (persona.first, persona.last))
    assert isinstance(persona.phone, str | None)
    switches = (persona.unread, persona.has_reply_time, persona.can_recur)
    assert all(isinstance(switch, bool) for switch in switches)


@everybody
def test_the_mails_are_whole_and_the_lead_has_the_last_word(persona: Persona) -> None:
    assert persona.said[-1].by_lead is True
    assert all(isinstance(said.by_lead, bool) for said in persona.said)
    assert all(said.form in get_args(Form) for said in persona.said)
    assert all(isinstance(said.hours, int | float) for said in persona.said)
    assert all(0 < said.hours < 24 * 7 for said in persona.said)
    assert all(Path(name).suffix for said in persona.said for name in said.attachments)


@everybody
def test_every_address_is_of_a_reserved_domain(persona: Persona) -> None:
    copies = [address for said in persona.said for address in said.cc]
    written = [word for said in persona.said for word in re.findall(r"\S+@[\w.-]+\w", said.text)]
    assert all(address.endswith(".example") for address in (persona.email, *copies, *written))


def test_nobody_stands_in_one_campaign_twice() -> None:
    places = {(persona.email, persona.campaign) for persona in personas()}
    assert len(places) == len(personas())


def test_every_category_flag_form_and_campaign_is_somebodys() -> None:
    assert {persona.category for persona in personas()} == {*CATEGORY_IDS, DELETED_CATEGORY, None}
    assert {flag for persona in personas() for flag in persona.flags} == {*get_args(Flag)}
    assert {said.form for persona in personas() for said in persona.said} == {*get_args(Form)}
    assert {persona.campaign for persona in personas()} == CAMPAIGN_BY_ID.keys()
    assert {persona.member for persona in personas()} >= {*MEMBER_IDS, LEFT_MEMBER, None}


def test_two_in_three_are_unread_and_most_may_recur() -> None:
    assert 36 <= sum(persona.unread for persona in personas()) <= 44
    assert 40 <= len(recurring()) < 60


def test_every_text_says_something_and_names_only_what_is_filled_in() -> None:
    texts = [said.text for persona in personas() for said in persona.said]
    for text in (*texts, *follow_ups()):
        assert text
        assert text.strip() == text
        assert {*re.findall(r"\{(.*?)\}", text)} <= FILLED_IN


def test_the_names_are_many_and_each_is_there_once() -> None:
    for field in fields(Names):
        words: tuple[str, ...] = getattr(names(), field.name)
        assert len(words) >= 10
        assert len({*words}) == len(words)
        assert all(word and word.strip() == word for word in words)


@pytest.mark.parametrize("theme", THEMES)
def test_the_comment_on_top_explains_every_field(theme: str) -> None:
    text = (REPLIES / f"{theme}.toml").read_text("utf-8")
    comment = text.partition("\n[[")[0]
    known = (*PERSONA_FIELDS, *SAID_FIELDS)
    assert [name for name in known if not re.search(rf"\b{name}\b", comment)] == []
    assert all(line.startswith("#") or not line for line in comment.splitlines())


def written(folder: Path, text: str) -> Path:
    file = folder / "new.toml"
    file.write_text(text, "utf-8")
    return file


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    (persona,) = read_personas(written(tmp_path, PERSONA))
    said = (Said("Yes."),)
    assert persona == Persona(
        email="ada@lathe.example", company="Lathe", campaign=310101, said=said
    )


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (
            'company = "Lathe"',
            'company = "Lathe"\ncompnay = "Lathe"',
            "new.toml, ada@lathe.example: unknown field 'compnay'; use one of first, last, email",
        ),
        (
            'company = "Lathe"',
            "",
            "new.toml, ada@lathe.example: the field 'company' is missing",
        ),
        (
            'email = "ada@lathe.example"',
            "",
            "new.toml, persona 1: the field 'email' is missing",
        ),
        (
            'text = "Yes."',
            'text = "Yes."\nat = 3.0',
            "new.toml, ada@lathe.example, mail 1: unknown field 'at'; use one of text, by_lead",
        ),
        (
            'text = "Yes."',
            "",
            "new.toml, ada@lathe.example, mail 1: the field 'text' is missing",
        ),
        (
            "[[persona]]",
            "[[person]]",
            "new.toml: unknown field 'person'; use one of persona",
        ),
        (
            'text = "Yes."',
            'text = "Yes.',
            "new.toml: Illegal character",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_entry(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    file = written(tmp_path, PERSONA.replace(before, after, 1))
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}"):
        read_personas(file)


def test_a_mistake_in_the_other_files_is_named_too(tmp_path: Path) -> None:
    texts = written(tmp_path, '[[reply]]\ntext = "Yes."\n\n[[reply]]\ntexts = "No."\n')
    with pytest.raises(ValueError, match=r"^new\.toml, reply 2: unknown field 'texts'; use one of"):
        read_texts(texts)
    words = written(tmp_path, 'first = ["Ada"]\n')
    with pytest.raises(ValueError, match=r"^new\.toml: the field '\w+' is missing"):
        read_names(words)


def test_nothing_is_read_before_the_inbox_is_looked_at() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENED], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "60", "True"]


def test_whoever_writes_signs_with_their_own_name() -> None:
    """Beyond the cast, texts recur under other names: nobody signs with somebody else's."""
    for place in range(len(personas()), len(personas()) + 200):
        lead = cast_lead(1, place, 1_000_000.0)
        persona = lead.persona
        for said in lead.said:
            for old, new in ((persona.first, lead.first), (persona.last, lead.last)):
                if old and new and old != new:
                    assert not re.search(rf"\b{re.escape(old)}\b", said.text), said.text
