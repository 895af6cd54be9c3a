"""The words in which people of many languages ask for no more email: one entry a language.

Patterns are matched against single sentences in small letters, with straight apostrophes.
"""

from __future__ import annotations

from typing import Final

from triage_tui.mail.opt_out_consent import REFUSALS
from triage_tui.mail.opt_out_english import ENGLISH
from triage_tui.mail.opt_out_others import OTHERS
from triage_tui.mail.opt_out_wish import Wish

WISHES: Final = (
    Wish(
        ("cancel", "want", "make", "remove", "delete", "erase", "take", "unsub", "drop",
        "exclude", "stop", "opt", "quit",
         "cease", "halt", "discontinue", "end ", "do not", "don't", "dont", "never", "no more",
         "no further", "enough", "refrain", "desist", "not ", "n't", "no longer", "spam",
         "reporting", "leave", "go away", "lose my", "lose this", "get ", "off", "purge", "keep",
         "block", "make it", "no email", "no mail", "no e-mail"),
        ENGLISH,
        r"(?:\b(?:do not|don't|dont|doesn't|never|not|no need to|n't want to|cannot|can't)"
        r" (?:\w+ ){0,2}?(?:stop|quit|cease|remove|unsubscribe|take (?:me|us)|be removed"
        r"|opt[ -]?out)\b"
        r"|\b(?:unsubscribe|opt[ -]?out)\b.{0,60}(?:click|link|http|reply)"
        r"|(?:click|visit|follow|reply)\b.{0,60}\b(?:unsubscribe|opt[ -]?out|stop)\b"
        r"|\b(?:when|if|where) (?:someone|somebody|a lead|leads|they|people)\b)",
    ),
    Wish(
        ("mail", "verteiler", "löschen", "austragen", "abmelden", "abbestellen", "entfernen",
         "streichen", "kontakt", "schreiben", "stopp", "werbung", "liste", "ruhe", "widersprech",
         "unterlass", "nichts mehr", "nachricht", "zuschrift", "hören sie auf", "hör auf",
         "hört auf", "lösche"),
        r"\bkeine? (?:weiteren? |solchen? |mehr )?(?:e-?mails?|mails?|nachrichten|werbung\w*"
        r"|werbe\w+"
        r"|kontaktaufnahmen?|zuschriften|newsletter|anfragen)(?: mehr)?\b(?!,? (?:mehr )?(?:von ih"
        r"nen )?"
        r"(?:bekommen|erhalten haben|gesehen|gefunden|da\b|im postfach|angekommen))"
        r"|^(?:bitte )?(?:austragen|abmelden|abbestellen|stopp?|abmeldung)(?:,? (?:bitte"
        r"|danke))?\W*$|\b(?:nichts|nie|nicht) (?:mehr|wieder|weiter)\W*$(?<!geht nicht mehr)"
        r"|\b(?:mich|uns|meine? \S+|unsere? \S+) (?:\S+ ){0,5}?(?:austragen|abmelden|entfernen"
        r"|löschen"
        r"|streichen|nehmen|genommen|gelöscht|gestrichen|entfernt)\b"
        r"|\b(?:mich|uns|adresse|daten|möchte|will|wollen|bitte|werden)\b.{0,40}(?:aus"
        r"|von) (?:ihr\w+"
        r"|dem|der|eur\w+|dein\w+) (?:e-?mail-?)?(?:verteiler|mailingliste|liste|datenbank"
        r"|newsletter)"
        r"|\b(?:lösch\w*|entfern\w*|streich\w*|nehm\w*|nimm) (?:sie )?(?:mich|uns|meine?n?"
        r"|unsere?n?)\b"
        r"|\b(?:hör\w*|hört) (?:sie )?(?:(?:jetzt|bitte|endlich) )*auf\b"
        r"|\bschluss mit\b.{0,20}mail"
        r"|\bstopp\w* (?:sie )?(?:bitte )?(?:die|diese|alle|ihre|das|den)\b.{0,12}(?:mail"
        r"|nachricht|spam)"
        r"|(?:nicht mehr|nie wieder|nie mehr|nicht weiter|nicht wieder|nicht länger)\b.{0,16}"
        r"(?:kontakt|anschreib|schreib|an?zuschreib|anmail|mailen|belästig|behellig|kontaktiert)"
        r"|\b(?:schreib\w*|kontaktier\w*|mail\w*) (?:sie )?(?:mich|uns|mir)\b.{0,12}\b(?:nicht"
        r"|nie)\b"
        r"|\bunterlass\w*|\bsehen sie von weiteren|von weiteren .{0,30}absehen|in ruhe\b(?! (?:an"
        r"|lesen"
        r"|durch|prüf|über))|\bwidersprech\w* .{0,30}(?:nutzung|verwendung|verarbeitung|werb"
        r"|daten)"
        r"|\b(?:möchte|will|wünsche|wollen|möchten)n? .{0,20}(?:keine|nicht) .{0,30}(?:mail"
        r"|kontakt"
        r"|nachricht|werbung|newsletter)|\bnicht interessiert.{0,20}(?:lösch|entfern|austrag)",
        r"\b(?:nicht|nie|keinesfalls)\b.{0,8}\b(?:auf\b|(?:aus|von) (?:dem|ihrem) verteiler)"
        r"|\bnoch nicht\b"
        r"|\b(?:nicht )?(?:vor|bis) (?:mo|di|mi|do|fr|sa|so|an|en|zu|näch|ende|\d)"
        r"|\baus dem angebot"
        r"|\bposition\b|\bunsere kunden|\ban (?:frau|herr|ihn|sie|die|den|andere)|rufen sie"
        r"|anrufen|\bin den verteiler",
    ),
    Wish(
        ("abonn", "inscri", "plus", "retir", "supprim", "enlev", "arrêt", "arret", "cess", "stop",
         "tranquil", "d'arr", "ôte", "efface", "radie"),
        r"d'arr[êe]ter\W*$|\b(?:dés|des|dé)(?:abonn|inscri)\w*|(?:\bne|\bn['’]) ?(?:plus|m['’ ]?"
        r"|nous|me)\b.{0,8}(?:contact|écri"
        r"|ecri|envo|sollicit|démarch|adress|mail|dérang)|\b(?:m['’]|me |nous |n['’]?)(?:écri"
        r"|envo|contact|sollicit"
        r"|démarch)\w* (?:plus|pas|jamais)|(?:retire|supprime|enlève|enleve|efface|raye|radie"
        r"|sort)\w{0,2}"
        r"[- ](?:moi|nous|mon|mes|notre|nos|cette adresse)|\b(?:me|nous) (?:retirer|supprimer"
        r"|enlever"
        r"|effacer|rayer)\b|\b(?:être|soit) (?:retiré|supprimé|enlevé|effacé|désinscrit|désabonné"
        r"|rayé)\w* d"
        r"|\b(?:arr[êe]te[zr]|arrêt|cesse[zr]|stoppe[zr])\b.{0,12}(?:mail|écri|ecri|envo|spam"
        r"|contact|message"
        r"|sollicit|harcel)|^(?:svp |merci,? )?stop(?: (?:aux?|les?|à (?:vos|ces)|vos|ces|svp"
        r"|merci)?"
        r" ?(?:e-?mails?|mails?|courriels?|messages?|spams?|pubs?|envois?|publicités?))?\W*(?:svp"
        r"|merci"
        r"|s'il vous plaît)?\W*$|^(?:merci,? )?plus (?:de|aucun) (?:e-?mails?|mails?|messages?"
        r"|courriels?|pubs?)(?: (?:svp|merci|s'il.*))?\W*$|(?:souhait\w+|veu\w+"
        r"|désir\w+) plus (?:recevoir"
        r"|être|avoir|de (?:vos|mails?))|\blaisse\w*[- ](?:moi|nous) tranquille",
        r"(?:n'arrêt|ne cess|n'arret)|\bpas encore\b|\bpas avant\b|\bavant (?:le|lun|mar|mer|jeu"
        r"|ven|la|d)"
        r"|tout de suite|que par\b|nos (?:clients|abonnés|contacts)",
    ),
    Wish(
        ("bórr", "elimín", "baja", "correo", "mail", "escrib", "contact", "borr", "elimin", "quít",
        "quiten", "retír",
         "basta", "mensaj", "env", "molest", "mand", "sáq", "suscri", "public"),
        r"\b(?:dar|darme|darnos|denme|dame|déme|deme|dé?nos) (?:\w+ )?de baja"
        r"|^(?:de )?baja(?:,? por favor)?\W*$"
        r"|\bno (?:me|nos) (?:vuelva[ns]? a )?(?:env[ií]|mand|escrib|contact|molest"
        r"|sig)\w*(?: más| mas| nada"
        r"| nunca| por favor| correos?| e-?mails?| mensajes?| publicidad| ofertas?| estos?"
        r"| estas?)*\W*$"
        r"|\bno (?:env|mand|escrib|contact)\w+ (?:más|mas)\b|\b(?:borre|bórr|elimin|quít|quit"
        r"|retír|retir|sáqu|saqu"
        r"|exclú)\w*(?:me|nos|lo|los|en|e|a)?\b (?:de (?:su|la|esta|sus|vuestra)|mi|mis|nuestro)\b"
        r"|\b(?:bórr|elimín|quít|retír|sáqu|excl)\w*(?:me|nos|enme)\b|\b(?:basta|no más|no mas"
        r"|ni un) (?:de |con )?"
        r"(?:estos |los |sus )?(?:correos?|e-?mails?|mails?|mensajes?|spam)|\b(?:dej|par|ces)(?:e"
        r"|en|a|ad) (?:ya )?de"
        r" (?:escrib|env|mand|contact|molest|spam)|no (?:quiero|deseo|queremos"
        r"|deseamos) (?:recibir|más|mas"
        r"|sus|que me)|\b(?:cancelar|anular) (?:la|mi) suscripción|\bdesuscri",
        r"\bnão\b|\bno (?:deje|pare|cese|borre|elimine|quite)|\btodavía\b|\baún\b|\bantes de\b"
        r"|\bhasta\b|clientes"
        r"|\bno (?:me|nos) (?:envió|mandó|escribió|contactó|enviaron)",
    ),
    Wish(
        ("non ", "più", "cancell", "rimuov", "rimoss", "iscri", "basta", "smett", "togli",
        "elimin", "contatt",
         "niente"),
        r"\bnon\b(?: (?:mi|ci|vi|voglio|desider\w+|vogliamo|vorrei))*\b.{0,14}(?:contatt|scriv"
        r"|invi|mand|ricev|disturb)"
        r"\w*(?: \w+)? più|\bnon (?:mi |ci )?(?:contattate|scrivete|inviate|mandate"
        r"|disturbate)(?:mi|ci)?\W*$"
        r"|\bnon (?:voglio|desidero|vogliamo|vorrei) (?:più )?(?:ricevere|altre|le vostre|essere)"
        r"|\b(?:cancella|rimuovi|rimuove|elimina|togli|disiscriv)\w*(?:mi|ci|temi|teci)\b"
        r"|\bcancella(?:re|te)? la mia"
        r"|\b(?:cancell|rimuov|elimin|togli)\w* (?:il mio|la mia|i miei|il nostro)|\bdisiscri\w+"
        r"|\bbasta (?:con )?"
        r"(?:le |queste |l')?(?:e-?mails?|mails?|messaggi|spam|pubblicità)|\b(?:smett"
        r"|piant)\w+ di (?:scriv|mand|invi|contatt)"
        r"|\bla smetta|\bessere (?:rimoss|cancellat|toltt?|eliminat)\w"
        r"|\bniente (?:più )?(?:e-?mail|mail|messaggi)"
        r"|\bnessun'?altr[ae] (?:e-?mail|mail)",
        r"\bnon (?:smett|cancell|rimuov|togli)|\bancora\b|\bprima (?:di|del)\b",
    ),
    Wish(
        ("e-mail", "email", "mensag", "remov", "descadastr", "lista", "não", "contact", "contat",
        "inscri",
         "pare", "apag", "chega", "basta", "retir", "elimin", "mail"),
        r"\b(?:remov|retir|exclu|apag|elimin|tir|descadastr)\w*(?:-me|-nos)\b|\b(?:me"
        r"|nos) (?:remov|retir|exclu|tir|descadastr)\w+"
        r"|\b(?:remov|retir|exclu|apag|elimin)\w* (?:o |os |a )?(?:meus?|minha|nosso)"
        r"|\bdescadastr\w+"
        r"|\bnão (?:me |nos )?(?:envi|mand|contat|contact|escrev|incomod)\w*(?:-me|-nos)?(?: mais"
        r"| nada| nunca| por favor"
        r"| e-?mails?| mensagens)+\W*$|\bnão (?:me )?(?:contacte|contate|contactem|contatem"
        r"|escreva|escrevam)\w*\W*$"
        r"|\bnão (?:quer\w+|desej\w+) (?:mais )?(?:receber|ser contact|e-?mails|mais)|\b(?:sair"
        r"|saia|tirar|remover) d(?:a|essa|esta|e sua) lista"
        r"|\bchega de (?:e-?mail|mensag|spam)|\bbasta de (?:e-?mail|mensag)|\bpar(?:e|em"
        r"|ar) (?:já )?(?:de|com) (?:\w+ )?(?:e-?mail|mensag|envi|mand|escrev|contat|contact|spam)"
        r"|\bcancelar (?:a )?(?:minha )?(?:inscrição|subscrição|assinatura)",
        r"\bnão (?:pare|remov|retir|apag)|\bainda\b|\bantes d",
    ),
    Wish(
        ("hou op", "mail", "uitschrij", "afmeld", "uitgeschreven", "schrijf", "lijst",
        "verwijder", "haal",
        "bericht",
         "contact", "bestand", "rust"),
        r"\b(?:uitschrijven|afmelden|uitgeschreven)\b|\bgeen (?:verdere |nieuwe )?(?:e-?mails?"
        r"|mails?|mailtjes|berichten|reclame"
        r"|spam)\b(?: meer| aub| a\.u\.b\.?| alsjeblieft| graag| ontvangen| krijgen)+"
        r"|\b(?:verwijder|schrap) (?:mij|me|ons|mijn|onze)\b|\b(?:haal|schrijf|gooi) (?:mij|me"
        r"|ons|mijn|onze)\b.{0,24}\b(?:van|uit|af|eraf|weg)\b"
        r"|\b(?:stop|stopt|hou|houd|houdt|kappen?) (?:nu |eens |aub )?(?:op )?(?:met"
        r"|mee)\b.{0,20}(?:mail|schrij|stur|spam|contact|bericht)"
        r"|\bniet meer\b.{0,10}(?:mail|schrijv|contact|benader|stur)|\b(?:wil|wens|willen"
        r"|wensen)\b.{0,20}(?:geen|niet)\b.{0,20}(?:mail|bericht|contact)"
        r"|\b(?:van|uit) (?:de|jullie|uw|het|je) (?:mail|mailing)?(?:lijst|bestand"
        r"|adressenbestand)\b|\bmet rust\b|^hou(?:dt?)? (?:er(?:mee)? )?op\W*$|\bmail (?:me|mij"
        r"|ons) niet meer",
        r"\b(?:heb|hebben|had|hadden) (?:\w+ )?geen (?:e-?mail|mail|bericht)"
        r"|\b(?:niet|nooit) (?:op)?stop|\bnog niet\b|\bnog geen\b|\bniet voor\b|gehad",
    ),
    Wish(
        ("mail", "wypis", "usun", "usuń", "skreśl", "wykreśl", "pisać", "pisz", "wysył", "kontakt",
        "wiadomo",
         "przesta", "rezygn"),
        r"\b(?:wypis|wypisz|skreśl|wykreśl)\w*|\bnie (?:piszcie|pisz|wysyłaj\w*|wysyłać"
        r"|kontakt\w*|przysyłaj\w*|życzę)"
        r"|\bprzesta\w+ .{0,16}(?:pisać|wysył|spam|kontakt|mail)|niekontaktowanie|\bdość (?:tych "
        r"|już )?(?:mail|e-mail|wiadom|spam)"
        r"|\bnie (?:chcę|chcemy|życzymy|życzę)\b.{0,20}(?:mail|wiadomo|kontakt|otrzym)"
        r"|\bkoniec z (?:tymi )?mail",
        r"\bnie (?:przesta|usuwaj|wypisuj)|\bjeszcze\b|\bprzed\b|\bdo (?:ponied|wtor|śro|czw|pią)"
        r"|z (?:oferty|umowy)",
    ),
    Wish(
        ("mejl", "mail", "avregistr", "avprenum", "bort", "kontakt", "sluta", "utskick",
        "meddeland", "lista"),
        r"\b(?:avregistrera|avprenumerera|avanmäl)\w*|\binga fler (?:mejl|mail|e-?post|utskick"
        r"|meddelanden)|\bta bort (?:mig|oss|min)"
        r"|\bkontakta (?:mig|oss) (?:inte|aldrig)|\bsluta (?:upp )?(?:med )?(?:att )?(?:mejla"
        r"|maila|skicka|skriva|kontakta|spamma)"
        r"|\b(?:vill|önskar) inte (?:ha|få|längre)\b.{0,20}(?:mejl|mail|utskick|meddel)"
        r"|\b(?:skicka|mejla|skriv) inte (?:mer|fler|till mig|igen|mig)\b"
        r"|\bslipp\w* .{0,12}(?:mejl|mail)",
        r"\bsluta inte\b|\bän(?:nu)?\W*$|\bförrän\b|\bfått\b",
    ),
    Wish(
        ("mail", "e-post", "afmeld", "avmeld", "slet", "fjern", "stop", "slutt", "ikke", "liste"),
        r"\b(?:afmeld|avmeld|slet|slett|fjern|meld|ta|tag|stryk) (?:mig|meg|os|oss|min|mitt|vår"
        r"|vores)\b(?: (?:af|av|fra|ud|ut))?"
        r"|\bikke flere (?:e-?mails?|mails?|e-?post\w*|beskeder|meldinger)|\bikke (?:kontakt"
        r"|skriv|send|mail)\w* (?:mig|meg|oss|os|til|flere|mer|mere)"
        r"\b(?: \w+)? ?(?:flere|mer|mere|igen|igjen|e-?post\w*|mails?|$)|\b(?:kontakt|skriv"
        r"|send) (?:mig|meg|os|oss) ikke"
        r"|\b(?:stop|slutt?) (?:venligst )?(?:med )?(?:at|å|de|disse|dine)\b.{0,14}(?:mail|skriv"
        r"|send|kontakt|spam|e-post)"
        r"|\b(?:ønsker|vil) ikke\b.{0,20}(?:mail|e-?post|kontakt|beskeder|meldinger)"
        r"|\bafmelding\b|\bavmelding\b",
        r"\bikke (?:stop|slutt|slet|fjern)|\bendnu\b|\bennå\b|\bfør\b",
    ),
    *OTHERS,
    *REFUSALS,
)  # fmt: skip
"""Every language's wish; most emails hold the pieces of none or of one."""
