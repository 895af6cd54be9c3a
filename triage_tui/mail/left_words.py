"""The words in which people say that somebody works there no more, in many languages."""

from __future__ import annotations

from typing import Final

COMPANY: Final = (
    r"(?:the |our |my |this )?(?:\w+ )?(?:company|organi[sz]ation|business|firm|team|agency|bank"
    r"|school"
    r"|store|shop|department|group|employ\w*|practice|studio|startup|start-up|office)\b"
)
LEFT: Final = (
    # what says so of whoever it is
    r"no longer (?:with (?!us in)|at|here|work(?:s|ing)? (?:at|here|there|with us|for)(?! me\b)"
    r"|employed"
    r"|part of (?!the plan|the offer|it\b)|associated|affiliated|an employee|in (?:this|that"
    r"|the) (?:role|position|company)"
    r"|monitored by|works? (?:in|for))"
    rf"|\bleft {COMPANY}(?! (?:an?|some|out|early|late|already|for (?:the|today|lunch)|at \d+)\b)"
    r"|\bleft (?:us|here|employment)\b(?! an?\b| some"
    rf"| with)"
    rf"|\b(?:leaving|departing|departed|quit|quitting) (?:us\b(?=\W*$| (?:at|in|on|by|for|from"
    rf"|this|next|soon|today)\b)|{COMPANY})"
    r"|\bnot (?:with|at) (?:the|our|us|this)\b.{0,20}any ?(?:more|longer)|\b(?:'m|am|is|'s"
    r"|are) (?:not|n't) (?:at|with) \w+ any ?(?:more|longer)"
    r"|\b(?:has|have|had|'s|'ve|i|he|she|they) (?:now |since |recently |just )?(?:moved on"
    r"|retired|resigned|departed|passed away|changed (?:jobs|employers|companies))\b"
    r"|\b(?:has|have|'s|'ve|he|she|i|they) (?:now |since |recently )?left(?=\W*$|[,;] )"
    r"|\bpassed away\b|\bmade redundant\b|\blaid off\b"
    r"|\b(?:he|she|i|they|who)(?:'s|'m| is| am| are) (?:no longer there|(?:now )?retired)\b"
    r"|\b(?:into|taken|in) (?:early )?retirement\b"
    r"|\b(?:took|found|accepted|started) (?:another|a new|a different) (?:job|position|role)\b"
    r"|\b(?:on )?to a(?:nother| different) company\b"
    r"|\b(?:was|were|been|got) (?:let go|laid off)\b|\b(?:ex|former)[ -]employee\b"
    r"|\btime at \w+.{0,12}(?:come to an end|is over|ended)|\bnot work(?:ing)? here any"
    r"|\b(?:is|am|'m|'s) retiring\b|\bretired\W*$|\ba job elsewhere|ei ole enää meillä\W*$"
    r"|\bretired (?:last|in|from)\b|\bchanged (?:jobs|employers)\b|\bresigned\b"
    r"|\bmoved (?:on )?to (?:another|a new|a different) (?:company|firm|employer|role|job"
    r"|organi[sz]ation)|\bmoved on (?:from|to)\b.{0,24}\b(?:role|company|acme|at)\b"
    r"|\bjoined (?:another|a new|a different) (?:company|firm|employer|organi[sz]ation)"
    r"|\b(?:my|his|her|their|whose) last (?:working )?day\b(?! on (?:site|the)| of (?:the|my"
    r"|vacation))|\blast (?:working )?day (?:with us|at the company|here)\b"
    r"|(?:does not|doesn't|do not|don't|did not) work (?:(?:here|there|with us)\b(?! for\b)"
    r"|(?:for|at) [^.!?\n]{1,30} (?:any ?more|any longer)\b)"
    # German
    r"|nicht mehr (?:für|bei|in|im|im unternehmen|am|hier|dort)?\s?[^.!?\n]{0,50}(?:tätig"
    r"|beschäftigt|angestellt|arbeite\w*)"
    r"|nicht mehr (?:im|in unserem|in der|bei) (?:unternehmen|firma|uns)\b|nicht mehr (?:da|hier"
    r"|im haus)\b|nicht mehr bei (?!ihnen|der|dem|einem|ihm)\w+\W*$|arbeitgeber gewechselt|(?:hat"
    r"|haben|habe) (?:das|unser|die|unsere|mein) (?:unternehmen|firma|haus"
    r"|team)[^!?\n]{0,30} ?verlassen"
    r"|hat uns\b[^!?\n]{0,20} ?verlassen|arbeite[nt]? nicht mehr (?:bei|für|hier|dort)\b"
    r"|\bausgeschieden\b|in (?:den )?(?:rente|ruhestand|pension)\b|im ruhestand\b|(?:hat"
    r"|habe) gekündigt|letzter arbeitstag"
    # French
    r"|(?:ne travaill|n'est|ne fai|ne sui)\w* plus (?:chez|dans|parmi|ici|partie de|avec nous"
    r"|pour l|au sein|en poste|à l|employ)|ne travaill(?:e|ons|es|ez) plus\W*$"
    r"|\b(?:ai|a|ont|vient de|va) quitt\w+ (?:la |notre |l'|nos |ses |mes |ma )?(?:société"
    r"|entreprise|fonctions?|équipe|groupe|effectifs|poste|boîte)|\b(?:la|en|sa) retraite\b"
    r"|démissionné|nous a quitté|dernier jour (?:chez|dans)"
    # Spanish
    r"|ya no (?:trabaj\w+ (?:aquí|en|con nosotros|para)|labora|form\w+ parte|est(?:á"
    r"|oy) (?:en la (?:empresa|compañía)|con nosotros))|\b(?:ha dejado|dejó|dejé|he dejado) (?:la"
    r"|nuestra|mi) (?:empresa|compañía|organización)"
    r"|\b(?:se|me) jubil\w+|\bjubilad[oa]\b|\bse (?:fue|ha ido|marchó) de la (?:empresa|compañía)"
    r"|\brenunció\b|\bcausó baja en\b"
    # Italian
    r"|non (?:lavor[ao]|fa|faccio) più (?:qui|in|per|con noi|presso|parte|da noi)|\b(?:ha"
    r"|ho) lasciato (?:la (?:società|ditta)|l'azienda|il gruppo|l'incarico)|\bin pensione\b"
    r"|non (?:è|sono) più (?:con noi|in azienda|in forza|dipendente)|\bsi è dimess"
    # Portuguese
    r"|(?:já )?não (?:trabalh[ao]|faz|faço|est(?:á|ou)) (?:mais )?(?:(?:aqui|na|no|nesta|conosco"
    r"|connosco|para a)\b(?! (?:plano|lista|stock|ar))|parte)|\b(?:saiu|saí|deixou|deixei) (?:d?a"
    r"|nossa) (?:empresa|companhia|organização)"
    r"|\b(?:reformou|aposentou|demitiu|desligou)-se|\b(?:se aposentou|se demitiu|aposentad[oa]"
    r"|reformad[oa])\b|não faz mais parte"
    # Dutch
    r"|(?:werkt?|is|ben) (?:hier |bij ons |er )?niet (?:meer|langer) (?:werkzaam|bij|voor|hier"
    r"|in dienst)|werkt (?:hier|bij ons) niet (?:meer|langer)|niet meer werkzaam|uit dienst\b"
    r"|bedrijf verlaten|heeft ons\b.{0,20} ?verlaten|met pensioen\b"
    # Polish
    r"|(?:już|u nas|tu|tutaj)\b.{0,12}nie pracuj\w+(?! w (?:pon|wto|śro|czw|pią|sob|nie))"
    r"|nie pracuj\w+(?: już)? (?:u nas|tu|tutaj|z nami|w (?:\w+ )?firmie|dla nas)"
    r"|nie jest już (?:naszym )?pracownik|odesz\w+ (?:z firmy|na emeryturę)"
    r"|odszed?ł\w* (?:z firmy|na emeryturę)|na emeryturze\b|zwolnił\w* się"
    # Nordic
    r"|(?:har|er) (?:nu |nå |desværre )?(?:slutat|sluttet|stoppet)\b(?! (?:fungera|med|å|att"
    r"|at\b))|jobbar inte (?:längre|kvar)|arbetar inte (?:längre|kvar)|i pension\b|på pension\b"
    r"|pensjonert|\bgått i pension|\bfratrådt\b"
    r"|(?:arbejder|jobber|arbeider) (?:her |hos os |hos oss )?ikke (?:længere|lenger|her|mere"
    r"|hos)|ikke ansat|har forladt (?:virksomheden|firmaet)|har lämnat (?:företaget|bolaget)"
    # Finnish, Czech, Hungarian, Turkish, Romanian, Greek
    r"|\be[in] ole enää (?:\w+ )?(?:töissä|palveluksessa)|ei työskentele enää|eläkkeelle\b"
    r"|eläkkeellä\b|lähtenyt (?:yrityksestä|talosta)|(?:už|již) (?:zde |u nás |ve firmě "
    r"|v naší \w+ )?(?:ne)?(?:pracuj\w+|nepracuj\w+|nepůsob\w+)|do důchodu\b|v důchodu\b"
    r"|odeš\w+ z firmy"
    r"|már nem (?:\w+ )?(?:dolgoz\w+|munkatárs)|nyugdíj(?:ba|as)|távozott (?:a cégtől|cégünk)"
    r"|artık\b.{0,30}çalışm[ıi]yor|(?:şirket\w*|firma\w*|aramızdan|işten) (?:\w+ )?ayrıl(?:d|mış)"
    r"|emekli ol"
    r"|nu mai (?:lucr\w+|face parte|este angajat)|pensionat\b|plecat din (?:companie|firmă)"
    r"|(?:δεν|δε) (?:εργάζ\w+|δουλεύ\w+) πλέον|αποχώρησε|συνταξιοδοτ"
    # Russian, Ukrainian
    r"|больше (?:у нас|здесь|тут|в \w+) не работа\w+|(?:у нас|здесь) больше не работа\w+"
    r"|больше не работа\w+ (?:у нас|здесь|тут|в |с нами)|не работа\w+ больше (?:у нас|здесь|в )"
    r"|(?:\bон|она|\bя|коллега|сотрудник|менеджер)\S* больше не работа|\bуволил(?:ся|ась)"
    r"|на пенси[юи]|(?:ушёл|ушел|ушла) (?:из|от) (?:компании|фирмы|нас)|більше (?:у нас "
    r"|тут )?не працю\w+|звільни(?:вся|лася)|на пенсі[юї]"
    # the others
    r"|退職(?!金)|退社(?:いた|し)|転職(?:し|いた)|离职|離職|已不在|不在(?:我们|我們)?(?:公司"
    r"|这里|這裡)了|(?:离开|離開)了?(?:我们|我們|本"
    r"|公司)|退休了|已退休|퇴사|퇴직하|이직했|이직하셨|은퇴하|không còn (?:làm|công tác)"
    r"|đã nghỉ (?:việc|hưu)"
    r"|sudah tidak bekerja|כבר לא עובד|עזב את החברה|لم يعد يعمل|لم تعد تعمل|ترك الشركة"
)
"""Over sentences in small letters, with straight apostrophes."""

LEFT_FOR_A_NAME: Final = (
    r"\b(?:am|'m|is|'s|are|be) leaving (?=[A-Z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|\b(?:finished|ended|stopped) (?:working )?(?:at|with) (?=[A-Z])|\bresigned from [A-Z]"
    r"|\b(?:dejó|dejé|[Hh]e dejado|ha dejado|[Hh]o lasciato|ha lasciato|ai quitté|a quitté"
    r"|deixou a|deixei a|har lämnat|har forlatt|har forladt|vertrokken bij|weg bij) (?=[A-Z])|"
    r"\b(?:[Ii]|[Hh]e|[Ss]he|[Tt]hey|(?!We\b)[A-Z]\w+)(?:'ve|'s| have| has| had)?(?: now| since"
    r"| recently| just)? (?:left|quit) (?=[A-Z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|\blast (?:working )?day (?:at|with|for) (?:[A-Z]\w+|us\b)"
    r"|\b[Nn]o longer (?:with|at|for) [A-Z]|\b[Nn]ot (?:at|with) [A-Z]\w+(?: \w+)? any ?(?:more"
    r"|longer)"
    r"|\b(?:[Nn]on lavoro più|[Jj]á não trabalho|[Yy]a no trabajo|[Jj]e ne suis plus"
    r"|[Jj]e ne travaille plus) (?:in|na|no|en|chez|à|per) [A-Z]"
    r"|\b(?:[Ii]ch|[Ee]r|[Ss]ie|[A-Z]\w+) (?:bin|ist) nicht mehr bei [A-Z]|\b[Ii]k (?:werk"
    r"|ben) niet (?:meer|langer) bij [A-Z]"
)
"""Over sentences as they were written: a company is told by its capital."""

NOT_LEFT: Final = (
    r"\bwe(?: have|'ve)? (?:\w+ )?(?:moved on|retired|departed|resigned)|"
    r"\b(?:has|have|had|did|is|are|was) (?:not|n't|nobody)\b.{0,12}\b(?:left|leaving|retired"
    r"|resigned)|\b(?:hasn|haven|hadn|isn|aren)'t (?:left|leaving|retired)"
    r"|\b(?:nobody|no one|no-one|none) (?:has |have )?(?:left|leaving|retired|resigned)"
    r"|^(?:has|have|is|did|hat|ist|est-ce|are)\b[^.!]{0,80}[?？]$"
)
"""What says the opposite, or asks."""

THE: Final = (
    "the", "our", "your", "this", "that", "these", "those", "my", "a", "an", "der", "die", "das",
    "den", "dem",
    "dieser", "diese", "dieses", "unser", "unsere", "ihr", "ihre", "euer", "mein", "meine", "le",
    "la", "l'", "les",
    "ce", "cet", "cette", "notre", "votre", "el", "los", "las", "este", "esta", "nuestro",
    "nuestra", "il", "lo",
    "questo", "questa", "nostro", "nostra", "o", "os", "as", "nosso", "nossa", "de", "het", "dit",
    "deze", "onze",
    "ons", "uw", "jullie",
)  # fmt: skip
""
"Articles and the like: what stands behind one is a thing, unless `PEOPLE` has it or it is a name."
""
PEOPLE: Final = (
    "colleague", "manager", "director", "employee", "person", "contact", "predecessor",
    "successor", "boss", "owner",
    "assistant", "lead", "head", "ceo", "cto", "cfo", "coo", "vp", "buyer", "founder", "partner",
    "man", "woman", "guy",
    "lady", "rep", "representative", "user", "recipient", "addressee", "staff", "member",
    "president", "one", "chief",
    "kolleg", "mitarbeiter", "geschäftsführer", "leiter", "chef", "herr", "frau", "person",
    "ansprechpartner",
    "vorgänger", "inhaber", "empfänger", "collègue", "collaborat", "directeur", "directrice",
    "responsable",
    "interlocut", "destinataire", "salarié", "colega", "compañer", "persona", "director",
    "emplead", "gerente",
    "responsable", "collega", "dirett", "dipendent", "titolare", "destinatari", "pessoa",
    "diretor", "funcionári",
    "colaborador", "medewerk", "directeur", "werknemer", "eigenaar", "persoon", "meneer",
    "mevrouw", "dame", "senhor",
    "senhora", "señor", "señora", "signor", "dott", "sig", "sra", "sr", "dr", "mr", "mrs", "ms",
    "m.", "mme",
)  # fmt: skip
"""How the words for people begin."""

THINGS: Final = (
    r"\b(?:server|link|tool|plug-?in|software|system|site|website|page|app|excel|salesforce"
    r"|hubspot|api|offer|contract"
    r"|product|integration|feature|button|file|crm|erp|budget|script|länk|lenk|odkaz|strona"
    r"|serwer|palvelin|linkki"
    r"|sunucu|szerver|скрипт|сервер|сайт|программа)\w{0,3}\b|ссылк|服务器|系统|软件|链接"
    r"|サーバ|システム|ソフト|リンク"
    r"|서버|시스템|링크"
)
"""Things that stop working, in languages without articles."""
AUXILIARIES: Final = frozenset(
    (
        "a",
        "est",
        "ne",
        "n'",
        "non",
        "ha",
        "è",
        "nous",
        "y",
        "s'",
        "se",
        "m'",
        "no",
        "ya",
        "já",
        "of",
    )
)
"""Words behind `il` and the like that make a pronoun of it."""

PIECES: Final = (
    "no longer", "retiring", "job", "left", "leaving", "depart", "quit", "retire", "resign",
    "moved on", "moved to",
    "changed", "joined", "last day",
    "last working", "laid off", "let go", "passed away", "redundant", "more at", "any more",
    "anymore", "any longer", "not work",
    "n't work", "employee", "another", "different", "new job", "new role", "new position",
    "time at", "finished", "ended", "stopped",
    "nicht mehr", "verlassen", "ausgeschieden", "rente", "ruhestand", "pension", "gekündigt",
    "arbeitstag", "arbeitgeber", "plus",
    "quitt", "retraite", "démissionné", "dernier jour", "ya no", "dejado", "dej", "jubil",
    "se fue", "se ha ido", "renunci", "baja en",
    "non ", "lasciato", "dimess", "não ", "saiu", "saí", "deix", "aposent", "reform", "demit",
    "desligou", "niet", "uit dienst",
    "verlaten", "vertrokken", "pensioen", "weg bij", "pracuj", "pracownik", "odesz", "odszed",
    "emerytu", "zwolnił", "slutat", "sluttet", "stoppet",
    "inte", "ikke", "fratrådt", "forlad", "forlat", "lämnat", "enää", "eläk", "lähtenyt", "důchod",
    "odeš", "nyugdíj", "már nem",
    "távozott", "artık", "ayrıl", "emekli", "nu mai", "pensionat", "plecat", "πλέον", "αποχώρησε",
    "συνταξ", "работа", "уволил",
    "пенси", "ушёл", "ушел", "ушла", "працю", "звільни",
    "пенсі", "退", "転職", "离", "離", "不在", "퇴",
    "이직", "은퇴", "không còn", "nghỉ",
    "tidak bekerja", "כבר לא", "עזב", "لم ", "ترك",
)  # fmt: skip
"""Without one of them none of the patterns can match."""
