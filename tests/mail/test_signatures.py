"""What closes a mail, and what only looks as if it did."""

from __future__ import annotations

import pytest

from triage_tui.inbox.safe_text import block
from triage_tui.mail.quotes import Kind, fresh, split


@pytest.mark.parametrize(
    "closing",
    [
        "-- \nKim Lee\nHead of Ops, Acme\n+49 30 000000",
        "--\nKim Lee\nHead of Ops",
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Sent from Outlook for Android\n<https://aka.ms/AAb9ysg>",
        "Sent from Yahoo Mail on Android",
        "Sent from my mobile, please excuse typos.",
        "Von meinem iPhone gesendet",
        "Von meinem Samsung Galaxy Smartphone gesendet.",
        "Envoyé de mon iPhone",
        "Enviado desde mi móvil",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłane z telefonu Samsung",
        "Skickat från min iPhone",
        "Отправлено с iPhone",
        "iPhoneから送信",
        "Odesláno z iPhonu",
        "أُرسلت من الـ iPhone",
        "Elküldve az iPhone-omról",
        "Отправлено из Яндекс Почты для мобильных",
    ],
)
def test_a_closing_is_folded(closing: str) -> None:
    pieces = split(block(f"Yes, on Friday.\n\n{closing}"))
    assert [piece.kind for piece in pieces] == [Kind.FRESH, Kind.SIGNATURE]
    assert pieces[0].text.strip() == "Yes, on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my desk, so short: yes, book Tuesday 3pm with Kim.\nHer number is 555 0101.",
        "Sent from my phone\nbut I will answer in full: yes, we buy.",
        "We need two things\n--\n1. SOC2\n2. a DPA by Friday\n--\nThen we sign.",
        "Two questions\n--\nWhat does it cost?\nWhen can you start?",
        "Agreed.\n--\n" + "\n".join(f"{n}. a condition of ours" for n in range(14)),
        "Get Outlook for your team? We use Gmail.",
        "Sent you the contract from my office, did it arrive?",
    ],
)
def test_words_are_no_signature(text: str) -> None:
    assert fresh(block(text)) == text


def test_a_signature_ends_where_the_writer_goes_on() -> None:
    body = block("Sent from my iPhone\n\nPS: yes, 500 seats.")
    assert fresh(body).strip() == "PS: yes, 500 seats."


def test_of_a_long_one_the_first_paragraph_is_folded() -> None:
    rest = "\n".join(f"line {n} of an answer" for n in range(12))
    body = block(f"Yes\n-- \nKim\nAcme\n\n{rest}")
    assert [piece.kind for piece in split(body)] == [Kind.FRESH, Kind.SIGNATURE, Kind.FRESH]
    assert fresh(body).endswith(rest)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Sam,\n> 500 seats, the budget is there.\nSend the contract.",
        "> 500 seats\n> 20 offices\nSend the contract.",
        "Our budget:\n> €40k a year",
        "If turnover is\n>= 10k then yes.",
        "Hi,\n>From now on write to me.\nThanks",
        "See:\n> the second page\nWe sign.",
    ],
)
def test_a_mark_that_quotes_nothing_is_shown(text: str) -> None:
    assert fresh(block(text)) == text
