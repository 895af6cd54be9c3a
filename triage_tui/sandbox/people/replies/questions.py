"""Leads who ask first: security, data protection, integrations, prices, how it works."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead, us

PARTS = (
    Part(
        first="Farah",
        last="Siddiqui",
        email="farah.siddiqui@corvidhealth.example",
        company="Corvid Health Supplies",
        title="Head of Information Security",
        location="Manchester, UK",
        campaign=310102,
        category=5,
        tags=("security",),
        said=(
            lead(
                """
            Hello,

            Procurement passed your message on to me. Before anyone here books a call I need:

            | 1. your ISO 27001 or SOC 2 report, not the badge
            | 2. where shopper data is stored, and who your sub-processors are
            | 3. how long you keep addresses after a refund
            | 4. a DPA we can sign without a lawyer's Christmas being ruined

            If these exist as one document you will be the first vendor this quarter.

            | Farah Siddiqui
            | Head of Information Security
        """,
                "outlook",
            ),
        ),
    ),
    Part(
        first="Bence",
        last="Szalai",
        email="bence@polcrakt.example",
        company="Polcrakt",
        title="E-commerce Manager",
        location="Budapest, Hungary",
        campaign=310101,
        said=(
            lead("""
            Hi, does it work with a home-grown shop? Ours is PHP from 2011, written by a man who now
            lives on a boat. We have a REST API for orders, nothing for returns.

            | Bence
        """),
        ),
    ),
    Part(
        first="Claire",
        last="Delacroix-Ngata",
        email="claire@kauri-kids.example",
        company="Kauri Kids",
        title="GM",
        location="Auckland, NZ",
        campaign=310106,
        category=5,
        said=(
            lead("""
            Kia ora Jonas, what happens when the free pilot ends? Is there a price somewhere, or do
            I find out in January? Asking because I have been to this movie.

            | Claire
        """),
        ),
    ),
    Part(
        first="Jürgen",
        last="Hohenleitner",
        email="hohenleitner@werkzeug-pirk.example",
        company="Werkzeug Pirk",
        title="Datenschutzbeauftragter",
        location="Regensburg, Deutschland",
        campaign=310104,
        category=5,
        can_recur=False,
        unread=False,
        member=4592,
        said=(
            lead(
                """
            Sehr geehrter Herr Feld,

            Ihre Nachricht wurde mir von der Logistik zur Prüfung weitergeleitet. Ich bitte um
            Auskunft nach Art. 15 DSGVO, woher Sie die dienstliche Adresse meines Kollegen haben,
            sowie um Ihr Verzeichnis der Unterauftragsverarbeiter.

            Unabhängig davon ist die Fachabteilung am Produkt interessiert. Das eine schließt das
            andere nicht aus.

            | Mit freundlichen Grüßen
            | Jürgen Hohenleitner
            | Datenschutzbeauftragter
        """,
                "outlook",
            ),
        ),
    ),
    Part(
        first="Imani",
        last="Castellanos",
        email="imani.c@sunbeltpets.example",
        company="Sunbelt Pets",
        title="Senior CX Manager",
        location="Tucson, AZ",
        campaign=310103,
        said=(
            lead("""
            Do you handle returns we DON'T want back? 40 lb of opened kibble is not coming home.
            Right now an agent types "just keep it" eighty times a day.

            | Imani
        """),
        ),
    ),
    Part(
        first="Pádraig",
        last="Ó Conaill",
        email="padraig@driftwoolmills.example",
        company="Driftwool Mills",
        title="Operations Director",
        location="Galway, Ireland",
        campaign=310555,
        category=5,
        member=4567,
        said=(
            lead("""
                Sam, the price list says "a return". Is an exchange a return? Is half an order a
                return? Three jumpers in one bag: one or three?

                | P.
            """),
            us("""
                Good questions, and the list should say so. One bag is one return, exchanges are
                free, and half an order is whatever comes back in one bag.

                | Sam
            """),
            lead(
                """
                That's the most sensible answer I've had from a vendor since the fax. Can you put
                it in writing on the order form?

                | P.
            """,
                hours=5,
            ),
        ),
    ),
    Part(
        first="Nguyễn",
        last="Thị Hương",
        email="huong@trasenboutique.example",
        company="Trà Sen Boutique",
        title="Co-owner",
        location="Đà Nẵng, Vietnam",
        campaign=310106,
        unread=False,
        member=4603,
        category=5,
        said=(
            lead(
                """
            Hi Jonas, many of our customers pay cash on delivery. How do you refund them without a
            bank card? Through the courier, or a voucher?

            | Hương
        """,
                "html",
            ),
        ),
    ),
    Part(
        first="Elliot",
        last="Farnsworth",
        email="efarnsworth@granitehollow.example",
        company="Granite Hollow Tools",
        title="IT Procurement",
        location="Columbus, OH",
        campaign=310103,
        category=5,
        step=2,
        said=(
            lead(
                """
            Please complete the attached vendor questionnaire (214 questions, sheet 3 only if you
            use AI anywhere) and return it as .xlsx, not as a PDF and not as a link.

            | Elliot Farnsworth
            | IT Procurement
        """,
                "outlook",
                attachments=("GHT_vendor_assessment_v7_FINAL2.xlsx", "NDA.docx"),
            ),
        ),
    ),
    Part(
        first="İpek",
        last="Yıldırım",
        email="ipek@denizli-tekstil.example",
        company="Denizli Ev Tekstil",
        title="Export Manager",
        location="Denizli, Türkiye",
        campaign=310101,
        category=5,
        said=(
            lead("""
            Merhaba Sam,

            We sell in Germany through two marketplaces and our own shop. Can one returns page serve
            all three, in German and Turkish? And who pays the label if the parcel comes back from
            Switzerland?

            | İpek
        """),
        ),
    ),
    Part(
        first="Oluwaseun",
        last="Adébáyò",
        email="seun@lagosleather.example",
        company="Lagos Leather Co.",
        title="CTO",
        location="Lagos, Nigeria",
        campaign=310105,
        category=5,
        unread=False,
        said=(
            lead(
                """
            Webhook or polling for refund status? And is there a sandbox? I don't book calls before
            I've curl'd something.

            | Seun
        """,
                "plain",
            ),
        ),
    ),
    Part(
        first="Maya",
        last="Okonkwo",
        email="maya.okonkwo@harbourlane.example",
        company="Harbour & Lane",
        title="Head of Operations",
        location="Bristol, UK",
        phone="+44 117 496 0142",
        campaign=310105,
        category=5,
        unread=False,
        can_recur=False,
        said=(
            lead("""
            Hi Priya, could I have the recording as well as the slides? I missed the bit about
            grading because the fire alarm went. (Toast. It is always toast.)

            | Maya
        """),
        ),
    ),
)
