"""The words by which mail programs of some thirty languages carry an older mail along.

They help the rules of `announcements`, which know dates, addresses and colons; a word that is
missing here costs a glance at an old mail, no more.
"""

from __future__ import annotations

from typing import Final

WROTE: Final = (
    "wrote", "writes", "schrieb", "schreibt", "geschrieben", "écrit", "ecrit", "escribió",
    "escribio", "escribe", "scritto", "scrive", "schreef", "schrijft", "escreveu", "escreve",
    "napisał", "napisała", "napisał(a)", "pisze", "napsal", "napsala", "napsal(a)", "napísal",
    "napísala", "napísal(a)", "skrev", "skriver", "kirjoitti", "yazdı", "yazmış", "написал",
    "написала", "написал(а)", "пишет", "написав", "пише", "scris", "írta", "έγραψε", "napisao",
    "napisala", "napisao/la", "rašė", "parašė", "rakstīja", "kirjutas", "skrifaði", "написа",
    "viết", "menulis", "wrote/écrit", "scrisse", "escrigué",
)  # fmt: skip
"""Whole words; each stands before the colon, or before the name that stands before it."""
WROTE_ANYWHERE: Final = (
    "写道", "寫道", "写到", "のメール", "書きました", "님이 작성", "님이 씀", "작성:", "เขียน",
    "כתב", "كتب", "نوشت", "लिखा", "ने लिखा",
)  # fmt: skip
"""Words of scripts that put no blank before them."""
YOU: Final = (
    "you", "du", "ihr", "sie", "vous", "tu", "usted", "lei", "jij", "u", "ty", "ni", "sinä", "te",
    "вы", "ты",
)  # fmt: skip
"""Whom a person cites, and no program does."""

FROM: Final = (
    "from", "von", "de", "da", "di", "van", "od", "från", "fra", "lähettäjä", "kimden",
    "gönderen", "от", "от кого", "від", "feladó", "差出人", "送信者", "发件人", "寄件者",
    "寄件人", "보낸 사람", "보낸사람", "expéditeur", "absender", "remitente", "mittente",
    "remetente", "afzender", "nadawca", "expeditor", "de la", "από", "šalje", "pošiljatelj",
    "nuo", "no", "saatja", "frá", "từ", "dari", "จาก", "מאת", "من", "از", "od koho", "avsändare",
    "afsender", "avsender", "отправитель", "lähettäjän", "发自",
)  # fmt: skip
DATE: Final = (
    "sent", "date", "gesendet", "datum", "datum/uhrzeit", "envoyé", "envoyé le", "le",
    "date d'envoi", "enviado", "enviado el", "enviado em", "enviada", "enviada em", "enviada el",
    "fecha", "fecha de envío", "inviato", "data", "verzonden", "verzonden op", "wysłano",
    "wysłane", "data wysłania", "skickat", "skickad", "sendt", "sendt dato", "dato", "lähetetty",
    "päivämäärä", "pvm", "odesláno", "odoslané", "dátum", "datum odeslání", "отправлено", "дата",
    "дата отправки", "надіслано", "gönderildi", "gönderilme tarihi", "tarih", "elküldve",
    "küldve", "送信日時", "日時", "日付", "发送时间", "发送日期", "日期", "時間", "时间",
    "寄件日期", "傳送時間", "보낸 날짜", "보낸날짜", "날짜", "data trimiterii", "trimis", "dată",
    "στάλθηκε", "ημερομηνία", "poslano", "išsiųsta", "nosūtīts", "saadetud", "kuupäev", "sent on",
    "đã gửi", "ngày", "dikirim", "tanggal", "ส่ง", "วันที่", "נשלח", "תאריך", "تاريخ الإرسال",
    "التاريخ", "تم الإرسال", "ارسال شده", "received", "изпратено", "sendt den",
)  # fmt: skip
TO: Final = (
    "to", "cc", "bcc", "an", "kopie", "à", "a", "pour", "copie", "copie à", "para", "cco", "per",
    "aan", "do", "dw", "do wiadomości", "till", "kopia", "til", "kopi", "vastaanottaja", "kopio",
    "komu", "kopie (cc)", "кому", "копия", "копія", "kime", "bilgi", "címzett", "másolatot kap",
    "宛先", "收件人", "收件者", "抄送", "副本", "받는 사람", "받는사람", "참조", "către", "catre",
    "προς", "κοιν.", "prima", "za", "kam", "kellele", "đến", "tới", "kepada", "ke", "ถึง", "אל",
    "עותק", "إلى", "نسخة", "به", "reply-to", "reply to", "antwort an", "répondre à", "до",
)  # fmt: skip
SUBJECT: Final = (
    "subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto", "temat", "ämne",
    "emne", "aihe", "předmět", "predmet", "тема", "konu", "tárgy", "件名", "主题", "主旨", "標題",
    "제목", "subiect", "θέμα", "tema", "teema", "chủ đề", "tiêu đề", "perihal", "subjek",
    "เรื่อง", "נושא", "الموضوع", "موضوع", "efni", "assumpte", "относно", "predmet:",
)  # fmt: skip
LABELS: Final = {
    word: kind
    for kind, words in (("from", FROM), ("date", DATE), ("to", TO), ("subject", SUBJECT))
    for word in words
}
"""The names of header lines, casefolded, and what they name."""
CONTACT: Final = (
    "mail", "phone", "tel", "mobil", "mobile", "cell", "fax", "web", "name", "company", "firma",
    "address", "adresse", "website", "title", "telefon", "linkedin", "skype", "zoom", "link",
    "iban", "vat", "http", "https", "id", "passcode", "dial", "meeting", "where", "when", "what",
    "who", "wo", "wann", "wer",
)  # fmt: skip
"""How people begin the lines of what they tell about themselves, or about a meeting."""

SEPARATORS: Final = frozenset((
    "original message", "original appointment", "forwarded message", "reply message",
    "replied message", "forwarded mail", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "originalmail", "weitergeleitete nachricht", "message d'origine",
    "message d’origine", "message original", "message originel", "message transféré",
    "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato",
    "oorspronkelijk bericht", "origineel bericht", "oorspronkelijke bericht",
    "doorgestuurd bericht", "mensagem original", "mensagem encaminhada", "wiadomość oryginalna",
    "oryginalna wiadomość", "przekazana wiadomość", "wiadomość przekazana dalej",
    "wiadomość przekazana", "ursprungligt meddelande", "vidarebefordrat meddelande",
    "originalmeddelande", "oprindelig meddelelse", "oprindelig besked", "original meddelelse",
    "videresendt meddelelse", "opprinnelig melding", "videresendt melding", "alkuperäinen viesti",
    "välitetty viesti", "edelleenlähetetty viesti", "původní zpráva", "přeposlaná zpráva",
    "pôvodná správa", "preposlaná správa", "исходное сообщение", "пересланное сообщение",
    "пересылаемое сообщение", "конец пересылаемого сообщения", "оригінальне повідомлення",
    "eredeti üzenet", "továbbított üzenet", "orijinal mesaj", "özgün ileti", "iletilen mesaj",
    "yönlendirilmiş ileti", "mesaj original", "mesajul original", "mesaj redirecționat",
    "αρχικό μήνυμα", "προωθημένο μήνυμα", "izvorna poruka", "proslijeđena poruka",
    "originali žinutė", "sākotnējais ziņojums", "algsed kiri", "algne kiri", "元のメッセージ",
    "転送メッセージ", "転送されたメッセージ", "原始邮件", "原始郵件", "轉寄郵件", "转发的邮件",
    "转发邮件", "转发信息", "원본 메시지", "전달된 메시지", "thư gốc", "pesan asli",
    "หัวข้อความต้นฉบับ", "הודעה מקורית", "الرسالة الأصلية", "رسالة معاد توجيهها",
    "begin forwarded message", "start forwarded message", "anfang der weitergeleiteten nachricht",
    "début du message réexpédié", "début du message transféré", "inizio messaggio inoltrato",
    "inicio del mensaje reenviado", "comienzo del mensaje reenviado",
    "início da mensagem encaminhada", "início da mensagem reencaminhada",
    "begin doorgestuurd bericht", "vidarebefordrat brev", "start på videresendt meddelelse",
    "videresendt melding begynner", "początek przekazywanej wiadomości",
    "začátek přeposlané zprávy", "начало переадресованного сообщения",
    "start of forwarded message",
))  # fmt: skip

DEVICES: Final = (
    "sent from", "sent via", "sent with", "sent using", "get outlook for", "von meinem",
    "gesendet mit", "gesendet von", "von meinem iphone", "diese nachricht wurde von meinem",
    "hol dir outlook", "outlook für", "envoyé de", "envoyé depuis", "envoyé à partir",
    "télécharger outlook", "obtenir outlook", "obtenez outlook", "enviado desde", "enviado do",
    "enviado a partir", "enviado de", "enviado pelo", "enviat des", "obtener outlook",
    "obter o outlook", "inviato da", "inviato dal", "scarica outlook", "ottieni outlook",
    "verstuurd vanaf", "verzonden vanaf", "verzonden met", "outlook voor", "download outlook",
    "wysłane z", "wysłano z", "pobierz outlook", "skickat från", "hämta outlook", "sendt fra",
    "hent outlook", "få outlook", "lähetetty", "hanki outlook", "odesláno z", "odoslané z",
    "získejte outlook", "отправлено с", "отправлено из", "надіслано з", "скачайте outlook",
    "gönderildi", "iphone'umdan gönderildi", "ipad'imden gönderildi", "outlook edinin",
    "küldve az", "iphone-omról küldve", "trimis de pe", "στάλθηκε από", "poslano s", "poslano iz",
    "išsiųsta iš", "nosūtīts no", "saadetud minu", "iphoneから送信", "ipadから送信", "発送自",
    "发自我的", "從我的", "傳送自", "나의 iphone에서 보냄", "내 iphone에서 보냄", "gửi từ",
    "dikirim dari", "ส่งจาก", "נשלח מה", "أرسلت من", "تم الإرسال من", "envoyé avec",
    "yahoo mail:", "sent by", "أُرسلت من", "elküldve az",
)  # fmt: skip
"""How a line about the device begins, or all of it."""
DEVICE_WORDS: Final = (
    "iphone", "ipad", "android", "samsung", "galaxy", "blackberry", "outlook", "yahoo", "proton",
    "mobile", "mobil", "móvil", "movil", "celular", "cell", "phone", "smartphone", "handy",
    "tablet", "telefon", "telefono", "téléphone", "telefoon", "teléfono", "puhelim", "mail",
    "huawei", "xiaomi", "pixel", "nokia", "gmail", "spark", "superhuman", "windows", "device",
    "gerät", "wireless", "watch", "verizon", "at&t", "t-mobile", "o2", "телефон", "смартфон",
    "mac", "palm", "treo", "ios", "missive", "front", "airmail", "hey", "handheld", "zoho",
    "手机", "手機", "app", "iphon", "почт",
)  # fmt: skip
APOLOGIES: Final = ("excuse", "typo", "brevity", "forgive", "tippfehler", "entschuldig", "fautes")
