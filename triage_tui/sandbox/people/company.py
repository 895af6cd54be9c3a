"""Our own side of the made-up inbox: campaigns and their mails, members, categories, clients."""

from __future__ import annotations

from dataclasses import dataclass

from triage_tui.sandbox.people.paragraphs import unfolded

PRODUCT = "Fernway"


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox that sends."""

    account_id: int
    email: str
    name: str

    @property
    def first(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign, its mailbox and its mails: subject and text by step."""

    campaign_id: int
    name: str
    account: Account
    subject: str
    steps: tuple[str, ...]
    client_id: int | None = None
    parent_id: int | None = None
    timezone: str = "Europe/London"
    status: str = "ACTIVE"


@dataclass(frozen=True, slots=True)
class Colleague:
    """A team member."""

    member_id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Filing:
    """A lead category; `sentiment` is null for those Smartlead leaves open."""

    category_id: int
    name: str
    sentiment: str | None


CATEGORIES = (
    Filing(1, "Interested", "positive"),
    Filing(2, "Meeting Request", "positive"),
    Filing(3, "Not Interested", "negative"),
    Filing(4, "Do Not Contact", "negative"),
    Filing(5, "Information Request", "positive"),
    Filing(6, "Out Of Office", None),
    Filing(7, "Wrong Person", None),
    Filing(8, "Uncategorizable by Ai", None),
    Filing(9, "Sender Originated Bounce", "negative"),
    Filing(101822, "Call Back Later", "neutral"),
)

MEMBERS = (
    Colleague(4567, "Dana Whitlock", "dana@fernway.example"),
    Colleague(4571, "Marcus Oyelaran", "marcus@fernway.example"),
    Colleague(4580, "Inês Carvalho", "ines@fernway.example"),
    Colleague(4592, "Tomasz Wrona", "tomasz@fernway.example"),
    Colleague(4603, "Aiko Brennan", "aiko@fernway.example"),
)
ME = 4567
"""The member that the key belongs to."""

CLIENTS = (
    (88, "Fernway EMEA", "emea@fernway.example"),
    (91, "Fernway APAC", "apac@fernway.example"),
)

_SAM = Account(481516, "sam@try-fernway.example", "Sam Ellery")
_PRIYA = Account(481523, "priya@get-fernway.example", "Priya Raman")
_JONAS = Account(481542, "jonas@fernway-mail.example", "Jonas Feld")

CAMPAIGNS = (
    Campaign(
        310101,
        "EU – Heads of Ops – Nov",
        _SAM,
        "Returns desk",
        (
            unfolded("""
            Hi {first},

            Quick one: how many hands touch a parcel at {company} between the moment it comes back
            and the refund? Most ops teams we meet count five. Ours get it down to two.

            Worth a look next week?

            Sam
            """),
            unfolded("""
            Hi {first}, floating this up before peak makes your inbox worse than mine.

            A team your size cut refund time from nine days to three. Happy to show how, with their
            numbers and not ours.

            Sam
            """),
            unfolded("""
            {first}, last one from me. If returns belong to someone else at {company}, a name would
            help. If not, I will leave you in peace.

            Sam
            """),
        ),
        client_id=88,
        timezone="Europe/Athens",
    ),
    Campaign(
        310102,
        "UK retail – cost of a return",
        _SAM,
        "What a return costs {company}",
        (
            unfolded("""
            Hi {first},

            We asked forty UK retailers what one return costs them. The honest answer was "we don't
            know"; the median, once counted, was £11.40.

            We built a one-page calculator. Shall I fill it in for {company} and send it over?

            Sam
            """),
            unfolded("""
            Hi {first}, I ran {company}'s public numbers through it. The result surprised me, and
            I do this for a living. Ten minutes on Thursday?

            Sam
            """),
        ),
        client_id=88,
    ),
    Campaign(
        310103,
        "US – CX leaders – Q4",
        _PRIYA,
        '"Where is my refund?"',
        (
            unfolded("""
            Hi {first},

            One in three tickets in November is "where is my refund?". {product} answers it before
            it is asked, on the tracking page your shoppers already open.

            Open to seeing it on {company}'s own storefront? I recorded two minutes.

            Priya
            """),
            unfolded("""
            {first}, here is the two-minute video again: no form, no call to book. If it's not for
            {company}, just tell me and I'll close the file.

            Priya
            """),
        ),
        timezone="America/New_York",
    ),
    Campaign(
        310104,
        "DACH – Logistikleitung",
        _JONAS,
        "Retouren bei {company}",
        (
            unfolded("""
            Guten Tag {first},

            wie lange liegt eine Retoure bei {company}, bis sie wieder verkauft werden kann? Bei
            unseren Kunden sind es 31 Stunden statt sechs Tage.

            Darf ich Ihnen zeigen, wie?

            Jonas Feld
            """),
            unfolded("""
            Guten Tag {first}, nur kurz nachgefragt: Passt das Thema gerade, oder soll ich mich im
            neuen Jahr noch einmal melden?

            Jonas Feld
            """),
        ),
        client_id=88,
        timezone="Europe/Berlin",
    ),
    Campaign(
        310105,
        "Webinar – surviving peak",
        _PRIYA,
        "Your notes from the peak webinar",
        (
            unfolded("""
            Hi {first},

            Thanks for joining on Tuesday. Slides and the grading checklist are here:
            https://fernway.example/peak

            You asked about cross-border labels. Would a short call with our carrier lead help?

            Priya
            """),
        ),
    ),
    Campaign(
        310106,
        "APAC – marketplace pilot",
        _JONAS,
        "Pilot places for December",
        (
            unfolded("""
            Hello {first},

            We are giving six marketplaces in the region a free pilot of our returns desk, with a
            Japanese and Korean shopper portal. Two places are left.

            Should I keep one for {company}?

            Jonas
            """),
        ),
        client_id=91,
        timezone="Asia/Tokyo",
    ),
    Campaign(
        310555,
        "Pricing follow-up",
        _SAM,
        "Prices, as promised",
        (
            unfolded("""
            Hi {first},

            As promised, prices: €0.45 a return up to 5,000 a month, €0.31 beyond, no set-up fee.
            Anything I can clear up for {company}?

            Sam
            """),
        ),
        parent_id=310101,
    ),
)
CAMPAIGN_BY_ID = {campaign.campaign_id: campaign for campaign in CAMPAIGNS}
