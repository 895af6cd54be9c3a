"""The words of automatic replies, bounces and wishes: patterns over texts in small letters.

A pattern of many languages takes half a millisecond a mail. The pieces beside it say in a
hundredth of that whether one of its words can be there at all.
"""

from __future__ import annotations

from typing import Final

AWAY_SUBJECTS: Final = (
    r"abwesen|nicht im b[üu]ro|absence\b|absent\b|en congé|ausente|fuera de (?:la )?oficina"
    r"|fuori (?:sede|ufficio)|assente|afwezig|ikke (?:til stede|på kontoret)|frånvar|fravær"
    r"|poissa"
    r"|nieobecno|poza biurem|mimo kancel|nepř[ií]tomn|házon kívül|irodán kívül|ofis dışı"
    r"|вне офиса|в отпуске|отсутств|不在|休暇|外出|부재|휴가|out of town|on (?:annual )?leave\b"
    r"|on vacation\b|on holiday\b|vacation (?:reply|response|notice)|urlaub"
)
AUTOMATIC_SUBJECTS: Final = (
    r"auto(?:\s?[:：]|(?:matic|mated)?[ -]?(?:repl|respon|answer|acknowledg|message))"
    r"|autoreply|autoresponse|autosvar|automatis\w* (?:antw|svar|beantw)|automatische"
    r"|(?:réponse|reponse) automatique|message automatique|respuesta autom|risposta autom"
    r"|resposta autom|automaattinen|odpowied[źz] automat|automatyczna odpow|autoodpowied"
    r"|automatick[áaé]|automatikus v|otomatik (?:yan[ıi]t|cevap)|автоматический ответ|автоответ"
    r"|автоматична відпов|răspuns automat|raspuns automat|αυτόματη απάντηση|automatski odg"
    r"|automatinis|automātisk|automaatvastus|автоматичен|resposta automàtica|自動応答|自動返信"
    r"|自动回复"
    r"|自动答复|自動回覆|자동 (?:회신|응답)|ตอบกลับอัตโนมัติ|trả lời tự động|balasan otomatis"
    r"|תשובה אוטומטית"
    r"|رد تلقائي|الرد التلقائي|thank you for (?:contacting|your (?:e-?mail|message|enquiry"
    r"|inquiry))"
    r"|we(?:'ve| have) received your (?:e-?mail|message|request)|\[?ticket (?:received|created)"
)
BOUNCE_SUBJECTS: Final = (
    r"undeliver|delivery status|delivery (?:has )?fail|delivery (?:failure|incomplete"
    r"|notification)"
    r"|mail delivery|returned mail|mail system error|failure notice|message (?:not"
    r"|could not be) deliv"
    r"|unzustellbar|nicht zustellbar|non remis|échec de (?:la )?remise|no se (?:puede"
    r"|pudo) entregar"
    r"|non recapitabile|mancata consegna|mancato recapito|não entregue|falha na entrega"
    r"|onbestelbaar"
    r"|niet bezorgd|nie można dostarczyć|niedostarczona|kan inte levereras|kunne ikke leveres"
    r"|ikke leveret|ei voitu toimittaa|nedoručiteln|nelze doručit|kézbesíthetetlen|не доставлено"
    r"|недоставлен|teslim edilemedi|配信不能|送信できません|配信できませんでした|无法传递|退信"
    r"|未送達|niet bezorgbaar|kan ikke leveres|impossibile recapitare|não é possível entregar"
    r"|无法送达"
    r"|배달되지 않음|전송 실패|address not found"
)
BOUNCE: Final = (
    r"(?:delivery to the following recipients?|could(?:n't| not) be delivered to\b"
    r"|delivery has failed to (?:these|the following|\S{1,64}@)|was(?:n't| not) delivered to"
    r"|address (?:not found|couldn't be found)"
    r"|mailbox (?:is full|unavailable|not found|is no longer)|recipient address rejected"
    r"|permanent(?:ly)? (?:error|fail)|\b5\d\d[ -]5\.\d\.\d|\bstatus: 5\.\d|user unknown\b"
    r"|konnte nicht zugestellt werden|fehler bei der zustellung|n'a pas pu être (?:remis"
    r"|distribué)"
    r"|no se ha podido entregar|could not deliver your|this is the mail system at host)"
)
AWAY: Final = (
    r"(?:\b(?:i'?m|i’m|i am|i will be|i'll be|i’ll be|am|we are|currently|is"
    r"|be)\s+(?:currently |now |"
    r"away and |presently |also )?(?:out of (?:the |my )?office|out of town|ooo\b"
    r"|away from (?:the |my )?"
    r"(?:office|desk|e-?mail)|on (?:annual |parental |maternity |paternity |sick |medical "
    r"|family |"
    r"extended |bereavement )?(?:leave|vacation|holidays?|pto|sabbatical)|travell?ing"
    r"|unavailable)\b"
    r"|\bout of (?:the )?office (?:until|till|from|through|and|with|this|for|starting|today|on)\b"
    r"|\baway (?:until|till|from \w+ \d)|limited access to (?:my )?e-?mail"
    r"|returning (?:to the office )?on\b"
    r"|(?:bin|sind|befinde mich)\b[^!?\n]{0,60}(?:nicht (?:im b[üu]ro|im haus|am arbeitsplatz"
    r"|erreichbar"
    r"|da\b)|im urlaub|abwesend|außer haus|ausser haus|in elternzeit|auf (?:dienst"
    r"|geschäfts)reise)"
    r"|abwesenheitsnotiz|je (?:suis|serai)\b[^!?\n]{0,50}(?:absent|en congé|en vacances"
    r"|hors du bureau"
    r"|en déplacement)|absente? du bureau|(?:estoy|estaré|me encuentro|estarei"
    r"|estou)\b[^!?\n]{0,50}"
    r"(?:fuera de (?:la )?oficina|de vacaciones|de licencia|ausente|de férias|fora do escritório"
    r"|de baja)|(?:sono|sarò)\b[^!?\n]{0,50}(?:fuori (?:ufficio|sede)|in ferie|in vacanza"
    r"|assente)"
    r"|(?:ben|zal|ik ben)\b[^!?\n]{0,50}(?:afwezig|met vakantie|op vakantie|niet (?:op kantoor"
    r"|aanwezig)"
    r"|met verlof)|(?:jestem|będę|przebywam)\b[^!?\n]{0,50}(?:poza biurem|na urlopie|nieobecn)"
    r"|(?:är|är jag)\b[^!?\n]{0,50}(?:på semester|tjänstledig|föräldraledig|inte på kontoret"
    r"|ledig)"
    r"|(?:er)\b[^!?\n]{0,50}(?:på ferie|ikke på kontoret|fraværende|bortreist)"
    r"|olen\b[^!?\n]{0,50}(?:lomalla|poissa|vapaalla)|(?:jsem|budu)\b[^!?\n]{0,50}(?:mimo kancel"
    r"|na dovolen|nepř[ií]tom)|(?:nem vagyok|házon kívül|szabadságon)|(?:ofis dışında"
    r"|izinde(?:yim)?)"
    r"|(?:нахожусь|буду|я)\b[^!?\n]{0,50}(?:в отпуске|вне офиса|отсутств)"
    r"|不在にして|休暇(?:中|を)|休假|不在办公室|외출 중|휴가 중|부재 중|\bout on (?:pto|vacation"
    r"|leave)\b|actuellement en (?:congé|vacances)|encontro-me ausente|čerpám dovolenou"
    r"|har semester|\b(?:holder|har) ferie\b|у відпустці|поза офісом|απουσιάζω|σε άδεια"
    r"|εκτός γραφείου|בחופשה|מחוץ למשרד|في إجازة|خارج المكتب|nghỉ phép|în concediu)"
)
MACHINE: Final = (
    r"(?:(?:^|[\n.!*] ?)\s*\*{0,2}(?:this is|please note(?: that)? this is) an? (?:automat\w+"
    r"|auto-?)"
    r"|automat(?:ed|ic) (?:reply|response|message|e-?mail)\W*(?:$|\n|from|to confirm)"
    r"|auto-?generated|(?:do not|don't) reply to this (?:e-?mail|message)"
    r"|this (?:mailbox|inbox|e-?mail address) is (?:not|no longer) monitored"
    r"|dies(?:e|es) ist eine automatische|automatisch (?:generiert|erstellt)e? (?:nachricht"
    r"|antwort)"
    r"|ceci est (?:un message|une réponse) automatique|(?:este|esta) es (?:un mensaje"
    r"|una respuesta) autom"
    r"|esta é uma (?:mensagem|resposta) autom|questa è una risposta automatica"
    r"|dit is een automatisch|detta är ett automatiskt|dette er en automatisk"
    r"|to jest automatyczna"
    r"|это автоматическ|自動(?:返信|応答|送信)(?:です|メール)|自动回复|자동 (?:회신|응답))"
)
PERSON: Final = (
    r"(?:(?:^|\n)\s*(?:yes|yep|sure|ok(?:ay)?|no|ja|nein|oui|non|sí|si|sim|não|tak|nie|да|нет"
    r"|はい)"
    r"(?: (?:please|thanks|gerne?|bitte|merci|gracias|grazie|obrigad[oa]|graag))?\s*[,.!:\n]"
    r"|\b(?:i'?m|i am|we are|we're|very|would be|sounds?) interest(?:ed|ing)\b|\bnot interested\b"
    r"|\b(?:please )?(?:send|give|share|forward) (?:me|us) (?!an? e-?mail|a message)"
    r"|\bsounds (?:good|great)"
    r"|\blet(?:'|’)?s (?:talk|meet|schedule|speak|discuss|do|set)|\bwe (?:need|want|would like"
    r"|would sign)\b"
    r"|\bi (?:need|want|would like|would love|'d like|’d like|'d love) (?!to (?:thank|inform"
    r"|let))|\bi sign\b"
    r"|\b(?:works|work) for (?:me|us)\b|\bcount me in\b|\bremove me\b|\bunsubscribe me\b"
    r"|\bschicken sie (?:mir|uns)|\bsenden sie (?:mir|uns) (?!eine)|\b(?:ich|wir) (?:habe"
    r"|haben|hätte|hätten)"
    r"(?: \w+){0,2} interesse|\binteressiert (?:mich|uns)|\benvoyez[- ](?:moi|nous) (?!un)"
    r"|\bintéressé"
    r"|\benv[ií](?:ame|enme|anos|ennos)|\bme interesa|\bmi interessa|\bmand(?:ami|atemi|aci)"
    r"|\btenho interesse|\bstuur (?:mij|me|ons) (?!een (?:mail|e-mail|bericht))"
    r"|\bproszę o (?!kontakt|kierowanie)"
    r"|\bskicka (?:gärna )?(?:mig|oss|över|mer\b)|\bnot (?:for us|a priority)\b"
    r"|\b(?:happy|glad) to (?:chat|talk|meet)\b|\bgreat timing|\btry me again\b|興味があ"
    r"|\bsend (?:over |along )?(?:the|your) (?:contract|offer|pric|proposal|quote|deck)"
    r"|\bwould love a (?:demo|call|quote|trial)\b|\bcall me (?:on )?(?:\w{3,6}day|tomorrow)\b"
    r"|day\b[^.!?\n]{0,24} is best\b)"
)
NO_QUESTION: Final = (
    r"^\W*(?:urgent|need (?:help|immediate|urgent|support|something)|in a (?:hurry|rush)"
    r"|emergency"
    r"|is (?:this|it) urgent|have (?:a|an|any) |questions|dringend|fragen|besoin|une question"
    r"|dúvidas"
    r"|can't wait|looking for|want to|did you know|what happens)"
)
OPT_OUT: Final = (
    r"(?:(?:^|[\n.!,;:*\"'(>]\s*|\bplease\s+|\bto\s+be\s+|\bkindly\s+|\bcan you\s+"
    r"|\bcould you\s+|\bpls\s+)"
    r"(?:remove|delete|take|unsubscribe|drop|exclude)\s+(?:me|us|my|our"
    r"|this)\b(?!\s+(?:off )?(?:hands|time))"
    r"|(?:^|\n|[.!,:]\s+|\bplease\s+)unsubscribe\s*(?:$|[\n.!,]|please|from|immediately|now"
    r"|thanks)"
    r"|(?:^|\n)\s*(?:stop|opt[ -]?out|remove)[.!\s]*(?:$|\n)"
    r"|(?<!\bwe )(?<!\bit )\b(?:stop|quit|cease)\s+(?:e-?mailing|mailing|contacting|messaging"
    r"|spamming|writing|sending|bothering)"
    r"|(?<!\bi )(?<!\bwe )\b(?:do not|don't|don’t|never)\s+(?:ever\s+)?(?:e-?mail|contact"
    r"|write(?: to)?|message|send|bother)"
    r"\s+(?:me|us|any ?more|again|this)\b(?! (?:the|your|an?) (?!e-?mail|mail|message|news|offer))"
    r"|\bno (?:more|further) (?:e-?mails|mails|messages"
    r"|contact|communication)"
    r"|\b(?:want|like|wish) to (?:be removed|opt[ -]?out|unsubscribe)\b"
    r"|\bopt(?:ing)? (?:me )?out\b"
    r"|\btake me off|\bremoved? from (?:your|the|this|all) (?:mailing |e-?mail "
    r"|distribution )?lists?"
    r"|keine (?:weiteren )?(?:e-?mails|mails|nachrichten|werbung"
    r"|werbemails)(?: mehr)?\b(?!\s+(?:bekommen|erhalten|gesehen))"
    r"|\b(?:austragen|abmelden|abbestellen)\b|(?<!nicht )aus (?:ihrem|dem|eurem|deinem) verteiler"
    r"|(?:löschen|entfernen|streichen) sie (?:mich|uns|meine|unsere)"
    r"|nicht mehr (?:kontaktieren|anschreiben)"
    r"|\b(?:désabonne|désinscri|desinscri|desabonne)\w*|ne (?:plus|me) (?:me )?(?:contact|écri"
    r"|envoy)\w*+(?! que\b| pas avant\b)"
    r"|retire[zr][- ](?:moi|nous|mon)|supprime[zr][- ](?:moi|nous|mon|mes)"
    r"|(?:darme|denme|dame|deme|darnos|dar) de baja|no (?:me|nos) (?:env[ií]|contact|escrib"
    r"|mand)\w+"
    r"|(?:eliminen|borren|elimínenme|bórrenme|quítenme|retírenme)|cancell(?:atemi|ami|are la mia)"
    r"|rimuov(?:etemi|imi|ete)|non (?:mi )?(?:contatt|scriv|invi|mand)\w+ più|disiscri\w+"
    r"|(?:remov(?:am|er|a)[- ]me|remover? (?:o )?meu e-?mail|descadastr\w+|não (?:me )?(?:envi"
    r"|mand|contat)\w+ mais)"
    r"|\b(?:uitschrijven|afmelden|uitgeschreven)\b|geen (?:verdere )?(?:e-?mails|mails"
    r"|berichten)(?: meer)?"
    r"|(?:verwijder|haal) (?:mij|me|ons)|(?:wypis|usun|usuń|skreśl)\w* (?:mnie|nas|mój|moje)"
    r"|(?:o )?usunięcie"
    r"|proszę (?:mnie )?(?:nie|więcej nie) (?:pisać|kontaktować|wysyłać)|nie (?:życzę|wysyłać)"
    r"|avregistrera|avprenumerera|inga fler (?:mejl|mail|utskick)|ta bort (?:mig|oss|min)"
    r"|kontakta (?:mig|oss) inte"
    r"|(?:afmeld|slet|fjern) (?:mig|meg|os|oss|min)|ikke (?:kontakt|skriv|send) \w* ?(?:mig"
    r"|meg|flere|mer)"
    r"|(?:poistakaa|poista) (?:minut|minua|meidät|osoitteeni)|(?:odhla|vyřaď"
    r"|odstra[ňn])\w* (?:mě|mne|nás|můj)"
    r"|отпишите|удалите (?:меня|мой|нас|наш)|не (?:пишите|присылайте|беспокойте)|уберите меня"
    r"|(?:listeden|listenizden) çık|iptal etmek istiyorum|bir daha (?:yazma|mail|e-?posta)"
    r"|leiratkoz|töröljön"
    r"|配信(?:停止|を停止|を止め)|送らないで|連絡(?:しないで|は不要|は控え)|退订|不要再(?:发"
    r"|联系|給|给)|수신 ?거부|보내지 마|leave me alone|(?:not|n['’]t|no longer) (?:wish"
    r"|want) to (?:receive|get (?:your|these|such|any|more))"
    r"|schreiben sie (?:mich|uns) (?:bitte )?nicht mehr an|unterlassen sie"
    r"|\b(?:me|nous) (?:retirer|supprimer|enlever) d|(?:souhait\w+|veux) plus (?:recevoir"
    r"|être (?:contact|sollicit|démarch))"
    r"|bórr(?:eme|ame|enos)|dén?me de baja|no env[ií]\w+ más|(?:elimin|borr|quit)\w+ mi (?:correo"
    r"|e-?mail|direcc)|não (?:quero|desejo) (?:mais )?receber|(?:retir|elimin"
    r"|apag)\w+ o meu e-?mail|cancellar(?:mi|ci)\b|non (?:desider|vogli)\w+ (?:più )?ricevere"
    r"|(?:mnie|nas) (?:wypisać|usunąć)|(?<!не )(?:исключите|исключить|удалить|убрать) (?:меня"
    r"|нас|мой|наш)|töröljenek|dezabon|відпиш|видаліть (?:мене|нас|мо|наш)|не пишіть|διαγράψτε"
    r"|הסירו|להסיר אותי|إلغاء (?:ال)?اشتراك|hủy đăng ký|gỡ (?:tôi|chúng tôi))"
)
LEFT: Final = (
    r"(?:no longer (?:with|at|works?|working|employed|part of|associated|an employee"
    r"|in (?:this|the) (?:role|company))"
    r"|(?:has|have|had) left (?:the |our )?(?:company|organi[sz]ation|business|firm|team"
    r"|employment|us\b|acme)"
    r"|(?<!\bwe )(?:has|have) (?:moved on|departed|retired|resigned) |\bleft (?:the|our) (?:company"
    r"|organi[sz]ation|business|firm)"
    r"|(?<!\blink )(?:does not|doesn['’]t|do not|don['’]t) work (?:(?:here|there|with us)\b"
    r"|(?:for|with|at) [^.!?\n]{1,30} (?:any ?more|any longer)\b)"
    r"|nicht mehr (?:für|bei|in|im|im unternehmen|am)?\s?[^.!?\n]{0,50}(?:tätig|beschäftigt"
    r"|angestellt|arbeite\w*)"
    r"|nicht mehr (?:im|in unserem) unternehmen|hat (?:das"
    r"|unser) unternehmen (?:[^!?\n]{1,30} )?verlassen|arbeitet nicht mehr (?:bei|für|hier)"
    r"|(?:aus (?:dem|unserem) unternehmen )ausgeschieden|ne (?:travaille|fait) plus"
    r"|ne fais plus partie"
    r"|(?:a|ai) quitté (?:la |notre |l['’])?(?:société|entreprise)|ya no (?:trabaja|labora"
    r"|forma parte|está en)"
    r"|(?:ha dejado|dejó) (?:la|nuestra) (?:empresa|compañía)|non (?:lavora|fa) più"
    r"|ha lasciato (?:la società|l['’]azienda)"
    r"|(?:já )?não (?:trabalha|faz parte) (?:mais)?|não está mais (?:na|conosco)|(?:werkt"
    r"|is) niet (?:meer|langer) (?:werkzaam|bij|voor|hier)"
    r"|niet meer werkzaam|uit dienst|(?:już )?nie pracuje|nie jest już pracownikiem"
    r"|odszed?ł(?:a)? z firmy"
    r"|(?:har slutat|jobbar inte (?:längre|kvar)|arbetar inte längre)|(?:arbejder (?:her "
    r"|hos os )?ikke længere|jobber ikke lenger|har sluttet|er stoppet)"
    r"|ei ole enää (?:töissä|palveluksessa)|ei työskentele enää|již (?:ne"
    r"|v naší)[^.!?\n]{0,30}prac|už (?:zde |u nás )?nepracuje"
    r"|больше не работает|уволил(?:ся|ась)|artık (?:burada |bizimle |şirket\w* "
    r"|firma\w* )?çalışmıyor|işten ayrıl|már nem (?:dolgozik|munkatárs)"
    r"|退職|退社いたしました|已离职|已經離職|已不在|퇴사|werkt (?:hier|bij ons) niet (?:meer"
    r"|langer)|більше не працює|звільни(?:вся|лася)|nu mai (?:lucrează|face parte)"
    r"|δεν εργάζεται πλέον|không còn làm việc|đã nghỉ việc|כבר לא עובד|لم يعد يعمل|no (?:longer"
    r"|more) (?:monitored by|employee))"
)

AWAY_PIECES: Final = (
    "office", "out of town", "ooo", "away", "leave", "vacation", "holiday", "pto", "sabbatical",
    "travel", "unavailable", "limited access", "returning", "büro", "haus", "arbeitsplatz",
    "erreichbar", "nicht da", "urlaub", "abwesen", "elternzeit", "reise", "absent", "congé",
    "vacances", "bureau", "déplacement", "oficina", "vacaciones", "licencia", "ausente", "férias",
    "escritório", "baja", "ufficio", "sede", "ferie", "vacanza", "assente", "afwezig", "vakantie",
    "kantoor", "aanwezig", "verlof", "biurem", "urlop", "nieobecn", "semester", "ledig", "kontor",
    "fravær", "bortreist", "lomalla", "poissa", "vapaalla", "kancel", "dovolen", "nepř", "vagyok",
    "házon", "szabads", "ofis", "izinde", "отпуск", "офиса", "отсутств", "不在", "休", "외출",
    "휴가", "부재", "відпуст", "офісом", "απουσ", "άδεια", "γραφείου", "חופשה", "למשרד", "إجازة",
    "المكتب", "nghỉ", "concediu",
)  # fmt: skip
OPT_OUT_PIECES: Final = (
    "remove", "delete", "take ", "unsubscribe", "drop ", "exclude", "stop", "opt-out", "opt out",
    "optout", "opting", "opt me", "quit", "cease", "do not", "don't", "don’t", "never", "no more",
    "no further", "keine", "austragen", "abmelden", "abbestellen", "verteiler", "löschen",
    "entfernen", "streichen", "nicht mehr", "abonn", "inscri", "ne plus", "ne me", "retire",
    "supprime", "baja", "no me", "no nos", "eliminen", "borren", "elimínenme", "bórrenme",
    "quítenme", "retírenme", "cancell", "rimuov", "non ", "remov", "descadastr", "não",
    "uitschrijven", "afmelden", "uitgeschreven", "geen", "verwijder", "haal", "wypis", "usun",
    "usuń", "skreśl", "proszę", "nie ", "avregistrera", "avprenumerera", "inga fler", "ta bort",
    "kontakta", "afmeld", "slet", "fjern", "ikke", "poista", "odhla", "vyřaď", "odstra",
    "отпишите", "удалите", "не ", "уберите", "listeden", "listenizden", "iptal", "bir daha",
    "leiratkoz", "törölj", "配信", "送らないで", "連絡", "退订", "不要再", "수신", "보내지",
    "leave me", "not wish", "n't wish", "n’t wish", "not want", "no longer", "schreiben sie",
    "unterlassen", "me supprimer", "nous supprimer", "enlever", "plus recevoir", "plus être",
    "bórr", "no env", "elimin", "borr", "apag", "wypisać", "usunąć", "исключ", "удал", "убр",
    "dezabon", "відпиш", "видаліть", "διαγράψ", "הסיר", "اشتراك", "hủy", "gỡ",
)  # fmt: skip
LEFT_PIECES: Final = (
    "no longer", "no more", "has left", "have left", "had left", "left the", "moved on",
    "departed", "retired", "resigned", "not work", "n't work", "n’t work", "nicht mehr",
    "verlassen", "ausgeschieden", "ne travaille", "ne fait", "ne fais", "quitté", "ya no",
    "dejado", "dejó", "non lavora", "non fa", "lasciato", "não", "niet", "uit dienst", "nie ",
    "odszed", "slutat", "inte ", "ikke ", "sluttet", "stoppet", "enää", "již", "už ", "больше",
    "уволил", "artık", "ayrıl", "már ", "退", "离职", "離職", "不在", "퇴사",
    "left our", "більше", "звільни", "nu mai", "πλέον", "không còn", "đã nghỉ", "כבר לא", "لم يعد",
)  # fmt: skip
