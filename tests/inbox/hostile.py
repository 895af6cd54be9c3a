"""What strangers may write, as a Hypothesis strategy."""

from __future__ import annotations

from hypothesis import strategies as st

ESCAPES = (
    "\x1b[31m",
    "\x1b]52;c;?\x1b\\",
    "\x9b31m",
    "\x9d0;t\x9c",
    "\x1bP$q q\x1b\\",
    "\x07",
    "\x00",
)
MARKUP = ("[@click=app.quit]", "[/]", "[b", "\\[", "[$error]", "{{x}}", "<b>", "&#27;")
BIDI = ("\u202e", "\u202b", "\u2066", "\u2069", "\u200f", "\u061c")
JOINING = ("\u200d", "\u200c", "\ufe0f", "\ufe0e", "\u20e3", "\u200b", "\ufeff", "\u00ad", "\u3164")
MARKS = ("\u0300", "\u0301", "\u0316", "\u0489", "\u0344", "\u093c", "\u094d", "\u05b0", "\u0fb2")
ODD = ("\ud800", "\udc00", "\ue000", "\ufdd0", "\uffff", "\U000e0041", "\U0010ffff", "\u2800")
BREAKS = ("\n", "\r", "\r\n", "\t", "\u2028", "\u0085", "\u00a0", "\u3000", " ")
LETTERS = ("a", "e", "1", "é", "\u212a", "\ufb2c", "\u0958", "\u0634", "\u0915", "\u1100", "\u1161",
           "\u11a8", "株", "\U0001f468", "\U0001f469", "\U0001f1e9", "\U0001d15e")  # fmt: skip
PIECES = (*ESCAPES, *MARKUP, *BIDI, *JOINING, *MARKS, *ODD, *BREAKS, *LETTERS)

hostile = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(), max_size=60),
    st.builds(
        lambda piece, times: "a" + piece * times, st.sampled_from(PIECES), st.integers(0, 80)
    ),
)
