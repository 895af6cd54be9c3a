"""How people of some languages reply, and how their mail programs carry our mail along."""

from __future__ import annotations

from typing import Final, NamedTuple


class Language(NamedTuple):
    """Words of one language; `{}` in `wrote` is the sender."""

    wrote: str
    labels: tuple[str, str, str, str]
    """From, sent, to and subject, as Outlook writes them."""
    sent: str
    """A day, as Outlook writes it."""
    separator: str
    device: str
    new: tuple[str, str, str]
    """What is answered: a greeting, then two lines."""


LANGUAGES: Final = {
    "en": Language(
        "On Mon, Aug 10, 2026 at 9:00 AM {} wrote:", ("From", "Sent", "To", "Subject"),
        "Monday, August 10, 2026 9:00 AM", "Original Message", "Sent from my iPhone",
        ("Hi Sam,", "On Tuesday I have time, call me at 10:30.",
         "We need two things: a price and a date"),
    ),
    "de": Language(
        "Am Mo., 10. Aug. 2026 um 09:00 Uhr schrieb {}:", ("Von", "Gesendet", "An", "Betreff"),
        "Montag, 10. August 2026 09:00", "Ursprüngliche Nachricht", "Von meinem iPhone gesendet",
        ("Hallo Sam,", "am Dienstag passt es mir gut.",
         "Bitte schicken Sie das Angebot: 50 Plätze"),
    ),
    "fr": Language(
        "Le lun. 10 août 2026 à 09:00, {} a écrit :", ("De", "Envoyé", "À", "Objet"),
        "lundi 10 août 2026 09:00", "Message d'origine", "Envoyé de mon iPhone",
        ("Bonjour Sam,", "le prix nous convient.", "Envoyez le contrat avant le 12 août 2026."),
    ),
    "es": Language(
        "El lun, 10 ago 2026 a las 9:00, {} escribió:", ("De", "Enviado el", "Para", "Asunto"),
        "lunes, 10 de agosto de 2026 9:00", "Mensaje original", "Enviado desde mi iPhone",
        ("Hola Sam,", "nos interesa mucho.", "¿Cuánto cuesta para 50 personas?"),
    ),
    "it": Language(
        "Il giorno lun 10 ago 2026 alle ore 09:00 {} ha scritto:",
        ("Da", "Inviato", "A", "Oggetto"),
        "lunedì 10 agosto 2026 09:00", "Messaggio originale", "Inviato da iPhone",
        ("Ciao Sam,", "va bene martedì.", "Il mio numero: 555 0101"),
    ),
    "nl": Language(
        "Op ma 10 aug 2026 om 09:00 schreef {}:", ("Van", "Verzonden", "Aan", "Onderwerp"),
        "maandag 10 augustus 2026 09:00", "Oorspronkelijk bericht", "Verstuurd vanaf mijn iPhone",
        ("Dag Sam,", "dinsdag is goed.", "Stuur de offerte naar inkoop."),
    ),
    "pt": Language(
        "Em seg., 10 de ago. de 2026 às 09:00, {} escreveu:",
        ("De", "Enviada em", "Para", "Assunto"),
        "segunda-feira, 10 de agosto de 2026 09:00", "Mensagem original", "Enviado do meu iPhone",
        ("Olá Sam,", "temos interesse.", "Pode ligar na terça?"),
    ),
    "pl": Language(
        "pon., 10 sie 2026 o 09:00 {} napisał(a):", ("Od", "Wysłano", "Do", "Temat"),
        "poniedziałek, 10 sierpnia 2026 09:00", "Wiadomość oryginalna", "Wysłane z iPhone'a",
        ("Dzień dobry,", "proszę o cennik.", "Decyzja zapadnie do końca miesiąca."),
    ),
    "sv": Language(
        "Den mån 10 aug. 2026 kl 09:00 skrev {}:", ("Från", "Skickat", "Till", "Ämne"),
        "den 10 augusti 2026 09:00", "Ursprungligt meddelande", "Skickat från min iPhone",
        ("Hej Sam,", "på tisdag går bra.", "Skicka gärna ett pris."),
    ),
    "cs": Language(
        "po 10. 8. 2026 v 9:00 odesílatel {} napsal:", ("Od", "Odesláno", "Komu", "Předmět"),
        "pondělí 10. srpna 2026 9:00", "Původní zpráva", "Odesláno z iPhonu",
        ("Dobrý den,", "máme zájem.", "Pošlete prosím nabídku."),
    ),
    "ru": Language(
        "пн, 10 авг. 2026 г. в 09:00, {}:", ("От", "Отправлено", "Кому", "Тема"),
        "10 августа 2026 г. 9:00", "Исходное сообщение", "Отправлено с iPhone",
        ("Здравствуйте,", "да, нам интересно.", "Пришлите, пожалуйста, цены."),
    ),
    "tr": Language(
        "{}, 10 Ağu 2026 Pzt, 09:00 tarihinde şunu yazdı:",
        ("Kimden", "Gönderildi", "Kime", "Konu"),
        "10 Ağustos 2026 Pazartesi 09:00", "Orijinal Mesaj", "iPhone'umdan gönderildi",
        ("Merhaba,", "ilgileniyoruz.", "Fiyat listesini gönderir misiniz?"),
    ),
    "fi": Language(
        "ma 10. elok. 2026 klo 9.00 {} kirjoitti:",
        ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
        "maanantai 10. elokuuta 2026 9.00", "Alkuperäinen viesti", "Lähetetty iPhonesta",
        ("Hei Sam,", "tiistai sopii.", "Lähetä hinnat."),
    ),
    "ja": Language(
        "2026年8月10日(月) 9:00 {}:", ("差出人", "送信日時", "宛先", "件名"),
        "2026年8月10日 9:00", "元のメッセージ", "iPhoneから送信",
        ("サム様", "火曜日にお願いします。", "見積書を送ってください。"),
    ),
    "zh": Language(
        "{} 于2026年8月10日周一 09:00写道：", ("发件人", "发送时间", "收件人", "主题"),
        "2026年8月10日 9:00", "原始邮件", "发自我的iPhone",
        ("你好", "周二可以。", "请发报价单。"),
    ),
}  # fmt: skip
