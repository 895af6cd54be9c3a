"""What leads write next, while the inbox is open."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import unfolded

FOLLOW_UPS = tuple(
    unfolded(text)
    for text in (
        """
        One more thing: can we start with one warehouse and add the second in spring?

        | {first}
        """,
        """
        Spoke to my boss. She says yes to a call if you keep it to twenty minutes. Tuesday?

        | {first}
        """,
        """
        Sorry for the silence, stocktaking. Is the offer still on the table?

        | {first}
        """,
        "Wait, does this include Northern Ireland? That decides it for us.",
        """
        Please ignore my last message, I answered the wrong vendor. Yours was the good one.

        | {first}
        """,
        """
        I showed it to the packing team. Quote: "finally". So now I need a price for 1,200 a month.

        | {first}
        """,
        """
        Plans changed: we are postponing everything until February. Not a no, just not now.

        | {first}
        """,
        "Thursday 14:00 works. Can you send the invite to {company}'s ops list as well?",
    )
)
