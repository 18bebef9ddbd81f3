"""German sentences about a plan that block nothing: one function per hint, in one visible list."""

from collections.abc import Callable, Iterator
from datetime import time

from lotsen_curriculum.model.regelwerk import abweichungen_of
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import lernzeit_of
from lotsen_curriculum.planning.feiertage import feiertag_of
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.units import format_dezimal, minuten_to_ue

__all__ = ["hinweise_of"]

SPIELRAUM_PROZENT = 15
"""How far the share of a phase may lie from the rule of thumb before it is told."""


def hinweise_of(problem: PlanningProblem, plan: Seminarplan) -> tuple[str, ...]:
    """All hints about a plan, in a fixed order."""
    return tuple(satz for hinweis in HINWEISE for satz in hinweis(problem, plan))


def wenige_personen(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:  # noqa: ARG001  # one shape for all
    """Fewer people than recommended."""
    personen, empfohlen = problem.anfrage.gruppe.personen, problem.regeln.personen_hinweis_min
    if personen < empfohlen:
        yield f"Die Gruppe hat {personen} Personen; empfohlen sind mindestens {empfohlen}."


def feiertage(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:  # noqa: ARG001  # one shape for all
    """Sessions on a public holiday."""
    for nummer, termin in enumerate(plan.termine, start=1):
        if name := feiertag_of(termin.datum):
            yield f"Termin {nummer} ({termin.datum:%d.%m.%Y}) liegt in Hessen auf einem Feiertag: {name}."


def phasen(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:
    """Shares of the phases that lie far from the rule of thumb; on a single day they say little."""
    if len(plan.termine) == 1:
        return
    minuten: dict[str, int] = {}
    for zeile in (zeile for termin in plan.termine for zeile in termin.zeilen):
        if zeile.phase is not None:
            minuten[zeile.phase] = minuten.get(zeile.phase, 0) + zeile.minuten
    gesamt, regeln = sum(minuten.values()), problem.regeln
    sollwerte = {
        "einstieg": ("Einstiege", regeln.anteil_einstieg_prozent),
        "abschluss": ("Abschlüsse", regeln.anteil_abschluss_prozent),
    }
    for phase, (name, soll) in sollwerte.items():
        ist = round(100 * minuten.get(phase, 0) / gesamt)
        if abs(ist - soll) > SPIELRAUM_PROZENT:
            yield f"{name} machen {ist} Prozent der Zeit aus; die Faustregel nennt {soll}."


def ohne_aufgabe(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:
    """People who could lead and whom the plan does not need."""
    da = {nummer for termin in problem.termine for nummer in termin.leitung}
    leiten = {name for termin in plan.termine for zeile in termin.zeilen for name in zeile.trainer}
    frei = [problem.trainer[nummer].name for nummer in sorted(da) if problem.trainer[nummer].name not in leiten]
    if frei:
        verb = "ist" if len(frei) == 1 else "sind"
        yield (
            f"{', '.join(frei)} {verb} für keinen Schritt eingeteilt; die übrige Leitung genügt. Wer welche Module "
            "leiten soll, steht in der Anfrage hinter dem Namen: „module“."
        )


def abgewaehlt(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:  # noqa: ARG001  # one shape for all
    """Mandatory Bausteine that the Anfrage wishes out."""
    bausteine = problem.curriculum.bausteine
    for baustein in problem.anfrage.bausteine.ohne:
        if baustein in bausteine and bausteine[baustein].rang == "pflicht":
            yield f"Der Baustein „{bausteine[baustein].titel}“ ({baustein}) gehört zum Pflichtteil und ist abgewählt."


def abweichungen(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:  # noqa: ARG001  # one shape for all
    """Rules that the Anfrage sets otherwise, with the reason."""
    anfrage = problem.anfrage
    for abweichung in abweichungen_of(problem.curriculum.regelwerke[anfrage.regelwerk], anfrage):
        regel = abweichung.regel
        wert = f" {_wert(abweichung.wert)} statt {_wert(regel.wert)}" if abweichung.wert != regel.wert else ""
        gewicht = "" if abweichung.gewicht == regel.gewicht else f" Gewicht {abweichung.gewicht or 0}"
        grund = f" ({abweichung.grund})" if abweichung.grund else ""
        yield f"Abweichende Regel „{regel.titel}“:{wert}{gewicht}{grund}."


def reihenfolge_der_termine(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:  # noqa: ARG001  # one shape
    """Termine that the Anfrage does not name in their order."""
    stellen = [termin.stelle for termin in problem.termine]
    if stellen != sorted(stellen):
        yield "Die Termine stehen in der Anfrage nicht in zeitlicher Reihenfolge; der Plan ordnet sie nach Datum."


def reihenfolge_der_bausteine(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:
    """Bausteine that lie elsewhere than the order of the course has them."""
    folge = [b.id for modul in problem.kurs.module for b in problem.curriculum.module[modul].bausteine]
    dabei = dict.fromkeys(zeile.baustein for termin in plan.termine for zeile in termin.zeilen if zeile.baustein)
    if list(dabei) != [baustein for baustein in folge if baustein in dabei]:
        yield (
            "Die Bausteine stehen nicht in der Reihenfolge des Leitfadens, weil eine Vorgabe es verlangt oder der Plan "
            "so deutlich besser wird. Was aufeinander aufbaut, steht in der richtigen Folge."
        )


def umfang(problem: PlanningProblem, plan: Seminarplan) -> Iterator[str]:
    """A total outside the range of the course, which only re-planning lets through."""
    regeln = problem.regeln
    low, high = lernzeit_of(problem.kurs, regeln, problem.anfrage)
    frei = () if regeln.pausen_zaehlen else ("pause", "mittag")
    minuten = sum(zeile.minuten for termin in plan.termine for zeile in termin.zeilen if zeile.art not in frei)
    if not low <= minuten <= high:
        ue, mindestens, hoechstens = (format_dezimal(minuten_to_ue(m, regeln.ue_min)) for m in (minuten, low, high))
        yield f"Der Kurs kommt damit auf {ue} UE; vorgesehen sind {mindestens} bis {hoechstens}."


HINWEISE: tuple[Callable[[PlanningProblem, Seminarplan], Iterator[str]], ...] = (
    wenige_personen,
    umfang,
    feiertage,
    phasen,
    ohne_aufgabe,
    abgewaehlt,
    abweichungen,
    reihenfolge_der_termine,
    reihenfolge_der_bausteine,
)
"""All hints, in the order in which they are told."""


def _wert(wert: int | bool | time | None) -> str:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, time):
        return f"{wert:%H:%M}"
    return str(wert)
