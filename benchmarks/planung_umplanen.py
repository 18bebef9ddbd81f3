"""Re-planning from the middle of a seminar: a session shortened, somebody away, 12 people instead of 19."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.instanzen import Klasse, build_instanz
from benchmarks.lauf import NAMEN, Wahl, in_own_process, timed
from benchmarks.tabelle import Tabelle, Zeile, anteil, megabyte, prozent, sekunden
from lotsen_curriculum.model.aenderung import Aenderung, Ausfall, Stand, TerminAenderung
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.planning import (
    NichtPlanbar,
    Planbar,
    Umgeplant,
    build_problem,
    compose_seminarplan,
    replan_seminarplan,
)
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["measure_umplanen"]

ZIEL_S = {"wochenende": 1.0, "kurs": 2.0}
SPEICHER_MB = 300


@dataclass(frozen=True)
class Umplanung:
    """One re-planning: seconds, whether there is a plan and whether it is proven.

    Attributes:
        anders_prozent: Share of Schritte that changed in more than who leads them and at which time of day.
        leitung_prozent: Share of Schritte that somebody else leads.
    """

    sekunden: float
    geplant: bool
    bewiesen: bool = False
    anders_prozent: float = 0.0
    leitung_prozent: float = 0.0


def replan_all(klasse: Klasse, samen: int) -> list[Umplanung]:
    """Re-plans the first seminars of a class, each in four ways."""
    umplanungen: list[Umplanung] = []
    for seed in range(samen):
        curriculum, anfrage = build_instanz(klasse, seed, personen=19)
        ergebnis = compose_seminarplan(build_problem(curriculum, anfrage))
        assert isinstance(ergebnis, Planbar)
        for aenderung in _aenderungen(ergebnis.plan):
            zeit, neu = timed(partial(replan_seminarplan, ergebnis.plan, curriculum, aenderung))
            umplanungen.append(_umplanung(zeit, neu))
    return umplanungen


def _aenderungen(plan: Seminarplan) -> Iterator[Aenderung]:
    """The middle session ends 15 or 30 minutes earlier, one who leads is away from then on, or 12 people come."""
    termin = plan.termine[len(plan.termine) // 2]
    stand = Stand(datum=termin.datum, um=termin.von if len(plan.termine) > 1 else minuten_to_uhrzeit(11 * 60 + 20))
    for weniger in (15, 30):
        bis = minuten_to_uhrzeit(uhrzeit_to_minuten(termin.bis) - weniger)
        kuerzer = TerminAenderung(datum=termin.datum, bis=bis)
        yield Aenderung(grund="Wir müssen früher gehen.", stand=stand, termine=(kuerzer,))
    yield Aenderung(grund="Jemand ist krank.", stand=stand, fehlt=(Ausfall(name=_leitung(termin)),))
    yield Aenderung(grund="Es kommen weniger.", stand=stand, personen=12)


def _leitung(termin: PlanTermin) -> str:
    """Who leads the last Schritt of a session."""
    return [zeile.trainer[0] for zeile in termin.zeilen if zeile.art == "schritt"][-1]


def _umplanung(zeit: float, ergebnis: Umgeplant | NichtPlanbar) -> Umplanung:
    if not isinstance(ergebnis, Umgeplant):
        return Umplanung(zeit, geplant=False)
    anders = ergebnis.unterschied
    wechsel = sum(len(eine.titel) for eine in anders.leitung)
    anteile = (100 * zahl / anders.zeilen_gesamt for zahl in (len(anders.bewegt), wechsel))
    return Umplanung(zeit, True, ergebnis.bewiesen, *anteile)


def measure_umplanen(wahl: Wahl) -> Tabelle:
    """Each seminar is re-planned in four ways."""
    zeilen: list[Zeile] = []
    for klasse in wahl.klassen:
        name = NAMEN[klasse]
        alle, speicher = in_own_process(replan_all, klasse, (wahl.samen + 1) // 2)
        geplant = [eine for eine in alle if eine.geplant]
        zeilen += [
            sekunden("Umplanen", name, [eine.sekunden for eine in alle], ZIEL_S.get(klasse), im_median=True),
            anteil("mit Plan", name, len(geplant), len(alle)),
            anteil("davon bewiesen", name, sum(eine.bewiesen for eine in geplant), len(geplant)),
            prozent("geänderte Schritte", name, [eine.anders_prozent for eine in geplant]),
            prozent("andere Leitung", name, [eine.leitung_prozent for eine in geplant]),
            megabyte("Speicher", name, speicher, SPEICHER_MB),
        ]
    bemerkung = f"Je Klasse {(wahl.samen + 1) // 2} Pläne, jeder auf vier Arten geändert."
    return Tabelle("umplanen", "Umplanen", bemerkung, zeilen)
