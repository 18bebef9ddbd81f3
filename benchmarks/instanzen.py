"""Seeded seminars for measuring: a day, a weekend of 20 UE, a course of 36 UE, and courses of any length.

All have 80 methods, two to five for each Schritt, and four trainers, of whom two together know all modules and are
always both there. The same class, variant and seed give the same instance. Variants:

- `voll`: everything is mandatory, and the usual minutes fill 93 % of the time that breaks leave.
- `auswahl`: the content needs 1.1 to 1.7 times that time; half of the middle modules, and 40 % of the Schritte inside
  a module, may be left out.
- `spaet`: as `voll`, with prerequisites, and a middle module can begin only on one day of the last third.
- `kaputt`: as `voll`, then broken in one or two ways, so that mostly there is no plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from random import Random
from typing import Any, Literal

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt, standard_regelwerk
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.base import Energie, Sozialform
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Methode, MethodeGruppe
from lotsen_curriculum.model.modul import Baustein, Modul, Rang, Schritt

__all__ = ["KLASSEN", "Instanz", "Klasse", "Variante", "build_instanz", "build_laenge"]

Instanz = tuple[Curriculum, Anfrage]
Klasse = Literal["tag", "wochenende", "kurs"]
Variante = Literal["voll", "auswahl", "spaet", "kaputt"]

KLASSEN: tuple[Klasse, ...] = ("tag", "wochenende", "kurs")
METHODEN = 80
FLAECHE_M2 = 60
FUELLUNG = 0.93
RAND_MIN = 30
"""Ankommen and Abschluss of a session."""

JEDE_GRUPPE = MethodeGruppe(min_personen=1, max_personen=100)
FORMEN: tuple[Sozialform, ...] = ("plenum", "stuhlkreis", "kleingruppe", "paar", "einzel", "bewegt")
ENERGIEN: tuple[Energie, ...] = ("ruhig", "ausgeglichen", "aktivierend")
TRAINER = (("Ada", "Bo"), ("Cem", "Dana"))
"""Two pairs; each pair knows all modules."""

BRUECHE = ("fenster", "trainer", "ue", "ganz")
"""How an instance is broken: short sessions, people away, too many UE, nothing that may be torn."""

KURSFORMEN = ((8, 3), (8, 2), (9, 2), (9, 1), (10, 2), (10, 1), (11, 1), (12, 1), (12, 0))
"""Sessions of a course, and how many of them are Saturdays."""


@dataclass(frozen=True)
class _Fenster:
    """A session before it is written into an Anfrage; times in minutes since midnight."""

    datum: date
    von: int
    bis: int

    @property
    def lernzeit_min(self) -> int:
        """What lunch and the least number of breaks leave."""
        lang = self.bis - self.von
        mittag = 60 if self.von <= 690 and self.bis >= 810 else 0
        stuecke = ceil((lang - mittag + 15) / 105)  # at most 90 minutes each, and 15 between two
        return lang - mittag - 15 * max(0, stuecke - (2 if mittag else 1))


@dataclass(frozen=True)
class _Entwurf:
    """What an instance is made from.

    Attributes:
        module: How many modules.
        teilbar: Share of the Bausteine that may be torn over two days.
        ueber: How many times the time that there is the content would need.
        auswahl: Whether there is something that may be left out.
        voraus: Whether modules build upon others.
        kaputt: In which of `BRUECHE`; then no least number of UE holds.
        personen: Size of the group; drawn where it is None.
        vortag: Whether a method of the day before has its price.
    """

    zufall: Random
    fenster: list[_Fenster]
    module: int
    teilbar: float = 1.0
    ueber: float = FUELLUNG
    auswahl: bool = False
    voraus: bool = False
    kaputt: tuple[str, ...] = ()
    personen: int | None = None
    vortag: bool = True

    def lernzeit_min(self) -> int:
        """Minutes of learning time of all sessions."""
        return sum(fenster.lernzeit_min for fenster in self.fenster)


def build_instanz(
    klasse: Klasse, seed: int, *, variante: Variante = "voll", vortag: bool = True, personen: int | None = None
) -> Instanz:
    """An instance of a class.

    Args:
        klasse: One day, a weekend of 20 UE, or a course of 36 UE.
        seed: Which of the instances.
        variante: See the module.
        vortag: Whether the rule on the methods of the day before has its usual price; without, it costs nothing.
        personen: Size of the group; from 6 to 25 where it is not given.
    """
    zufall = Random(f"{klasse} {variante} {seed}")
    entwurf = _draft(klasse, zufall, vortag=vortag, personen=personen)
    match variante:
        case "auswahl":
            ueber = 1 / zufall.uniform(0.6, 0.9)
            entwurf = replace(entwurf, auswahl=True, ueber=ueber, module=ceil(entwurf.module * ueber))
        case "spaet":
            entwurf = replace(entwurf, voraus=True)
        case "kaputt":
            entwurf = replace(entwurf, kaputt=tuple(zufall.sample(BRUECHE, zufall.choice((1, 1, 2)))))
        case "voll":
            pass
    welt, wunsch = _build(entwurf)
    return welt, _fix_late(entwurf, wunsch) if variante == "spaet" else _break(entwurf, wunsch)


def build_laenge(ue: int, seed: int, *, vortag: bool = True) -> Instanz:
    """A course of `ue` UE in sessions of about four UE, every fourth a Saturday; everything is mandatory."""
    termine = max(1, round(ue / 4))
    fenster = _kursfenster(ue * 45, samstage=termine // 4, abende=termine - termine // 4)
    module = max(1, round(ue / 4.5))
    return _build(_Entwurf(Random(f"laenge {ue} {seed}"), fenster, module, vortag=vortag))


def _draft(klasse: Klasse, zufall: Random, *, vortag: bool, personen: int | None) -> _Entwurf:
    teilbar = 1.0
    match klasse:
        case "tag":
            module, fenster = 2, [_Fenster(date(2027, 3, 6), 540, 540 + 5 * zufall.randint(84, 90))]
        case "wochenende":
            module, teilbar, fenster = 6, 0.5, _wochenende(zufall)
        case "kurs":
            termine, samstage = zufall.choice(KURSFORMEN)
            module, fenster = 8, _kursfenster(36 * 45, samstage=samstage, abende=termine - samstage)
    return _Entwurf(zufall, fenster, module, teilbar=teilbar, vortag=vortag, personen=personen)


def _wochenende(zufall: Random) -> list[_Fenster]:
    """Friday to Sunday: two full days after an evening, or three full days."""
    tage = [date(2027, 3, 5) + timedelta(days=tag) for tag in range(3)]
    if zufall.random() < 0.5:
        zeiten = [(1020, zufall.choice((1230, 1245))), (540, 990), (540, 960)]
    else:
        zeiten = [(540, 540 + zufall.choice((405, 410, 415)))] * 3
    return [_Fenster(tag, von, bis) for tag, (von, bis) in zip(tage, zeiten, strict=True)]


def _kursfenster(lernzeit_min: int, *, samstage: int, abende: int) -> list[_Fenster]:
    """Saturdays of 300 minutes of learning time, and Thursday evenings that share the rest."""
    lang = 5 * round((lernzeit_min - 300 * samstage) / max(1, abende) / 5) + 15
    erster = date(2027, 3, 4)
    fenster = [_Fenster(erster + timedelta(days=7 * woche), 1050, 1050 + lang) for woche in range(abende)]
    abstand = max(1, abende // max(1, samstage))
    fenster += [_Fenster(erster + timedelta(days=7 * abstand * n + 2), 540, 930) for n in range(samstage)]
    return sorted(fenster, key=lambda eines: eines.datum)


def _build(entwurf: _Entwurf) -> Instanz:
    zufall = entwurf.zufall
    personen = zufall.randint(6, 25)
    methoden = tuple(_methode(zufall, nummer) for nummer in range(METHODEN))
    module = _module(entwurf, methoden)
    ue = entwurf.lernzeit_min() / 45
    mindestens = 1 if entwurf.kaputt else max(1, int(ue * 0.8))
    welt = curriculum(
        *module,
        methoden=methoden,
        kurse=(kurs("kurs", *(m.id for m in module), ue=(mindestens, ceil(ue * 1.2))),),
        regelwerk=standard_regelwerk(**({} if entwurf.vortag else {"preis_methode_vom_vortag": 0})),
    )
    weiteres: dict[str, Any] = {
        "trainer": _trainer(entwurf),
        "termine": [_termin(fenster) for fenster in entwurf.fenster],
    }
    return welt, anfrage(personen=entwurf.personen or personen, **weiteres)


def _change(wunsch: Anfrage, **werte: Any) -> Anfrage:
    return Anfrage.model_validate(wunsch.model_dump(mode="json") | werte)


def _methode(zufall: Random, nummer: int) -> Methode:
    """A method; every fourth is only for small or for large groups, or wants space."""
    eigen = nummer % 4 == 3
    kurz = zufall.choice((5, 5, 10))
    weiteres: dict[str, Any] = {
        "personen": zufall.choice(((1, 14), (15, 100))) if eigen else (1, 100),
        "flaeche_je_person_m2": zufall.choice((0, 2, 4)) if eigen else 0,
        "input": zufall.random() < 0.2,
        "energie": zufall.choice(ENERGIEN),
        "je_person_min": zufall.choice((0, 0, 0, 0.5)),
    }
    spanne = (kurz, kurz + 15, kurz + zufall.choice((50, 70, 90)))
    return methode(f"me-{nummer:02d}", spanne, sozialform=zufall.choice(FORMEN), **weiteres)


def _schritt(entwurf: _Entwurf, methoden: Sequence[Methode], minuten: float, optional: bool) -> Schritt:
    """A Schritt of about `minuten`; its first two methods take as long with every group, others may not fit."""
    zufall = entwurf.zufall
    immer = [eine for eine in methoden if eine.gruppe == JEDE_GRUPPE and not eine.dauer.je_person_min]
    erste = zufall.sample(immer, 2)
    rest = [eine for eine in methoden if eine not in erste]
    namen = [eine.id for eine in (*erste, *zufall.sample(rest, zufall.randint(0, 3)))]
    typisch = max(10, 5 * round(minuten / 5))
    spanne = (max(5, 5 * round(0.12 * typisch)), typisch, 5 * round(0.3 * typisch))
    elemente = (f"k{zufall.randint(1, 23):02d}",)
    return schritt("s", *namen, minuten=spanne, optional=optional, elemente=elemente)


def _module(entwurf: _Entwurf, methoden: Sequence[Methode]) -> tuple[Modul, ...]:
    """Modules of four to seven Schritte, scaled so that their usual minutes fill the sessions."""
    zufall = entwurf.zufall
    roh = [[zufall.choice((15, 20, 25, 30, 35)) for _ in range(zufall.randint(4, 7))] for _ in range(entwurf.module)]
    netto = entwurf.lernzeit_min() - RAND_MIN * len(entwurf.fenster)
    faktor = entwurf.ueber * netto / sum(map(sum, roh))
    mitte = range(1, entwurf.module - 1)
    kuerzbar = set(zufall.sample(mitte, (len(mitte) + 1) // 2)) if entwurf.auswahl else set()
    module = []
    for nummer, minuten in enumerate(roh):
        letzte = len(minuten) - 1
        schritte = []
        for n, wert in enumerate(minuten):
            optional = entwurf.auswahl and 0 < n < letzte and zufall.random() < 0.4
            eines = _schritt(entwurf, methoden, wert * faktor, optional)
            schritte.append(eines.model_copy(update={"id": f"s{n + 1}"}))
        rang: Rang = zufall.choice(("empfohlen", "optional")) if nummer in kuerzbar else "pflicht"
        module.append(modul(f"m{nummer + 1}", *_bausteine(entwurf, nummer, schritte, rang)))
    return tuple(module)


def _bausteine(entwurf: _Entwurf, nummer: int, schritte: list[Schritt], rang: Rang) -> list[Baustein]:
    """The Schritte of a module in Bausteine of two or three, each built upon the one before and, maybe, on others."""
    zufall = entwurf.zufall
    ganz = "ganz" in entwurf.kaputt
    groesse = len(schritte) if ganz else 3 if len(schritte) % 3 != 1 else 2
    teile = [schritte[ab : ab + groesse] for ab in range(0, len(schritte), groesse)]
    frueher = zufall.sample(range(nummer), min(nummer, 2)) if entwurf.voraus else []
    bausteine = []
    for n, teil in enumerate(teile):
        voraus = [f"m{nummer + 1}-{n}"] if n else [f"m{anderes + 1}-1" for anderes in sorted(frueher)]
        mit_anfang = [teil[0].model_copy(update={"optional": False}), *teil[1:]]
        teilbar = not ganz and zufall.random() < entwurf.teilbar
        id_ = f"m{nummer + 1}-{n + 1}"
        voraussetzungen = tuple(voraus) if entwurf.voraus else ()
        bausteine.append(baustein(id_, *mit_anfang, rang=rang, teilbar=teilbar, voraussetzungen=voraussetzungen))
    return bausteine


def _trainer(entwurf: _Entwurf) -> list[dict[str, Any]]:
    """Two pairs that share the modules; in two of five sessions one of the four is away."""
    zufall = entwurf.zufall
    tage = [str(fenster.datum) for fenster in entwurf.fenster if zufall.random() < 0.4]
    weg = [(zufall.choice(zufall.choice(TRAINER)), tag) for tag in tage]
    trainer: list[dict[str, Any]] = []
    for paar in TRAINER:
        kann: dict[str, list[str]] = {name: [] for name in paar}
        for nummer in range(entwurf.module):
            for name in zufall.choice(((paar[0],), (paar[1],), paar)):
                kann[name].append(f"m{nummer + 1}")
        trainer += [
            {"name": name, "module": module, "nicht": [datum for wer, datum in weg if wer == name]}
            for name, module in kann.items()
        ]
    return trainer


def _fix_late(entwurf: _Entwurf, wunsch: Anfrage) -> Anfrage:
    """Let a middle module begin only on one day of the last third."""
    spaeter = entwurf.zufall.choice(entwurf.fenster[2 * len(entwurf.fenster) // 3 :])
    mitte = f"m{entwurf.zufall.randint(2, max(2, entwurf.module - 1))}-1"
    return _change(wunsch, fest=[{"baustein": mitte, "datum": str(spaeter.datum)}])


def _break(entwurf: _Entwurf, wunsch: Anfrage) -> Anfrage:
    """Cut the sessions to 50 to 65 %, send all but one of the trainers away, or wish for too many UE."""
    zufall = entwurf.zufall
    if "fenster" in entwurf.kaputt:
        teil = zufall.uniform(0.5, 0.65)
        gekuerzt = [_Fenster(f.datum, f.von, f.von + 5 * round(teil * (f.bis - f.von) / 5)) for f in entwurf.fenster]
        wunsch = _change(wunsch, termine=[_termin(fenster) for fenster in gekuerzt])
    if "trainer" in entwurf.kaputt:
        tag, bleibt = str(zufall.choice(entwurf.fenster).datum), zufall.choice(sum(TRAINER, ()))
        trainer = wunsch.model_dump(mode="json")["trainer"]
        weg = [{**wer, "nicht": [*wer["nicht"], tag]} if wer["name"] != bleibt else wer for wer in trainer]
        wunsch = _change(wunsch, trainer=weg)
    if "ue" in entwurf.kaputt:
        wunsch = _change(wunsch, ue=ceil(entwurf.lernzeit_min() / 45) + zufall.randint(3, 6))
    return wunsch


def _termin(fenster: _Fenster) -> dict[str, Any]:
    return {
        "datum": str(fenster.datum),
        "von": _uhr(fenster.von),
        "bis": _uhr(fenster.bis),
        "raum": {"personen": 30, "flaeche_m2": FLAECHE_M2},
    }


def _uhr(zeit: int) -> str:
    return f"{zeit // 60:02d}:{zeit % 60:02d}"
