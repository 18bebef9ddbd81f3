"""Certificates and lists of a made-up course with made-up people, for the gallery."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from lotsen_curriculum import Curriculum
from lotsen_curriculum.documents.anwesenheitsnachweis import build_anwesenheitsnachweis
from lotsen_curriculum.documents.ehrenurkunde import build_ehrenurkunde
from lotsen_curriculum.documents.nachweis import Nachweisbau
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.documents.teilnahmebescheinigung import build_teilnahmebescheinigung
from lotsen_curriculum.documents.vergabeliste import build_vergabeliste
from lotsen_curriculum.documents.zertifikat import build_zertifikat
from lotsen_curriculum.model.teilnahme import (
    Ausstellung,
    Bescheid,
    Kursangaben,
    Modulanteil,
    Nachweis,
    Nachweisart,
    Teilnahme,
    Vergabe,
)
from lotsen_curriculum.model.traeger import Traeger, Unterzeichnende
from lotsen_curriculum.units import UE_MIN

__all__ = ["build_muster"]

TRAEGER = Traeger(
    name="Stadt Musterstadt",
    ort="Musterstadt",
    kuerzel="MUS",
    foerderhinweis="Gefördert aus Mitteln des Landes Hessen.",
    unterzeichnende=(Unterzeichnende(name="A. Beispiel", funktion="Leitung des Büros für Integration"),),
)
"""Who issues."""

AUSSTELLUNG = date(2027, 4, 20)

TAGE = (date(2027, 3, 6), date(2027, 3, 13), date(2027, 4, 10), date(2027, 4, 17))
TAG_UE = 8
"""UE of each day."""

ANWESENHEIT: tuple[tuple[str, str, tuple[int, ...], Nachweisart | None, str], ...] = (
    ("Thị Hương", "Đặng", (8, 8, 8, 8), "zertifikat", "32 von 32 UE besucht (100 %)."),
    (
        "Jean-Pierre",
        "Müller-Öztürk",
        (8, 8, 6, 0),
        "teilnahmebescheinigung",
        "22 von 32 UE besucht (68,7 %), nötig sind 80 %.",
    ),
    ("Олена", "Шевченко", (8, 8, 6, 8), "zertifikat", "30 von 32 UE besucht (93,7 %)."),
    ("Amina", "Yıldız", (7, 8, 8, 8), "zertifikat", "31 von 32 UE besucht (96,8 %)."),
    ("Rosa", "Weiß", (0, 0, 0, 0), None, "An keinem Termin da gewesen."),
)
"""Who came: Vorname, Name, UE on each day, what they get, and why."""


def build_muster(curriculum: Curriculum) -> dict[str, Document]:
    """A document of each kind that a course gives in the end, by the name of the kind."""
    kurs = _kurs(curriculum)
    bau = Nachweisbau(kurs, TRAEGER, Ausstellung())
    bescheide = tuple(_bescheide())
    vergaben = [_vergabe(nummer, bescheid) for nummer, bescheid in enumerate(bescheide, start=1)]
    voll, teil = bescheide[:2]
    return {
        "zertifikat": build_zertifikat(_nachweis(1, voll, "zertifikat"), bau),
        "teilnahmebescheinigung": build_teilnahmebescheinigung(_nachweis(2, teil, "teilnahmebescheinigung"), bau),
        "ehrenurkunde": build_ehrenurkunde(Nachweis(voll, "ehrenurkunde", AUSSTELLUNG), bau),
        "vergabeliste": build_vergabeliste(vergaben, kurs),
        "anwesenheitsnachweis": build_anwesenheitsnachweis([bescheid.person for bescheid in bescheide], kurs),
    }


def _kurs(curriculum: Curriculum) -> Kursangaben:
    module = [modul for modul in curriculum.module.values() if modul.art == "basis"]
    return Kursangaben(
        kurs=curriculum.kurse["basisqualifizierung"].titel,
        titel="Basisqualifizierung Musterstadt, Frühjahr 2027",
        tage=TAGE,
        orte=("Rathaus",),
        form="praesenz",
        minuten=(TAG_UE * UE_MIN,) * len(TAGE),
        ue_min=UE_MIN,
        module=tuple(Modulanteil(modul.titel, Fraction(4)) for modul in module),
        kompetenzen=tuple(element.titel for element in curriculum.kernprofil.elemente),
        nachweis="zertifikat",
    )


def _bescheide() -> Iterator[Bescheid]:
    for zeile, (vorname, name, ue, art, grund) in enumerate(ANWESENHEIT, start=2):
        minuten = tuple(Fraction(each * UE_MIN) for each in ue)
        person = Teilnahme(zeile=zeile, vorname=vorname, name=name, minuten=minuten)
        vollstaendig = sum(ue) == TAG_UE * len(TAGE)
        yield Bescheid(person, art, Fraction(sum(ue)), vollstaendig=vollstaendig, grund=grund)


def _vergabe(nummer: int, bescheid: Bescheid) -> Vergabe:
    return Vergabe(bescheid, _nachweis(nummer, bescheid, bescheid.art) if bescheid.art else None)


def _nachweis(nummer: int, bescheid: Bescheid, art: Nachweisart) -> Nachweis:
    return Nachweis(bescheid, art, AUSSTELLUNG, f"MUS-2027-{nummer:04d}")
