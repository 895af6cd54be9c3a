"""Leads who say no: politely, curtly, angrily, legally."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead, us

PARTS = (
    Part(
        first="Gareth",
        last="Llewellyn",
        email="gareth@blackmountainboots.example",
        company="Black Mountain Boots",
        title="MD",
        location="Brecon, UK",
        campaign=310102,
        category=4,
        step=2,
        said=(
            lead(
                """
            REMOVE ME.

            This is the second one this week. I make boots. I answer my own phone. If I want
            software I will go and look for it.

            | G. Llewellyn
        """,
                "plain",
            ),
        ),
    ),
    Part(
        first="Chloe",
        last="Marchetti",
        email="chloe.marchetti@fernhill-rugs.example",
        company="Fernhill Rugs",
        title="Operations Manager",
        location="Hobart, AU",
        campaign=310106,
        category=3,
        said=(
            lead("""
            Thanks Jonas, not for us. We build our own tools and, for better or worse, we enjoy it.
            All the best with the pilot.

            | Chloe
        """),
        ),
    ),
    Part(
        first="Desmond",
        last="Achterholt",
        email="desmond@achterholt-legal.example",
        company="Achterholt Garden Centres",
        title="General Counsel",
        location="Utrecht, NL",
        campaign=310101,
        category=4,
        step=3,
        tags=("legal",),
        said=(
            lead(
                """
                To whom it may concern,

                You have contacted our Head of Operations three times at a personal business address
                without consent. I ask you to (a) stop, (b) delete his data, and (c) confirm both
                in writing within 14 days, with the source of the address.

                | mr. D. Achterholt
                | General Counsel
            """,
                "outlook",
            ),
            us(
                """
                Dear Mr Achterholt,

                Understood. He is removed as of this morning; written confirmation with the source
                follows from our privacy team today. My apologies for the bother.

                | Sam Ellery
            """,
                hours=2,
            ),
            lead(
                """
                Received, thank you for the quick answer. I now consider the matter closed, provided
                it stays closed.

                | D. Achterholt
            """,
                "outlook",
                hours=26,
            ),
        ),
    ),
    Part(
        first="Luz",
        last="Marquina",
        email="luz@tresfuegos.example",
        company="Tres Fuegos",
        title="CEO",
        location="Lima, Perú",
        campaign=310103,
        category=3,
        unread=False,
        said=(lead("no thanks", "plain"),),
    ),
    Part(
        first="Bartholomew",
        last="Quince",
        email="b.quince@quinceandsons.example",
        company="Quince & Sons",
        title="Director",
        location="Norwich, UK",
        campaign=310102,
        category=4,
        unread=False,
        said=(
            lead(
                """
            unsubscribe

            Sent from my iPhone
        """,
                "html",
            ),
        ),
    ),
    Part(
        first="Nadia",
        last="El-Masry",
        email="nadia.elmasry@nilelinen.example",
        company="Nile Linen",
        title="Commercial Director",
        location="Alexandria, Egypt",
        campaign=310106,
        category=3,
        said=(
            lead("""
            Dear Jonas,

            A kind offer, and a good subject line. We closed our online shop in September and sell
            only to hotels now, who return nothing, because they have drawers.

            Please take us off the list, with my best wishes.

            | Nadia
        """),
        ),
    ),
    Part(
        first="Curtis",
        last="Hallworth",
        email="curtis@ironwoodgym.example",
        company="Ironwood Gym Gear",
        title="Founder",
        location="Tulsa, OK",
        campaign=310103,
        category=None,
        said=(
            lead("""
            dude. you emailed me, my brother and the info@ in the same minute. we sit at the same
            table. he read it out loud in your voice

            we're good, thanks. funny though
        """),
        ),
    ),
)
