"""Leads who hesitate: price, timing, a competitor, no budget, bad memories."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import UNKNOWN_MEMBER, VANISHED_CATEGORY, Part, lead, us

PARTS = (
    Part(
        first="Søren",
        last="Kjærgaard",
        email="soren@vestkyst-marine.example",
        company="Vestkyst Marine",
        title="CFO",
        location="Esbjerg, Denmark",
        campaign=310101,
        category=3,
        said=(
            lead("""
            Hej {sender},

            Nice message. But at our volume (maybe 70 returns a month, mostly life jackets in the
            wrong size) I pay a student for four hours a week and he also waters the plants.

            What would you replace, exactly?

            | Søren
        """),
        ),
    ),
    Part(
        first="Abigail",
        last="Thornbury",
        email="abigail.thornbury@loomandlark.example",
        company="Loom & Lark",
        title="Head of E-commerce",
        location="York, UK",
        campaign=310102,
        category=101822,
        step=2,
        flags=frozenset({"reminder"}),
        said=(
            lead("""
            Not before the sale. We are frozen from the 20th: no new tools, no new colours, no new
            ideas, I'm not even allowed to move the search box.

            Try me on 12 January. I mean that, put it in your calendar.

            | Abigail
        """),
        ),
    ),
    Part(
        first="Vikram",
        last="Chandrasekaran",
        email="vikram.c@saffronhome.example",
        company="Saffron Home",
        title="VP Operations",
        location="Bengaluru, India",
        campaign=310106,
        category=3,
        said=(
            lead("""
            Hi Jonas,

            We signed with ParcelBack in June, two years. Honestly they are fine, the dashboard is
            slow and their German is worse than yours, but the price was half.

            What do you do that they don't? One paragraph, no deck.

            | Vikram
        """),
        ),
    ),
    Part(
        first="Camille",
        last="Rousselot",
        email="camille@atelier-bruyere.example",
        company="Atelier Bruyère",
        title="Fondatrice",
        location="Nantes, France",
        campaign=310555,
        category=3,
        unread=False,
        member=4580,
        said=(
            lead("""
                Bonjour Sam, I did the sum: €0.45 × 3,800 × 12 is more than my van. The van I can
                also use on Sundays.

                | Camille
            """),
            us("""
                Fair. How many of those 3,800 are exchanges? They don't count, and in fashion it is
                usually a third.

                | Sam
            """),
            lead(
                """
                Ah. 1,500, about. Then it is a smaller van. Let me think until Friday.

                | Camille
            """,
                hours=15,
            ),
        ),
    ),
    Part(
        first="Wojciech",
        last="Zieliński",
        email="w.zielinski@szklany-dom.example",
        company="Szklany Dom",
        title="Dyrektor Operacyjny",
        location="Wrocław, Poland",
        campaign=310101,
        step=2,
        said=(
            lead("""
            Dzień dobry,

            we had a returns system before. It cost 80,000 zł, took eleven months, and on the first
            Black Friday it refunded everybody twice. So you understand my face.

            If you have a customer with glassware, who had the same bad luck, I would speak with
            them and not with you. Nothing personal.

            | Wojciech
        """),
        ),
    ),
    Part(
        first="Brooke",
        last="Castañeda",
        email="brooke@mesaverdebikes.example",
        company="Mesa Verde Bikes",
        title="Director of Support",
        location="Durango, CO",
        campaign=310103,
        category=VANISHED_CATEGORY,
        said=(
            lead("""
            Love the idea, zero budget until the new fiscal year (Feb 1). I could maybe hide $200 a
            month under "office snacks" if it removes one ticket type entirely. Can it?

            | Brooke
        """),
        ),
    ),
    Part(
        first="Thomas",
        last="Egli",
        email="thomas.egli@bergwerk-sport.example",
        company="Bergwerk Sport",
        title="Leiter Einkauf & Logistik",
        location="Chur, Schweiz",
        campaign=310104,
        category=101822,
        unread=False,
        step=2,
        member=4592,
        flags=frozenset({"snoozed"}),
        can_recur=False,
        said=(
            lead(
                """
            Grüezi Herr Feld

            Wir stellen bis Ende März das ERP um, vorher fasst hier niemand etwas an. Melden Sie
            sich bitte in der Kalenderwoche 14 wieder, dann habe ich Zeit und bessere Laune.

            | Freundliche Grüsse
            | Thomas Egli
        """,
                "outlook",
            ),
        ),
    ),
    Part(
        first="Ruth",
        last="Abernathy",
        email="ruth@quillandparchment.example",
        company="Quill & Parchment",
        title="Owner",
        location="Bath, UK",
        campaign=310102,
        category=3,
        unread=False,
        member=UNKNOWN_MEMBER,
        said=(
            lead(
                """
            Dear Sam,

            Nobody returns stationery. They keep it for best and then they die. I wish you luck with
            the shoe shops.

            | Ruth
        """,
                "plain",
            ),
        ),
    ),
    Part(
        first="Andrés",
        last="Villalobos Ortiz",
        email="andres@montesierra.example",
        company="Monte Sierra",
        title="Director de Operaciones",
        location="Monterrey, México",
        campaign=310103,
        category=1,
        said=(
            lead("""
            Hola Priya,

            Interesting, but your per-return price assumes US labels. Ours cost three times that and
            the carrier loses one in twenty. If you have a plan for Mexico, I have 6,000 returns a
            month and a very short temper. If not, call me when you do.

            | Andrés
        """),
        ),
    ),
    Part(
        first="Keisha",
        last="Montgomery",
        email="keisha.m@crownandcoil.example",
        company="Crown & Coil",
        title="COO",
        location="Atlanta, GA",
        campaign=310103,
        category=None,
        member=4571,
        said=(
            lead("""
                Forwarding what my ops lead wrote under your email, unedited, because I think you
                can take it.

                | "Another tool. We have nine. I open six of them to answer one customer. If this
                | one replaces two, call me. If it makes ten, please don't."

                So: which two?

                | Keisha
            """),
            us("""
                Tell your ops lead I printed that. The label tool and the refund spreadsheet: those
                two go. I can show it on your own orders in fifteen minutes.

                | Priya
            """),
            lead(
                "She says Wednesday, 11 ET, and that you should bring proof. Good luck 🙂", hours=4
            ),
        ),
    ),
    Part(
        first="Gintarė",
        last="Petrauskienė",
        email="gintare@baltlinen.example",
        company="Balt Linen",
        title="Finance Lead",
        location="Kaunas, Lithuania",
        campaign=310555,
        category=3,
        unread=False,
        flags=frozenset({"archived"}),
        said=(
            lead(
                """
            Hello, we compared. Your offer was second of four. The first was cheaper by 9% and
            answers the phone at eight in the morning. Thank you for your time.

            | Gintarė
        """,
                "html",
            ),
        ),
    ),
)
