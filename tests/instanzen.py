"""Seeded instances for engine, checker and referee: days, and courses of two or three sessions, a bit of everything."""

from random import Random
from typing import Any

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt, standard_regelwerk
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.base import Energie, Sozialform
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Modul, Rang

__all__ = ["build_kurs", "build_tag"]

FORMEN: tuple[Sozialform, ...] = ("plenum", "stuhlkreis", "kleingruppe", "paar", "einzel", "bewegt")
ENERGIEN: tuple[Energie, ...] = ("ruhig", "ausgeglichen", "aktivierend")
TAGE = ("09:00-13:00", "09:00-15:45", "09:30-16:30", "10:00-14:33", "17:00-20:30", "09:00-17:00")
KURSTAGE = ("09:00-12:30", "18:00-21:00", "09:00-15:30")


def build_tag(seed: int) -> tuple[Curriculum, Anfrage]:
    """A one-day seminar; the same seed gives the same instance."""
    zufall = Random(f"tag {seed}")
    fenster = zufall.choice(TAGE)
    welt = _welt(zufall, bausteine=1 + _stunden(fenster) * 3 // 4)
    return welt, _anfrage(zufall, welt, [f"2027-03-06 {fenster}"])


def build_kurs(seed: int) -> tuple[Curriculum, Anfrage]:
    """A course of two or three sessions, sometimes two of them on one day."""
    zufall = Random(f"kurs {seed}")
    fenster = [zufall.choice(KURSTAGE) for _ in range(zufall.choice((2, 3)))]
    tage = [6, 6, 13] if fenster[:2] == ["09:00-12:30", "18:00-21:00"] else [6, 11, 13]
    welt = _welt(zufall, bausteine=1 + sum(map(_stunden, fenster)) * 2 // 3)
    return welt, _anfrage(zufall, welt, [f"2027-03-{tag:02d} {zeit}" for tag, zeit in zip(tage, fenster, strict=False)])


def _stunden(fenster: str) -> int:
    von, bis = (int(zeit[:2]) for zeit in fenster.split("-"))
    return bis - von


def _welt(zufall: Random, *, bausteine: int) -> Curriculum:
    methoden = tuple(_methode(zufall, nummer) for nummer in range(10 + 2 * bausteine))
    namen = [eintrag.id for eintrag in methoden]
    steine = [_baustein_werte(zufall, namen, nummer) for nummer in range(bausteine)]
    mitte = (bausteine + 1) // 2
    module = (_modul("m1", steine[:mitte]), *([_modul("m2", steine[mitte:])] if steine[mitte:] else []))
    pflicht = ("k01",) if zufall.random() < 0.2 else ()
    regeln = zufall.choice(({}, {}, {"pausen_zaehlen": True, "ue_min": 60}, {"umbau_min": 10}, {"block_max_min": 75}))
    return curriculum(
        *module,
        methoden=methoden,
        kurse=(kurs("kurs", *(eintrag.id for eintrag in module), pflicht=pflicht),),
        regelwerk=standard_regelwerk(**regeln),
    )


def _modul(id_: str, steine: list[dict[str, Any]]) -> Modul:
    return modul(id_, *(baustein(stein["id_"], *stein["schritte"], **stein["weiteres"]) for stein in steine))


def _methode(zufall: Random, nummer: int) -> Methode:
    kurz = zufall.choice((5, 10, 15))
    weiteres: dict[str, Any] = {
        "input": zufall.random() < 0.25,
        "energie": zufall.choice(ENERGIEN),
        "sprachniveau": zufall.choice(("A2", "B1", "B1", "B1", "B2")),
        "flaeche_je_person_m2": zufall.choice((0, 0, 2, 4)),
        "je_person_min": zufall.choice((0, 0, 0.5)),
    }
    spanne = (kurz, kurz + zufall.choice((10, 15)), kurz + zufall.choice((25, 40)))
    return methode(f"m-{nummer}", spanne, sozialform=zufall.choice(FORMEN), **weiteres)


def _baustein_werte(zufall: Random, namen: list[str], nummer: int) -> dict[str, Any]:
    rang: Rang = zufall.choice(("pflicht", "empfohlen", "optional"))
    schritte = tuple(
        schritt(
            f"s{stelle}",
            *zufall.sample(namen, zufall.choice((2, 3, 4))),
            minuten=zufall.choice(((10, 15, 25), (15, 25, 40), (20, 30, 45))),
            optional=stelle > 0 and zufall.random() < 0.3,
            elemente=(f"k0{zufall.randint(1, 3)}",),
        )
        for stelle in range(zufall.choice((1, 2, 3)))
    )
    voraus = (f"b{zufall.randrange(nummer)}",) if nummer and zufall.random() < 0.2 else ()
    weiteres = {"rang": rang, "teilbar": zufall.random() < 0.4, "voraussetzungen": voraus}
    return {"id_": f"b{nummer}", "schritte": schritte, "weiteres": weiteres}


def _anfrage(zufall: Random, welt: Curriculum, termine: list[str]) -> Anfrage:
    weiteres: dict[str, Any] = {"form": "online" if zufall.random() < 0.2 else "praesenz"}
    ids = list(welt.bausteine)
    if zufall.random() < 0.3:
        weiteres["trainer"] = [{"name": "Ada", "module": ["m1"]}, {"name": "Bo"}, {"name": "Cem", "module": ["m2"]}]
    if zufall.random() < 0.2:
        weiteres["fest"] = [{"baustein": zufall.choice(ids), "datum": zufall.choice(termine)[:10]}]
    if zufall.random() < 0.2:
        weiteres["bausteine"] = {"mit": [zufall.choice(ids)]}
    if zufall.random() < 0.25:
        datum, fenster = termine[0].split(" ")
        beginn = int(fenster[:2]) + 1
        zeit = {"von": f"{beginn}:{fenster[3:5]}", "bis": f"{beginn}:{int(fenster[3:5]) + 20:02d}"}
        weiteres["eigenes"] = [{"titel": "Grußwort", "datum": datum, **zeit}]
    wunsch = anfrage(*termine, personen=zufall.choice((8, 14, 19)), **weiteres)
    if zufall.random() < 0.3:
        raum = {"raum": {"flaeche_m2": 45.0}}
        daten = wunsch.model_dump(mode="json")
        return Anfrage.model_validate(daten | {"termine": [termin | raum for termin in daten["termine"]]})
    return wunsch
