"""Builders for tiny test instances: methods, Schritte, Bausteine, modules, curricula and Anfragen in one line each.

Every builder fills what a test does not care about with harmless values: a method fits every group, form and room, has
a typical length and can be shortened and stretched; a Schritt takes its minutes from `(min, typisch, max)`; learning
goals are called after the Profilelement that they serve (`ziel-k05` serves `k05`).
"""

import json
import re
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.base import Phase, Quelle, Sozialform
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import (
    Ablaufschritt,
    Dauer,
    Methode,
    MethodeGruppe,
    MethodeRaum,
    Spanne,
)
from lotsen_curriculum.model.modul import Baustein, Lernziel, Modul, Rang, Schritt, SchrittMinuten, UeSpanne
from lotsen_curriculum.model.profil import Kernprofil, Profilelement
from lotsen_curriculum.model.regelwerk import Regelwerk

__all__ = [
    "QUELLE",
    "anfrage",
    "baustein",
    "curriculum",
    "kernprofil",
    "kurs",
    "methode",
    "modul",
    "read_yaml",
    "schritt",
    "standard_regelwerk",
]

WURZEL = Path(__file__).parent.parent
STAND = date(2026, 11, 21)
QUELLE = Quelle(titel="Für den Test ausgedacht", stand=STAND)
Minuten = int | tuple[int, int, int]


def methode(
    id_: str,
    minuten: Minuten = (5, 20, 60),
    *,
    sozialform: Sozialform = "plenum",
    je_person_min: float = 0,
    personen: tuple[int, int] = (1, 100),
    **weiteres: Any,
) -> Methode:
    """A method whose length lies in `minuten` for every group, plus `je_person_min` for each person."""
    kurz, typisch, lang = _spanne(minuten)
    werte: dict[str, Any] = {
        "titel": id_.capitalize(),
        "kurz": "Kurz.",
        "ziel": "Ein Ziel.",
        "geeignet_fuer": ("einstieg", "information", "erarbeitung", "uebung", "reflexion", "abschluss"),
        "einsetzen_wenn": "Immer.",
        "nicht_einsetzen_wenn": "Nie.",
        "sozialform": sozialform,
        "gruppe": MethodeGruppe(min_personen=personen[0], max_personen=personen[1]),
        "dauer": Dauer(je_runde_min=Spanne(min=kurz, typisch=typisch, max=lang), je_person_min=je_person_min),
        "formen": ("praesenz", "online"),
        "online": "Im Hauptraum.",
        "sprachniveau": "A1",
        "energie": "aktivierend",
        "ablauf": (Ablaufschritt(minuten=typisch, was="Tun."),),
        "quellen": (QUELLE,),
    }
    if "flaeche_je_person_m2" in weiteres:
        werte["raum"] = MethodeRaum(flaeche_je_person_m2=weiteres.pop("flaeche_je_person_m2"))
    return Methode(id=id_, **(werte | weiteres))


def schritt(
    id_: str,
    *methoden: str,
    minuten: Minuten = (15, 20, 30),
    optional: bool = False,
    phase: Phase = "erarbeitung",
    elemente: tuple[str, ...] = ("k01",),
    **weiteres: Any,
) -> Schritt:
    """A Schritt done with one of `methoden`, the recommended first; its learning goals serve `elemente`."""
    kurz, typisch, lang = _spanne(minuten)
    werte: dict[str, Any] = {
        "titel": f"Schritt {id_}",
        "was_geschieht": "Es geschieht etwas.",
        "lernziele": tuple(f"ziel-{element}" for element in elemente),
    }
    return Schritt(
        id=id_,
        phase=phase,
        minuten=SchrittMinuten(min=kurz, typisch=typisch, max=lang),
        optional=optional,
        methoden=methoden or ("gespraech",),
        **(werte | weiteres),
    )


def baustein(
    id_: str,
    *schritte: Schritt,
    rang: Rang = "pflicht",
    teilbar: bool = False,
    voraussetzungen: tuple[str, ...] = (),
) -> Baustein:
    """A Baustein of `schritte`, mandatory unless stated."""
    return Baustein(
        id=id_,
        titel=f"Baustein {id_}",
        kurz="Kurz.",
        rang=rang,
        teilbar=teilbar,
        voraussetzungen=voraussetzungen,
        schritte=schritte,
    )


def modul(id_: str, *bausteine: Baustein, ue: tuple[int, int] | None = None, **weiteres: Any) -> Modul:
    """A module of `bausteine`; `m…` is part of the Basisqualifizierung, `v-…` and `f-…` can be planned alone."""
    ziele = {ziel: None for stein in bausteine for punkt in stein.schritte for ziel in punkt.lernziele}
    werte: dict[str, Any] = {
        "art": {"v": "vertiefung", "f": "format"}.get(id_.split("-", maxsplit=1)[0], "basis"),
        "titel": f"Modul {id_}",
        "kurz": "Kurz.",
        "stand": STAND,
        "ue": UeSpanne(min=ue[0], max=ue[1]) if ue else None,
        "lernziele": tuple(_lernziel(ziel) for ziel in ziele),
        "quellen": (QUELLE,),
    }
    return Modul(id=id_, bausteine=bausteine, **(werte | weiteres))


def kurs(id_: str, *module: str, ue: tuple[int, int] | None = (1, 400), pflicht: tuple[str, ...] = ()) -> Kurs:
    """A course of `module`, by default without a limit of its UE that a small instance could hit."""
    spanne = UeSpanne(min=ue[0], max=ue[1]) if ue else None
    return Kurs(id=id_, titel=f"Kurs {id_}", kurz="Kurz.", module=module, ue=spanne, pflicht_profilelemente=pflicht)


def kernprofil() -> Kernprofil:
    """A Kernprofil with all 23 elements and no texts to speak of."""
    elemente = tuple(
        Profilelement(id=f"k{nummer:02d}", titel=f"Element {nummer}", aussage="Eine Aussage.")
        for nummer in range(1, 24)
    )
    return Kernprofil(titel="Kernprofil", elemente=elemente, quellen=(QUELLE,))


def curriculum(
    *module: Modul,
    methoden: tuple[Methode, ...] = (),
    kurse: tuple[Kurs, ...] | None = None,
    regelwerk: Regelwerk | None = None,
) -> Curriculum:
    """A curriculum of `module`; methods that are named and not given are built by `methode`.

    Without `kurse` there is one course, `kurs`, of all modules that are part of the Basisqualifizierung.
    """
    regeln = regelwerk or standard_regelwerk()
    kurse = (kurs("kurs", *[m.id for m in module if m.art == "basis"]),) if kurse is None else kurse
    pool = {eintrag.id: eintrag for eintrag in methoden}
    for genannt in sorted(_methoden_of(module)):
        pool.setdefault(genannt, methode(genannt))
    return Curriculum(
        kernprofil=kernprofil(),
        module={eintrag.id: eintrag for eintrag in sorted(module, key=lambda eintrag: eintrag.id)},
        methoden=dict(sorted(pool.items())),
        kurse={eintrag.id: eintrag for eintrag in kurse},
        regelwerke={regeln.id: regeln},
    )


def anfrage(*termine: str, kurs: str = "kurs", personen: int = 14, **weiteres: Any) -> Anfrage:
    """An Anfrage for `termine`, each written as `2027-03-06 09:00-16:30`; further keys as in the YAML file."""
    werte: dict[str, Any] = {
        "kurs": kurs,
        "titel": "Ein Kurs",
        "gruppe": {"personen": personen},
        "termine": [_termin(text) for text in termine],
    }
    return Anfrage.model_validate_json(json.dumps(werte | weiteres, default=str))


@cache
def standard_regelwerk(**werte: int | bool) -> Regelwerk:
    """The shipped Regelwerk; `werte` sets rules by id, `preis_…` sets a price. Times are minutes since midnight."""
    regelwerk = Regelwerk.model_validate_json(
        json.dumps(read_yaml(WURZEL / "regelwerke" / "wir-2021.yaml"), default=str)
    )
    regeln = []
    for regel in regelwerk.regeln:
        aenderung: dict[str, Any] = {}
        if regel.id in werte:
            wert = werte[regel.id]
            aenderung["wert"] = time(*divmod(wert, 60)) if regel.einheit == "uhrzeit" else wert
        if f"preis_{regel.id}" in werte:
            aenderung["gewicht"] = werte[f"preis_{regel.id}"]
        regeln.append(regel.model_copy(update=aenderung))
    return regelwerk.model_copy(update={"regeln": tuple(regeln)})


def read_yaml(path: Path) -> Any:
    """The content of a YAML file with YAML 1.2 scalars, without any check."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Yaml)  # a subclass of the safe loader


class _Yaml(yaml.SafeLoader):
    """PyYAML's safe loader with the scalars of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # the name and type that PyYAML gives it


_Yaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9]\d*)$"), list("-0123456789"))
_Yaml.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?(0|[1-9]\d*)\.\d+$"), list("-0123456789"))
_Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
_Yaml.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])


def _spanne(minuten: Minuten) -> tuple[int, int, int]:
    return (minuten, minuten, minuten) if isinstance(minuten, int) else minuten


def _lernziel(id_: str) -> Lernziel:
    return Lernziel(id=id_, art="koennen", text=f"Erreicht {id_}.", profilelemente=(id_.removeprefix("ziel-"),))


def _methoden_of(module: tuple[Modul, ...]) -> set[str]:
    return {name for m in module for stein in m.bausteine for punkt in stein.schritte for name in punkt.methoden}


def _termin(text: str) -> dict[str, Any]:
    datum, uhrzeiten = text.split(" ")
    von, bis = uhrzeiten.split("-")
    return {"datum": datum, "von": von, "bis": bis}
