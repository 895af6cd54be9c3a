"""What machines answer: out of office, tickets, bounces, moved mailboxes."""

from __future__ import annotations

from triage_tui.sandbox.people.persona import Part, lead

PARTS = (
    Part(
        first="Oliver",
        last="Pembridge",
        email="oliver.pembridge@castlegate.example",
        company="Castlegate Interiors",
        title="Warehouse Director",
        location="Reading, UK",
        campaign=310102,
        category=6,
        said=(
            lead(
                """
            I am out of the office until Monday 30 November with no access to email, by order of my
            wife and the Cairngorms.

            For anything on fire: Jess Marlow, jess.marlow@castlegate.example, 0118 496 0155.
            For anything merely smoking: the 30th.

            | Oliver
        """,
                "outlook",
                hours=0.02,
            ),
        ),
    ),
    Part(
        first=None,
        last=None,
        email="support@peachtree-audio.example",
        company="Peachtree Audio",
        campaign=310103,
        category=8,
        said=(
            lead(
                """
            ##- Please type your reply above this line -##

            Your request (#481207) has been received and is being reviewed by our support team.
            Current waiting time: 3 days.

            Did you know? Most answers are in our Help Center.

            | Peachtree Audio Support
            | Ticket #481207 · Status: Open · Priority: Low
        """,
                "html",
                hours=0.01,
            ),
        ),
    ),
    Part(
        first="Mélanie",
        last="Joubert",
        email="melanie.joubert@lavande-et-fil.example",
        company="Lavande & Fil",
        title="Responsable logistique",
        location="Avignon, France",
        campaign=310101,
        category=6,
        can_recur=False,
        said=(
            lead(
                """
            Bonjour,

            Je suis en congé maternité jusqu'au 15 avril. Pendant mon absence, merci de contacter
            Bastien Carrel (bastien.carrel@lavande-et-fil.example), qui a repris les retours et,
            je l'espère, arrosé mes plantes.

            | Mélanie
        """,
                "html",
                hours=0.02,
            ),
        ),
    ),
    Part(
        first="Mail Delivery",
        last="Subsystem",
        email="d.novotny@stribrna-lyze.example",
        company="Stříbrná Lyže",
        campaign=310101,
        category=1,
        unread=False,
        can_recur=False,
        said=(
            lead(
                """
            ** Address not found **

            Your message wasn't delivered to d.novotny@stribrna-lyze.example because the address
            couldn't be found, or is unable to receive mail.

            The response from the remote server was:

            | 550 5.1.1 The email account that you tried to reach does not exist.

            | Reporting-MTA: dns; mx.try-fernway.example
            | Action: failed
            | Status: 5.1.1
        """,
                "plain",
                hours=0.01,
            ),
        ),
    ),
    Part(
        first="ليلى",
        last="حداد",
        email="layla.haddad@souq-alward.example",
        company="سوق الورد",
        title="Operations Manager",
        location="Amman, Jordan",
        campaign=310106,
        category=6,
        can_recur=False,
        said=(
            lead(
                """
            السلام عليكم،

            أنا خارج المكتب حتى يوم الأحد القادم. سأرد على رسالتك عند عودتي.

            I am travelling until Sunday and will answer when I am back. For urgent matters please
            write to ops@souq-alward.example.

            | ليلى حداد
        """,
                "html",
                hours=0.02,
            ),
        ),
    ),
    Part(
        first="Priscilla",
        last="Vance",
        email="pvance@evergreenbabyco.example",
        company="Evergreen Baby Co.",
        title="Head of CX",
        location="Seattle, WA",
        campaign=310103,
        category=6,
        unread=False,
        said=(
            lead(
                """
            Hi there! I'm out for Thanksgiving week and back on Nov 30. I'll be eating pie and not
            reading email. 🥧

            If you're a customer, hello@evergreenbabyco.example gets you a human. If you're selling
            something, I admire your timing.

            | Priscilla
        """,
                hours=0.02,
            ),
        ),
    ),
    Part(
        first="Stefan",
        last="Morgenroth",
        email="morgenroth@lindenhof-moebel.example",
        company="Lindenhof Möbel",
        campaign=310104,
        category=7,
        can_recur=False,
        said=(
            lead(
                """
            Diese Adresse wird nicht mehr gelesen. Herr Morgenroth ist zum 30.09. aus dem
            Unternehmen ausgeschieden. Ihre Nachricht wurde nicht weitergeleitet.

            Bitte wenden Sie sich an logistik@lindenhof-moebel.example.
        """,
                "plain",
                hours=0.01,
            ),
        ),
    ),
    Part(
        first="Noah",
        last="Adelstein",
        email="noah@northpier-supply.example",
        company="North Pier Supply",
        title="Ops",
        location="Duluth, MN",
        campaign=310105,
        category=6,
        said=(
            lead(
                """
            Automatic reply: I only check this inbox on Tuesdays and Fridays. If you need me sooner,
            you don't.
        """,
                "outlook",
                hours=0.02,
            ),
        ),
    ),
    Part(
        first=None,
        last=None,
        email="orders@tindra-ljus.example",
        company="Tindra Ljus",
        campaign=310101,
        category=None,
        unread=False,
        flags=frozenset({"legacy-email-key"}),
        can_recur=False,
        said=(
            lead(
                """
            Tack för ditt mejl! Vi svarar inom 24 timmar, oftast fortare.
            Thank you for your email! We answer within 24 hours, mostly sooner.

            Ärende / Case: TL-20981
        """,
                "html",
                hours=0.01,
            ),
        ),
    ),
    Part(
        first="Postmaster",
        last=None,
        email="h.ashdown@fairwindsails.example",
        company="Fairwind Sails",
        campaign=310102,
        category=9,
        unread=False,
        has_reply_time=False,
        can_recur=False,
        said=(
            lead(
                """
            Delivery has failed to these recipients or groups:

            h.ashdown@fairwindsails.example
            The recipient's mailbox is full and can't accept messages now. Please try resending
            later, or contact the recipient directly.
        """,
                "plain",
                hours=0.01,
            ),
        ),
    ),
    Part(
        first="Rafael",
        last="Monteverde",
        email="rafael@ceramica-azul.example",
        company="Cerâmica Azul",
        title="Sócio",
        location="Aveiro, Portugal",
        campaign=310101,
        category=6,
        said=(
            lead(
                """
            Obrigado pela mensagem. Estou numa feira em Milão até sexta-feira e respondo devagar.

            Thanks for writing. I'm at a trade fair in Milan until Friday and answer slowly, mostly
            at night, mostly about tiles.

            | Rafael
        """,
                hours=0.03,
            ),
        ),
    ),
)
