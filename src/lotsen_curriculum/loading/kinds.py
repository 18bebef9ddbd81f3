"""The kinds of files: which data class each one holds, and how a file's kind is recognized."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from lotsen_curriculum.model.base import Datensatz

__all__ = ["ABGESCHALTET_DATEI", "DATEIARTEN", "ORDNER", "Dateiart", "recognize"]


class Dateiart(NamedTuple):
    """A kind of file: where its data class stands, its German title, and the data folder of such files, if one is."""

    ort: str
    titel: str
    ordner: str | None = None

    @property
    def klasse(self) -> type[Datensatz]:
        """The data class; imported here, so that a command pays only for the kinds that it reads."""
        modul, name = self.ort.split(".")
        return cast("type[Datensatz]", getattr(import_module(f"lotsen_curriculum.model.{modul}"), name))


DATEIARTEN: Mapping[str, Dateiart] = {
    "anfrage": Dateiart("anfrage.Anfrage", "Anfrage"),
    "aenderung": Dateiart("aenderung.Aenderung", "Änderung"),
    "traeger": Dateiart("traeger.Traeger", "Träger"),
    "plan": Dateiart("seminarplan.Seminarplan", "Seminarplan"),
    "modul": Dateiart("modul.Modul", "Modul", "modules"),
    "methode": Dateiart("methode.Methode", "Methode", "methods"),
    "kernprofil": Dateiart("profil.Kernprofil", "Kernprofil", "profil"),
    "kurs": Dateiart("kurs.Kurs", "Kurs", "kurse"),
    "regelwerk": Dateiart("regelwerk.Regelwerk", "Regelwerk", "regelwerke"),
    "abgeschaltet": Dateiart("abgeschaltet.Abgeschaltet", "Abgeschaltetes"),
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
