"""Wishes for no more email that name none to stop: consent withheld, no interest in contact.

Each pattern is of one language, over single sentences in small letters, as in `opt_out_words`.
"""

from __future__ import annotations

from typing import Final

from triage_tui.mail.opt_out_wish import Wish

REFUSALS: Final = (
    Wish(
        ("consent", "permission", "interest in", "rather not", "prefer not", "make sure",
         "refrain", "desist", "favor", "favour", "object to", "another one"),
        r"\b(?:withdraw|revoke|retract)\w* (?:my|our|any|all) (?:\w+ )?(?:consent|permission)\b"
        r"|\b(?:(?:i|we)(?:'ve| have)? (?:never|did not|didn't|have not|haven't) (?:give|gave|given"
        r"|grant|granted)|you (?:do not|don't|never|did not|didn't) (?:have|had|get|got))"
        r" (?:you |anyone )?(?:my |our |any |the )?(?:consent|permission)\b"
        r"(?! to (?!e-?mail|contact|use|process|writ|send|store|keep|reach|add|hold))"
        r"|\b(?:e-?mail|contact|messag|data|address)\w*\b.{0,30}\bwithout (?:my|our|any) (?:\w+ )?"
        r"(?:consent|permission)\b"
        r"|\b(?:no|zero|not any) interest in (?:being|getting|receiving|hearing|be|any|more"
        r"|further) ?(?:more |further )?(?:contact|e-?mail|mail|approach|messag|solicit"
        r"|outreach|from you|added|spam|on (?:your|this))"
        r"|\b(?:rather|prefer) not (?:to )?(?:be (?:on (?:your|this|the|any)"
        r" (?:\w+ ){0,2}(?:lists?|sequence|campaign|newsletter|database)|contact|e-?mail"
        r"|messag|approach|part of)"
        r"|hear from|(?:get|receive) (?:any |more |further |such |these |this |your )*(?:e-?mail"
        r"|mail|messag|newsletter|kind))"
        r"|\bmake sure (?:that )?(?:i|we|my \w+|this \w+) (?:do not|don't|never|no longer|does not"
        r"|doesn't) (?:get|gets|receive|receives|hear|hears)\b.{0,24}\b(?:these|this|e-?mails?"
        r"|mails?|messages?|from you|again|any ?more)\b"
        r"|\b(?:refrain|desist|abstain) from (?:any |all |further )*(?:contact|e-?mail|messag"
        r"|solicit|spam|outreach|approach)"
        r"|\bfavou?r(?: and|,| by|:) (?:just |please )?(?:stop|quit|remove|unsub|delete)\w*"
        r"(?: (?:me|us|it|this|now|emailing|writing))*\W*$"
        r"|\bobject to (?:the |any |your |this )?(?:\w+ )?(?:processing|use|marketing|e-?mails?)",
        r"\b(?:he|she|they|boss|board) (?:has |have )?(?:not|n't|never) g",
    ),
    Wish(
        ("einwilligung", "zustimmung", "erlaubnis", "tragen sie", "trag ", "tragt ", "melden sie",
         "davon ab", "interesse an"),
        r"(?<!noch )\b(?:keine|nie eine|nie meine|nicht meine|niemals eine) (?:einwilligung"
        r"|zustimmung|erlaubnis)(?: (?:dazu|dafür|zu|zur|für|ihnen|hierzu|hierfür|\w*kontakt\w*"
        r"|\w*werbung))* (?:erteilt|gegeben)"
        r"|\b(?:widerruf\w*|ziehe\w*)\b.{0,20}\b(?:meine|unsere|jede|jegliche|die) (?:\w+ )?"
        r"(?:einwilligung|zustimmung)"
        r"|\b(?:mail\w*|e-mail\w*|kontakt\w*|werb\w*|daten)\b.{0,30}\bohne (?:meine|unsere) "
        r"(?:einwilligung|zustimmung|erlaubnis)"
        r"|\b(?:trag\w*|meld\w*) (?:sie )?(?:(?:bitte|doch|umgehend|sofort) )*(?:mich|uns)\b"
        r"[^,;]{0,30}\b(?:aus|ab)\W*$"
        r"|\b(?:davon|hiervon) ab(?:zusehen)?,.{0,40}\b(?:mir|mich|uns|kontakt\w*|\w*mails?|werbung"
        r"|anzuschreiben|schreiben)\b"
        r"|\bkein(?:erlei)? interesse an (?:weiter\w+|ihren|solchen|diesen) (?:\w+ )?(?:\w*mails?\b"
        r"|nachricht|kontakt|werb|newsletter|zusend)",
    ),
    Wish(
        ("oppos", "consentement", "accord", "intérêt"),
        r"\b(?:m'oppose|nous opposons) (?:à|au|aux)\b.{0,30}(?:traitement|utilisation|prospection"
        r"|réception|démarch|envoi|données|mails?|sollicit)"
        r"|\b(?:retir|révoqu)\w+ (?:mon|notre) (?:consentement|accord)\b"
        r"|\bn'(?:ai|avons) (?:pas|jamais) (?:\w+ )?(?:donné|accordé) (?:mon|notre|d'|de |aucun )"
        r"(?:consentement|accord)\b|\b(?:mail|écri|contact|données|adresse)\w*\b.{0,30}\bsans "
        r"(?:mon|notre) (?:consentement|accord)|\baucun intérêt (?:à|pour) (?:être|recevoir|vos"
        r" (?:mail|message|sollicit))",
    ),
    Wish(
        ("autori", "consent", "permiso", "opongo", "interés en", "oppongo", "interesse",
         "dados", "oponho"),
        r"\bno (?:autoriz\w+|he autorizado|hemos autorizado|di|he dado|hemos dado|doy|damos)"
        r" .{0,16}(?:uso|tratamiento|envío|consentimiento|permiso|correos?|datos|contact)\b"
        r"|\b(?:retir|revoc)\w+ (?:mi|nuestro|el) consentimiento|\bme opongo al (?:uso|tratamiento"
        r"|envío)|\bno (?:tengo|tenemos) interés en (?:recibir|que me|ser contact)"
        r"|\bnon (?:autorizz\w+|ho (?:mai )?autorizzato|ho (?:mai )?dato|do|abbiamo dato) .{0,20}"
        r"(?:uso|utilizzo|trattamento|invio|consenso|autorizzazione|dati)\b"
        r"|\b(?:revoco|ritiro|revochiamo) (?:il |la )?(?:mio |nostro )?consenso|\bmi oppongo al"
        r"|\bnon (?:ho|abbiamo) (?:alcun )?interesse (?:a|ad|nel) (?:ricever|essere contatt)"
        r"|\bnão (?:autoriz\w+|dei|dou|demos) .{0,20}(?:uso|tratamento|envio|consentimento"
        r"|autorização|conta[ct]to|dados)\b|\b(?:retir|revog)\w+ (?:o )?(?:meu )?consentimento"
        r"|\bme oponho ao|\bnão (?:tenho|temos) interesse em (?:receber|ser conta)",
        r"\b(?:todavía|aún|ancora|ainda)\b|\b(?:jefe|capo|chefe)\b",
    ),
    Wish(
        ("toestemming", "prijs op", "behoefte aan", "bezwaar", "zgod", "sprzeciw", "samty",
         "kontaktad", "więcej", "proszę"),
        r"\b(?:geen|nooit) (?:\w+ )?toestemming (?:gegeven|verleend)|\btrek\w*\b.{0,16}"
        r"\btoestemming\b|\bmaak\w* bezwaar tegen\b.{0,30}(?:gebruik|verwerk|mail|gegevens)"
        r"|\bgeen (?:prijs op|behoefte aan|interesse in) (?:verdere?|uw|jullie|deze|dit|meer|nog"
        r" meer|zulke)\b.{0,12}(?:mail|bericht|contact|reclame|e-mail)"
        r"|\bnie (?:wyraża(?:m|my)|wyrazi\w+|da(?:łem|łam)) (?:\w+ )?zgod[yę](?=\W*$| na (?:\w+ )?"
        r"(?:przetw|przes|wysy|kontakt|otrzym|wykorzyst|market|mail))"
        r"|\b(?:wycof|cof)\w+ (?:\w+ )?zgodę\b|\bsprzeciwiam się (?:\w+ )?(?:przetw|wykorz|wysy)"
        r"|\bproszę (?:\w+ ){0,3}nie (?:przesyłać|wysyłać|nadsyłać|pisać|kontaktować się)"
        r"(?: (?:mi|nam|do mnie|do nas|ze mną|z nami))?(?: (?:już|więcej|dalszych|takich|tych"
        r"|swoich|żadnych|kolejnych))*(?: (?:ofert|reklam|mail|e-mail|wiadomo|spam|informacj)"
        r"\w*)?\W*$"
        r"|\bwięcej (?:\w+ ){0,3}nie (?:pis|wysy|przes|kontakt)"
        r"|\b(?:vill|önskar) inte (?:längre )?bli kontaktad"
        r"|\b(?:aldrig|inte|aldri|ikke) (?:gett|gitt|givet|lämnat) .{0,12}samty[ck]ke",
        r"\bän(?:nu)?\W*$|\bförrän\b|\bnog (?:niet|geen)\b|\bjeszcze\b",
    ),
    Wish(
        ("alone", "welcome", "wanted", "unsolicited", "authori", "report", "legal", "block",
         "scratch", "strike", "cross", "wipe", "follow", "desist", "enough", "ping ", "chase",
         "nudge", "if you", "free of", "outreach", "kindly", "please", "do-not", "do not",
         "blacklist", "blocklist", "spamming", "asked", "told",
         "sequence", "campaign", "no more", "cut it", "knock it", "a rest"),
        r"\bleave (?:me|us|(?:my|our|this) \w+) alone\b"
        r"|\b(?:e-?mails?|messages?|contact|outreach|follow-?ups?) (?:is|are) (?:not |un)(?:welcome"
        r"|wanted|desired|appreciated)|\b(?:don't|do not) (?:accept|want|welcome) unsolicited\b"
        r"|\bnot authori[sz]ed to (?:contact|e-?mail|write|message|use my)"
        r"|\b(?:any|every|further|next|more|another)\b.{0,16}\b(?:e-?mails?|messages?|contact"
        r"|mails?)"
        r"(?: \w+){0,2} (?:will|would|shall|gets?|is going to)\b.{0,12}\b(?:reported|blocked"
        r"|spam|legal|lawyers?|harassment)\b"
        r"|(?:^|\bplease |\bkindly |\bjust )(?:scratch|strike|cross|wipe) (?:me|us|my \w+"
        r"|our \w+)\b"
        r".{0,12}\b(?:from|off|out)\b"
        r"|\bno (?:more |further )?follow[- ]?ups?(?: please| thanks)?\W*$"
        r"|^(?:kindly |please |just )?desist\W*$|^enough already\W*$"
        r"|\b(?:don't|do not|never) (?:ping|chase|nudge|text|dm) (?:me|us)(?: again| any ?more"
        r"| further| please)?\W*$"
        r"|\bif you (?:didn't|did not|don't|do not|no longer|never|stopped) (?:write|wrote|writing"
        r"|e-?mail\w*|contact\w*|messag\w*|sen[dt]|sending|reach\w*)\b.{0,16}\b(?:again|any ?more"
        r"|me|us|these)\W*$"
        r"|\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:asked|told|begged) (?:you"
        r"|them) (?:\w+ ){0,2}to (?:stop"
        r"|unsubscribe|remove (?:me|us))(?: (?:this|it|emailing|writing|contacting|mailing|me"
        r"|us))*\W*$"
        r"|\bstop (?:the|this|your) (?:\w+ )?(?:sequence|campaign|outreach|drip)\W*$"
        r"|^(?:please,? )?no more (?:\w+ )?(?:pitch(?:es)?|solicitations?|promos?|promotions?"
        r"|ads)\b"
        r"|^(?:please )?(?:cut it out|knock it off|give it a rest)\b"
        r"|\bfree of (?:your|these|such) |\b(?:don't|do not) (?:wish"
        r"|want) to be (?:a )?part of (?:your|this)"
        r"|(?:^|\bplease |\bkindly )(?:blacklist|blocklist|black-list) (?:me|us|my \w+|our \w+)"
        r"|(?:^|\bplease |\bkindly )(?:remove|delete|unsubscribe) \S{1,64}@\S"
        r"|\b(?:me|us|my \S+|our \S+) (?:on|to|in) (?:your|the|a) (?:\w+ )?(?:do[- ]not[- ]\w+|dnc"
        r"|suppression|block|black|opt[- ]out)[- ]?(?:list)?\b|\byou(?:'re| are) spamming (?:me"
        r"|us)\b",
        r"\bfrom the (?:cc|invite|thread|call)\b|\b(?:before|until|unless|need|we (?:don't"
        r"|do not) send)\b",
    ),
    Wish(
        ("frieden", "erwünscht", "gewünscht", "verbitte", "verschon", "mails", "löschen",
         "importun", "paix", "contact", "relanc", "sollicit", "angeschrieben", "angemailt",
         "sperrliste", "anfragen", "angebote", "daten", "plus d", "indésirable", "ongewenst"),
        r"\b(?:mich|uns)\b.{0,12}\bin frieden\b"
        r"|\b(?:\w*mails?|nachrichten|zuschriften|\w*werbung|kontakt\w*|anfragen)\b.{0,24}"
        r"(?:unerwünscht|nicht (?:mehr )?(?:erwünscht|gewünscht))"
        r"|\bverbitte (?:ich )?(?:mir|uns)\b|\bverschon\w* (?:sie )?(?:mich|uns)\b"
        r"|\bkeine (?:weiteren )?(?:folge|werbe|massen|kalt|erinnerungs)-?\w*mails?\b"
        r"|\bnicht (?:mehr|länger|weiter) .{0,12}(?:angeschrieben|angemailt|kontaktiert"
        r"|belästigt) werden"
        r"|\b(?:mich|uns|adresse|mail)\b.{0,16}\bauf (?:ihre|die|eure|eine) (?:sperr|black"
        r"|block)-?list"
        r"|^plus (?:de|d'|aucun) ?(?:vos )?(?:e-?mails?|mails?|messages?)\W*(?:$|,|merci|svp)"
        r"|(?:^|, |\bbitte )keine (?:weiteren |neuen )?(?:anfragen|angebote|kontaktversuche)"
        r"(?: mehr)?(?:,? bitte)?\W*$|^bitte (?:meine |unsere )?daten löschen\b"
        r"|^(?:bitte )?löschen(?:,? bitte| danke)?\W*$"
        r"|\bne (?:plus|pas) (?:me |nous |m'|jamais )?(?:importun|contact|relanc|sollicit|harcel"
        r"|embêt)\w*|\b(?:moi|nous) en paix\b|\bindésirables?\W*$|\b(?:is|zijn) ongewenst\W*$",
        r"\bnoch\b|\bavant\b|\bvor\b|\bbekommen\b|\berhalten\b",
    ),
    Wish(
        ("en paz", "in pace", "em paz", "quiero saber", "quero saber", "abst", "asten", "spokój",
         "spokoju", "zaprzesta", "baja", "não"),
        r"\b(?:dej|déj)\w+(?: de)? (?:\w+ )?en paz\b|\blasci\w+ in pace\b"
        r"|\bdeix\w+(?:-\w+)? em paz\b"
        r"|\b(?:no quiero|no queremos|não quero|não queremos) saber (?:nada |mais )*(?:más )?d[eoa]"
        r"|\b(?:abst[eé]n|abstenh|asteng|astener)\w* (?:de|dal|dall'|di) ?(?:env|escrib"
        r"|contact|mand"
        r"|inviar|scriver|contattar|escrev)|\bda(?:j|jcie|ć) (?:mi|nam) (?:\w+ )?spokój\b"
        r"|\b(?:solicit|pid|ped)\w+ (?:la|mi|nuestra) baja\b(?! (?:méd|labor))"
        r"|\bnão (?:me |nos )(?:contact|contat|escrev|envi)\w+ (?:novamente|outra vez|de novo)"
        r"|\bnão volt\w+ a (?:\w+ )?(?:contact|contat|escrev|envi|mand)"
        r"|\bzaprzesta\w+ .{0,12}(?:wysył|przesył|kontakt|pisani)\w*|\bzostaw\w* (?:mnie"
        r"|nas) w spokoju\b",
        r"\bantes d|\bprima d",
    ),
)  # fmt: skip
"""By kinds of languages that share words; each is asked only where one of its pieces is there."""
