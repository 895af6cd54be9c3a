"""What a row shows, and that everything stays in its column."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from triage_tui.inbox.lead_map import LeadMapId, Sentiment
from triage_tui.inbox.reply_facts import RowHint
from triage_tui.inbox.safe_text import SafeText
from triage_tui.inbox.sla_level import Sla, sla_of
from triage_tui.ui.inbox.row import (
    HEIGHTS,
    Density,
    Progress,
    Role,
    RowFacts,
    RowLayout,
)
from triage_tui.ui.widgets.cells import cut, fit, wrap
from triage_tui.ui.widgets.glyphs import ASCII, HINTS, UNICODE, Glyphs

ANA = RowFacts(
    LeadMapId(2433664091),
    name=SafeText("Ana Duarte"),
    email=SafeText("ana@northwind.example"),
    context=SafeText("Northwind Logistics"),
    age=SafeText("37 m"),
    sla=Sla.WARN,
    subject=SafeText("Re: two lines"),
    preview=SafeText("Thursday at 10 works, please send an invite to my colleague as well."),
    category=SafeText("Interested"),
    sentiment=Sentiment.POSITIVE,
    owner=SafeText("Milo"),
    progress=Progress.QUEUED,
    is_unread=True,
    has_hidden=True,
    has_siblings=True,
)
WIDE = replace(
    ANA,
    name=SafeText("佐藤 美咲 " * 8),
    context=SafeText("株式会社ミライ物流" * 3),
    preview=SafeText("👍🏽 ありがとうございます。" * 9),
    category=SafeText("見込みあり🚀" * 4),
    owner=SafeText("김민준 김민준 김민준"),
)
BARE = RowFacts(LeadMapId(7))
DENSITIES: tuple[Density, ...] = ("one", "two", "three")
WIDTHS = (20, 24, 30, 31, 40, 41, 48, 60, 61, 80, 119)


def drawn(facts: RowFacts, width: int = 60, density: Density = "two", **marks: bool) -> list[str]:
    lines = RowLayout(width, density).lines(facts, **marks)
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize("facts", [ANA, WIDE, BARE], ids=["latin", "wide", "bare"])
def test_every_line_is_exactly_as_wide_as_the_row(facts: RowFacts) -> None:
    for width, density, progress in product(WIDTHS, DENSITIES, Progress):
        lines = drawn(replace(facts, progress=progress), width, density)
        assert [cell_len(line) for line in lines] == [width] * HEIGHTS[density]


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_stand_at_the_same_place_in_every_row(width: int) -> None:
    """The second column begins where it begins in a row of wide characters."""
    for density in DENSITIES:
        starts = set()
        for facts in (ANA, WIDE, replace(ANA, has_hidden=False, has_siblings=False)):
            line = RowLayout(width, density).lines(facts)[0]
            ends = [cell_len("".join(p.text for p in line[: n + 1])) for n in range(len(line))]
            starts.add(ends[-3])
        assert len(starts) == 1


def test_a_row_shows_everything_it_knows() -> None:
    first, second = drawn(ANA, 80)
    assert first.startswith(" ● Ana Duarte ⇄¤")
    assert "Northwind Logistics" in first
    assert first.endswith("•37 m ")
    assert "▲ Interested" in second
    assert "Thursday at 10" in second
    assert second.endswith("○ queued · Milo ")


def test_the_second_line_says_the_decision_the_subject_and_the_first_words() -> None:
    plain = replace(ANA, progress=Progress.NONE, owner=SafeText(""))
    undecided = replace(plain, category=SafeText(""))
    assert drawn(plain, 119)[1].startswith("   ▲ Interested · Re: two lines – Thursday at 10 works")
    assert drawn(undecided, 119)[1].startswith("   Re: two lines – Thursday at 10 works")
    without = replace(plain, subject=SafeText(""))
    assert drawn(without, 119)[1].startswith("   ▲ Interested · Thursday at 10 works")


def test_a_long_subject_leaves_room_for_the_words_and_gives_way_to_them() -> None:
    plain = replace(BARE, subject=SafeText("Re: What a return costs Corvid"), preview=ANA.preview)
    assert "Re: What a return cos… – Thursday at 10" in drawn(plain, 60)[1]
    assert drawn(plain, 24)[1].startswith("   Thursday at 10")


def test_nothing_is_drawn_where_nothing_is_known() -> None:
    """No lone sign, and no gap between things that are not there."""
    assert not drawn(BARE)[1].strip()
    assert drawn(replace(BARE, owner=SafeText("Milo")))[1].strip() == "Milo"
    assert drawn(replace(BARE, subject=SafeText("Re: two lines")))[1].strip() == "Re: two lines"


def test_of_three_lines_none_is_empty_while_there_are_words_for_it() -> None:
    """With neither category nor subject the words take both of the lower lines."""
    words = replace(BARE, preview=ANA.preview)
    _, second, third = drawn(words, 60, "three")
    assert f"{second.strip()} {third.strip()}" == ANA.preview
    _, second, third = drawn(ANA, 60, "three")
    assert second.startswith("   ▲ Interested · Re: two lines")
    assert third.startswith("   Thursday at 10 works")


@pytest.mark.parametrize(
    ("progress", "sign"), [(p, getattr(UNICODE, p.name.lower())) for p in Progress if p]
)
def test_a_state_is_a_sign_and_a_word(progress: Progress, sign: str) -> None:
    assert (
        drawn(replace(ANA, progress=progress), 48)[1]
        .rstrip()
        .endswith(f"{sign} {progress.value} · Milo")
    )


def test_a_narrow_row_keeps_the_word_of_the_state() -> None:
    assert drawn(replace(ANA, progress=Progress.CHECKING), 30)[1].endswith("↻ verifying ")


@pytest.mark.parametrize("density", DENSITIES)
def test_the_state_is_seen_at_every_width(density: Density) -> None:
    for width in WIDTHS:
        assert UNICODE.refused in "".join(
            drawn(replace(WIDE, progress=Progress.REFUSED), width, density)
        )


def test_sentiments_differ_by_shape_not_colour_alone() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = {glyphs.of(sentiment) for sentiment in Sentiment} | {glyphs.away}
        assert len(signs) == len(Sentiment) + 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_late_reply_carries_a_sign_beside_its_colour(width: int) -> None:
    assert "!37 m" in drawn(replace(ANA, sla=Sla.LATE), width)[0]


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (ANA, "Ana Duarte"),
        (replace(ANA, name=SafeText("")), "ana@northwind.example"),
        (replace(ANA, name=SafeText(""), email=SafeText("")), "Lead 2433664091"),
    ],
)
def test_a_row_without_a_name_shows_the_next_best(facts: RowFacts, title: str) -> None:
    assert title in drawn(facts, 119)[0]


def test_marks_cursor_and_unread_are_signs_of_their_own() -> None:
    first, second = drawn(ANA, 60, is_marked=True, is_cursor=True)
    assert first.startswith("▌● ")
    assert second.startswith("▌✓ ")
    assert drawn(ANA, 60, "one", is_marked=True)[0].startswith(" ✓ ")


def test_a_read_row_is_not_bold_and_has_no_dot() -> None:
    roles = {piece.role for piece in RowLayout(60).lines(replace(ANA, is_unread=False))[0]}
    assert Role.UNREAD not in roles
    assert not drawn(replace(ANA, is_unread=False))[0][1].strip()


def test_the_ascii_set_draws_nothing_else() -> None:
    lines = RowLayout(48, "two", ASCII).lines(replace(ANA, sla=Sla.LATE), is_cursor=True)
    assert "".join(piece.text for line in lines for piece in line).isascii()


def test_an_unknown_time_is_never_late() -> None:
    assert sla_of(None, 1e9, warn=1, late=2) is Sla.FRESH


def test_a_reply_is_late_from_the_threshold_on() -> None:
    levels = [sla_of(0, waited, warn=3600, late=14400) for waited in (3599, 3600, 14399, 14400)]
    assert levels == [Sla.FRESH, Sla.WARN, Sla.WARN, Sla.LATE]


@pytest.mark.parametrize(
    "text", ["plain text here", "佐藤美咲佐藤美咲", "a佐b藤c美d咲", "🚀🚀🚀🚀", "e\u0301" * 9, ""]
)
@pytest.mark.parametrize("width", range(12))
def test_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, "right")) == width


def test_a_cut_is_shown_and_does_not_split_a_wide_character() -> None:
    assert cut("佐藤美咲", 6) == "佐藤…"
    assert cut("佐藤美咲", 8) == "佐藤美咲"
    assert cut("Northwind Logistics", 11) == "Northwind…"


def test_words_wrap_between_words() -> None:
    assert wrap("Nothing unread here. Well done.", 14) == ("Nothing unread", "here. Well", "done.")


def test_what_terminals_measure_differently_is_left_out() -> None:
    assert fit("👍🏽 ok", 8) == "👍 ok   "
    assert fit("❤️ ok", 8).startswith("❤ ok")


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("sign", HINTS)
def test_what_a_reply_says_of_itself_stands_before_its_words(sign: str, glyphs: Glyphs) -> None:
    hint = RowHint(sign, SafeText("back Mon, Dec 7"))
    second = RowLayout(119, glyphs=glyphs).lines(replace(ANA, hint=hint))[1]
    words = "".join(piece.text for piece in second)
    assert f"{glyphs.before(hint)} back Mon, Dec 7 {glyphs.dot} Re: two lines" in words


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_seen_in_narrow_rows_too(width: int, density: Density) -> None:
    hint = RowHint("ooo", SafeText("back Mon, Dec 7"))
    for facts in (replace(BARE, hint=hint), replace(ANA, hint=hint, owner=SafeText(""))):
        lines = drawn(facts, width, density)
        assert [cell_len(line) for line in lines] == [width] * HEIGHTS[density]
        is_bare = not facts.category
        if width >= (30 if is_bare else 60) and (density != "one" or width >= 119 - 39 * is_bare):
            assert f"{UNICODE.away} back" in "".join(lines)
    if width >= 30 and density != "one":
        assert "◷ back Mon, Dec 7" in "".join(drawn(replace(BARE, hint=hint), width, density))


@pytest.mark.parametrize("width", range(20, 120))
def test_no_category_is_cut_for_a_sign_without_words(width: int) -> None:
    refused = replace(ANA, category=SafeText("Not Interested"), progress=Progress.NONE)
    hint = RowHint("ooo", SafeText("back Mon, Dec 7"))
    without = replace(refused, subject=SafeText(""), preview=SafeText(""))
    plain, hinted = (drawn(each, width)[1] for each in (without, replace(without, hint=hint)))
    assert plain.split()[:3] == hinted.split()[:3]
    if UNICODE.away in hinted:
        assert f"{UNICODE.away} bac" in hinted


def test_the_signs_of_what_replies_say_differ() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = {glyphs.before(RowHint(sign, SafeText(""))) for sign in HINTS}
        assert len(signs) == len(HINTS)
