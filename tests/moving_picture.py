"""Pictures of a terminal as one animated SVG: what several of them share is in it once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"\.[\w-]*?-(r\d+) \{ ?(.*?) ?\}")
_TEXT = re.compile(r"<text class=\"[\w-]*?-r\d+\"[^>]*>.*?</text>")
_CLASS = re.compile(r"class=\"[\w-]*?-(r\d+)\"")
_CELLS = re.compile(r"<rect fill=\"(.*?)\" x=\"([\d.]+)\" y=\"([\d.]+)\" width=\"([\d.]+)\"")
_SCREEN = re.compile(r"<g transform=\"[^\"]*\" clip-path=\"[^\"]*clip-terminal\)\">")
_CLIPPED = re.compile(r" clip-path=\"url\(#[^\"]*line[^\"]*\)\"")


def animated(frames: Sequence[str], seconds: Sequence[float]) -> str:
    """One picture that shows each frame for its seconds, over and over.

    An element that several frames have is drawn once, and shown while one of them is. Who asked
    for reduced motion sees the first frame.
    """
    styles: dict[str, str] = {}
    shown_in: dict[str, set[int]] = {}
    for number, frame in enumerate(frames):
        for element in _elements(frame, styles):
            shown_in.setdefault(element, set()).add(number)
    whens: dict[tuple[int, ...], list[str]] = {}
    for element, numbers in shown_in.items():
        whens.setdefault(tuple(sorted(numbers)), []).append(element)
    rules = [f".{name}{{{style}}}" for style, name in styles.items()]
    rules += [_keyframes(when, seconds, place) for place, when in enumerate(whens)]
    # What lies behind comes first: all grounds, then all words.
    layers = (
        f'<g class="w{place}">{"".join(each for each in elements if each.startswith(kind))}</g>'
        for kind in ("<rect", "<text")
        for place, elements in enumerate(whens.values())
        if any(each.startswith(kind) for each in elements)
    )
    return _around(frames[0], "".join(rules), "\n".join(layers))


def _elements(frame: str, styles: dict[str, str]) -> list[str]:
    """The cells of a frame, their styles under names that all frames share."""
    own = {
        name: styles.setdefault(style, f"s{len(styles)}") for name, style in _RULE.findall(frame)
    }
    body = _CLIPPED.sub("", frame[_screen(frame).end() :])
    words = [
        _CLASS.sub(lambda match: f'class="{own[match[1]]}"', each) for each in _TEXT.findall(body)
    ]
    return [*_grounds(body), *words]


def _grounds(body: str) -> list[str]:
    """The grounds of the cells, neighbors of one color as one."""
    found: list[tuple[str, float, str, float]] = []
    for fill, x, y, width in _CELLS.findall(body):
        left, right = float(x), float(x) + float(width)
        touches = found and (found[-1][0], found[-1][2]) == (fill, y) and found[-1][3] > left - 0.2
        found.append((fill, found.pop()[1] if touches else left, y, right))
    return [
        f'<rect fill="{fill}" x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="24.65" '
        'shape-rendering="crispEdges"/>'
        for fill, left, y, right in found
    ]


def _screen(frame: str) -> re.Match[str]:
    """Where the screen begins inside the window.

    Raises:
        ValueError: when the picture is none of a terminal.
    """
    found = _SCREEN.search(frame)
    if found is None:
        raise ValueError("not a picture of a terminal")
    return found


def _keyframes(when: tuple[int, ...], seconds: Sequence[float], place: int) -> str:
    """The rule that shows a group in its frames, hard from one to the next."""
    if len(when) == len(seconds):
        return ""
    whole, at, steps, was = sum(seconds), 0.0, [], None
    for number, length in enumerate(seconds):
        opacity = int(number in when)
        if opacity != was:
            steps.append(f"{100 * at / whole:.2f}%{{opacity:{opacity}}}")
            was = opacity
        at += length
    still = "" if 0 in when else "opacity:0;"
    return (
        f"@keyframes k{place}{{{''.join(steps)}}}"
        f".w{place}{{{still}animation:k{place} {whole:g}s step-end infinite}}"
    )


def _around(frame: str, rules: str, body: str) -> str:
    """The window of the first frame, with `body` for what is in it."""
    screen = _screen(frame)
    head, _, rest = frame[: screen.start()].partition("</style>")
    window = rest.partition("</defs>")[2].strip()
    place = re.sub(r" clip-path=\"[^\"]*\"", "", screen[0])
    matrix = re.search(r"<g class=\"[\w-]*-matrix\">", frame)
    still = "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
    return (
        f"{_RULE.sub('', head).rstrip()}\n{rules}{still}\n</style>\n{window}\n"
        f"{place}{matrix[0] if matrix else '<g>'}\n{body}\n</g></g>\n</svg>\n"
    )
