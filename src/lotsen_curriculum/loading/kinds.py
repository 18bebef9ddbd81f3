"""The kinds of files: which data class each one holds, and how a file's kind is recognized."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lotsen_curriculum.model.abgeschaltet import Abgeschaltet
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.base import Datensatz
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Modul
from lotsen_curriculum.model.profil import Kernprofil
from lotsen_curriculum.model.regelwerk import Regelwerk
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.traeger import Traeger

__all__ = ["ABGESCHALTET_DATEI", "DATEIARTEN", "ORDNER", "Dateiart", "recognize"]


class Dateiart(NamedTuple):
    """A kind of file: its data class, its German title, and the data folder that holds such files, if one does."""

    klasse: type[Datensatz]
    titel: str
    ordner: str | None = None


DATEIARTEN: Mapping[str, Dateiart] = {
    "anfrage": Dateiart(Anfrage, "Anfrage"),
    "aenderung": Dateiart(Aenderung, "Änderung"),
    "traeger": Dateiart(Traeger, "Träger"),
    "plan": Dateiart(Seminarplan, "Seminarplan"),
    "modul": Dateiart(Modul, "Modul", "modules"),
    "methode": Dateiart(Methode, "Methode", "methods"),
    "kernprofil": Dateiart(Kernprofil, "Kernprofil", "profil"),
    "kurs": Dateiart(Kurs, "Kurs", "kurse"),
    "regelwerk": Dateiart(Regelwerk, "Regelwerk", "regelwerke"),
    "abgeschaltet": Dateiart(Abgeschaltet, "Abgeschaltetes"),
}

ORDNER: Mapping[str, str] = {art.ordner: name for name, art in DATEIARTEN.items() if art.ordner}
"""Data folder → kind of the files in it."""

ABGESCHALTET_DATEI = "abgeschaltet.yaml"


def recognize(path: Path, daten: object) -> str | None:
    """The kind of a YAML file: by its folder or name, else by the kind that most of its keys belong to."""
    if path.name == ABGESCHALTET_DATEI:
        return "abgeschaltet"
    if path.parent.name in ORDNER:
        return ORDNER[path.parent.name]
    if not isinstance(daten, dict):
        return None
    shared = {name: _shared_keys(art.klasse, daten) for name, art in DATEIARTEN.items() if name != "plan"}
    best = max(shared, key=lambda name: shared[name])
    return best if any(shared[best]) else None


def _shared_keys(klasse: type[Datensatz], daten: Mapping[object, object]) -> tuple[int, int]:
    """How many keys are known to `klasse`, and how many of its required keys are there."""
    fields = klasse.model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    return sum(key in fields for key in daten), sum(name in daten for name in required)
