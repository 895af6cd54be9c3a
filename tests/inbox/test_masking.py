"""What others may see of a screen that is shared."""

from __future__ import annotations

import pytest

from triage_tui.inbox.masking import masked_block, masked_line, masked_name
from triage_tui.inbox.safe_text import line


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Ann Lee", "A••• L•••"),
        ("美咲 田中", "美••• 田•••"),
        ("", ""),
        ("a.b@c.co.uk", "a•••@c•••.uk"),
    ],
)
def test_names_keep_their_first_letters(name: str, masked: str) -> None:
    assert masked_name(line(name)) == masked


@pytest.mark.parametrize(
    "phone", ["+44 20 7946 0958", "(030) 123-456-78", "0171 5550199", "+1-202-555-0143"]
)
def test_phone_numbers_go(phone: str) -> None:
    assert masked_line(line(f"call {phone} please")) == "call ••• please"


@pytest.mark.parametrize("number", ["£11.40", "12 months", "10:30", "2026-03", "ISO 27001"])
def test_other_numbers_stay(number: str) -> None:
    assert masked_line(line(number)) == number


def test_known_names_go_from_running_text() -> None:
    text = line("Thanks Ann, I will ask lee@corp.example. Annual plan. Best, LEE")
    assert (
        masked_block(text, ["Ann Lee"])
        == "Thanks A•••, I will ask l•••@c•••.example. Annual plan. Best, L•••"
    )


def test_the_company_goes_by_the_host_of_an_address() -> None:
    text = line("Re: What a return costs Corvid Health Supplies")
    shown = masked_line(text, ["Farah Siddiqui", "farah@mail.corvid-health.co.uk"])
    assert shown == "Re: What a return costs C••• H••• Supplies"
