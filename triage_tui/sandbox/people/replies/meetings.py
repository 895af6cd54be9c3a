"""Leads who want to meet: a time, a place in the diary, a demo."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead, us

PARTS = (
    Part(
        first="Maya",
        last="Okonkwo",
        email="maya.okonkwo@harbourlane.example",
        company="Harbour & Lane",
        title="Head of Operations",
        location="Bristol, UK",
        phone="+44 117 496 0142",
        campaign=310102,
        tags=("hot-lead",),
        said=(
            lead("""
            Hi {sender},

            £11.40 made me laugh, then made me open a spreadsheet. We are closer to £14 and nobody
            here had ever added it up.

            Can you do Thursday at 10:30 or Friday after 2? I'd bring Callum from finance, he will
            want to see where the number comes from.

            | Maya
        """),
        ),
    ),
    Part(
        first="Lukas",
        last="Brandstätter",
        email="l.brandstaetter@alpenrad.example",
        company="Alpenrad Versand",
        title="Leiter Logistik",
        location="Graz, Österreich",
        phone="+43 316 555 0178",
        campaign=310104,
        category=2,
        can_recur=False,
        said=(
            lead(
                """
            Grüß Gott Herr Feld,

            das Thema passt tatsächlich gut, wir haben gerade 400 Retouren im Gang stehen und keinen
            Platz mehr für die Fahrräder, die eigentlich verkauft werden sollen.

            Ginge nächster Dienstag, 9 Uhr? Bitte mit einem Beispiel für Sperrgut.

            | Mit freundlichen Grüßen
            | Lukas Brandstätter
        """,
                "outlook",
            ),
        ),
    ),
    Part(
        first="Sofia",
        last="Lindqvist",
        email="sofia.lindqvist@nordhem.example",
        company="Nordhem Living",
        title="Supply Chain Manager",
        location="Malmö, Sweden",
        campaign=310101,
        category=2,
        unread=False,
        member=4580,
        flags=frozenset({"reminder"}),
        said=(
            lead("""
                Hi Sam,

                Yes to a look. I am at the Jönköping warehouse Monday to Wednesday with terrible
                reception, so Thursday 13:00 CET is best. 30 minutes is enough if you skip the
                company history.

                | Sofia
            """),
            us("""
                Thursday 13:00 it is, and I promise: no slide with a map and logos on it.

                | Sam
            """),
            lead(
                "Invite received, thank you. Bring the numbers for sofas, please.", "plain", hours=2
            ),
        ),
    ),
    Part(
        first="Grace",
        last="Whitcombe",
        email="gwhitcombe@oakandember.example",
        company="Oak & Ember",
        title="VP Customer Experience",
        location="Portland, OR",
        campaign=310103,
        category=2,
        tags=("enterprise",),
        said=(
            lead(
                """
            Priya, this landed the morning our CEO forwarded me his own "where is my refund" email.
            To me. About his own order.

            I need three things: a live demo, a reference on our platform, and someone who can speak
            to our legal team before the 4th. Send me times for this week and I will make one work.

            | Grace Whitcombe
            | VP Customer Experience, Oak & Ember
            | 503 555 0187 (text is faster)
        """,
                "outlook",
                cc=("legal@oakandember.example",),
            ),
        ),
    ),
    Part(
        first="Zoë",
        last="Achterberg",
        email="zoe@studio-linde.example",
        company="Studio Linde",
        title="Managing Director",
        location="Antwerp, Belgium",
        campaign=310101,
        category=2,
        unread=False,
        step=3,
        member=4592,
        flags=frozenset({"important"}),
        said=(
            lead("""
            You said "last one from me" and I felt guilty, so: yes, it is me, and no, you are not
            bothering me. It was a month of stocktaking.

            Book something in the first week of December. Mornings.

            | Zoë
        """),
        ),
    ),
)
