"""What is new in a mail, and what it only carries along: quoted history and signatures."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import Final

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText, block, joined, line, part

# How mail programs announce a quote: first words, then the verb before the colon. Each line ends
# at its colon; programs wrap it after some 70 characters.
_ATTRIBUTION = re.compile(
    r"(?:On\b.{4,300}\bwrote|Am\b.{4,300}\bschrieb\b.{0,120}|Le\b.{4,300}\ba écrit"
    r"|El\b.{4,300}\bescribió|Il\b.{4,300}\bha scritto|Op\b.{4,300}\bschreef\b.{0,120}"
    r"|(?:Em|A|No dia)\b.{4,300}\bescreveu"
    r"|.{4,300}\b(?:napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?)"
    r"|(?:Den|På|Kl)\b.{4,300}\bskrev\b.{0,120}|.{4,300}\bkirjoitti|.{4,300}\byazdı"
    r"|.{4,300}\b(?:написал(?:\(а\)|а)?|пишет)|.{4,300}\ba scris|.{4,300}\bezt írta\b.{0,120}"
    r"|.{4,300}(?:写道|寫道|のメール|님이 작성)"
    r"|\d{4}-\d\d-\d\d\b.{4,200}[<(][^<>()\s]{1,100}@[^<>()\s]{1,100}[>)])\s?[:：]",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[-_\s]{2,60}(?:Original Message|Forwarded message|Ursprüngliche Nachricht"
    r"|Weitergeleitete Nachricht|Message d'origine|Message transféré|Mensaje original"
    r"|Mensaje reenviado|Messaggio originale|Messaggio inoltrato|Oorspronkelijk bericht"
    r"|Doorgestuurd bericht|Mensagem original|Mensagem encaminhada|Wiadomość oryginalna"
    r"|Oryginalna wiadomość|Ursprungligt meddelande|Oprindelig meddelelse|Opprinnelig melding"
    r"|Alkuperäinen viesti|Původní zpráva|Исходное сообщение|Eredeti üzenet)[-_\s]{0,60}"
    r"|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:"
    r"|Début du message réexpédié :|Inizio messaggio inoltrato:",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\*?(?:From|Von|De|Da|Van|Od|Från|Fra|Lähettäjä|Kimden|От|Feladó|差出人|发件人)\s?:\*?\s?\S",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé(?: le)?|À|Objet|Enviado(?: el"
    r"| em)?|Fecha|Para|Asunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Assunto|Wysłano|Do"
    r"|DW|Temat|Skickat|Till|Ämne|Sendt|Dato|Til|Emne|Lähetetty|Vastaanottaja|Aihe|Odesláno|Komu"
    r"|Předmět|Отправлено|Дата|Кому|Тема|送信日時|宛先|件名|发送时间|收件人|主题)\s?[:：]",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:Sent from my|Get Outlook for|Sent from (?:Outlook|Mail|Yahoo|Proton)|Von meinem .{2,30}"
    r"gesendet|Envoyé de mon|Enviado desde mi|Enviado do meu|Inviato da|Verstuurd vanaf mijn"
    r"|Wysłane z|Skickat från min|Sendt fra min|Lähetetty )",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{3,80}")
_WRAPPED: Final = 3
"""Over how many lines an announcement may run."""


class Kind(StrEnum):
    """What a piece of a body is."""

    FRESH = "fresh"
    QUOTED = "quoted"
    SIGNATURE = "signature"


class Piece(Struct, frozen=True, gc=False):
    """Whole lines of a body, their newlines included."""

    kind: Kind
    text: SafeText


def split(body: SafeText) -> tuple[Piece, ...]:
    """`body` in pieces of one kind each; joined in order they are `body` again.

    In doubt a line is fresh: what was taken for new costs a glance, what was folded is missed.
    """
    lines = body.split("\n")
    pieces, start = [], 0
    for kind, run in groupby(
        zip(_kinds([text.strip() for text in lines]), lines, strict=True), _kind_of
    ):
        stop = min(start + sum(len(text) + 1 for _, text in run), len(body))
        if stop > start:
            pieces.append(Piece(kind, part(body, start, stop)))
        start = stop
    return tuple(pieces)


def fresh(body: SafeText) -> SafeText:
    """What the writer added, without quotes and signature; empty when it is all carried along."""
    return joined("", (piece.text for piece in split(body) if piece.kind is Kind.FRESH))


def preview(body: SafeText, *, limit: int = 200) -> SafeText:
    """The first words of `body` in one line: new ones if there are any, else quoted ones."""
    head = block(body, max_chars=8192)
    words = " ".join(fresh(head).split()) or " ".join(head.replace(">", " ").split())
    return line(words, limit=limit) if words else NOTHING


def _kinds(lines: list[str]) -> list[Kind]:
    """The kind of each of `lines`, which are stripped."""
    kinds: list[Kind] = []
    in_signature = False
    while len(kinds) < len(lines):
        at = len(kinds)
        text = lines[at]
        announced = _announced(lines, at)
        if text.startswith(">"):
            kinds.append(Kind.QUOTED)
            in_signature = False
        elif announced and _next_words(lines, at + announced).startswith(">"):
            stop = next(i for i in range(at + announced, len(lines)) if lines[i])
            kinds += [Kind.QUOTED] * (stop - at)
            in_signature = False
        elif announced or _opens_history(lines, at):
            kinds += [Kind.QUOTED] * (len(lines) - at)
        else:
            in_signature = in_signature or text == "--" or bool(_DEVICE.match(text))
            kinds.append(Kind.SIGNATURE if in_signature else Kind.FRESH)
    _fill_gaps(lines, kinds)
    return kinds


def _announced(lines: list[str], at: int) -> int:
    """Over how many lines, from `at`, someone is said to have written; 0 for none."""
    if not lines[at]:
        return 0
    text = ""
    for count in range(1, _WRAPPED + 1):
        if at + count > len(lines) or not lines[at + count - 1]:
            return 0
        text = f"{text} {lines[at + count - 1]}".strip()
        if len(text) > 500:
            return 0
        if text[-1] in ":：" and _ATTRIBUTION.fullmatch(text):
            # Some verbs may stand last in any line: an announcement has a date or an address.
            return count if re.search(r"\d|@", text) or _is_marked(lines, at + count) else 0
    return 0


def _is_marked(lines: list[str], at: int) -> bool:
    return _next_words(lines, at).startswith(">")


def _next_words(lines: list[str], at: int) -> str:
    """The next line with something in it, within a few."""
    return next((text for text in lines[at : at + 3] if text), "")


def _opens_history(lines: list[str], at: int) -> bool:
    """Whether everything from line `at` on is an older mail."""
    text = lines[at]
    if not text:
        return False
    if _SEPARATOR.fullmatch(text):
        return True
    if _RULE.fullmatch(text):
        return at + 1 < len(lines) and _is_header_block(lines, at + 1)
    return _is_header_block(lines, at)


def _is_header_block(lines: list[str], at: int) -> bool:
    """`From:` and two more header lines close behind it."""
    if not _FROM.match(lines[at]):
        return False
    return sum(bool(_HEADER.match(text)) for text in lines[at + 1 : at + 7]) >= 2


def _fill_gaps(lines: list[str], kinds: list[Kind]) -> None:
    """Blank lines between quoted ones are quoted too."""
    last = None
    for at, text in enumerate(lines):
        if text and kinds[at] is Kind.QUOTED:
            if last is not None and at - last > 1:
                kinds[last + 1 : at] = [Kind.QUOTED] * (at - last - 1)
            last = at
        elif text:
            last = None


def _kind_of(pair: tuple[Kind, str]) -> Kind:
    return pair[0]
