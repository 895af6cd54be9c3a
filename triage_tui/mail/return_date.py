"""The day on which somebody who is away says to be back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from triage_tui.inbox.filter.plain_letters import plain_letters

AHEAD: Final = 400
"""Days in which somebody comes back."""

_MONTHS: Final = (
    (
        "ianuarie ιανουαριου січня "
        "jan january januar janvier enero ene gennaio gen janeiro januari styczen stycznia sty "
        "leden ledna "
        "tammikuuta tammi ocak января янв ianuarie januara"
    ),
    (
        "φεβρουαριου лютого "
        "feb february februar fevrier fev febrero febbraio fevereiro februari luty lutego lut "
        "unor unora "
        "helmikuuta subat февраля фев februarie"
    ),
    (
        "mar march marz mars marzo marco maart mrt marzec marca brezen brezna maaliskuuta mart "
        "марта marcius martie μαρτιου березня"
    ),
    (
        "aprilis απριλιου квітня "
        "apr april avril avr abril abr aprile kwiecien kwietnia kwi duben dubna huhtikuuta nisan "
        "апреля апр "
        "aprilie"
    ),
    (
        "may mai mayo maggio mag maio mei maj maja kveten kvetna toukokuuta mayis мая "
        "majus μαιου травня"
    ),
    (
        "junius ιουνιου червня "
        "jun june juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna kesakuuta "
        "haziran "
        "июня iunie"
    ),
    (
        "julius iulie ιουλιου липня "
        "jul july juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence "
        "heinakuuta "
        "temmuz июля iulie"
    ),
    (
        "augusztus αυγουστου серпня "
        "aug august aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna elokuuta "
        "agustos "
        "августа авг"
    ),
    (
        "szeptember σεπτεμβριου вересня "
        "sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz "
        "zari syyskuuta "
        "eylul сентября сен septembrie"
    ),
    (
        "οκτωβριου жовтня "
        "oct october okt oktober octobre octubre ottobre ott outubro out pazdziernik pazdziernika "
        "paz rijen "
        "rijna lokakuuta ekim октября окт octombrie"
    ),
    (
        "νοεμβριου "
        "nov november novembre noviembre novembro listopad listopadu listopada marraskuuta kasim "
        "ноября "
        "noiembrie"
    ),
    (
        "decembrie δεκεμβριου грудня desember "
        "dec december dez dezember decembre diciembre dic dicembre dezembro grudzien grudnia gru "
        "prosinec "
        "prosince joulukuuta aralik декабря дек decembrie"
    ),
)
_MONTH_OF: Final = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAYS: Final = (
    (
        "monday montag lundi lunes lunedi segunda maandag poniedzialku poniedzialek mandag "
        "maanantai pondeli "
        "pazartesi понедельник понедельника"
    ),
    (
        "tuesday dienstag mardi martes martedi terca dinsdag wtorku wtorek tisdag tirsdag tiistai "
        "utery sali "
        "вторник вторника"
    ),
    (
        "wednesday mittwoch mercredi miercoles mercoledi quarta woensdag srode sroda srody onsdag "
        "keskiviikko "
        "stredu carsamba среду среды"
    ),
    (
        "thursday donnerstag jeudi jueves giovedi quinta donderdag czwartku czwartek torsdag "
        "torstai ctvrtek "
        "persembe четверг четверга"
    ),
    (
        "friday freitag vendredi viernes venerdi sexta vrijdag piatku piatek fredag perjantai "
        "patek cuma "
        "пятницу пятницы"
    ),
    (
        "saturday samstag sonnabend samedi sabado sabato zaterdag sobote sobota lordag lauantai "
        "sobotu "
        "cumartesi субботу субботы"
    ),
    (
        "sunday sonntag dimanche domingo domenica zondag niedzieli niedziela sondag sunnuntai "
        "nedeli pazar "
        "воскресенье"
    ),
)
_DAY_OF: Final = {name: n for n, names in enumerate(_DAYS) for name in names.split()}
# Before the day: until it, or back on it. A span's second day is the one.
_BEFORE = re.compile(
    r"\b(?:until|till|til|through|thru|back|return(?:ing|s)?|bis|zuruck|wieder|jusqu\S{0,3}|retour"
    r"|hasta|reopen\w*|regres\w*|vuelv\w*|volver\w*|ruckkehr|vanaf(?=[^.!?\n]{3,40} weer)|fino"
    r"|rientr\w*"
    r"|torn\w*|ate|volt\w*|retorn\w*|tot|terug|do|wrac\w*"
    r"|wroc\w*|tillbaka|ater|tilbage|tilbake|asti|saakka|palaan|vrat\w*|zpet|до|верн\w*|by"
    r"|kadar|au|al"
    r"|to|t\.?o\.?m|εωσ|μεχρι|עד|حتى|pana|ngay|по(?=\s\d))\b|(?<=[\s.])[-–—](?=\s|\d)"
    r"|(?<=\d)[-–—](?=\d{1,2}\.\d{1,2}\.)|至|直到"
)
_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)"
    r"|(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?(?![\d:])"
    r"|(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
)
_MONTH: Final = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?({_MONTH})(?!\w)\.?"
    rf"(?:,?\s+(?:de\s+)?(\d{{4}}))?"
    rf"|(?<!\w)({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(\d{{4}}))?"
)
_MONTH_ALONE = re.compile(rf"(?<!\w)({_MONTH})\.?\s+(?:de\s+)?(\d{{4}})(?!\d)")
"""Of those who are away long."""
_DAY_FIRST = re.compile(r"\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일][^\d\n]{0,4}(?:まで|まて|까지|前)")
"""Languages that say until after the day."""
_AFTER = re.compile(
    r"\b(?:wieder|weer|zuruck|terug|tilbage|tilbake|tillbaka|back|asti|saakka|kadar|vissza)\b"
    r"|(?<=\d)-(?:ig|en|an)\b|回来|回到|返回|以降"
)
_WORD = re.compile(r"[^\W\d_]{4,14}")


def return_date(words: str, today: date) -> date | None:
    """The day of the return that `words` name, seen from `today`; `None` when they name none."""
    text = plain_letters(words[:2000])
    best: date | None = None
    near = [text[mark.end() : mark.end() + 48] for mark in _BEFORE.finditer(text)]
    for words_near in (*near, *_DAY_FIRST.findall(text)):
        day = _day_near(words_near, today)
        if day is not None and (best is None or day > best):
            best = day
    if best is None:
        before = (text[max(0, mark.start() - 40) : mark.end()] for mark in _AFTER.finditer(text))
        best = next((day for words_near in before if (day := _named_in(words_near, today))), None)
    return best


def _day_near(text: str, today: date) -> date | None:
    """The first day named in a few words, where it is one to come."""
    text = re.split(r"[!?;\n]", text, maxsplit=1)[0]
    if (named := _named_in(text, today)) is not None:
        return named
    if (month := _MONTH_ALONE.search(text)) is not None:
        return _made(int(month[2]), _MONTH_OF[month[1]], 1, today)
    for word in _WORD.findall(text)[:4]:
        if (weekday := _DAY_OF.get(word)) is not None:
            return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return None


def _named_in(text: str, today: date) -> date | None:
    """The first day in a few words that is given by its number."""
    found = [
        (match.start(), day)
        for pattern, read in ((_NUMERIC, _numeric), (_NAMED, _named))
        for match in pattern.finditer(text)
        if (day := read(match, today)) is not None
    ]
    return min(found)[1] if found else None


def _numeric(match: re.Match[str], today: date) -> date | None:
    year, month, day, first, second, last, month_too, day_too = match.groups()
    if year:
        return _made(int(year), int(month), int(day), today)
    if month_too:
        return _made(None, int(month_too), int(day_too), today)
    given = None if last is None else int(last) + (2000 if len(last) == 2 else 0)
    # Day before month, as most of the world writes; the other way where that is no day.
    either = _made(given, int(second), int(first), today)
    return either or _made(given, int(first), int(second), today)


def _named(match: re.Match[str], today: date) -> date | None:
    day, month, year, month_first, day_after, year_after = match.groups()
    number = _MONTH_OF.get(month or month_first)
    if number is None:
        return None
    given = year or year_after
    return _made(int(given) if given else None, number, int(day or day_after), today)


def _made(year: int | None, month: int, day: int, today: date) -> date | None:
    """A day to come, in the year given or in the next that fits."""
    for each in (year,) if year else (today.year, today.year + 1):
        try:
            made = date(each, month, day)
        except ValueError:
            continue
        if timedelta(0) <= made - today <= timedelta(AHEAD):
            return made
    return None


_SMALL: Final = frozenset(
    (
        "the", "of", "on", "to", "until", "till", "from", "and", "through", "der", "den", "dem",
        "bis", "zum", "ab", "vom", "le", "du", "au", "el", "al", "de", "del", "do", "da", "il",
        "dal", "op", "van", "tot", "kl", "til", "och", "og", "i", "st", "nd", "rd", "th", "am",
        "pm", "h", "uhr", "a",
    )
)  # fmt: skip


def is_day_word(word: str) -> bool:
    """Whether a word, in plain letters, is part of a day: its month, its name, or `until`."""
    bare = word.strip(".,;:!?()")
    return bare in _MONTH_OF or bare in _DAY_OF or bare in _SMALL
