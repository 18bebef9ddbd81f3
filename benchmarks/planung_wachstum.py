"""Growth: seconds of planning against the length of a course, from 4 to 72 UE, as a table and as a picture."""

from statistics import mean, median

from benchmarks.instanzen import build_laenge
from benchmarks.kurve import Kurve, draw_kurven
from benchmarks.lauf import Wahl, in_own_process, timed
from benchmarks.tabelle import SEITE, Tabelle, Zeile
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan
from lotsen_curriculum.units import format_dezimal

__all__ = ["measure_wachstum"]

LAENGEN_UE = (4, 8, 12, 16, 20, 24, 28, 32, 36, 48, 60, 72)
SAMEN = 5
BILD = SEITE.parents[1] / "bilder" / "wachstum.svg"
KOPF = ("UE", "Schritte", "gestern kostet nichts", "Lücke", "Standard", "Lücke")

Lauf = tuple[float, float, int]
"""Seconds, gap in percent, Schritte."""


def measure_wachstum(wahl: Wahl) -> Tabelle:
    """Medians over some courses of each length; with `schreiben` the picture is drawn, too."""
    samen = min(SAMEN, wahl.samen)
    zeilen: list[Zeile] = []
    ohne_punkte, mit_punkte = [], []
    for ue in LAENGEN_UE:
        ohne, _ = in_own_process(plan_laenge, ue, False, samen)
        mit, _ = in_own_process(plan_laenge, ue, True, samen)
        zeilen.append((str(ue), f"{mean(lauf[2] for lauf in mit):.0f}", *_zellen(ohne), *_zellen(mit)))
        ohne_punkte.append((ue, median(lauf[0] for lauf in ohne)))
        mit_punkte.append((ue, median(lauf[0] for lauf in mit)))
    if wahl.schreiben:
        kurven = (Kurve("Standard", mit_punkte), Kurve("gestern kostet nichts", ohne_punkte))
        bild = draw_kurven(kurven, titel="Rechenzeit nach Länge des Kurses", x="UE", y="Sekunden")
        BILD.write_text(bild, "utf-8")
    bemerkung = f"Je Länge {samen} Kurse; Sekunden und Lücken im Median."
    return Tabelle("wachstum", "Wachstum mit der Länge des Kurses", bemerkung, zeilen, KOPF)


def plan_laenge(ue: int, vortag: bool, samen: int) -> list[Lauf]:
    """Plans the first courses of a length."""
    return [_plan(ue, seed, vortag) for seed in range(samen)]


def _plan(ue: int, seed: int, vortag: bool) -> Lauf:
    curriculum, anfrage = build_laenge(ue, seed, vortag=vortag)
    zeit, ergebnis = timed(lambda: compose_seminarplan(build_problem(curriculum, anfrage)))
    assert isinstance(ergebnis, Planbar)
    return zeit, ergebnis.plan.luecke_prozent, sum(len(baustein.schritte) for baustein in curriculum.bausteine.values())


def _zellen(laeufe: list[Lauf]) -> tuple[str, str]:
    zeit, luecke = (median(lauf[stelle] for lauf in laeufe) for stelle in (0, 1))
    return f"{format_dezimal(zeit)} s", f"{format_dezimal(luecke)} %"
