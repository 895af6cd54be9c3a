"""Pieces of the words of `reply_words`: without one of them none of its patterns can match."""

from __future__ import annotations

from typing import Final

AWAY_PIECES: Final = (
    "office", "out of town", "ooo", "away", "leave", "vacation", "holiday", "pto", "sabbatical",
    "travel", "unavailable", "limited access", "returning", "büro", "haus", "arbeitsplatz",
    "erreichbar", "nicht da", "urlaub", "abwesen", "elternzeit", "reise", "absent", "congé",
    "vacances", "bureau", "déplacement", "oficina", "vacaciones", "licencia", "ausente", "férias",
    "escritório", "baja", "ufficio", "sede", "ferie", "vacanza", "assente", "afwezig", "vakantie",
    "kantoor", "aanwezig", "verlof", "biurem", "urlop", "nieobecn", "semester", "ledig", "kontor",
    "fravær", "bortreist", "lomalla", "poissa", "vapaalla", "kancel", "dovolen", "nepř", "vagyok",
    "házon", "szabads", "ofis", "izinde", "отпуск", "командир", "офисе", "congedo",
    "офиса", "отсутств", "不在", "休", "외출",
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
    "leave me", "not follow", "n't follow", "n’t follow", "kontaktieren", "m'écrivez", "enlevez",
    "sáquenme", "deje de", "pare de", "toglietemi", "smettetela", "wykreśl", "прекратите", "sluta",
    "nepište", "not wish", "n't wish", "n’t wish", "not want", "no longer", "schreiben sie",
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
    "left our", "not with the", "changed jobs", "verlaten", "odesz",
    "більше", "звільни", "nu mai", "πλέον", "không còn", "đã nghỉ", "כבר לא", "لم يعد",
)  # fmt: skip
