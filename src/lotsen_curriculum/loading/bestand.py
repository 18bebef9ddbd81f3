"""The stock: everything that was read from the data folders, each entry with the file that it stands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.dokument import Dokument, read_file
from lotsen_curriculum.loading.kinds import ABGESCHALTET_DATEI, DATEIARTEN, ORDNER
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.suggestions import closest
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.model.abgeschaltet import Abgeschaltet
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Modul, Schritt
from lotsen_curriculum.model.profil import Kernprofil
from lotsen_curriculum.model.regelwerk import Regelwerk
from lotsen_curriculum.problems import CurriculumError, Loc, Position, Problem

__all__ = ["Bestand", "Eintrag", "Schicht", "SchrittOrt", "merge", "read_folder", "read_single"]

_T_co = TypeVar("_T_co", covariant=True)


@dataclass(frozen=True, eq=False)
class Eintrag(Generic[_T_co]):
    """An entry and the file that it stands in; `eigen` where that is a Träger's own."""

    wert: _T_co
    dokument: Dokument
    stamm: str
    eigen: bool = False

    @property
    def is_named_right(self) -> bool:
        """Whether the file is called after the id in it: the id alone, or the id, a hyphen and a speaking name."""
        id_ = getattr(self.wert, "id", self.stamm)
        return self.stamm == id_ or self.stamm.startswith(f"{id_}-")

    def problem(self, code: str, message: str, hint: str | None = None, *, loc: Loc = ()) -> Problem:
        """A problem with the part at `loc` of this entry."""
        return self.dokument.problem(code, message, hint, loc=loc)


@dataclass(frozen=True, eq=False)
class Schicht:
    """What one folder holds: entries by kind in the order of their files, what was wrong, and what that hides.

    Attributes:
        defekt: For each kind the stems of the files that could not be read; references to them are not judged.
        eigen: True where it is a Träger's.
    """

    eintraege: Mapping[str, Sequence[Eintrag[Any]]]
    abgeschaltet: Eintrag[Abgeschaltet] | None = None
    problems: Sequence[Problem] = ()
    defekt: Mapping[str, frozenset[str]] = field(default_factory=dict)
    eigen: bool = False


class SchrittOrt(NamedTuple):
    """A Schritt with the Baustein, the module and the path that it stands at."""

    modul: Eintrag[Modul]
    baustein: Baustein
    schritt: Schritt
    loc: Loc

    @property
    def name(self) -> str:
        """Id of the Baustein and the Schritt, as `m1-2/austausch`."""
        return f"{self.baustein.id}/{self.schritt.id}"


@dataclass(frozen=True, eq=False)
class Bestand:
    """All entries that hold after one folder was laid over the other, by id and sorted by it.

    Attributes:
        kernprofil: None where it could not be read.
        ganz: True where only the shipped data is in it, so that it must be complete.
    """

    kernprofil: Eintrag[Kernprofil] | None
    module: Mapping[str, Eintrag[Modul]]
    methoden: Mapping[str, Eintrag[Methode]]
    kurse: Mapping[str, Eintrag[Kurs]]
    regelwerke: Mapping[str, Eintrag[Regelwerk]]
    defekt: Mapping[str, frozenset[str]]
    ganz: bool = True

    @property
    def bausteine(self) -> Mapping[str, Baustein]:
        """All Bausteine by id."""
        return {baustein.id: baustein for modul in self.module.values() for baustein in modul.wert.bausteine}

    @property
    def profilelemente(self) -> frozenset[str]:
        """Ids of the elements of the Kernprofil."""
        return frozenset(element.id for element in self.kernprofil.wert.elemente) if self.kernprofil else frozenset()

    def schritte(self) -> Iterator[SchrittOrt]:
        """All Schritte of all modules."""
        for modul in self.module.values():
            for b, baustein in enumerate(modul.wert.bausteine):
                for s, schritt in enumerate(baustein.schritte):
                    yield SchrittOrt(modul, baustein, schritt, ("bausteine", b, "schritte", s))

    def may_hold(self, art: str, name: str) -> bool:
        """Whether `name` may stand in a file of this kind that could not be read."""
        parts = name.split("-")
        prefixes = ["-".join(parts[:length]) for length in range(1, len(parts) + 1)] if art == "modul" else [name]
        stems = self.defekt.get(art, frozenset())
        return any(stem == prefix or stem.startswith(f"{prefix}-") for stem in stems for prefix in prefixes)


def read_folder(wurzel: Path, *, eigen: bool) -> Schicht:
    """All data files below `wurzel`; problems name shipped files from there and a Träger's as the caller wrote it."""
    if not wurzel.is_dir():
        where = Position(str(wurzel), 1, 1)
        return Schicht({}, problems=[make_problem("LC101", "Diesen Ordner gibt es nicht.", where=where)], eigen=eigen)
    eintraege: dict[str, list[Eintrag[Any]]] = {}
    defekt: dict[str, set[str]] = {}
    problems = list(_unread(wurzel))
    for ordner, art in ORDNER.items():
        for path in sorted((wurzel / ordner).glob("*.yaml")):
            label = str(path) if eigen else path.relative_to(wurzel).as_posix()
            eintrag, found = _read_entry(path, art, label, eigen=eigen)
            problems += found
            if eintrag is None:
                defekt.setdefault(art, set()).add(path.stem)
            else:
                eintraege.setdefault(art, []).append(eintrag)
    for art, entries in eintraege.items():
        eintraege[art], found = _without_doubles(entries, art)
        problems += found
    abgeschaltet, found = _read_abgeschaltet(wurzel, eigen=eigen)
    hidden = {art: frozenset(stems) for art, stems in defekt.items()}
    return Schicht(eintraege, abgeschaltet, problems + found, hidden, eigen)


def read_single(path: Path, art: str, *, eigen: bool) -> Schicht:
    """One data file as a folder of its own; problems name it as the caller wrote it."""
    eintrag, problems = _read_entry(path, art, str(path), eigen=eigen)
    if eintrag is None:
        return Schicht({}, problems=problems, defekt={art: frozenset([path.stem])}, eigen=eigen)
    return Schicht({}, eintrag, eigen=eigen) if art == "abgeschaltet" else Schicht({art: [eintrag]}, eigen=eigen)


def merge(schichten: Iterable[Schicht]) -> Bestand:
    """The stock of several folders, each laid over those before it: it adds, and replaces what has the same id."""
    layers = list(schichten)
    kernprofile = [eintrag for layer in layers for eintrag in layer.eintraege.get("kernprofil", ())]
    return Bestand(
        kernprofil=kernprofile[-1] if kernprofile else None,
        module=_by_id(layers, "modul"),
        methoden=_by_id(layers, "methode"),
        kurse=_by_id(layers, "kurs"),
        regelwerke=_by_id(layers, "regelwerk"),
        defekt={
            art: frozenset().union(*(layer.defekt.get(art, frozenset()) for layer in layers)) for art in DATEIARTEN
        },
        ganz=not any(layer.eigen for layer in layers),
    )


def _by_id(layers: Iterable[Schicht], art: str) -> dict[str, Eintrag[Any]]:
    found = {eintrag.wert.id: eintrag for layer in layers for eintrag in layer.eintraege.get(art, ())}
    return dict(sorted(found.items()))


def _without_doubles(entries: Sequence[Eintrag[Any]], art: str) -> tuple[list[Eintrag[Any]], list[Problem]]:
    """One entry for each id, that of the file with its name; the other files are told. Only one Kernprofil can hold."""
    held: dict[str, Eintrag[Any]] = {}
    for eintrag in sorted(entries, key=lambda eintrag: (not eintrag.is_named_right, eintrag.stamm)):
        held.setdefault(getattr(eintrag.wert, "id", art), eintrag)
    problems = []
    for eintrag in entries:
        id_ = getattr(eintrag.wert, "id", art)
        if held[id_] is not eintrag:
            message = f"„{id_}“ steht schon in „{held[id_].dokument.label}“."
            problems.append(eintrag.problem("LC202", message, loc=("id",)))
    return [eintrag for eintrag in entries if eintrag in held.values()], problems


def _read_entry(path: Path, art: str, label: str, *, eigen: bool) -> tuple[Eintrag[Any] | None, list[Problem]]:
    try:
        dokument, problems = parse_yaml(read_file(path, label), label)
    except CurriculumError as error:
        return None, list(error.problems)
    if problems:
        return None, problems
    wert, problems = validate(dokument, DATEIARTEN[art].klasse)
    return (None if wert is None else Eintrag(wert, dokument, path.stem, eigen)), problems


def _read_abgeschaltet(wurzel: Path, *, eigen: bool) -> tuple[Eintrag[Abgeschaltet] | None, list[Problem]]:
    path = wurzel / ABGESCHALTET_DATEI
    return _read_entry(path, "abgeschaltet", str(path), eigen=True) if eigen and path.exists() else (None, [])


def _unread(wurzel: Path) -> Iterator[Problem]:
    """What lies in the folder under a name that is nearly one of ours, and would silently be left out."""
    for path in sorted(wurzel.iterdir()):
        known = ORDNER if path.is_dir() else [ABGESCHALTET_DATEI]
        if path.name not in known and (meant := closest(path.name, known)) is not None:
            yield _not_read(path, f"Meinten Sie „{meant}“?")
    for ordner in ORDNER:
        for path in sorted((wurzel / ordner).glob("*.yml")):
            yield _not_read(path, f"Nennen Sie die Datei „{path.stem}.yaml“.")


def _not_read(path: Path, hint: str) -> Problem:
    return make_problem("LC234", f"„{path.name}“ wird nicht gelesen.", hint, where=Position(str(path), 1, 1))
