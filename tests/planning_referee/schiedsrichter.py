"""The referee: the same rules once more, as a CP-SAT model that knows neither the engine nor the checker.

The answer is a plan in the notation of `handplan`, its points and a bound.
"""

from dataclasses import dataclass
from typing import Any, Literal

from ortools.sat.python import cp_model
from spielfeld import EigenKnoten, Knoten, SchrittKnoten, Spielfeld
from spielregeln import SPIELREGELN

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.units import format_uhrzeit, uhrzeit_to_minuten

__all__ = ["Urteil", "urteile"]


@dataclass(frozen=True)
class Urteil:
    """What the referee found: `optimal`, `moeglich` (a plan, not proven), `unmoeglich` (proven), `offen` (nothing)."""

    status: Literal["optimal", "moeglich", "unmoeglich", "offen"]
    kosten: int | None = None
    schranke: int = 0
    text: str = ""


def urteile(
    curriculum: Curriculum, anfrage: Anfrage, *, reihenfolge: tuple[str, ...] = (), aufwand: float = 60
) -> Urteil:
    """The best plan for `anfrage` with the Bausteine in `reihenfolge` (the order of the modules where it is empty).

    The solver stops after `aufwand`, its own measure of work, roughly seconds: the same answer on every machine.
    """
    feld = Spielfeld(curriculum, anfrage, reihenfolge)
    for regel in SPIELREGELN:
        regel(feld)
    feld.cp.minimize(sum(feld.punkte))
    loeser = cp_model.CpSolver()
    loeser.parameters.num_workers = 1
    loeser.parameters.linearization_level = 2
    loeser.parameters.max_deterministic_time = aufwand
    status = loeser.solve(feld.cp)
    if status == cp_model.INFEASIBLE:
        return Urteil("unmoeglich")
    if status == cp_model.UNKNOWN:
        return Urteil("offen", schranke=max(0, round(loeser.best_objective_bound)))
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE}, loeser.status_name(status)
    return Urteil(
        "optimal" if status == cp_model.OPTIMAL else "moeglich",
        round(loeser.objective_value),
        round(loeser.best_objective_bound),
        _build_text(feld, loeser),
    )


def _build_text(feld: Spielfeld, loeser: Any) -> str:
    """The plan that was found, in the notation of `handplan`."""
    folge = {bogen.von: bogen for bogen in feld.boegen if loeser.value(bogen.gilt)}
    text, bogen = "", folge[-1]
    while True:
        if bogen.art in {"anfang", "wechsel"}:
            sitzung = 0 if bogen.art == "anfang" else bogen.sitzung + 1
            text += _kopf(feld, sitzung, _erste(feld, loeser, sitzung))
        knoten = feld.knoten[bogen.nach]
        text += _zeile(feld, loeser, knoten, sitzung)
        bogen = folge[bogen.nach]
        if bogen.art in {"pause", "mittag"}:
            text += f"{_uhr(feld, sitzung, loeser.value(knoten.ende))} {bogen.art}\n"
        if bogen.art in {"wechsel", "ende"}:
            text += _fuss(feld, loeser, sitzung, loeser.value(knoten.ende))
        if bogen.art == "ende":
            return text


def _erste(feld: Spielfeld, loeser: Any, sitzung: int) -> str:
    """`@Name` of the first of the session's team."""
    for nummer, trainer in enumerate(feld.anfrage.trainer):
        if any(loeser.value(s.leitung[nummer]) and loeser.value(s.sitzung[sitzung]) for s in feld.schritte):
            return f" @{trainer.name}"
    return ""


def _uhr(feld: Spielfeld, sitzung: int, takt: int) -> str:
    return format_uhrzeit(uhrzeit_to_minuten(feld.termine[sitzung].von) + takt * feld.raster)


def _kopf(feld: Spielfeld, sitzung: int, name: str) -> str:
    termin = feld.termine[sitzung]
    return f"\n{termin.datum} {termin.von:%H:%M}-{termin.bis:%H:%M}\n{termin.von:%H:%M} ankommen{name}\n"


def _zeile(feld: Spielfeld, loeser: Any, knoten: Knoten, sitzung: int) -> str:
    beginn = _uhr(feld, sitzung, loeser.value(knoten.beginn))
    if isinstance(knoten, EigenKnoten):
        return f"{beginn} eigen {knoten.eigenes.titel}{_erste(feld, loeser, sitzung)}\n"
    assert isinstance(knoten, SchrittKnoten)
    methode = next(name for name, gilt in knoten.wahl.items() if loeser.value(gilt))
    umbau = f" umbau {feld.regeln.umbau_min}" if loeser.value(knoten.umbau) else ""
    paare = zip(feld.anfrage.trainer, knoten.leitung, strict=True)
    name = "".join(f" @{trainer.name}" for trainer, gilt in paare if loeser.value(gilt))
    return f"{beginn} {knoten.baustein.id}/{knoten.schritt.id} {methode}{umbau}{name}\n"


def _fuss(feld: Spielfeld, loeser: Any, sitzung: int, ende: int) -> str:
    name = _erste(feld, loeser, sitzung)
    puffer = loeser.value(feld.puffer[sitzung])
    vorher = f"{_uhr(feld, sitzung, ende)} puffer{name}\n" if puffer else ""
    return f"{vorher}{_uhr(feld, sitzung, ende + puffer)} abschluss{name}\n"
