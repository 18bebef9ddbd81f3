"""First plan, proof, skips and late locks: how long, how often proven, and which gap is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil, inf

from benchmarks.instanzen import Instanz, Klasse, Variante, build_instanz
from benchmarks.lauf import NAMEN, Wahl, in_own_process, timed
from benchmarks.tabelle import Tabelle, Zeile, anteil, megabyte, prozent, sekunden
from lotsen_curriculum.planning import STANDARD, Ergebnis, Limits, Planbar, build_problem, compose_seminarplan

__all__ = ["measure_auswahl", "measure_beweis", "measure_spaet"]

OHNE_TAUSCH = replace(STANDARD, notbreiten=(), schritte_tausch=0)
ANLAEUFE = [replace(OHNE_TAUSCH, breiten=STANDARD.breiten[:zahl]) for zahl in (1, 2, 3)]
"""Limits with which the search ends after its first, second and third attempt; mostly the first has a plan."""

ERSTER_S = {"tag": 0.15, "wochenende": 0.5, "kurs": 1.2}
BEWEIS_S = {"tag": 0.15, "wochenende": 0.8, "kurs": 1.0}
ANTEIL_MIT = {"tag": 1.0, "kurs": 0.9}
LUECKE_MIT = {"wochenende": 8.0}
SPEICHER_MB = 300
OHNE, MIT = "gestern kostet nichts", "Standard"


@dataclass(frozen=True)
class Lauf:
    """One instance.

    Attributes:
        sekunden: The whole call, from the Anfrage to the plan or to the reasons.
        luecke: Certified gap in percent; None without a plan.
        erster_s: Seconds until there is a first plan; 0 where that was not asked for.
    """

    sekunden: float
    luecke: float | None
    erster_s: float = 0.0

    @property
    def bewiesen(self) -> bool:
        """Whether the plan is proven best."""
        return self.luecke == 0


def plan_all(klasse: Klasse, variante: Variante, vortag: bool, erster: bool, samen: int) -> list[Lauf]:
    """Plans the first instances of a class."""
    return [_plan(klasse, seed, variante, vortag, erster) for seed in range(samen)]


def _plan(klasse: Klasse, seed: int, variante: Variante, vortag: bool, erster: bool) -> Lauf:
    instanz = build_instanz(klasse, seed, variante=variante, vortag=vortag)
    gebraucht, ergebnis = timed(lambda: compose_seminarplan(build_problem(*instanz)))
    luecke = ergebnis.plan.luecke_prozent if isinstance(ergebnis, Planbar) else None
    return Lauf(gebraucht, luecke, min(_first_plan_s(instanz), gebraucht) if erster else 0.0)


def _first_plan_s(instanz: Instanz) -> float:
    """Seconds until the search has its first plan."""

    def plan(limits: Limits) -> Ergebnis:
        return compose_seminarplan(build_problem(*instanz), limits=limits)

    laeufe = (timed(partial(plan, limits)) for limits in ANLAEUFE)
    return next((gebraucht for gebraucht, ergebnis in laeufe if isinstance(ergebnis, Planbar)), inf)


def measure_beweis(wahl: Wahl) -> Tabelle:
    """Everything mandatory, 93 % full: the first plan, and the proof with and without the price of yesterday."""
    zeilen = []
    for klasse in wahl.klassen:
        name = NAMEN[klasse]
        ohne, _ = in_own_process(plan_all, klasse, "voll", False, False, wahl.samen)
        mit, speicher = in_own_process(plan_all, klasse, "voll", True, True, wahl.samen)
        zeilen += [
            sekunden("erster Plan", name, [lauf.erster_s for lauf in mit], ERSTER_S[klasse]),
            sekunden(f"Beweis, {OHNE}", name, [lauf.sekunden for lauf in ohne if lauf.bewiesen], BEWEIS_S[klasse]),
            *_luecken(OHNE, name, ohne, anteil_ziel=1.0),
            sekunden(MIT, name, [lauf.sekunden for lauf in mit]),
            *_luecken(MIT, name, mit, anteil_ziel=ANTEIL_MIT.get(klasse), luecke_ziel=LUECKE_MIT.get(klasse)),
            megabyte("Speicher", name, speicher, SPEICHER_MB),
        ]
    return Tabelle("beweis", "Erster Plan und Beweis", f"Je Klasse {wahl.samen} Anfragen; alles ist Pflicht.", zeilen)


def measure_auswahl(wahl: Wahl) -> Tabelle:
    """More content than time: what may be left out is chosen by its worth."""
    zeilen = []
    for klasse in wahl.klassen:
        for was, vortag in ((OHNE, False), (MIT, True)):
            name, kurs = NAMEN[klasse], klasse == "kurs"
            laeufe, _ = in_own_process(plan_all, klasse, "auswahl", vortag, False, wahl.samen)
            zeiten = [lauf.sekunden for lauf in laeufe]
            schnell = sum(lauf.bewiesen and lauf.sekunden <= 10 for lauf in laeufe)
            zeilen += [
                sekunden(was, name, zeiten, 1.5 if kurs else None, im_median=True),
                anteil(f"bewiesen in 10 s, {was}", name, schnell, len(laeufe), 0.9 if kurs else None),
                *_luecken(was, name, laeufe)[1:],
            ]
    bemerkung = f"Je Klasse {wahl.samen} Anfragen; ihr Inhalt braucht das 1,1- bis 1,7-Fache der Zeit."
    return Tabelle("auswahl", "Weglassen", bemerkung, zeilen)


def measure_spaet(wahl: Wahl) -> Tabelle:
    """A module that can begin only on a late day, among modules that build upon each other."""
    zeilen = []
    for klasse in wahl.klassen:
        if klasse != "tag":
            laeufe, _ = in_own_process(plan_all, klasse, "spaet", True, False, wahl.samen)
            rechtzeitig = sum(lauf.sekunden <= 4 for lauf in laeufe)
            ziel = 0.9 if klasse == "kurs" else None
            zeilen += [
                sekunden("Antwort", NAMEN[klasse], [lauf.sekunden for lauf in laeufe]),
                anteil("Antwort in 4 s", NAMEN[klasse], rechtzeitig, len(laeufe), ziel),
                anteil("mit Plan", NAMEN[klasse], sum(lauf.luecke is not None for lauf in laeufe), len(laeufe)),
                *_luecken(MIT, NAMEN[klasse], laeufe),
            ]
    bemerkung = f"Je Klasse {wahl.samen} Anfragen; ein Modul kann nur an einem späten Tag beginnen."
    return Tabelle("spaet", "Festgelegt auf einen späten Tag", bemerkung, zeilen)


def _luecken(
    was: str,
    name: str,
    laeufe: Sequence[Lauf],
    *,
    anteil_ziel: float | None = None,
    luecke_ziel: float | None = None,
) -> list[Zeile]:
    """How many are proven, and the gaps of all that have a plan."""
    luecken = sorted(lauf.luecke for lauf in laeufe if lauf.luecke is not None)
    offen = [str(seed) for seed, lauf in enumerate(laeufe) if lauf.luecke]
    neunzig = luecken[max(0, ceil(0.9 * len(luecken)) - 1) :][:1]
    return [
        anteil(f"bewiesen, {was}", name, luecken.count(0), len(luecken), anteil_ziel, offen=offen),
        prozent(f"Lücke, {was}", name, luecken, luecke_ziel),
        prozent(f"Lücke bei neun von zehn, {was}", name, neunzig),
    ]
