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
