"""People, rosters and certificates for tests: a small course, names in many scripts, rosters from rows of text."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice, product

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.certificates.eligibility import bescheide_of
from lotsen_curriculum.certificates.kurs import kursangaben_of
from lotsen_curriculum.loading import parse_teilnahme
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import (
    Ausstellung,
    Kursangaben,
    Nachweis,
    Nachweisart,
    Teilnahme,
    Teilnahmeliste,
)
from lotsen_curriculum.model.traeger import Traeger, Unterzeichnende
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.serie.vorpruefung import missing_in

__all__ = [
    "INJEKTIONEN",
    "KOPF",
    "KURS",
    "NAMEN",
    "TRAEGER",
    "angaben",
    "guter_plan",
    "leute",
    "nachweis",
    "person",
    "probleme",
    "read",
]

KURS = kleiner_kurs()
KOPF = "Vorname;Name;06.03.2027 09:00;11.03.2027 18:00"
TRAEGER = Traeger(
    name="Stadt Musterstadt",
    ort="Musterstadt",
    kuerzel="MUS",
    foerderhinweis="Gefördert vom Land.",
    unterzeichnende=(
        Unterzeichnende(name="Dr. Erika Muster", funktion="Bürgermeisterin"),
        Unterzeichnende(name="Max Beispiel", funktion="Leitung"),
    ),
)
AUSSTELLUNG = Ausstellung()

NAMEN: dict[str, tuple[str, str]] = {
    "Latein": ("Łukasz Đorđe", "Østergård-Kovačević"),
    "Vietnamesisch": ("Nguyễn Thị", "Hồng Phượng"),
    "Griechisch": ("Ελένη", "Παπαδοπούλου"),
    "Kyrillisch": ("Олександр", "Шевченко"),
    "Arabisch": ("محمد", "عبد الرحمن الخطيب"),
    "Persisch": ("پریسا", "گل‌محمدی"),
    "Sorani": ("ئاراس", "کەریم"),
    "Hebräisch": ("שרה", "כהן"),
    "Äthiopisch": ("ሰላም", "ተስፋዬ"),
    "Devanagari": ("सुनीता", "श्रीवास्तव"),
    "Bengali": ("রহিমা", "খাতুন"),
    "Tamil": ("தமிழ்செல்வி", "இராமசாமி"),
    "Georgisch": ("ნინო", "ბერიძე"),
    "Armenisch": ("Անահիտ", "Պետրոսյան"),
    "Thailändisch": ("สมชาย", "ใจดี"),
    "Chinesisch": ("小明", "王"),
    "Japanisch": ("さくら", "渡邉"),
    "Koreanisch": ("민준", "김"),
    "gemischt": ("Dr. محمد", "Al-Hassan (B)"),
    "nur einer": ("", "Suharto"),
}
INJEKTIONEN = (
    "<b>Bob</b>",
    "=1+1",
    "{{x}}",
    "../../etc",
    "@SUM(A1)",
    "a\\b/c",
    "CON",
    "-5",
    "&amp;",
    "%d %s",
    "\\(x\\)",
)


def guter_plan() -> Seminarplan:
    """A plan of the small course: 225 and 105 minutes of learning time, 5 and 2.33 UE."""
    return plan_of(GUTER_PLAN, KURS, kleine_anfrage())


def angaben() -> Kursangaben:
    """What certificates say about the small course."""
    return kursangaben_of(guter_plan(), KURS)


def person(vorname: str = "Ayşe", name: str = "Müller", minuten: Sequence[int | Fraction] = (225, 105)) -> Teilnahme:
    """Somebody of the roster's second line."""
    return Teilnahme(2, vorname, name, tuple(map(Fraction, minuten)))


def nachweis(wer: Teilnahme, nummer: int = 1, art: Nachweisart | None = None) -> Nachweis:
    """What somebody gets, issued on 20 April 2027."""
    (bescheid,) = bescheide_of(guter_plan(), KURS, [wer], art=art)
    assert bescheid.art
    return Nachweis(bescheid, bescheid.art, date(2027, 4, 20), f"MUS-2027-{nummer:04d}")


def leute(anzahl: int) -> list[Teilnahme]:
    """People of all scripts that this machine has fonts for: first names and family names combined, all different."""
    missing = {index for index, _, _ in missing_in(["".join(paar) for paar in NAMEN.values()])}
    paare = [paar for index, paar in enumerate(NAMEN.values()) if index not in missing]
    return [
        Teilnahme(zeile, vorname, name, (Fraction(225), Fraction(zeile % 106)))
        for zeile, (vorname, name) in enumerate(islice(_names(paare), anzahl), start=2)
    ]


def _names(paare: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for dritter, (vorname, _), (_, name) in product(("", " A", " B-C", " د"), paare, paare):
        yield vorname, name + dritter


def read(*zeilen: str, kopf: str = KOPF) -> Teilnahmeliste:
    """The roster of these lines, as CSV."""
    return parse_teilnahme("\n".join((kopf, *zeilen)).encode(), guter_plan(), KURS)


def probleme(*zeilen: str, kopf: str = KOPF, raw: bytes | None = None) -> tuple[Problem, ...]:
    """The problems of a roster; none where it can be read."""
    try:
        parse_teilnahme("\n".join((kopf, *zeilen)).encode() if raw is None else raw, guter_plan(), KURS)
    except CurriculumError as error:
        return error.problems
    return ()
