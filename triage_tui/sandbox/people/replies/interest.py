"""Leads who want to go on: interest, a pilot place, a price, a yes with conditions."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead, us

PARTS = (
    Part(
        first="Renée",
        last="Dubois-Marchand",
        email="renee@maison-calder.example",
        company="Maison Calder",
        title="COO",
        location="Lyon, France",
        campaign=310101,
        category=1,
        member=4567,
        unread=False,
        step=2,
        flags=frozenset({"important"}),
        tags=("hot-lead", "enterprise"),
        said=(
            lead("""
                Bonjour {sender},

                Two hands instead of five would please me. We do 60,000 returns a year across four
                countries, and each country has its own spreadsheet. Send me something I can read
                on the train.

                | Renée
            """),
            us(
                """
                Bonjour Renée,

                Attached: four pages, with a maison your size on page three. The part about
                cross-border refunds is the one I would read first.

                | Sam
            """,
                attachments=("fernway-for-fashion.pdf",),
            ),
            lead(
                """
                Read between Lyon and Paris. Page three is us, with better weather.

                I want my warehouse manager and our controller to see it. Is the 26th possible,
                one hour, in French if you have someone?

                | Renée
            """,
                hours=9,
                cc=("controle@maison-calder.example",),
            ),
        ),
    ),
    Part(
        first="美咲",
        last="田中",
        email="m.tanaka@komorebi-market.example",
        company="Komorebi Market",
        title="Marketplace Director",
        location="Osaka, Japan",
        phone="+81 6 5555 0119",
        campaign=310106,
        category=1,
        can_recur=False,
        said=(
            lead(
                """
            Jonas様

            Thank you for the kind message. We are interested in one pilot place for 12月.

            Before we decide, could you tell us if shoppers can choose a convenience store for
            drop-off? This is important for our customers.

            | 田中 美咲 (Misaki Tanaka)
            | コモレビマーケット
        """,
                "html",
            ),
        ),
    ),
    Part(
        first="Tyrell",
        last="Haskins",
        email="tyrell@bluecoop.example",
        company="Blue Coop Outdoor",
        title="Director of CX",
        location="Boise, ID",
        phone="+1 208 555 0163",
        campaign=310103,
        category=1,
        said=(
            lead("""
            ok I watched the video on 1.5x in the school pickup line and you have my attention

            What does it take to get this on one storefront before Dec 5? We're on a headless
            setup, if that ruins everything tell me now 😅

            | T
        """),
        ),
    ),
    Part(
        first="Kwame",
        last="Boateng",
        email="kwame.boateng@kentecraft.example",
        company="KenteCraft",
        title="Founder",
        location="Accra, Ghana",
        campaign=310105,
        category=1,
        said=(
            lead("""
            Hello Priya,

            The grading checklist is already taped to the wall of our packing room. Thank you!

            And yes, please introduce me to your carrier person. Returns from the EU to Accra cost
            more than the shirt. If she has an answer to that I will name a shirt after her.

            | Kwame
        """),
        ),
    ),
    Part(
        first="Hannah",
        last="Petrossian",
        email="hannah@thistleandfig.example",
        company="Thistle & Fig",
        title="Operations Lead",
        location="Leeds, UK",
        campaign=310102,
        category=1,
        member=4571,
        unread=False,
        step=2,
        said=(
            lead("""
            Go on then, fill it in for us. 2,100 orders a week, about 18% come back, two people on
            the bench. I'd like to see what you come up with before I give up ten minutes.

            | Hannah
        """),
        ),
    ),
    Part(
        first="Matteo",
        last="Ricciardi",
        email="m.ricciardi@pelletteria-vela.example",
        company="Pelletteria Vela",
        title="Responsabile E-commerce",
        location="Firenze, Italia",
        phone="+39 055 555 0134",
        campaign=310101,
        said=(
            lead("""
            Ciao Sam,

            sorry for my English. We are three persons and one of them is my mother. She does the
            returns, by hand, in a notebook, and she is very fast.

            But in December she wants to stop at 7 in the evening. Can you show her something
            simple? A call on Monday at 15 is possible, she will be there.

            | Matteo
        """),
        ),
    ),
    Part(
        first="서연",
        last="김",
        email="seoyeon.kim@haneul-store.example",
        company="Haneul Store",
        title="Operations PM",
        location="Seoul, Korea",
        campaign=310106,
        category=1,
        unread=False,
        member=4603,
        can_recur=False,
        said=(
            lead(
                """
            안녕하세요 Jonas,

            We would like the pilot place. Our team lead agreed this morning. Please send the
            contract draft and the API document, in English is fine.

            감사합니다
            | 김서연
        """,
                "html",
            ),
        ),
    ),
    Part(
        first="Anneke",
        last="van der Zwaag",
        email="anneke@fietsfabriek-noord.example",
        company="Fietsfabriek Noord",
        title="Operations Manager",
        location="Groningen, NL",
        campaign=310555,
        category=1,
        member=4567,
        unread=False,
        flags=frozenset({"scheduled"}),
        said=(
            lead("""
            Hi Sam, €0.31 works for us from spring on, when we pass 5,000. Until then €0.45 hurts a
            little. If you can do a ramp (say 0.38 for the first three months) I sign this week and
            I will bring stroopwafels to the kick-off.

            | Anneke
        """),
        ),
    ),
    Part(
        first="Diego",
        last="Ferreira",
        email="diego.ferreira@praiaboards.example",
        company="Praia Boards",
        title="Head of Logistics",
        location="Porto, Portugal",
        campaign=310105,
        category=1,
        said=(
            lead("""
            Olá Priya! Great session. The slide on re-selling opened boxes within 48 hours is the
            one I showed my boss.

            He said "get a price". So: a price, please. About 900 returns a month, half of them
            surfboards. 🏄

            | Diego
        """),
        ),
    ),
)
