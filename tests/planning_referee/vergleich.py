"""Engine against referee on one instance: what each says, and whether they contradict each other.

`python tests/planning_referee/vergleich.py [TAGE] [KURSE]` compares that many seeded instances and prints a table.
"""

import sys
from collections import Counter
from dataclasses import dataclass

from instanzen import build_kurs, build_tag
from schiedsrichter import Urteil, urteile

from handplan import plan_of
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import Planbar, compose_seminarplan

__all__ = ["Vergleich", "vergleiche"]


@dataclass(frozen=True)
class Vergleich:
    """The engine's plan (None: not plannable), the referee's verdict, and in what they contradict each other."""

    plan: Seminarplan | None
    urteil: Urteil
    widersprueche: tuple[str, ...]

    @property
    def einig(self) -> bool:
        """Both proved the same points, or both found that there is no plan."""
        if self.plan is None:
            return self.urteil.status == "unmoeglich"
        return self.urteil.status == "optimal" and self.plan.kosten == self.plan.schranke == self.urteil.kosten


def vergleiche(curriculum: Curriculum, anfrage: Anfrage, *, sekunden: float) -> Vergleich:
    """Lets both plan; the referee takes the engine's order of Bausteine where that is not the order of the modules."""
    ergebnis = compose_seminarplan(build_problem(curriculum, anfrage))
    plan = ergebnis.plan if isinstance(ergebnis, Planbar) else None
    urteil = urteile(curriculum, anfrage, sekunden=sekunden)
    ordnung = _ordnung_of(plan, curriculum, anfrage) if plan else ()
    if plan and ordnung != _grundordnung(curriculum, anfrage):
        anders = urteile(curriculum, anfrage, reihenfolge=ordnung, sekunden=sekunden)
        urteil = min(urteil, anders, key=lambda u: (u.kosten is None, u.kosten or 0))
    gruende = (*_check_urteil(urteil, curriculum, anfrage), *_check_plan(plan, urteil, curriculum, anfrage))
    return Vergleich(plan, urteil, gruende)


def _grundordnung(curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    module = [curriculum.module[name] for name in curriculum.kurs(anfrage.kurs).module]
    return tuple(b.id for modul in module for b in modul.bausteine if b.id not in anfrage.bausteine.ohne)


def _ordnung_of(plan: Seminarplan, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The order of the Bausteine in a plan; those left out stand before the first that follows them in the modules."""
    grund = _grundordnung(curriculum, anfrage)
    folge = list(dict.fromkeys(z.baustein for termin in plan.termine for z in termin.zeilen if z.baustein))
    for name in reversed(grund):
        if name not in folge:
            danach = [folge.index(spaeter) for spaeter in grund[grund.index(name) + 1 :]]
            folge.insert(min(danach, default=len(folge)), name)
    return tuple(folge)


def _check_urteil(urteil: Urteil, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The referee's own plan passes the checker with the points that the referee counted."""
    if not urteil.text:
        return ()
    plan = plan_of(urteil.text, curriculum, anfrage)
    gruende = [f"Plan des Schiedsrichters: {problem}" for problem in check_plan(plan, curriculum, anfrage)]
    if plan.kosten != urteil.kosten:
        gruende.append(f"Schiedsrichter zählt {urteil.kosten} Punkte, der Prüfer {plan.kosten}")
    return tuple(gruende)


def _check_plan(plan: Seminarplan | None, urteil: Urteil, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The engine's plan passes the checker, and neither side's plan lies below the other's bound."""
    if plan is None:
        return (f"Plan mit {urteil.kosten} Punkten nicht gefunden",) if urteil.text else ()
    gruende = [f"Plan: {problem}" for problem in check_plan(plan, curriculum, anfrage)]
    if urteil.status == "unmoeglich":
        gruende.append("Plan gefunden, obwohl es keinen gibt")
    elif plan.kosten < urteil.schranke:
        gruende.append(f"Plan mit {plan.kosten} Punkten unter der Schranke {urteil.schranke} des Schiedsrichters")
    if urteil.kosten is not None and urteil.kosten < plan.schranke:
        gruende.append(f"Schranke {plan.schranke} über einem Plan mit {urteil.kosten} Punkten")
    return tuple(gruende)


def main(tage: int = 90, kurse: int = 20) -> int:
    """Prints one line for each instance and the sums; 1 where engine and referee contradict each other."""
    zaehlung: Counter[str] = Counter()
    for art, build, zahl, sekunden in (("Tag", build_tag, tage, 120), ("Kurs", build_kurs, kurse, 30)):
        for seed in range(zahl):
            vergleich = vergleiche(*build(seed), sekunden=sekunden)
            plan, urteil = vergleich.plan, vergleich.urteil
            ergebnis = "einig" if vergleich.einig else "offen"
            ergebnis = "WIDERSPRUCH" if vergleich.widersprueche else ergebnis
            engine = f"{plan.kosten}, Schranke {plan.schranke}" if plan else "kein Plan"
            zaehlung[f"{art}: {ergebnis}{'' if plan else ', kein Plan'}"] += 1
            referee = f"{urteil.status} {'' if urteil.kosten is None else urteil.kosten}"
            zeile = f"{art} {seed:3}  {engine:24} Schiedsrichter {referee:16} {ergebnis}"
            print(zeile, *vergleich.widersprueche, flush=True)  # noqa: T201  # a table for the person who runs it
    print(*(f"{was}: {zahl}" for was, zahl in sorted(zaehlung.items())), sep="\n")  # noqa: T201  # as above
    return int(any("WIDERSPRUCH" in was for was in zaehlung))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
