from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inbox.hostile import hostile
from triage_tui.inbox.safe_text import block
from triage_tui.mail.quotes import Kind, fresh, preview, split

MAIL_LINES = st.sampled_from(
    ["> a", "On Mon 1, Sam wrote:", "On Mon 10 Aug Sam", "wrote:", "", "-- ", "Hello", "From: Sam",
     "Sent: Mon", "To: Ann", "Subject: x", "-----Original Message-----", "Sent from my iPhone"]
)  # fmt: skip


@given(st.one_of(st.lists(MAIL_LINES, max_size=20).map("\n".join), hostile))
def test_the_pieces_join_to_the_whole(raw: str) -> None:
    body = block(raw)
    assert "".join(piece.text for piece in split(body)) == body


@pytest.mark.parametrize(
    "announcement",
    [
        "On Mon, Aug 10, 2026 at 9:00 AM Sam <s@example.com> wrote:",
        "On Mon, Aug 10, 2026 at 9:00 AM Sam Longname <sam@example.com>\nwrote:",
        "Am Mo., 10. Aug. 2026 um 09:00 Uhr schrieb Sam <s@example.com>:",
        "Le lun. 10 août 2026 à 09:00, Sam <s@example.com> a écrit :",
        "El lun, 10 ago 2026 a las 9:00, Sam (<s@example.com>) escribió:",
        "Il giorno lun 10 ago 2026 alle ore 09:00 Sam <s@example.com> ha scritto:",
        "Op ma 10 aug 2026 om 09:00 schreef Sam <s@example.com>:",
        "Em seg., 10 de ago. de 2026 às 09:00, Sam <s@example.com> escreveu:",
        "W dniu pon., 10 sie 2026 o 09:00 Sam <s@example.com> napisał(a):",
        "Den mån 10 aug. 2026 kl 09:00 skrev Sam <s@example.com>:",
        "ma 10. elok. 2026 klo 9.00 Sam (s@example.com) kirjoitti:",
        "2026-08-10 9:00 GMT+02:00 Sam <s@example.com>:",
        "-----Original Message-----",
        "----- Ursprüngliche Nachricht -----",
        "---------- Forwarded message ---------",
        "From: Sam <s@example.com>\nSent: Monday\nTo: Ann\nSubject: Returns",
        "________________________________\nVon: Sam\nGesendet: Montag\nAn: Ann\nBetreff: x",
        "*De :* Sam\n*Envoyé :* lundi\n*À :* Ann\n*Objet :* x",
        "De: Sam\nEnviado el: lunes\nPara: Ann\nAsunto: x",
    ],
)
def test_history_is_folded_after(announcement: str) -> None:
    body = block(f"Sounds good.\n\n{announcement}\n\nOur first mail\nof two lines")
    assert fresh(body).strip() == "Sounds good."
    assert [piece.kind for piece in split(body)] == [Kind.FRESH, Kind.QUOTED]


def test_answers_between_quoted_lines_stay_fresh() -> None:
    body = block("On 1 Aug Sam wrote:\n> one?\nyes\n> two?\n\n> three?\nno")
    assert fresh(body).split() == ["yes", "no"]
    assert [piece.kind for piece in split(body)].count(Kind.QUOTED) == 2


@pytest.mark.parametrize(
    "text",
    ["From: my side all good.\nTo: do", "He wrote:\nhello", "On it!", "--- see above ---", "a > b"],
)
def test_ordinary_sentences_are_not_folded(text: str) -> None:
    assert fresh(block(text)) == text


def test_a_signature_is_told_from_the_words_before_it() -> None:
    pieces = split(block("Yes\n\n-- \nAnn\nCEO\n\n> quoted"))
    assert [piece.kind for piece in pieces] == [Kind.FRESH, Kind.SIGNATURE, Kind.QUOTED]


def test_a_preview_is_the_first_new_words_in_one_line() -> None:
    assert (
        preview(block("\n\nSure,\n  Thursday works\n\n> Worth a look?")) == "Sure, Thursday works"
    )


def test_a_preview_of_quotes_alone_shows_them() -> None:
    assert preview(block("> only\n> this")) == "only this"
    assert preview(block("")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Open File\n> Export\n> CSV\nand send it.",
        "Go to:\n> Settings\n> Users",
        "Steps:\n> open the app\n> log in\n> press R\n\nThanks",
        "Click\n> Export\nthen\n> CSV",
    ],
)
def test_a_way_through_a_menu_is_no_quote(text: str) -> None:
    assert fresh(block(text)) == text


@pytest.mark.parametrize(
    "older",
    [
        "Sam Rep---10/08/2026 09:00:00 AM---Worth a look?\n\nFrom: Sam <s@rep.example>",
        "Inactive hide details for Sam Rep ---10.08.2026 09:00:00---Hi Ann",
        "Sam Rep <s@rep.example>\n10/08/2026 09:00 AM\n\nTo\nann@acme.example\n\nSubject\nx",
        "Sam Rep/Rep/US\n08/10/2026 09:00 AM\n\nTo\tAnn Lee/Acme\ncc\nSubject\tReturns",
        "On Wed, 14 Nov 2018 08:14:43 -0200 Sam <s@rep.example> wrote",
        "2016-03-03 17:21 GMT+01:00 Sam Rep",
        "On Wed, Dec 9, Sam Rep\n\n<s@rep.example>\nwrote:",
    ],
)
def test_what_programs_without_colons_write_is_folded(older: str) -> None:
    assert fresh(block(f"Yes, please.\n\n{older}\n\nOur first mail")).strip() == "Yes, please."


@pytest.mark.parametrize("rest", ["(https://acme.example/a\n?b=1)", "x" * 72 + "=\ny"])
def test_a_line_broken_off_a_quoted_one_is_quoted(rest: str) -> None:
    body = block(f"Yes\n\nOn 1 Aug 2026 Sam <s@rep.example> wrote:\n\n> see {rest}\n> end")
    assert fresh(body).strip() == "Yes"
