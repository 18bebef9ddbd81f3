"""Writing a batch: one person's trouble stops nobody else's document, and every file is whole or not there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.certificates.dateinamen import dateiname_of
from lotsen_curriculum.cli.aussehen import Aussehen
from lotsen_curriculum.cli.dateien import grund_of, is_voll, open_atomar, remove_leftovers, write_atomar, write_dateien
from lotsen_curriculum.cli.fortschritt import fortschrittsbalken
from lotsen_curriculum.documents.anwesenheitsnachweis import anwesenheit_rows, build_anwesenheitsnachweis
from lotsen_curriculum.documents.ehrenurkunde import build_ehrenurkunde
from lotsen_curriculum.documents.felder import DARF_LEER, felder_of
from lotsen_curriculum.documents.nachweis import Nachweisbau
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.documents.teilnahmebescheinigung import build_teilnahmebescheinigung
from lotsen_curriculum.documents.vergabeliste import build_vergabeliste, vergabe_rows
from lotsen_curriculum.documents.zertifikat import build_zertifikat
from lotsen_curriculum.model.teilnahme import (
    Ausstellung,
    Bescheid,
    Kursangaben,
    Nachweis,
    Nachweisart,
    Teilnahme,
    Vergabe,
)
from lotsen_curriculum.model.traeger import Traeger
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.docx.vorlage import WordVorlage
from lotsen_curriculum.rendering.serie.pdf import PdfSerie
from lotsen_curriculum.rendering.serie.sammlung import Sammlung
from lotsen_curriculum.rendering.serie.word import WordSerie
from lotsen_curriculum.rendering.tabellen import write_csv, write_xlsx
from lotsen_curriculum.rendering.theme import Theme

__all__ = ["Auftrag", "Serie", "tell_fremde", "write_listen", "write_nachweise"]

_ORDNER: dict[Nachweisart, str] = {
    "zertifikat": "zertifikate",
    "teilnahmebescheinigung": "teilnahmebescheinigungen",
    "ehrenurkunde": "ehrenurkunden",
}
_BUILDERS: dict[Nachweisart, Callable[[Nachweis, Nachweisbau], Document]] = {
    "zertifikat": build_zertifikat,
    "teilnahmebescheinigung": build_teilnahmebescheinigung,
    "ehrenurkunde": build_ehrenurkunde,
}
_ALLE = "alle.pdf"
_LISTEN_BIS_PERSONEN = 1000
"""Longer lists come as spreadsheets only: nobody reads them on paper, and 2,000 people take 220 MB."""

_GENANNT = 6
"""So many files of earlier runs are named."""


@dataclass(frozen=True)
class Auftrag:
    """What is written, how, and where."""

    ordner: Path
    formate: tuple[str, ...]
    kurs: Kursangaben
    traeger: Traeger
    ausstellung: Ausstellung
    aussehen: Aussehen
    vorlage: WordVorlage | None = None

    @cached_property
    def theme(self) -> Theme:
        """The look of what people are handed: it has a frame of its own, so no letter paper lies under it."""
        return replace(self.aussehen.theme, stationery=None, word_template=None)


class Serie:
    """Makes the files of one person after the other."""

    def __init__(self, auftrag: Auftrag) -> None:
        self._auftrag = auftrag
        self._bau = Nachweisbau(auftrag.kurs, auftrag.traeger, auftrag.ausstellung)
        self._last: tuple[Nachweis, Document] | None = None
        self._muster: dict[tuple[Nachweisart, bool], Document] = {}
        self._writers: dict[tuple[int, str], PdfSerie | WordSerie] = {}

    def files(self, nachweis: Nachweis) -> Iterator[tuple[Path, bytes]]:
        """The person's files with their paths below the folder."""
        document = self.document(nachweis)
        for endung in self._auftrag.formate:
            pfad = Path(_ORDNER[nachweis.art], f"{dateiname_of(nachweis)}.{endung}")
            if endung == "docx" and self._auftrag.vorlage is not None:
                yield pfad, self._auftrag.vorlage.fill(self.felder(nachweis), DARF_LEER)
            else:
                yield pfad, self._writer(nachweis, endung).render(document)

    def felder(self, nachweis: Nachweis) -> dict[str, str]:
        """What the fields of a template say; the date of birth only where it is asked for."""
        felder = felder_of(nachweis, self._auftrag.kurs, self._auftrag.traeger)
        return felder if self._auftrag.ausstellung.mit_geburtsdatum else felder | {"geburtsdatum": ""}

    def document(self, nachweis: Nachweis) -> Document:
        """The person's document; the last one is remembered, for it is asked for by each format."""
        if self._last is None or self._last[0] is not nachweis:
            self._last = (nachweis, _BUILDERS[nachweis.art](nachweis, self._bau))
        return self._last[1]

    def muster(self, nachweis: Nachweis) -> Document:
        """The model of all documents that are like this person's, made once."""
        key = (nachweis.art, nachweis.bescheid.person.geburtsdatum is None)
        if key not in self._muster:
            self._muster[key] = self.document(self._nobody(nachweis))
        return self._muster[key]

    def _writer(self, nachweis: Nachweis, endung: str) -> PdfSerie | WordSerie:
        muster = self.muster(nachweis)
        key = (id(muster), endung)
        if key not in self._writers:
            klasse = PdfSerie if endung == "pdf" else WordSerie
            self._writers[key] = klasse(muster, self._auftrag.theme)
        return self._writers[key]

    def _nobody(self, nachweis: Nachweis) -> Nachweis:
        """A person who is nobody and attended everything."""
        kurs, art = self._auftrag.kurs, nachweis.art
        geboren = nachweis.bescheid.person.geburtsdatum and date(1970, 1, 1)
        person = Teilnahme(0, "", "–", tuple(Fraction(wert) for wert in kurs.minuten), geboren)
        bescheid = Bescheid(person, art, kurs.ue, vollstaendig=True, grund="")
        return Nachweis(bescheid, art, kurs.tage[0], "–" if nachweis.nummer else "")


def write_nachweise(
    vergaben: Sequence[Vergabe], auftrag: Auftrag, *, jetzt: float
) -> tuple[list[Vergabe], list[Problem]]:
    """Writes everybody's files and one PDF of all; gives what was done for whom, and an LC541 for each that failed.

    Raises:
        CurriculumError: LC541 where nobody's files can be written any more: a full disk, a folder without permission.
    """
    offen = [vergabe.nachweis for vergabe in vergaben if vergabe.nachweis]
    for art in {nachweis.art for nachweis in offen}:
        _prepare(auftrag.ordner / _ORDNER[art], jetzt)
    done: list[Vergabe] = []
    problems: list[Problem] = []
    serie = Serie(auftrag)
    try:
        with fortschrittsbalken("Schreibe Nachweise", len(offen)) as weiter, _alle(auftrag, offen) as alle:
            done.extend(_write_one(vergabe, auftrag, (serie, alle), problems, weiter) for vergabe in vergaben)
    except OSError as fehler:
        problem = _broken_off(fehler, auftrag, len(done), len(vergaben))
        if len(done) < len(vergaben):
            raise CurriculumError([problem]) from fehler
        problems.append(problem)
    return done, problems


def _broken_off(fehler: OSError, auftrag: Auftrag, fertig: int, alle: int) -> Problem:
    """What stopped the batch after `fertig` of `alle` people, or, when all were done, the PDF of all."""
    message = f"„{auftrag.ordner / _ALLE}“ ist nicht geschrieben. {grund_of(fehler)}"
    if fertig < alle:
        message = f"Abgebrochen nach {fertig} von {alle} Personen. {grund_of(fehler)}"
    hint = (
        "Schaffen Sie Platz oder schließen Sie die Datei, dann starten Sie noch einmal; die Nummern bleiben dieselben."
    )
    return Problem("LC541", message, hint=hint)


def _write_one(
    vergabe: Vergabe,
    auftrag: Auftrag,
    writers: "tuple[Serie, Sammlung | None]",
    problems: list[Problem],
    weiter: Callable[[], None],
) -> Vergabe:
    """Writes one person's files.

    Why any exception counts: what breaks at one person, even a bug, must not take the others' documents away. Only a
    full disk does: it is everybody's trouble. Raises OSError then.
    """
    nachweis = vergabe.nachweis
    if nachweis is None:
        return vergabe
    serie, alle = writers
    try:
        for pfad, inhalt in serie.files(nachweis):
            write_atomar(auftrag.ordner / pfad, inhalt)
        if alle is not None:
            alle.add(serie.muster(nachweis), serie.document(nachweis))
    except Exception as fehler:  # see above
        if is_voll(fehler):
            raise
        problems.append(_problem(nachweis, fehler))
        return replace(vergabe, nachweis=None, hinweise=(*vergabe.hinweise, problems[-1].message))
    finally:
        weiter()
    return vergabe


@contextmanager
def _alle(auftrag: Auftrag, offen: Sequence[Nachweis]) -> Iterator[Sammlung | None]:
    """The PDF of all, which takes its name when it is whole; None where no PDF is asked for."""
    if "pdf" not in auftrag.formate or not offen:
        yield None
        return
    ziel = auftrag.ordner / _ALLE
    rahmen = Document(
        title=f"Alle Nachweise: {auftrag.kurs.titel}",
        blocks=(),
        author=auftrag.traeger.name,
        created=max(nachweis.datum for nachweis in offen),
    )
    with open_atomar(ziel) as datei:
        alle = Sammlung(datei, rahmen, auftrag.theme)
        yield alle
        alle.close()


def write_listen(vergaben: Sequence[Vergabe], auftrag: Auftrag) -> tuple[str, ...]:
    """Writes the list of who got what, and the attendance for the proof of use; gives hints on what is left out."""
    personen = [vergabe.bescheid.person for vergabe in vergaben]
    listen = {"vergabeliste": vergabe_rows(vergaben), "anwesenheit": anwesenheit_rows(personen, auftrag.kurs)}
    dateien: dict[str, bytes] = {}
    for name, rows in listen.items():
        dateien |= {f"{name}.csv": write_csv(rows), f"{name}.xlsx": write_xlsx(rows, name.capitalize())}
    if len(vergaben) <= _LISTEN_BIS_PERSONEN:
        for name, document in (
            ("vergabeliste", build_vergabeliste(vergaben, auftrag.kurs)),
            ("anwesenheit", build_anwesenheitsnachweis(personen, auftrag.kurs)),
        ):
            for endung in auftrag.formate:
                dateien |= _list_file(name, endung, document, auftrag.aussehen)
    write_dateien(auftrag.ordner, dateien)
    if len(vergaben) <= _LISTEN_BIS_PERSONEN:
        return ()
    return (f"Die Listen gibt es ab {_LISTEN_BIS_PERSONEN + 1} Personen nur als CSV und Excel, nicht in Word und PDF.",)


def tell_fremde(vergaben: Sequence[Vergabe], auftrag: Auftrag) -> tuple[str, ...]:
    """A hint that names the certificates of earlier runs that lie between those of this one; nothing is deleted."""
    eigene = {(vergabe.nachweis.art, dateiname_of(vergabe.nachweis)) for vergabe in vergaben if vergabe.nachweis}
    ehren: tuple[Nachweisart, ...] = ("ehrenurkunde",)
    arten = ehren if any(art in ehren for art, _ in eigene) else ("zertifikat", "teilnahmebescheinigung")
    fremd = [
        f"{_ORDNER[art]}/{pfad.name}"
        for art in arten
        for pfad in sorted((auftrag.ordner / _ORDNER[art]).glob("[!.]*"))
        if (art, pfad.stem) not in eigene
    ]
    if not fremd:
        return ()
    rest = f" und {len(fremd) - _GENANNT} weitere" if len(fremd) > _GENANNT else ""
    return (
        f"In „{auftrag.ordner}“ liegen Nachweise aus einem früheren Lauf, die nicht zu diesem gehören: "
        f"{', '.join(fremd[:_GENANNT])}{rest}. Gelten sie nicht mehr, löschen Sie sie.",
    )


def _list_file(name: str, endung: str, document: Document, aussehen: Aussehen) -> dict[str, bytes]:
    """A list as Word or PDF; nothing where it holds a name that no font has, which is told already."""
    try:
        inhalt = aussehen.render(document, "pdf" if endung == "pdf" else "docx")
    except CurriculumError:
        return {}
    return {f"{name}.{endung}": inhalt}


def _prepare(ordner: Path, jetzt: float) -> None:
    try:
        ordner.mkdir(parents=True, exist_ok=True)
    except OSError as fehler:
        message = f"Der Ordner „{ordner}“ lässt sich nicht anlegen: {grund_of(fehler)}"
        raise CurriculumError([Problem("LC541", message, hint=CODES["LC541"][1])]) from fehler
    with suppress(OSError):
        remove_leftovers(ordner, jetzt)


def _problem(nachweis: Nachweis, fehler: Exception) -> Problem:
    person = nachweis.bescheid.person
    if isinstance(fehler, CurriculumError):
        grund = " ".join(problem.message for problem in fehler.problems)
    elif isinstance(fehler, OSError):
        grund = grund_of(fehler)
    else:
        grund = f"Fehler im Programm ({type(fehler).__name__}: {fehler})."
    message = f"Zeile {person.zeile}, {person.voller_name}: nicht geschrieben. {grund}"
    return Problem("LC541", message, hint=CODES["LC541"][1])
