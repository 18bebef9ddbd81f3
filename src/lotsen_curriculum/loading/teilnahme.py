"""The roster of a course: a table from CSV or Excel becomes people with their attendance, or German problems."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from lotsen_curriculum.loading.anwesenheit import Unverstanden, parse_anwesenheit
from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.curriculum import sort_problems
from lotsen_curriculum.loading.namen import damages, normalize_name
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.loading.tabelle import Zelle, parse_tabelle
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.model.teilnahme import Teilnahme, Teilnahmeliste, lernminuten_of
from lotsen_curriculum.problems import CurriculumError, Position, Problem

__all__ = ["load_teilnahme", "parse_teilnahme"]

_SPALTEN: Mapping[str, str] = {
    "vorname": "vorname",
    "vornamen": "vorname",
    "rufname": "vorname",
    "name": "name",
    "nachname": "name",
    "familienname": "name",
    "anzeigename": "anzeigename",
    "name auf dem zertifikat": "anzeigename",
    "geburtsdatum": "geburtsdatum",
    "geboren am": "geburtsdatum",
    "kennung": "kennung",
}
_UEBERGANGEN = frozenset({"nr", "nr.", "lfd. nr.", "lfd.nr.", "bemerkung", "bemerkungen", "notiz"})
_TERMIN = re.compile(
    r"(?:termin (?P<nummer>\d{1,2})|(?:\w\w\.?,? )?(?:(?P<tag>\d{1,2})\.(?P<monat>\d{1,2})\.(?P<jahr>\d{4})"
    r"|(?P<j>\d{4})-(?P<m>\d\d)-(?P<t>\d\d)))(?:,? (?P<um>\d{1,2}[:.]\d\d)(?: ?[-–] ?\d{1,2}[:.]\d\d)?(?: uhr)?)?"
    r"(?: ?[(\[]?(?P<einheit>ue|min)\.?[)\]]?)?",
    re.ASCII | re.IGNORECASE,
)
_DATUM = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TERMINE_GENANNT = 6


def load_teilnahme(path: Path, plan: Seminarplan, curriculum: Curriculum) -> Teilnahmeliste:
    """The roster in a CSV or XLSX file.

    Raises:
        CurriculumError: With all problems of the file (LC101, LC501 to LC518), sorted by place.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"„{path}“ lässt sich nicht lesen: {error.strerror or error}."
        raise CurriculumError([make_problem("LC101", message)]) from None
    return parse_teilnahme(raw, plan, curriculum, label=str(path))


def parse_teilnahme(
    raw: bytes, plan: Seminarplan, curriculum: Curriculum, *, label: str = "teilnahme.csv"
) -> Teilnahmeliste:
    """The roster in the bytes of a CSV or XLSX file; problems call it `label`. Raises as `load_teilnahme` does."""
    rows = parse_tabelle(raw, label)
    if len(rows) < 2:
        message = "Unter den Überschriften steht niemand." if rows else "Die Tabelle ist leer."
        raise CurriculumError([make_problem("LC516", message, where=Position(label, 1, 1))])
    regeln = regeln_of(curriculum.regelwerke[plan.anfrage.regelwerk], plan.anfrage)
    reader = _Reader(label, plan, lernminuten_of(plan, regeln), regeln.ue_min)
    return reader.read(rows)


@dataclass(frozen=True)
class _Spalten:
    """Where what stands: index of the column by key, index and unit of the column of each Termin."""

    felder: Mapping[str, int]
    termine: Mapping[int, tuple[int, str]]


@dataclass
class _Reader:
    label: str
    plan: Seminarplan
    lernminuten: Sequence[int]
    ue_min: int
    problems: list[Problem] = field(default_factory=list)

    def read(self, rows: list[list[Zelle]]) -> Teilnahmeliste:
        """All people, or all problems."""
        kopf, *inhalt = rows
        spalten = self._columns(kopf)
        if self.problems:
            raise CurriculumError(sort_problems(self.problems))
        self._check_outside(kopf, inhalt)
        self._check_empty_sessions(kopf, inhalt, spalten)
        found = [self._person(row, spalten) for row in inhalt]
        personen = tuple(person for person in found if person is not None)
        hinweise = tuple(self._same_names(personen, spalten, inhalt))
        if self.problems:
            raise CurriculumError(sort_problems(self.problems))
        leer = [person for person in personen if not any(person.minuten)]
        hinweise += tuple(f"Zeile {p.zeile}: {p.voller_name} war an keinem Termin da." for p in leer)
        return Teilnahmeliste(personen, hinweise)

    def _tell(self, code: str, message: str, cell: Zelle, hint: str | None = None) -> None:
        self.problems.append(make_problem(code, message, hint, where=Position(self.label, cell.zeile, cell.spalte)))

    def _columns(self, kopf: list[Zelle]) -> _Spalten:
        felder: dict[str, int] = {}
        termine: dict[int, tuple[int, str]] = {}
        for index, cell in enumerate(kopf):
            title = " ".join(cell.text.casefold().split())
            if not title or title in _UEBERGANGEN:
                continue
            if title in _SPALTEN:
                if _SPALTEN[title] in felder:
                    self._tell("LC505", f"„{cell.text}“ ist schon eine andere Spalte.", cell)
                felder[_SPALTEN[title]] = index
            elif (found := _TERMIN.fullmatch(title)) is not None:
                self._session_column(found, cell, index, termine)
            else:
                hint = suggest(cell.text, ["Vorname", "Name", "Anzeigename", "Geburtsdatum", "Kennung"])
                self._tell("LC504", f"Die Spalte „{cell.text}“ gibt es nicht.", cell, hint)
        if not self.problems:
            self._check_missing(kopf, felder, termine)
        return _Spalten(felder, termine)

    def _session_column(
        self, found: re.Match[str], cell: Zelle, index: int, termine: dict[int, tuple[int, str]]
    ) -> None:
        matching = list(_matching(found, self.plan.termine))
        if len(matching) > 1:
            hint = f"Schreiben Sie den Beginn dazu, zum Beispiel „{_title(self.plan.termine[matching[0]])}“."
            self._tell("LC504", f"Am Tag „{cell.text}“ sind mehrere Termine.", cell, hint)
        elif not matching:
            titles = [_title(termin) for termin in self.plan.termine]
            hint = suggest(cell.text, titles) or f"Termine sind: {', '.join(titles[:_TERMINE_GENANNT])} …"
            self._tell("LC504", f"Einen Termin „{cell.text}“ hat der Plan nicht.", cell, hint)
        elif matching[0] in termine:
            self._tell("LC505", f"Für den Termin „{cell.text}“ gibt es schon eine Spalte.", cell)
        else:
            termine[matching[0]] = (index, (found["einheit"] or "").lower())

    def _check_missing(self, kopf: list[Zelle], felder: Mapping[str, int], termine: Mapping[int, object]) -> None:
        if "name" not in felder:
            self._tell("LC503", "Die Spalte „Name“ fehlt.", kopf[0])
        for index, termin in enumerate(self.plan.termine):
            if index not in termine:
                self._tell("LC503", f"Die Spalte für den Termin „{_title(termin)}“ fehlt.", kopf[-1])

    def _check_outside(self, kopf: list[Zelle], inhalt: list[list[Zelle]]) -> None:
        known = {index for index, cell in enumerate(kopf) if cell.text}
        for row in inhalt:
            for index, cell in enumerate(row):
                if index not in known and cell.text:
                    self._tell("LC518", f"„{_short(cell.text)}“ steht unter keiner Überschrift.", cell)

    def _check_empty_sessions(self, kopf: list[Zelle], inhalt: list[list[Zelle]], spalten: _Spalten) -> None:
        for index, _ in spalten.termine.values():
            if not any(_at(row, index).text for row in inhalt):
                self._tell("LC506", f"In der Spalte „{kopf[index].text}“ steht bei niemandem etwas.", kopf[index])

    def _person(self, row: list[Zelle], spalten: _Spalten) -> Teilnahme | None:
        before = len(self.problems)
        for cell in row:
            if cell.sache != "text":
                what = "eine Formel" if cell.sache == "formel" else "ein Fehler von Excel"
                self._tell("LC515", f"Hier steht {what}: „{_short(cell.text)}“.", cell)
        if len(self.problems) > before:
            return None
        vorname = self._name(row, spalten.felder.get("vorname"))
        name = self._name(row, spalten.felder["name"])
        if not name:
            self._tell("LC507", "Hier fehlt der Name.", _at(row, spalten.felder["name"]))
        geburtsdatum = self._birthday(row, spalten.felder.get("geburtsdatum"))
        anzeigename = self._name(row, spalten.felder.get("anzeigename"))
        kennung = _at(row, spalten.felder["kennung"]).text if "kennung" in spalten.felder else ""
        minuten = tuple(self._minutes(row, termin, spalten) for termin in range(len(self.plan.termine)))
        if len(self.problems) > before:
            return None
        return Teilnahme(row[0].zeile, vorname, name, minuten, geburtsdatum, kennung, anzeigename)

    def _name(self, row: list[Zelle], index: int | None) -> str:
        if index is None:
            return ""
        cell = _at(row, index)
        name = normalize_name(cell.text)
        for code, message in damages(name):
            self._tell(code, message, cell)
        if name in {"ja", "nein", "x"} or _DATUM.fullmatch(name):
            message = f"„{name}“ steht, wo ein Name stehen soll."
            self._tell("LC507", message, cell, "Sind Spalten vertauscht? Jede Überschrift muss zu ihrer Spalte passen.")
        return name

    def _birthday(self, row: list[Zelle], index: int | None) -> date | None:
        cell = _at(row, index) if index is not None else None
        if cell is None or not cell.text:
            return None
        day = _day(cell.text)
        if day is None or not day.year >= 1900 or day >= self.plan.termine[0].datum:
            self._tell("LC514", f"„{_short(cell.text)}“ ist kein Geburtsdatum.", cell)
        return day

    def _minutes(self, row: list[Zelle], termin: int, spalten: _Spalten) -> Fraction:
        index, einheit = spalten.termine[termin]
        cell = _at(row, index)
        try:
            return parse_anwesenheit(
                cell.text, lernminuten=self.lernminuten[termin], ue_min=self.ue_min, einheit=einheit
            )
        except Unverstanden as error:
            self._tell(error.code, f"Termin {_title(self.plan.termine[termin])}: {error.message}", cell)
            return Fraction(0)

    def _same_names(self, personen: Sequence[Teilnahme], spalten: _Spalten, inhalt: list[list[Zelle]]) -> Iterator[str]:
        """People who are called the same: told where something tells them apart, else a problem."""
        cells = {row[0].zeile: _at(row, spalten.felder["name"]) for row in inhalt}
        seen: dict[tuple[str, str], list[Teilnahme]] = {}
        for person in personen:
            others = seen.setdefault((person.vorname.casefold(), person.name.casefold()), [])
            same = [p for p in others if (p.geburtsdatum, p.kennung) == (person.geburtsdatum, person.kennung)]
            if same:
                message = f"{person.voller_name} steht schon in Zeile {same[0].zeile}."
                self._tell("LC513", message, cells[person.zeile])
            elif others:
                yield (
                    f"Zeilen {others[0].zeile} und {person.zeile}: Zwei Personen heißen {person.voller_name}; "
                    "sie werden auseinandergehalten."
                )
            others.append(person)


def _at(row: list[Zelle], index: int) -> Zelle:
    """The cell of a column; an empty one where the row is shorter."""
    return row[index] if index < len(row) else Zelle("", row[-1].zeile, row[-1].spalte + 1)


def _matching(found: re.Match[str], termine: Sequence[PlanTermin]) -> Iterator[int]:
    """The Termine that a heading names."""
    parts = [found[name] for name in ("jahr", "monat", "tag")] if found["tag"] else [found[n] for n in ("j", "m", "t")]
    um = (found["um"] or "").replace(".", ":")
    for index, termin in enumerate(termine):
        if found["nummer"]:
            if int(found["nummer"]) == index + 1:
                yield index
        elif [int(part) for part in parts] == [termin.datum.year, termin.datum.month, termin.datum.day] and (
            not um or f"{int(um.split(':')[0]):02d}:{um.split(':')[1]}" == f"{termin.von:%H:%M}"
        ):
            yield index


def _title(termin: PlanTermin) -> str:
    return f"{termin.datum:%d.%m.%Y} {termin.von:%H:%M}"


def _day(text: str) -> date | None:
    found = _DATUM.fullmatch(text)
    if found is None:
        return None
    tag, monat, jahr = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(jahr), int(monat), int(tag))
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
