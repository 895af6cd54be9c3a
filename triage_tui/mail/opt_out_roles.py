"""Words of a wish for no more email by what they do in the sentence: one entry a language.

A wish is made of few parts: `remove` and `me`, `stop` and `emails`, `not`, `write` and `again`.
Whoever writes one puts other words between them, which no table of phrases has.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Roles(NamedTuple):
    """Alternatives of patterns, each over small letters."""

    remove: str
    me: str
    """The writer, their data, or the list they are on."""
    stop: str
    send: str
    """Verbs and nouns of writing and sending; with `stop` they make a wish."""
    do_not: str
    again: str
    """With `do_not` and `send`."""
    unless: str
    """What makes it another sentence: things that are removed, days until when."""


ROLES: Final = (
    Roles(
        r"remov(?:e|ed|ing|al)|delet(?:e|ed|ion)|eras(?:e|ed|ure)|unsubscribed?|strike|purged?"
        r"|scrubb?(?:ed)?|exclude[d]?|take(?:n)?|drop(?:ped)?",
        r"(?:my (?:e-?mail|name|address|data|details|info\w*|contact\w*|record\w*)"
        r"|your (?:mailing |e-?mail )?(?:lists?|records|systems?|database|campaigns?|crm)"
        r"|(?:from|off) (?:the|this|that|all) (?:\w+ )?lists?|all data|data you|me (?:please|now"
        r"|asap|immediately|thanks)|us (?:please|now)|from list)",
        r"stop|quit|cease|discontinue|end|halt",
        r"e-?mail(?:s|ing)|mail(?:s|ing)|messag(?:es|ing)|contacting|writing|spam\w*|harass\w*"
        r"|bother\w*|pester\w*|outreach|solicit\w*|communicat\w+",
        r"do not|don't|dont|never|no longer|not to",
        r"(?:e-?mail|contact|write|send|message|reach|mail|solicit)\w*\b.{0,24}\b(?:any ?more"
        r"|again|ever|further|in (?:the )?future|whatsoever)",
        r"\b(?:do not|don't|never|not|n't|cannot|can't|no need to) (?:\w+ ){0,2}(?:remove|delete"
        r"|stop|quit|cease|drop|take|erase|unsubscribe|end|exclude)"
        r"|\b(?:we|they|i|he|she|it|does|do you|can (?:leads|recipients|they|people|users|i"
        r"|we)) (?:\w+ )?(?:stop|quit|cease|end|remove|delete|send|e-?mail|contact)"
        r"|\b(?:contract|offer|clause|line|item|fee|cc|invite|thread|page|logo|watermark|draft"
        r"|file|budget|spam folder|in spam|of spam|old|pilot|slides?|deck|attachment|pdf)\b",
    ),
    Roles(
        r"lösch\w*|entfern\w*|streich\w*|abmeld\w*|austrag\w*|nehmt|nehmen|tilg\w*|raus",
        r"mich|uns|meine? (?:daten|mail|e-?mail|adresse|kontakt|mailadresse|e-?mail-?adresse)\w*"
        r"|meiner (?:daten|e-?mail|mail|adresse)\w*|der liste|dem verteiler|verteiler|liste\b"
        r"|datenbank",
        r"stopp?\w*|aufhören|hört? (?:\w+ )?auf|hören sie (?:\w+ )?auf|schluss|unterlass\w*"
        r"|verzicht\w*|sparen sie|lassen sie das",
        r"mails?|e-?mails?|schreib\w*|spam\w*|nachricht\w*|zusend\w*|anschreib\w*|werbung"
        r"|kontakt\w*|newsletter|belästig\w*",
        r"nicht|nie|nichts|keine?",
        r"(?:weiter|weiteren|weitere) (?:e-?mails?|mails?|nachrichten|anschreiben|zusendungen"
        r"|werbung|kontakte?)|mehr (?:von ihnen )?(?:hören|schicken|senden|melden|schreiben"
        r"|zusenden|kontaktieren|bekommen|haben)"
        r"|(?:wieder|mehr|weiter) (?:schreib|meld|mail|kontakt|schick|send)\w*|(?:mailen"
        r"|schreiben|schicken|melden|senden|kontaktieren) sie (?:mir|uns|sich"
        r"|mich) (?:bitte )?(?:nie|nicht|nichts) (?:wieder|mehr|weiter)",
        r"\b(?:noch|bloß|bitte) nicht\b.{0,10}(?:auf\b|vor\b|lösch|entfern)|\b(?:nicht"
        r"|nie) (?:mehr )?(?:vor|bis)\b|\baus dem angebot|\bposition|\bzeile|\bversion|\bkunden\b"
        r"|\bbekommen,|\bin den verteiler|\brufen sie|\banrufen|\bnicht (?:abmelden|löschen"
        r"|entfernen|aufhören)|\bangebot",
    ),
    Roles(
        r"supprim\w*|suppression|effac\w*|retir\w*|enlev\w*|enlèv\w*|radi(?:er|ez|é)|désinscri\w*"
        r"|désabonn\w*|ôt(?:e|er|ez)|sortez|sortir|rayez",
        r"moi|me\b|nous|mes (?:données|coordonnées|infos)|mon (?:adresse|mail|e-?mail|nom"
        r"|contact)|vos? (?:liste|base|fichier)s?|votre (?:liste|base|fichier)|la liste"
        r"|cette liste",
        r"arr[êe]te(?:z|r)?|d'arr[êe]ter|cesse[zr]?|stop\w*|stoppe[zr]?|fiche[zr]?|assez",
        r"mails?|e-?mails?|courriels?|messages?|spams?|écri\w*|ecri\w*|envo\w*|sollicit\w*"
        r"|contact\w*|harcel\w*|la paix|relanc\w*|envois?|pub\w*",
        r"ne|n'|plus|pas",
        r"(?:m'|me |nous )?(?:contact|écri|ecri|envo|relanc|sollicit|démarch|recontact|appel"
        r"|insist|dérang|import)\w*(?:[- ](?:moi|nous))? (?:plus|jamais)|plus (?:me |m'"
        r"|nous )?(?:contact|écri|envo|relanc|sollicit|recev|insist|dérang)\w*"
        r"|pas insister|plus (?:de )?(?:vos |ces )?(?:mails?|e-?mails?|messages?|courriels?"
        r"|pubs?)",
        r"n'arr[êe]te|ne cess|pas encore|avant (?:le|lun|mar|mer|jeu|ven|de)|ligne|devis|clients"
        r"|si je me trompe|plus reçu|réunion|contrat|j'arr",
    ),
    Roles(
        r"elimin\w*|borr\w*|bórr\w*|suprim\w*|quit\w*|quít\w*|retir\w*|retír\w*|saqu\w*|sáqu\w*"
        r"|baja|exclu\w*|supresión",
        r"mis? (?:correo|datos|e-?mail|nombre|dirección|contacto|mail)s?|me\b|nos\b|(?:su|la|esta"
        r"|sus) (?:lista|base|bases)\w*|que me",
        r"basta|par(?:e|en|ad) (?:de|con|ya)|dej(?:e|en|ad|a) de|no más|no mas|ya no|stop|alto",
        r"correos?|e-?mails?|mails?|mensajes?|spam|escrib\w*|env(?:iar|iarme|íen|íe)\w*|mandar\w*"
        r"|molest\w*|contact\w*|publicidad|insist\w*|información",
        r"no|ya no|nunca",
        r"(?:vuelv\w+ a|más|mas|otra vez|de nuevo) ?(?:escrib|contact|env|mand|correos?|e-?mails?"
        r"|mensajes?|información)\w*|(?:escrib|contact|env|mand|molest)\w* (?:más|mas|nunca|nada)"
        r"|insista\w*|(?:quiero|deseo|queremos|deseamos) (?:más|recibir|nada)",
        r"no (?:deje|pare|elimin|borr|quit)|todavía|\baún\b|antes de|hasta|línea|clientes|llámeme"
        r"|llamada|\bpdf\b|contrato|oferta",
    ),
    Roles(
        r"rimuov\w*|rimozion\w*|cancell\w*|elimin\w*|togli\w*|disiscri\w*|disiscrizion\w*",
        r"mi\b|ci\b|(?:il mio|la mia|i miei|dei miei|del mio) (?:indirizzo|e-?mail|mail|dati"
        r"|contatto|nome|nominativo)|(?:dalla|dalle|della|vostra|vostre) (?:vostra "
        r"|vostre )?(?:lista|liste|database|mailing)\w*",
        r"basta|smett\w*|stop|finitela|piantatela",
        r"mail|e-?mail|messaggi|spam|scriv\w*|invi\w*|mandar\w*|contatt\w*|disturb\w*|pubblicità"
        r"|comunicazioni",
        r"non|mai|niente|nessun\w*",
        r"(?:ri)?(?:contatt|scriv|invi|mand|disturb)\w* (?:\w+ )?(?:più|altro|mai)"
        r"|più (?:ricevere|mail|e-?mail|essere|messaggi|sentir)|(?:ricontattat|contattat"
        r"|disturbat)\w*|(?:altre|ulteriori) (?:mail|e-?mail|comunicazioni)|(?:più|altre) (?:mail"
        r"|e-?mail)",
        r"non (?:smett|cancell|rimuov|togli)|ancora|prima (?:di|del)|riga|una chiamata|mi chiami"
        r"|contratto|offerta",
    ),
    Roles(
        r"remo(?:v|ç)\w*|retir\w*|exclu\w*|apag\w*|elimin\w*|tirem?|tirar|descadastr\w*|cancel\w*",
        r"me\b|nos\b|(?:meus?|minha|dos meus|o meu|do meu|a minha) (?:nome|e-?mail|contat?o"
        r"|contacto|dados|endereço|inscrição)|(?:da|dessa|desta|sua|vossa) (?:sua "
        r"|vossa )?lista\w*",
        r"par(?:e|em|ar) (?:de|com|já)|chega|basta|stop|deixem? de",
        r"e-?mails?|mails?|mensagens|spam|envi\w*|mand\w*|escrev\w*|contat\w*|contact\w*"
        r"|incomod\w*|isso|isto|insist\w*",
        r"não|nunca|nada",
        r"(?:envi|mand|escrev|contat|contact|incomod|receb|quero)\w*(?:-me)? (?:\w+ )?(?:mais"
        r"|nada)|mais (?:receber|e-?mails|mensagens|contact|nada)|insista\w*|me (?:envi|mand"
        r"|escrev|contat|contact)\w* mais",
        r"não (?:pare|remov|retir|apag)|ainda|antes d|linha|uma chamada|contrato|proposta",
    ),
    Roles(
        r"verwijder\w*|haal|haalt|uitschrijv\w*|schrijf|schrap\w*|afmelden|uitgeschreven|eraf",
        r"mij|me|ons|mijn|onze|de lijst|jullie lijst|uw lijst|het bestand|lijst|bestand|eraf",
        r"stop\w*|houd?t?|kap\w*|genoeg",
        r"mail\w*|e-?mail\w*|berichten|schrij\w*|stur\w*|spam\w*|contact\w*|hiermee|ermee"
        r"|benader\w*",
        r"niet|geen|nooit",
        r"(?:mail\w*|e-?mails?|berichten|contact\w*|stur\w*|benader\w*|schrijv\w*"
        r"|ontvang\w*)\b.{0,10}\b(?:meer|stur\w*)|meer (?:mail|contact|stur|ontvang|benader"
        r"|schrijv)\w*",
        r"nog (?:niet|geen)|niet (?:voor|op)|regel|maar op|\bop om\b|pdf|mandje|vrijdag|contract"
        r"|offerte",
    ),
    Roles(
        r"usu(?:n|ń)\w*|wypis\w*|skreśl\w*|wykreśl\w*|usunięcie",
        r"mnie|nas|mój|moje|moich|listy|bazy|adres\w*|danych",
        r"przesta\w*|stop|dość|koniec",
        r"mail\w*|e-mail\w*|pisa\w*|wysył\w*|spam\w*|kontakt\w*|wiadomo\w*",
        r"nie",
        r"(?:pisać|pisz|wysył|kontakt|przysył|mail)\w*.{0,14}(?:więcej|już|mną|nigdy)|(?:więcej"
        r"|już)\b.{0,14}(?:pis|wysył|kontakt|mail|wiadomo)\w*|niekontakt\w*",
        r"nie (?:przesta|usuwaj|wypisuj)|jeszcze|przed|umow|ofert|punkt|dzwonić|dostałem",
    ),
    Roles(
        r"ta bort|tas bort|borttag\w*|avregistr\w*|avanmäl\w*|radera|slett?\w*|fjern\w*|afmeld\w*"
        r"|avmeld\w*|meld|stryk|ta av",
        r"mig|meg|oss|os|min|mitt|mine|listan?|listen|adress\w*",
        r"sluta?|slutt?|stop|stopp|lad være|la være|nog|nok",
        r"mejl\w*|mail\w*|e-?post\w*|skriv\w*|skicka\w*|send\w*|spam\w*|kontakt\w*|snälla"
        r"|beskeder|meldinger|utskick",
        r"inte|ikke|inga|ingen|aldrig|aldri",
        r"(?:skicka|send|skriv|mejla|maila|kontakta?|ring)\w*.{0,16}(?:igen|igjen|mer|mere|fler"
        r"|flere|längre|mig|meg)|(?:fler|flere) (?:mejl|mail|e-?post|beskeder|meldinger"
        r"|utskick)\w*",
        r"(?:sluta|stop|slutt) (?:inte|ikke)|\bän(?:nu)?\W*$|förrän|fått|endnu|ennå|\bfør\b"
        r"|rad \d|linje|avtal|kontrakt|fungera|virke|ring inte|ikke ring",
    ),
    Roles(
        r"poist\w*|peru\w*", r"minu\w*|meid\w*|osoitt\w*|tieto\w*|listal\w*",
        r"lopet\w*|stop|riittää",
        r"viest\w*|lähet\w*|posti\w*|sähköpost\w*|späm\w*|spam\w*", r"älkää|älä|en halua|ei",
        r"(?:lähet|ottako|ota|viest|kirjoit)\w*.{0,24}(?:enää|minulle|meille|viest|posti)\w*",
        r"vielä|ennen|rivi|toimi",
    ),
    Roles(
        r"smaž\w*|vymaž\w*|odhla\w*|odhlá\w*|odstra\w*|vyřa\w*",
        r"mě|mne|nás|můj|moje|mou|seznam\w*|databáz\w*", r"přesta\w*|dost|stop",
        r"mail\w*|e-mail\w*|psát|píš\w*|posíl\w*|spam\w*|zpráv\w*|kontakt\w*", r"ne\w+|už",
        r"(?:nepiš|neposíl|nekontakt)\w*|nepřeji.{0,14}(?:mail|zpráv|kontakt)\w*",
        r"ještě|před|nepřest|řádek|smlouv|nabídk|do (?:pond|úter|střed|čtvr|pát)",
    ),
    Roles(
        r"töröl\w*|leiratkoz\w*|vegy\w* le", r"engem|minket|adat\w*|címem\w*|list\w*",
        r"hagyj\w*|elég|stop",
        r"mail\w*|levele\w*|írj\w*|küld\w*|spam\w*|békén|keres\w*", r"ne|többet",
        r"(?:írj|küld|keres)\w*.{0,10}(?:többet|több|tovább|levelet)", r"még ne|sor\b",
    ),
    Roles(
        r"sil\w*|çıkar\w*|kaldır\w*|iptal", r"beni|bizi|adres\w*|liste\w*|abonelik\w*",
        r"yeter|durdur\w*|bırak\w*|kes\w*",
        r"mail\w*|e-?posta\w*|mesaj\w*|yaz\w*|spam\w*", r"artık|bir daha|lütfen",
        r"(?:yazma|gönderme|atma|arama|yollama)\w*|istemiyor\w*",
        r"henüz|önce|kadar|satır|\bpdf\b|teklif",
    ),
    Roles(
        r"удал\w*|убер\w*|убра\w*|исключ\w*|отпи[сш]\w*|вычерк\w*|видал\w*|прибер\w*|відпи\w*",
        r"меня|нас|мой|мою|мои|мен[еі]|мо[юїє]\w*|адрес\w*|рассылк\w*|розсил\w*|списк\w*|баз\w*",
        r"хватит|прекрат\w*|перестан\w*|стоп|довольно|отстан\w*|припин\w*|досить",
        r"пис\w*|слать|шл\w*|спам\w*|рассыл\w*|розсил\w*|надсил\w*|присыл\w*|отстан\w*|беспоко\w*",
        r"не",
        r"(?:пиш|присыл|шл|беспоко|отправл|турбу|надсил)\w*|(?:пиш|присыл|шл|отправл"
        r"|надсил)\w*.{0,8}(?:больше|більше|никогда)",
        r"не (?:перестав|прекращ|удаляй|убирай)|\bдо (?:\w+)|пока|ещё|еще|ще не|пункт|строк"
        r"|договор|сч[её]т|файл|звоните|архив|вложен",
    ),
    Roles(
        r"dezabon\w*|șterge\w*|sterge\w*|elimina\w*|scoate\w*",
        r"mă|ma\b|-mă|ne\b|list\w*|adres\w*|date\w*", r"opri\w*|ajunge|încetați|stop",
        r"mail\w*|mesaj\w*|scri\w*|trimit\w*|spam\w*", r"nu (?:\w+ )?mai",
        r"(?:scri|trimit|contact|vreau|doresc)\w*",
        r"încă|până|rând|nu mai (?:am|lucr|este|fac)|ofert",
    ),
    Roles(
        r"διαγρ\w*|διαγραφ\w*|βγάλτε|αφαιρ\w*", r"με\b|μας|λίστα\w*|στοιχεί\w*|διαγραφώ",
        r"σταματ\w*|φτάνει|αρκετά",
        r"στέλν\w*|γράφ\w*|mail\w*|email\w*|μηνύμ\w*|ενοχλ\w*", r"μη|μην",
        r"(?:στέλν|στείλ|γράφ|γράψ|ξαναγράψ|ξαναστείλ|ενοχλ|επικοιν)\w*",
        r"ακόμα|ακόμη|πριν|γραμμή",
    ),
    Roles(
        r"退[订訂]|取消|删除|刪除|删掉|移除|移出|除名", r"我|名单|名單|列表|订阅|訂閱",
        r"停止|停|够了|夠了|别|別|不要|勿|不用",
        r"发(?:邮件|信|广告|给我|了)|再(?:发|發|寄|联系|聯絡)|發|寄|骚扰|騷擾|打扰|打擾"
        r"|联系我|邮件轰炸", r"不要|别|別|勿|请勿|不想",
        r"再.{0,6}(?:发|發|寄|联系|聯絡|收到)|收到.{0,6}(?:邮件|信)",
        r"还不|先不|之前|暂时|行\b|第.{1,2}行|pdf|合同|报价",
    ),
    Roles(
        r"削除|解除|外し|消し|退会", r"リスト|名簿|登録|アドレス|私|弊社|購読|配信",
        r"停止|止め|やめ|お断り|不要|結構|控え|遠慮",
        r"メール|連絡|配信|営業|送信|勧誘", r"二度と|もう|今後",
        r"(?:送|連絡|メール).{0,8}(?:ないで|不要|控え|遠慮|やめ|お断り)",
        r"まだ|前に|まで(?!も)|電話しないで|行目|契約書|見積",
    ),
    Roles(
        r"삭제|빼|제외|해지|취소", r"제 |저를|저희|명단|목록|리스트|메일|구독|주소",
        r"그만|중단|사절|멈춰|금지", r"메일|연락|보내|스팸|광고",
        r"다시는|더 ?이상|앞으로|이제",
        r"(?:보내|연락|메일).{0,8}(?:말|마세요|마십|마라|싫|원하지|원치)",
        r"아직|전에는|까지는|번 항목|계약|전화하지|견적",
    ),
    Roles(
        r"احذف\w*|أزيل\w*|إزال\w*|إلغاء", r"ني|بريدي|عنواني|اسمي|القائمة|قائمة|اشتراك\w*",
        r"توقف\w*|أوقف\w*|كفى|كفوا", r"رسائل|الرسائل|مراسل\w*|إرسال|ايميل\w*|بريد", r"لا",
        r"(?:ترسل|تراسل|تتواصل|أريد)\w*", r"بعد\b|قبل|حتى|أريد أن|مشكلة",
    ),
    Roles(
        r"הסר\w*|להסיר|הוריד\w*|תוריד\w*|מחק\w*", r"אותי|אותנו|רשימ\w*|כתובת\w*|מהרשימה|שלי",
        r"הפסיק\w*|תפסיק\w*|די|מספיק", r"לשלוח|מיילים|הודעות|ספאם|לכתוב", r"אל|לא",
        r"(?:תשלח|תכתב|לשלוח|תפנ)\w*.{0,14}(?:לי|לנו|יותר|שוב)", r"עדיין|לפני|שורה",
    ),
    Roles(
        r"xóa|gỡ|hủy", r"tôi|chúng tôi|danh sách|địa chỉ|đăng ký", r"ngừng|dừng|thôi",
        r"gửi|email|thư|làm phiền|liên hệ", r"đừng",
        r"(?:gửi|làm phiền|liên hệ|viết).{0,20}(?:nữa|tôi)", r"vội|chưa|trước|dòng|hợp đồng",
    ),
    Roles(
        r"hapus|keluarkan|batalkan", r"saya|kami|daftar|alamat|langganan", r"berhenti|stop|cukup",
        r"kirim\w*|mengirim\w*|email|pesan|spam|hubungi|menghubungi", r"jangan",
        r"(?:kirim|hubungi|email|ganggu)\w*.{0,20}(?:lagi|saya)", r"dulu|sebelum|baris|kontrak",
    ),
)  # fmt: skip

OPPOSITE: Final = (
    r"\bremove (?!me\b|us\b|my\b|our\b|this\b)\w+ from\b|\boff hold\b|\bohne\b"
    r"|, (?:please )?(?:call|phone|ring|text)\b|"
    r"\b(?:do not|don't|dont|doesn't|never|not|n't|cannot|can't|no need to) (?:\w+ ){0,3}?(?:stop"
    r"|quit|cease|removed?|unsubscribed?|take (?:me|us)|deleted?|drop|end)\b"
    r"|(?<!make )\b(?:we|they|i|it|he|she) (?:\w+ )?(?:stop|quit|cease)\w*\b|hesitate"
    r"|^stop (?:er|by)\b"
    r"|\bsending (?:pdf|word|excel)|\b(?:we|i|they) (?:want|need|plan|hope|would like|have|try) to"
    r" (?:stop|quit|cease|end) (?!receiv|getting|these|your|this|all|any)"
    r"|\b(?:nicht|bloß) (?:auf|aus)\b|\bnão pare|^(?!.*(?:möchte|will|wollen"
    r"|wünsche)).*keine? .{0,24}(?:bekommen|erhalten|gesehen)|\bnog geen\b|\bgehad\b"
)
"""What asks to go on, or tells of not having got something."""
