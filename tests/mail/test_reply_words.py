"""What replies say of themselves, in the words of many languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from triage_tui.inbox.reply_facts import (
    AUTOMATIC,
    BOUNCE,
    LEFT,
    OPT_OUT,
    OUT_OF_OFFICE,
    ReplyFacts,
)
from triage_tui.inbox.safe_text import block
from triage_tui.mail.reply_facts import reply_facts

CAME = datetime(2026, 11, 26, 12, tzinfo=UTC)  # a Thursday
BACK = date(2026, 12, 14)


def read(body: str, subject: str = "Re: idea") -> ReplyFacts:
    return reply_facts(subject, block(body), at=CAME.timestamp())


@pytest.mark.parametrize(
    "body",
    [
        "I'm out on PTO and will be back in the office on Monday, December 14.",
        "Ich bin derzeit nicht im Büro und ab dem 14.12.2026 wieder da.",
        "Bonjour, actuellement en congés, je serai de retour le 14 décembre 2026.",
        "Olá, encontro-me ausente até 14/12/2026.",
        "Ik ben met vakantie en ben op maandag 14 december weer terug.",
        "Я в отпуске по 14 декабря включительно.",
        "Я в командировке до 14 декабря.",
        "Меня нет в офисе до 14.12.2026.",
        "Sono in congedo fino al 14/12/2026.",
        "Ik ben niet aanwezig. Vanaf 14 december ben ik weer bereikbaar.",
        "W dniach 27.11-14.12.2026 jestem na urlopie.",
        "Ich bin vom 3.-14. Dezember im Urlaub.",
        "Estoy fuera de la oficina. Volveré el 14 de diciembre.",
        "Λείπω με άδεια μέχρι τις 14 Δεκεμβρίου.",
        "休暇中のため、12月14日以降にご返信いたします。",
        "Доброго дня, я у відпустці до 14 грудня 2026 року.",
        "Dobrý den, do 14. 12. 2026 čerpám dovolenou.",
        "Hej! Jag är på semester t.o.m. 14 december.",
        "Hej, jeg holder ferie og er tilbage den 14. december.",
        "Hei, jeg har ferie og er tilbake 14. desember.",
        "Hei, olen lomalla 14.12.2026 asti.",
        "Merhaba, 14 Aralık'a kadar izindeyim.",
        "Γεια σας, απουσιάζω έως τις 14 Δεκεμβρίου.",
        "שלום, אני בחופשה עד 14.12.2026",
        "مرحبا، أنا في إجازة حتى 14/12/2026",
        "您好，我正在休假，12月14日回来。",
        "Xin chào, tôi đang nghỉ phép đến hết ngày 14/12/2026.",
        "Üdvözlöm! Szabadságon vagyok december 14-ig.",
        "Bună ziua, sunt în concediu până pe 14 decembrie 2026.",
    ],
)
def test_who_is_away_and_until_when(body: str) -> None:
    facts = read(body)
    assert facts.facts & (AUTOMATIC | OUT_OF_OFFICE) == AUTOMATIC | OUT_OF_OFFICE
    assert facts.back_on == BACK.toordinal()


@pytest.mark.parametrize(
    "body",
    [
        "Happy to chat. I'm travelling this week, so Thursday after lunch is best.",
        "Ja gerne, ich bin ab Montag im Urlaub, rufen Sie mich vorher an.",
        "Jag är på semester men skicka gärna mer information.",
        "Not for us. By the way I am on leave from tomorrow.",
        "Please call me on Friday, I am out of office until then.",
        "Great timing! I'm OOO until Tuesday but book something for Wednesday.",
        "Looks interesting! I'm on PTO, ping me on Monday.",
        "Klingt gut, ich bin gerade im Urlaub.",
        "Gerne. Ich bin diese Woche im Urlaub.",
        "Kein Interesse. Bin außerdem im Urlaub.",
        "Avec plaisir, mais je suis en vacances.",
        "Non ci interessa, sono in ferie.",
        "Bedankt, klinkt goed. Ik ben op vakantie, bel me maandag.",
        "Спасибо, нам не нужно. Я в отпуске.",
        "Tack men nej tack. Jag är på semester.",
        "We already have a vendor. I'm on leave by the way.",
        "Wrong person, I'm on maternity leave; talk to Dana.",
        "不在にしておりますが、興味があります。",
        "Send over the contract. I am on vacation but my partner can sign.",
        "Not a priority now, I am travelling. Try me again in March.",
        "I'm out of office, but my colleague Dana would love a demo.",
    ],
)
def test_a_person_who_is_away_never_sinks(body: str) -> None:
    assert not read(body).facts & AUTOMATIC


@pytest.mark.parametrize(
    "body",
    [
        "Leave me alone.",
        "Please don't follow up again.",
        "How do I unsubscribe?",
        "Kontaktieren Sie mich nicht mehr",
        "Enlevez-moi de votre liste",
        "Deje de enviarme correos",
        "Toglietemi dalla lista",
        "Proszę o wykreślenie z listy",
        "Прекратите рассылку",
        "We don't wish to receive further emails from you.",
        "Bitte schreiben Sie mich nicht mehr an.",
        "Merci de me retirer de votre liste.",
        "Je ne souhaite plus recevoir vos mails.",
        "Por favor, bórreme de su lista.",
        "Por favor no envíen más correos.",
        "Elimine mi correo de su base de datos.",
        "Não quero receber mais emails.",
        "Retire o meu email da vossa lista, por favor.",
        "Vi prego di cancellarmi dalla lista.",
        "Non desidero ricevere altre email.",
        "Proszę mnie wypisać.",
        "Прошу исключить мой адрес из рассылки.",
        "Відпишіть мене, будь ласка.",
        "Kérem töröljenek a listáról.",
        "Vă rog să mă dezabonați.",
        "Παρακαλώ διαγράψτε με από τη λίστα.",
        "הסירו אותי מהרשימה",
        "Vui lòng gỡ tôi khỏi danh sách.",
    ],
)
def test_a_wish_is_seen(body: str) -> None:
    assert read(body).facts & OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "We stop sending invoices by mail in May.",
        "Take our offer as it is.",
        "Remove this clause from the contract and we sign.",
        "Drop me a line on Monday.",
        "Please take me through it on Monday.",
        "Don't send me the deck, send the price.",
        "Do not take me off the list please.",
        "I don't want to be removed from the list.",
        "We don't want to get stuck with two tools.",
        "Bitte nehmen Sie mich nicht aus dem Verteiler.",
        "Ne me contactez pas avant lundi, je suis en réunion.",
        "Merci de ne me contacter que par téléphone.",
        "Does it stop messaging leads who reply?",
        "I don't contact this kind of vendors by phone.",
    ],
)
def test_the_opposite_is_none(body: str) -> None:
    assert not read(body).facts & OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "Rita left our company in May. {}",
        "Rita is not with the company anymore. {}",
        "Rita retired last month. {}",
        "Frau Vance hat uns verlassen, {}",
        "A Rita não faz mais parte da equipe. {}",
        "Rita Vance hat unser Unternehmen zum 31.10. verlassen, {} hilft gern.",
        "Herr Vance arbeitet nicht mehr bei uns. {}",
        "Rita werkt hier niet meer. Mail naar {}.",
        "Rita arbejder her ikke længere. {}",
        "Rita artık şirketimizde çalışmıyor. {}",
        "担当のRitaは退職いたしました。{}",
        "Rita已离职，请联系 {}。",
        "Рита більше не працює в компанії. {}",
        "Rita nu mai lucrează în companie. {}",
        "Η Ρίτα δεν εργάζεται πλέον στην εταιρεία. {}",
        "Rita không còn làm việc tại công ty. {}",
        "Rita doesn’t work here anymore - {}",
        "Rita does not work for Vance any more, write to {}",
    ],
)
def test_who_works_there_no_more_and_who_does(body: str) -> None:
    facts = read(body.format("dana@vance.example"))
    assert facts.facts & LEFT
    assert facts.successor == "dana@vance.example"


@pytest.mark.parametrize(
    "body",
    [
        "This does not work for me, try dana@vance.example.",
        "We don't work with agencies.",
        "That link does not work here.",
        "We have moved on from cold email.",
        "Your link is no longer working.",
        "Excel is no longer working for us.",
        "He has left us a note about you.",
    ],
)
def test_what_does_not_work_has_not_left(body: str) -> None:
    assert not read(body).facts & LEFT


@pytest.mark.parametrize(
    "subject",
    [
        "Niet bezorgbaar: idee",
        "Kan ikke leveres: ide",
        "Impossibile recapitare: idea",
        "Não é possível entregar: ideia",
        "无法送达：想法",
    ],
)
def test_a_bounce_by_its_subject(subject: str) -> None:
    assert read("x", subject).facts == AUTOMATIC | BOUNCE


def test_a_late_parcel_is_no_bounce() -> None:
    assert not read("Our delivery has failed to arrive, but yes, interested.").facts
