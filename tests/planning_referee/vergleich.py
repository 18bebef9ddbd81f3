"""Engine against referee on one instance: what each says, and whether they contradict each other.

`main` compares as many seeded instances as are asked for and prints a table (`python -m benchmarks schiedsrichter`).
"""

from collections import Counter
from dataclasses import dataclass

from schiedsrichter import Urteil, urteile

from handplan import grundordnung_of, ordnung_of, plan_of
from instanzen import build_kurs, build_tag
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import STANDARD, Limits, Planbar, build_problem, check_plan, compose_seminarplan

__all__ = ["Vergleich", "main", "vergleiche"]


@dataclass(frozen=True)
class Vergleich:
    """What both say about one instance, and in what they contradict each other.

    Attributes:
        plan: The engine's plan; None where it finds none.
        urteil: The referee's verdict on the order of Bausteine that the engine's plan has, else on the modules' order.
        grundurteil: The referee's verdict on the order of the modules.
    """

    plan: Seminarplan | None
    urteil: Urteil
    grundurteil: Urteil
    widersprueche: tuple[str, ...]

    @property
    def engine_fertig(self) -> bool:
        """Whether the engine says that there is nothing better, or no plan at all."""
        return self.plan is None or self.plan.kosten == self.plan.schranke

    @property
    def beide_fertig(self) -> bool:
        """Whether the referee, too, came to its end."""
        return self.engine_fertig and self.urteil.status in {"optimal", "unmoeglich"}

    @property
    def einig(self) -> bool:
        """Both proved the same points, or both found that there is no plan."""
        return self.beide_fertig and self.urteil.kosten == (self.plan.kosten if self.plan else None)


def vergleiche(curriculum: Curriculum, anfrage: Anfrage, *, aufwand: float, limits: Limits = STANDARD) -> Vergleich:
    """Lets both plan; the referee also takes the engine's order of Bausteine where that is not the modules' order."""
    ergebnis = compose_seminarplan(build_problem(curriculum, anfrage), limits=limits)
    plan = ergebnis.plan if isinstance(ergebnis, Planbar) else None
    grundurteil = urteil = urteile(curriculum, anfrage, aufwand=aufwand)
    if plan and (ordnung := ordnung_of(plan, curriculum, anfrage)) != grundordnung_of(curriculum, anfrage):
        urteil = urteile(curriculum, anfrage, reihenfolge=ordnung, aufwand=aufwand)
    widersprueche = (
        *_check_urteil(urteil, curriculum, anfrage),
        *_check_plan(plan, urteil, curriculum, anfrage),
        *_check_schranke(plan, (urteil, grundurteil)),
    )
    return Vergleich(plan, urteil, grundurteil, widersprueche)


def _check_urteil(urteil: Urteil, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The referee's own plan passes the checker with the points that the referee counted.

    Where it stopped before it was done, it may count more: its prices are limits from above that it still pushes down.
    """
    if urteil.kosten is None:
        return ()
    plan = plan_of(urteil.text, curriculum, anfrage)
    gruende = [f"Plan des Schiedsrichters: {problem}" for problem in check_plan(plan, curriculum, anfrage)]
    if plan.kosten > urteil.kosten or (urteil.status == "optimal" and plan.kosten < urteil.kosten):
        gruende.append(f"Schiedsrichter zählt {urteil.kosten} Punkte, der Prüfer {plan.kosten}")
    return tuple(gruende)


def _check_plan(plan: Seminarplan | None, urteil: Urteil, curriculum: Curriculum, anfrage: Anfrage) -> tuple[str, ...]:
    """The engine's plan passes the checker and does not lie below the referee's bound."""
    if plan is None:
        return ()
    gruende = [f"Plan: {problem}" for problem in check_plan(plan, curriculum, anfrage)]
    if urteil.status == "unmoeglich":
        gruende.append("Plan gefunden, obwohl es keinen gibt")
    elif plan.kosten < urteil.schranke:
        gruende.append(f"Plan mit {plan.kosten} Punkten unter der Schranke {urteil.schranke} des Schiedsrichters")
    return tuple(gruende)


def _check_schranke(plan: Seminarplan | None, alle: tuple[Urteil, ...]) -> tuple[str, ...]:
    """No plan of the referee lies below the engine's bound, and the engine finds one where the referee does."""
    kosten = min((urteil.kosten for urteil in alle if urteil.kosten is not None), default=None)
    if kosten is None:
        return ()
    if plan is None:
        return (f"Plan mit {kosten} Punkten nicht gefunden",)
    return (f"Schranke {plan.schranke} über einem Plan mit {kosten} Punkten",) if kosten < plan.schranke else ()


def main(tage: int = 90, kurse: int = 20) -> int:
    """Prints one line for each instance and the sums; 1 where engine and referee contradict each other."""
    zaehlung: Counter[str] = Counter()
    for art, build, zahl, aufwand in (("Tag", build_tag, tage, 120), ("Kurs", build_kurs, kurse, 30)):
        for seed in range(zahl):
            vergleich = vergleiche(*build(seed), aufwand=aufwand)
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
