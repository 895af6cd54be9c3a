"""The moving picture of README: each frame as it was drawn, and what frames share drawn once."""

from __future__ import annotations

import re

from tests.moving_picture import animated

FRAME = """<svg class="rich-terminal">
    <style>
    .a-matrix {{ font-size: 20px; }}
    .a-r1 {{ fill: {color} }}
    </style>
    <defs></defs>
    <g transform="translate(9, 41)" clip-path="url(#a-clip-terminal)">
    <rect fill="#000" x="0" y="1.5" width="10" height="24.65"/>\
<rect fill="#000" x="10" y="1.5" width="10" height="24.65"/>
    <g class="a-matrix">
    <text class="a-r1" x="0" y="20" clip-path="url(#a-line-0)">{word}</text>
    <text class="a-r1" x="9" y="20" clip-path="url(#a-line-0)">same</text>
    </g>
    </g>
</svg>"""


def group_of(svg: str, word: str) -> str:
    """The group of an element, which says when it shows."""
    groups = re.finditer(r"<g class=.*?</g>", svg, re.DOTALL)
    return next(each[0] for each in groups if word in each[0]).partition(">")[0]


def test_each_word_shows_while_its_frame_is_on() -> None:
    svg = animated(
        [FRAME.format(color="#fff", word="one"), FRAME.format(color="#fff", word="two")], [1, 3]
    )
    assert "{0.00%{opacity:1}25.00%{opacity:0}}" in svg
    assert "{0.00%{opacity:0}25.00%{opacity:1}}" in svg
    assert "4s step-end infinite" in svg


def test_what_every_frame_has_is_drawn_once_and_never_hidden() -> None:
    frames = [FRAME.format(color="#fff", word=word) for word in ("one", "two")]
    svg = animated(frames, [1, 1])
    assert svg.count(">same<") == 1
    name = group_of(svg, ">same<").removeprefix('<g class="').rstrip('"')
    assert f"@keyframes k{name[1:]}" not in svg
    assert svg.count("<rect") == 1  # two neighbors of one color are one


def test_a_style_of_the_same_name_stays_what_it_was_in_its_frame() -> None:
    frames = [FRAME.format(color=color, word="one") for color in ("#fff", "#aaa")]
    svg = animated(frames, [1, 1])
    assert svg.count(">one<") == 2
    assert "{fill: #fff}" in svg
    assert "{fill: #aaa}" in svg
