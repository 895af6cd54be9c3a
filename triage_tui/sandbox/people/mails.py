"""The mails of a lead map: the campaign's, the lead's and ours, in the HTML of mail clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from triage_tui.sandbox.people.company import PRODUCT
from triage_tui.sandbox.people.seeded import draw

if TYPE_CHECKING:
    from triage_tui.sandbox.people.casting import Lead
    from triage_tui.sandbox.people.persona import Form, Said

BETWEEN_STEPS = 3 * 86400.0
OUTLOOK_STYLE = (
    "<style><!-- p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:Calibri,sans-serif;}"
    " a:link{color:#0563C1;} div.WordSection1{page:WordSection1;} --></style>"
)


@dataclass(frozen=True, slots=True, eq=False)
class Mail:
    """One mail; `at` is seconds since 1970."""

    by_lead: bool
    at: float
    subject: str
    text: str
    html: str
    message_id: str
    stats_id: str
    step: int | None
    """The campaign's step that it is, or that a reply answers; none for ours by hand."""
    cc: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def conversation(lead: Lead) -> list[Mail]:
    """All mails, oldest first. The newest one carries the lead map's reply time."""
    steps = min(lead.persona.step if lead.said else 1, len(lead.campaign.steps))
    times = _times(lead, steps)
    mails = [_campaign_mail(lead, step, times[step - 1]) for step in range(1, steps + 1)]
    for said, at in zip(lead.said, times[steps:], strict=True):
        mails.append(_said_mail(lead, said, at, mails))
    return mails


def filled(text: str, lead: Lead) -> str:
    """`text` with the names of the two who write."""
    return (
        text.replace("{first}", lead.first or "there")
        .replace("{company}", lead.company)
        .replace("{sender}", lead.campaign.account.first)
        .replace("{product}", PRODUCT)
    )


def _times(lead: Lead, steps: int) -> list[float]:
    """When each mail was written: backwards from the newest one known when the inbox opened."""
    at = lead.base_at
    backwards: list[float] = []
    for said in reversed([said for said in lead.said if said.at is None]):
        backwards.append(at)
        at -= said.hours * 3600
    times = [at - BETWEEN_STEPS * (steps - step) for step in range(1, steps + 1)]
    times += reversed(backwards)
    times += [said.at for said in lead.said if said.at is not None]
    return times


def _campaign_mail(lead: Lead, step: int, at: float) -> Mail:
    text = filled(lead.campaign.steps[step - 1], lead)
    pixel = (
        f'<img src="https://track.fernway.example/o/{lead.lead_map_id}/{step}.gif" '
        'width="1" height="1" style="display:none" alt="">'
    )
    domain = lead.campaign.account.email.partition("@")[2]
    return Mail(
        by_lead=False,
        at=at,
        subject=filled(lead.campaign.subject, lead),
        text=text,
        html=f"<div>{_paragraphs(text)}{pixel}</div>",
        message_id=f"<{lead.lead_map_id}.{step}@{domain}>",
        stats_id=_stats_id(lead, step),
        step=step,
    )


def _said_mail(lead: Lead, said: Said, at: float, before: list[Mail]) -> Mail:
    text = filled(said.text, lead)
    number = len(before)
    step = max(mail.step or 0 for mail in before)
    address = lead.email if said.by_lead else lead.campaign.account.email
    letter = "r" if said.by_lead else "m"
    return Mail(
        by_lead=said.by_lead,
        at=at,
        subject=f"Re: {before[0].subject}",
        text=text,
        html=_body(said.form, text, lead, before),
        message_id=f"<{lead.lead_map_id}.{letter}{number}@{address.partition('@')[2]}>",
        stats_id=_stats_id(lead, step if said.by_lead else 100 + number),
        step=step if said.by_lead else None,
        cc=said.cc,
        attachments=said.attachments,
    )


def _stats_id(lead: Lead, step: int) -> str:
    high = draw(0, lead.lead_map_id, step)
    return str(UUID(int=(high << 64) | draw(1, lead.lead_map_id, step), version=4))


def _body(form: Form, text: str, lead: Lead, before: list[Mail]) -> str:
    match form:
        case "plain":
            return text
        case "html":
            return f"<div>{_paragraphs(text)}</div>"
        case "gmail":
            quoted = _gmail_quote(lead, before)
            return f'<div dir="ltr">{_breaks(text)}</div><br>{quoted}'
        case "outlook":
            rows = "".join(f'<p class="MsoNormal">{row}</p>' for row in _rows(text))
            quoted = "".join(_outlook_quote(lead, mail) for mail in reversed(before))
            return (
                f"<html><head>{OUTLOOK_STYLE}</head><body>"
                f'<div class="WordSection1">{rows}{quoted}</div></body></html>'
            )


def _gmail_quote(lead: Lead, before: list[Mail]) -> str:
    """The whole thread before, each mail quoted within the next, as Gmail nests them."""
    quoted = ""
    for mail in before:
        who = lead.name if mail.by_lead else lead.campaign.account.name
        address = lead.email if mail.by_lead else lead.campaign.account.email
        when = datetime.fromtimestamp(mail.at, UTC).strftime("%a, %d %b %Y at %H:%M")
        quoted = (
            '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
            f'On {when} {escape(who)} &lt;<a href="mailto:{address}">{address}</a>&gt; '
            'wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
            'border-left:1px solid rgb(204,204,204);padding-left:1ex">'
            f'<div dir="ltr">{_breaks(mail.text)}</div>{quoted}</blockquote></div>'
        )
    return quoted


def _outlook_quote(lead: Lead, mail: Mail) -> str:
    account = lead.campaign.account
    sender, address = (lead.name, lead.email) if mail.by_lead else (account.name, account.email)
    to = account.email if mail.by_lead else lead.email
    when = datetime.fromtimestamp(mail.at, UTC).strftime("%A, %d %B %Y %H:%M")
    rows = "".join(f'<p class="MsoNormal">{row}</p>' for row in _rows(mail.text))
    return (
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal"><b>From:</b> {escape(sender)} &lt;{address}&gt;<br>'
        f"<b>Sent:</b> {when}<br><b>To:</b> {to}<br>"
        f"<b>Subject:</b> {escape(mail.subject)}</p></div>{rows}"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_breaks(block)}</p>" for block in text.split("\n\n"))


def _breaks(text: str) -> str:
    return "<br>".join(_linked(row) for row in text.split("\n"))


def _rows(text: str) -> list[str]:
    return [_linked(row) or "&nbsp;" for row in text.split("\n")]


@lru_cache(2048)  # a thread quotes the same lines in each of its mails
def _linked(row: str) -> str:
    words = [
        f'<a href="{escape(word)}">{escape(word)}</a>'
        if word.startswith("https://")
        else escape(word, quote=False)
        for word in row.split(" ")
    ]
    return " ".join(words)
