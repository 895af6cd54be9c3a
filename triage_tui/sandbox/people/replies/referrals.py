"""Leads who point elsewhere: wrong person, a colleague's name, someone who left."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead, us

PARTS = (
    Part(
        first="Yusuf",
        last="Demirel",
        email="yusuf.demirel@anadolu-kilim.example",
        company="Anadolu Kilim",
        title="Marketing Manager",
        location="Izmir, Türkiye",
        campaign=310101,
        category=7,
        said=(
            lead("""
            Hi, returns are not my table. I make the pictures that cause them.

            Please write to Selin Aksoy, selin.aksoy@anadolu-kilim.example. Tell her Yusuf says it
            is about the carpets from Rotterdam, then she will read it.

            | Yusuf
        """),
        ),
    ),
    Part(
        first="Patricia",
        last="Lundgren-Hayes",
        email="patricia@lakeshorelamps.example",
        company="Lakeshore Lamps",
        title="Chief of Staff",
        location="Chicago, IL",
        campaign=310103,
        category=7,
        tags=("enterprise",),
        said=(
            lead(
                """
            Adding Dwayne, who owns post-purchase since the reorg. Dwayne, I watched it, it's worth
            the two minutes. I'm stepping off this thread.

            | Patricia
        """,
                cc=("dwayne.okafor@lakeshorelamps.example",),
            ),
        ),
    ),
    Part(
        first="Nikolai",
        last="Vasilev",
        email="n.vasilev@rodopi-honey.example",
        company="Rodopi Honey",
        title="Accountant",
        location="Plovdiv, Bulgaria",
        campaign=310101,
        category=7,
        unread=False,
        said=(
            lead(
                """
            Good day. I am only the accountant. But I paid 212 refunds last month and every one came
            to me as a photo of a piece of paper, so I am on your side.

            The boss is Elena, elena@rodopi-honey.example. She answers after 20:00.

            | N. Vasilev
        """,
                "html",
            ),
        ),
    ),
    Part(
        first="נועה",
        last="לוי",
        email="noa.levi@tamar-home.example",
        company="Tamar Home",
        title="Product Lead",
        location="Haifa, Israel",
        campaign=310105,
        category=None,
        can_recur=False,
        said=(
            lead("""
            שלום Priya,

            I moved to the wholesale team last week (new desk, same plants). Itay Barak took over
            the returns project, and he already has budget: itay.barak@tamar-home.example

            He prefers WhatsApp, but he will forgive an email.

            | נועה
        """),
        ),
    ),
    Part(
        first="Beatrix",
        last="Vollmer",
        email="b.vollmer@papierwerk-sued.example",
        company="Papierwerk Süd",
        title="Assistenz der Geschäftsführung",
        location="Ulm, Deutschland",
        campaign=310104,
        category=7,
        unread=False,
        member=4567,
        can_recur=False,
        said=(
            lead(
                """
                Guten Tag Herr Feld,

                bitte senden Sie solche Anfragen an Herrn Keck (keck@papierwerk-sued.example). Er
                ist zuständig, er weiß es nur noch nicht.

                | Freundliche Grüße
                | Beatrix Vollmer
            """,
                "outlook",
            ),
            us("""
                Guten Tag Frau Vollmer, vielen Dank, ich bringe es ihm schonend bei.

                | Jonas Feld
            """),
            lead(
                "Er hat gelacht. Rufen Sie ihn am besten vor zehn an. B. Vollmer", "plain", hours=6
            ),
        ),
    ),
    Part(
        first="Jerome",
        last="Abellard",
        email="jerome@coastlineframes.example",
        company="Coastline Frames",
        title="Former CX Lead",
        location="San Diego, CA",
        campaign=310103,
        category=7,
        step=2,
        said=(
            lead("""
            Hey Priya, I left Coastline in August and this still reaches me, which tells you how
            well *they* handle things that come back.

            Ask for Monique. And when I land somewhere new, write me again, I'd use this.

            | Jerome
        """),
        ),
    ),
)
