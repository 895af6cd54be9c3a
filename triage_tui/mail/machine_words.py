"""What mails say that were set up to answer by themselves, in many languages: all of what they say.

A clause that is not of these kinds was written by a person, for this mail. So a word that is
missing here costs a glance at an automatic reply, and never hides an answer.
"""

from __future__ import annotations

from typing import Final

HELLO: Final = (
    r"(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|hallo|guten|grüezi"
    r"|moin"
    r"|servus|sehr geehrte|liebe|bonjour|bonsoir|madame|monsieur|chère?s?|hola|buen[oa]s|estimad"
    r"|buongiorno|buonasera|salve|gentile|ciao|ol[áa]\b|bom dia|boa|caro|cara|prezad|goede|beste"
    r"|geachte|dag\b|dzień|witam|szanown|cześć|hej|hei|heisann|goddag|god\b|tere|dobr|vážen|ahoj"
    r"|üdv|tisztelt|kedves|jó napot|merhaba|sayın|iyi günler|selam|здравств|добр|уважаем|привет"
    r"|вітаю|шановн|bun[ăa]|stimat|γεια|αγαπη|καλ[ησ]|שלום|مرحب|السلام|أهلا|عزيزي|您好|你好|尊敬"
    r"|お世話|こんにちは|いつも|안녕|xin chào|kính|halo|selamat|kia ora|namaste|tak for"
    r"|team\b|all\b)"
)
THANKS: Final = (
    r"(?:thank|thx|dank|merci|gracias|grazie|obrigad|dziękuj|\btack|\btakk?\b|kiito|děkuj|köszön"
    r"|teşekkür|спасибо|дякую|благодар|mul[țt]um|ευχαριστ|תודה|شكر|谢谢|感谢|謝謝|ありがと"
    r"|勝手ながら|감사"
    r"|cảm ơn|terima kasih)"
)
SIGN_OFF: Final = (
    r"^(?:(?:with )?(?:best|kind|warm|many)\b|regards|cheers|thanks|thank you|sincerely|yours"
    r"|all the"
    r" best|take care|mfg|lg|vg|mit (?:freundlich|best|lieb|viel)|(?:viele|liebe|beste"
    r"|herzliche|schöne)"
    r" gr[üu]|freundliche gr|gr(?:uß|üße)|danke|vielen dank|(?:bien )?cordialement|bien à vous"
    r"|(?:avec mes )?(?:meilleures )?salutations|merci|bonne (?:journée|fin|soirée|semaine)"
    r"|(?:un |muchos )?(?:cordial(?:es)? )?saludos?"
    r"|atentamente|gracias|(?:cordiali|distinti|un cordiale) salut|saluti|grazie|cordialmente"
    r"|att\b|atenciosamente|(?:com os )?(?:melhores )?cumprimentos|abraço|obrigad"
    r"|(?:met )?(?:vriendelijke"
    r"|hartelijke) groet|groet|mvg|pozdrawiam|z poważaniem|z wyrazami|mvh|(?:med )?v[äe]nlig"
    r"|(?:bästa |med )?hälsning|(?:med )?(?:venlig )?hilsen|hilsen|kh\b|terveisin|ystävällisin"
    r"|kiitos"
    r"|s pozdravem|děkuj|üdvözlettel|tisztelettel|saygıl|sevgiler|iyi çalışmalar|teşekkür"
    r"|с уважением|хорошего|всего доброго|гарного"
    r"|спасибо|з повагою|cu (?:stimă|respect)|με εκτίμηση|ευχαριστώ|בברכה|תודה|مع (?:التحيات"
    r"|تحيات|خالص)"
    r"|شكر|此致|谢谢|祝好|よろしく|何卒|敬具|以上|감사합니다|trân trọng|salam|hormat)"
)
EXPECTED: Final = (
    # English
    r"(?:\burgent|\breturning\b|\bif (?:you (?:need|require|have (?:any|an)|would like|want)"
    r"|your (?:matter"
    r"|request|message|query)|it is urgent|this is)|\bwon\'t be\b|\bwill not\b|\binbox\b"
    r"|\bemergenc|\bimmediate|\bassistance|\bin (?:my|our) absence|\bwhile i(?:'m| am) (?:away|out"
    r"|gone)|\bcontact\b|\breach (?:me|us|out to)|\breply to (?:you|your (?:e-?mail|message)"
    r"|all|any|this"
    r" e-?mail)|\b(?:will|'ll|shall) (?:reply|respond|answer|get back|be (?:back|slow"
    r"|happy to (?:reply"
    r"|respond)|unable|reading|checking|responding|replying|in touch|out|away|returning"
    r"|delayed)|return"
    r"|not (?:be (?:reading|checking|able)|have|see|read)|have (?:no|limited|little)|read your"
    r"|check"
    r"|attend to|address)|\brespond(?:ing)? (?:to|as|when|upon|on|slow|with)"
    r"|\bslow to (?:respond|reply|answer)"
    r"|\bas soon as (?:i|possible|we)|\b(?:when|once|after|until|upon) (?:i|my|we)(?:'m|'re| am"
    r"| are)?"
    r" (?:am |are )?(?:back|return|get back|in the office)|\bback (?:in the office|at (?:work"
    r"|my desk)|on|from|tomorrow|next|this|by|in)\b"
    r"|\b(?:limited|no|intermittent|sporadic|little|occasional) (?:access|connectivity|internet)"
    r"|\baccess to (?:my )?e-?mail|\bdelay|\bforward(?:ed|ing)? |\bnot be (?:forwarded|read"
    r"|monitored)"
    r"|\bcolleague|\b(?:text|call|phone|ring) (?:me|us|him|her)? ?(?:on|at|\+|\d)"
    r"|\bplease (?:call|phone"
    r"|dial|text|e-?mail|write to|resend|direct|refer|visit)\b|\bnot monitored|\bauto(?:matic"
    r"|mated)|\bours?"
    r" office|\boffice (?:is|will be|hours)|\bclosed\b|\bbusiness (?:days|hours)|\bwithin \d+ "
    r"|\bticket|\bcase"
    r" (?:id|number|#)|\brequest (?:has been|id|number|\()|\bbeing reviewed|\bsupport team"
    r"|\bhelp ?(?:cent|desk)"
    r"|\badditional comments|\bsee you|\bhappy (?:holidays|new year)|\bmerry|\bin the meantime"
    r"|\bthank you for your"
    r" (?:patience|understanding)|\bunderstanding|\bpatience|\breturn(?:ing)? (?:on|to)"
    r"|\bvoicemail|\bmobile\b"
    r"|\bconference|\battending|\bfor (?:urgent|anything|everything|any|all|other|sales|support"
    r"|general|customer)"
    # German
    r"|dringend|notf[aä]ll|wenden sie sich|kontaktieren|vertretung|vertritt|kolleg"
    r"|weitergeleitet|weiterleit"
    r"|zugriff|erreichbar|wieder (?:da|zurück|im|für|erreichbar)|zurück\b|nach meiner rückkehr"
    r"|beantwort|melde mich"
    r" (?:bei|nach|nächste woche$|sobald|danach)|melden uns|antworte|abwesen|verständnis|geduld"
    r"|elektronisch|bearbeite"
    r"|ticket|gelesen|geschlossen|innerhalb von|ansprechpartner|rufen sie|telefonisch|mobil\b"
    r"|geräts?"
    # French
    r"|urg[eê]n|contacter|contactez|adresse[rz]|absence|de retour|réponse|répondr|retour\b"
    r"|accès|joindre|joignable"
    r"|transfér|en attendant|compréhension|collègue|remplac|dans les (?:plus brefs|meilleurs)"
    r"|fermé|rouvr"
    # Spanish, Portuguese, Italian
    r"|contact|respond|contest|contat|regres|volver|vuelvo|de vuelta|reincorpor|acceso|ausencia"
    r"|compañer|mientras tanto|comunicarse|comuníque"
    r"|brevedad|disculp|retorn|voltarei|volto|regresso|acesso|colega|ausência|entretanto"
    r"|brevemente|assim que|logo que"
    r"|responder|rientr|risponder|assenza|nel frattempo|rivolger|scrivete a|collega|tornerò"
    r"|appena possibile|accesso"
    r"|al mio ritorno|reindirizz|inoltrat"
    # Dutch
    r"|^(?:for|für|pour|para|per|voor|för|dla) (?:\w+ ?){1,2}$|dringend|spoed|contact op"
    r"|bereikbaar|terug\b|beantwoord|reageer|antwoord|afwezig|collega|toegang|doorgestuurd"
    r"|mijn mail niet|niet gelezen|zo snel mogelijk|bij terugkomst"
    # Polish, Czech, Hungarian, Romanian
    r"|piln|kontakt|odpowie|odpowiem|po powrocie|wróc|wrac|dostęp|zastęp|nieobecno|koleg"
    r"|naléhav|urgent|odpov|po návratu"
    r"|přístup|kolegyn|kolegu|zastup|sürgős|kolléga|kollég|válaszol|visszat|elérhet|keress"
    r"|urgen|contacta|răspun|revin"
    r"|reveni|colega|colegul|acces"
    # Nordic, Finnish
    r"|brådskande|akut|kontakta|kollega|svara|åter|tillbaka|besvara|haste|kontakt|svarer|svare"
    r"|tilbage|tilbake|vender"
    r"|hastende|presserende|adgang|tilgang|kiire|yhteyttä|vastaan|palaa|tavoit|luen|sijais"
    r"|lomalla|kolleg|sähköpost"
    # Turkish, Greek
    r"|acil|ulaş|iletişim|dönüş|cevap|yanıt|dönece|arkadaş|yazın$|επείγ|επικοινων|απαντήσ"
    r"|επιστρ|συνάδελφ"
    # Russian, Ukrainian
    r"|срочн|обращ|связ|свяж|отвечу|ответ|вернусь|возвращ|вернус|доступ|коллег|выхо|термінов"
    r"|звертай|відповім|повернус|колег"
    # the others
    r"|紧急|急事|请联系|联系|回复|返回|回来|回覆|緊急|聯絡|急ぎ|勝手ながら|連絡|返信|ご不便"
    r"|ご迷惑|戻り|対応|帰社|了承|대신|급한|연락|답변|답장|복귀|돌아"
    r"|דחוף|לפנות|אחזור|אשיב|אענה|حالة|عاجل|التواصل|سأرد|عودتي|khẩn|liên hệ|phản hồi|trả lời"
    r"|quay lại|mendesak|hubungi|membalas|kembali)"
)
RECEIVED: Final = (
    r"(?:(?:we|our team) (?:have |has |'ve )?(?:just )?received your (?:e-?mail|message|request"
    r"|enquiry|inquiry|query|submission)"
    r"|your (?:e-?mail|message|request|enquiry|inquiry|ticket)\b.{0,20} (?:has"
    r"|have) been (?:received|logged|created)"
    r"|(?:haben|hat) ihre? (?:nachricht|anfrage|e-?mail|mail) (?:erhalten|empfangen)"
    r"|avons bien reçu votre"
    r"|hemos recibido su|abbiamo ricevuto la (?:sua|tua|vostra)|recebemos (?:a |o )?(?:sua|seu)"
    r"|hebben (?:uw|je) (?:\w+ )?(?:bericht|mail|e-mail|aanvraag) (?:goed )?ontvangen"
    r"|otrzymaliśmy|vi har (?:mottagit|modtaget|mottatt)|thank you for (?:contacting"
    r"|reaching out to|getting in touch with) (?:\w+ )*\w+"
    r"|受け付けました|受領いたしました|我们已收到|已收到您的|접수되었습니다)"
)
SURE: Final = (
    r"(?:type your reply above this line|reply above this line|\bticket (?:id|number|#|no)\b"
    r"|\[ticket|ticketnummer|\bcase (?:id|number|#)"
    r"|request \(?#\s?\d|\bticket (?:has been|was) (?:created|opened)|do[- ]?not[- ]?reply)"
)
OFFER: Final = (
    r"(?:\bproposals?\b|\byour (?:offer|product|tool|platform|software|service|solution|pitch"
    r"|deck|company|team|idea|price|pricing|page|site|website)\b"
    r"|\bdemos?\b|\bpric(?:e|es|ing)\b|\bbudget|\bcontract\b|\bpilot\b|\bquote\b|\bcalend[ae]r"
    r"|\bcalendly|\binvite\b|\binterest|\bangebot|\bpreis|\bvertrag"
    r"|\boffre\b|\bdevis\b|\bprix\b|\bcontrat|\bpropuesta|\boferta|\bprecio|\bcontrato"
    r"|\bproposta|\bpreço|\bofferta|\bprezzo|\bcontratto|\baanbod|\bofferte|\bprijs"
    r"|\bcena\b|\bcenę|\bumow|\berbjudand|\boffert|\btilbud|\bpriset|\bprisen|\btarjous|\bhinta"
    r"|\bnabídk|\bcenu|\bajánlat|\bteklif|\bfiyat|\bпредложени|\bцен[аыу]"
    r"|\bдоговор|\bпропозиц|\bпропоз|\bprofert|\bπροσφορ|提案|価格|製品|产品|价格|报价|방안"
    r"|제안|가격|제품|הצעה|عرض"
    r"|سعر|\bnope\b|\bno thanks|\bsounds\b|\blooks?\b|\blove\b|(?<!you )\bneed\b|\binstead\b"
    r"|\bnot (?:relevant|interested|for us|needed)|\bnein\b|\bno,? gra)"
)
BUT: Final = (
    r"\sand (?=(?:the|this|it|we|our)\s)|\sund (?=(?:das|wir|unser|der|die)\b)|\set (?=(?:nous"
    r"|le|la|ça|c\')\b)|\sy (?=(?:el|la|nos|me|lo|se|ya|no)\s)|"
    r"\s*[,;:–—]\s+|\s+[-–—]\s+|[，、；：]|\s(?:but|however|though|so|aber|doch|mais|donc|pero"
    r"|así que|però|ma|quindi|mas|porém|maar|dus|ale|więc|men|så|mutta|joten"
    r"|takže|de(?= az)|ama|fakat|но|поэтому|але|dar|αλλά|אבל|لكن|nhưng|tapi)\s|が、|けど|但是?|지만"
)
"""What parts the clauses of a sentence."""
