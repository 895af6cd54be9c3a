"""What a reply says of itself; and that no person who asks or answers is taken for a machine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.mail.cases import cases
from tests.mail.work import calls_of
from triage_tui.inbox.dates.due import read as read_due
from triage_tui.inbox.filter.match import Background, Haystack, matching
from triage_tui.inbox.filter.query import parse
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.reply_facts import (
    AUTOMATIC,
    BOUNCE,
    LEFT,
    OPT_OUT,
    OUT_OF_OFFICE,
    ReplyFacts,
    hint,
    row_hint,
    snooze_text,
)
from triage_tui.inbox.rows.packed_rows import Rows
from triage_tui.inbox.safe_text import block
from triage_tui.inbox.state import InboxState
from triage_tui.mail.reply_facts import reply_facts

CAME = datetime(2026, 11, 26, 12, tzinfo=UTC)  # a Thursday


def read(body: str, subject: str = "Re: idea", sender: str = "") -> ReplyFacts:
    return reply_facts(subject, block(body), at=CAME.timestamp(), sender=sender)


@pytest.mark.parametrize("case", cases("auto"), ids=lambda case: case["id"])
def test_a_machine_is_told_from_a_person(case: dict[str, Any]) -> None:
    judged = [bool(read(body, subject).facts & AUTOMATIC) for subject, body in case["mails"]]
    assert judged == [case["is_automatic"]] * len(judged)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: idea", "Thank you for your email. I am currently out of office until 7 December."),
        ("RE: [EXT] Automatic reply: idea", "I am on annual leave."),
        ("Réponse automatique : idée", "Bonjour"),
        ("Re: idée", "Bonjour,\nje suis en congé jusqu'au 7 décembre."),
        ("Re: idea", "Hola, estoy fuera de la oficina hasta el 7 de diciembre."),
        ("Re: idea", "Sono fuori ufficio fino al 7 dicembre."),
        ("Re: idea", "Ik ben afwezig tot 7 december."),
        ("Re: idea", "Jestem na urlopie do 7 grudnia."),
        ("Re: idea", "Jag är på semester till den 7 december."),
        ("Re: idea", "Я в отпуске до 7 декабря."),
        ("Re: idea", "Ich bin derzeit nicht im Büro. In dringenden Fällen: kim@acme.example"),
        ("自动回复: 合作", "您好"),
        ("Re: idea", "***This is an automated message, please do not reply.***"),
        ("OOO: back Monday", "See you"),
    ],
)
def test_automatic_replies_of_many_languages(subject: str, body: str) -> None:
    assert read(body, subject).facts & AUTOMATIC


@pytest.mark.parametrize(
    "body",
    [
        "Yes. I'm out of the office until Monday, then call me.",
        "I am on holiday next week. Can you send the contract before?",
        "We are interested. I'm travelling, so talk in January.",
        "Ja, gerne. Ich bin ab Montag im Urlaub, schicken Sie mir das Angebot bitte heute.",
        "Our autoresponder sends too many mails, can yours do better?",
        "Not interested. I am on leave.",
        "The furniture of our office is old.",
    ],
)
def test_a_person_who_asks_or_answers_never_sinks(body: str) -> None:
    assert not read(body).facts & AUTOMATIC


@pytest.mark.parametrize(
    ("body", "back"),
    [
        ("I'm out of the office until Monday.", date(2026, 11, 30)),
        ("I am out of office from Nov 20 until December 7th, 2026.", date(2026, 12, 7)),
        ("I'm on vacation and back on 12/28.", date(2026, 12, 28)),
        ("Ich bin bis zum 30.11. nicht im Büro.", date(2026, 11, 30)),
        ("Ich bin bis einschließlich 4. Januar im Urlaub.", date(2027, 1, 4)),
        ("Je suis absent jusqu'au 7 décembre.", date(2026, 12, 7)),
        ("Estoy de vacaciones hasta el 7 de diciembre de 2026.", date(2026, 12, 7)),
        ("I am out of the office, returning on 2026-12-07.", date(2026, 12, 7)),
        ("Ik ben afwezig tot 7 december.", date(2026, 12, 7)),
        ("12月7日まで不在にしております。", date(2026, 12, 7)),
        ("12월 7일까지 부재중입니다.", date(2026, 12, 7)),
        ("On annual leave, back Wednesday 2nd December", date(2026, 12, 2)),
        ("Ik ben met vakantie en ben maandag 7 december weer op kantoor.", date(2026, 12, 7)),
        ("I am on maternity leave and will be back in March 2027.", date(2027, 3, 1)),
        ("Our office is closed and will reopen on Monday, November 30.", date(2026, 11, 30)),
        ("I'm out of the office until 7 March 2024.", None),
        ("I'm out of the office until further notice.", None),
    ],
)
def test_the_day_of_the_return_is_read(body: str, back: date | None) -> None:
    found = read(body)
    assert found.facts & OUT_OF_OFFICE
    assert found.back_on == (back and back.toordinal())


@pytest.mark.parametrize(
    "body",
    [
        "Remove me from your list.",
        "Please unsubscribe.",
        "STOP",
        "Thanks, but please stop emailing me.",
        "Do not contact me again!",
        "Take me off this list",
        "Bitte keine weiteren E-Mails mehr.",
        "Bitte löschen Sie meine Daten.",
        "Merci de me désinscrire.",
        "No me envíen más correos.",
        "Rimuovetemi dalla lista, grazie.",
        "Por favor, remova-me da lista.",
        "Graag afmelden.",
        "Proszę o usunięcie mojego adresu.",
        "Отпишите меня, пожалуйста.",
        "配信停止をお願いします。",
        "请不要再联系我",
        "We have a vendor.\n" * 40 + "Please remove us.",
    ],
)
def test_a_wish_for_no_more_mail_is_seen(body: str) -> None:
    assert read(body).facts & OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "Yes, send the price.",
        "Could you remove the logo from the offer?",
        "Our users unsubscribe a lot, can you help?",
        "To unsubscribe from our newsletter click here.",
        "Yes\n\nOn 10 Aug 2026 Sam <s@rep.example> wrote:\n> Reply stop to opt out",
    ],
)
def test_other_words_are_no_wish(body: str) -> None:
    assert not read(body).facts & OPT_OUT


@pytest.mark.parametrize(
    ("body", "successor"),
    [
        ("Anna no longer works here. Please write to ben@acme.example.", "ben@acme.example"),
        ("I have left the company.", ""),
        ("Frau Lee ist nicht mehr im Unternehmen. Kontakt: ben@acme.example", "ben@acme.example"),
        ("Anna ne travaille plus chez nous.", ""),
        ("Anna ya no trabaja en la empresa, escriba a ben@acme.example", "ben@acme.example"),
        ("Anna nie pracuje już w firmie.", ""),
        ("anna@acme.example is no longer with us", ""),
    ],
)
def test_who_left_and_who_came(body: str, successor: str) -> None:
    found = read(body, sender="anna@acme.example")
    assert found.facts & LEFT
    assert found.successor == successor


def test_a_mail_that_did_not_arrive_is_a_bounce() -> None:
    assert read("x", sender="MAILER-DAEMON@mx.example").facts == AUTOMATIC | BOUNCE
    assert read("Delivery has failed to these recipients").facts == AUTOMATIC | BOUNCE
    assert read("550 5.1.1 user unknown", "Undeliverable: idea").facts == AUTOMATIC | BOUNCE


def test_facts_are_told_in_words() -> None:
    back = date(2026, 12, 7).toordinal()
    assert hint(AUTOMATIC | OUT_OF_OFFICE, back) == "Out of office, back Mon, Dec 7"
    assert hint(LEFT | OPT_OUT) == "Left the company · Asks to opt out"
    assert hint(AUTOMATIC) == "Automatic reply"
    assert hint(0) == ""


def test_a_row_says_the_first_thing_to_know() -> None:
    today, back = CAME.date(), date(2026, 12, 7).toordinal()
    said = {
        AUTOMATIC | OUT_OF_OFFICE: "back Mon, Dec 7",
        OPT_OUT | OUT_OF_OFFICE: "asks to opt out",
        LEFT | AUTOMATIC: "left the company",
        AUTOMATIC | BOUNCE: "bounced",
        AUTOMATIC: "automatic reply",
    }
    for facts, words in said.items():
        assert said_on_row(facts, back, today) == words
    assert said_on_row(0, None, today) is None
    assert said_on_row(OUT_OF_OFFICE, None, today) == "out of office"
    assert said_on_row(OUT_OF_OFFICE, back, date(2026, 12, 9)) == "back since Mon, Dec 7"


def said_on_row(facts: int, back_on: int | None, today: date) -> str | None:
    shown = row_hint(facts, back_on, today)
    return shown and shown.words


def test_snooze_offers_the_day_of_the_return() -> None:
    today = CAME.date()
    assert snooze_text(date(2026, 12, 7).toordinal(), today) == "2026-12-07"
    assert snooze_text(today.toordinal(), today) == "tomorrow 9am"
    assert snooze_text(None, today) == "tomorrow 9am"
    assert read_due("2026-12-07", CAME).at.date() == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("is:ooo", [1]),
        ("is:opt-out", [2]),
        ("is:left", [3]),
        ("is:bounce", [4]),
        ("-is:ooo", [2, 3, 4]),
    ],
)
def test_the_filter_finds_them(typed: str, ids: list[int]) -> None:
    facts = {1: OUT_OF_OFFICE, 2: OPT_OUT, 3: LEFT, 4: AUTOMATIC | BOUNCE}
    rows = {LeadMapId(n): LeadMap(LeadMapId(n), reply_facts=bits) for n, bits in facts.items()}
    state, haystack = InboxState(base=Rows(rows)), Haystack()
    haystack.add(state, rows)
    assert matching(parse(typed), list(rows), haystack, Background(state, now=0.0)) == ids


@pytest.mark.parametrize(
    "unit",
    ["a ", "i am ", "please ", "until 1 may ", "no longer ", "stop ", "1.1.", "elimin", "usun"],
)
def test_work_does_not_grow_with_a_hostile_reply(unit: str) -> None:
    """Eight thousand characters are looked at; how long that takes the bench measures."""
    some, more = (block(unit * (size // len(unit))) for size in (10_000, 80_000))
    calls = calls_of(lambda: reply_facts(unit * 200, some, at=0.0))
    assert calls_of(lambda: reply_facts(unit * 200, more, at=0.0)) < calls * 1.2 + 1000
