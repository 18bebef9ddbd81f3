"""Where there is no plan: how long the reasons, a smallest conflict and the remedies take."""

from dataclasses import dataclass
from itertools import islice
from statistics import median

from benchmarks.instanzen import Klasse, build_instanz
from benchmarks.lauf import NAMEN, Wahl, in_own_process, timed
from benchmarks.tabelle import Tabelle, Zeile, anteil, megabyte, sekunden
from lotsen_curriculum.planning import (
    NichtPlanbar,
    build_problem,
    compose_seminarplan,
    find_abhilfen,
    find_konflikt,
)

__all__ = ["measure_grund"]

KONFLIKT_S = {"tag": 0.5, "wochenende": 3.0, "kurs": 5.0}
ABHILFEN_S = 1.0
SPEICHER_MB = 300


@dataclass(frozen=True)
class Grund:
    """One Anfrage without a plan: seconds, members of the conflict, and how many remedies there are."""

    antwort_s: float
    konflikt_s: float
    abhilfen_s: float
    groesse: int
    abhilfen: int


def explain_all(klasse: Klasse, samen: int) -> list[Grund]:
    """Explains the first broken instances of a class that have no plan."""
    gruende = (grund for seed in range(4 * samen) if (grund := _explain(klasse, seed)))
    return list(islice(gruende, samen))


def _explain(klasse: Klasse, seed: int) -> Grund | None:
    problem = build_problem(*build_instanz(klasse, seed, variante="kaputt"))
    antwort_s, ergebnis = timed(lambda: compose_seminarplan(problem))
    if not isinstance(ergebnis, NichtPlanbar):
        return None
    konflikt_s, konflikt = timed(lambda: find_konflikt(problem))
    abhilfen_s, abhilfen = timed(lambda: find_abhilfen(problem, konflikt))
    return Grund(antwort_s, konflikt_s, abhilfen_s, len(konflikt.angaben), len(abhilfen))


def measure_grund(wahl: Wahl) -> Tabelle:
    """Sessions cut, trainers away, too many UE wished, nothing that may be torn; one or two of these."""
    zeilen: list[Zeile] = []
    for klasse in wahl.klassen:
        name = NAMEN[klasse]
        gruende, speicher = in_own_process(explain_all, klasse, wahl.samen)
        mit_abhilfe = [grund for grund in gruende if grund.abhilfen]
        zeilen += [
            sekunden("Antwort: kein Plan", name, [grund.antwort_s for grund in gruende]),
            sekunden("kleinster Widerspruch", name, [grund.konflikt_s for grund in gruende], KONFLIKT_S[klasse]),
            _zahlen("Angaben im Widerspruch", name, [grund.groesse for grund in gruende]),
            sekunden("alle Abhilfen", name, [grund.abhilfen_s for grund in gruende], ABHILFEN_S),
            sekunden("je Abhilfe", name, [grund.abhilfen_s / grund.abhilfen for grund in mit_abhilfe]),
            anteil("zwei bis vier Abhilfen", name, sum(g.abhilfen >= 2 for g in gruende), len(gruende)),
            megabyte("Speicher", name, speicher, SPEICHER_MB),
        ]
    bemerkung = f"Je Klasse {wahl.samen} Anfragen, für die es keinen Plan gibt."
    return Tabelle("grund", "Wenn es nicht aufgeht", bemerkung, zeilen)


def _zahlen(was: str, name: str, werte: list[int]) -> Zeile:
    return (was, name, f"{median(werte):g}", str(max(werte)), "", "") if werte else (was, name, "–", "–", "", "")
