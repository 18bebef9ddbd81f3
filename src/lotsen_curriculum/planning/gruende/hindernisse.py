"""What makes a plan impossible before anything is searched: one function per obstacle, in one visible list.

Codes: LC309 a wished total outside the range of the course, LC310 Termin too short, LC311 room too small for the group,
LC312 no method fits a Schritt that must be, LC313 a lock that no Termin can hold, LC314 something of the trainer's own
off the raster or outside the Termin, LC315 nobody leads, LC316 the range of UE, LC317 too many UE on a day, LC318 a
mandatory Profilelement that nothing serves, LC319 too few methods for Schritte that must be.
"""

from collections.abc import Callable, Iterator
from datetime import date

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.gruende.engpass import methoden_zu_wenige
from lotsen_curriculum.planning.pausen import gesamt_min, pausen_of_termin, pausen_spanne
from lotsen_curriculum.planning.problem import PlanningProblem, TaktTermin
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_dezimal, format_uhrzeit, minuten_to_ue, uhrzeit_to_minuten

__all__ = ["HINDERNISSE", "find_hindernisse", "name_of", "profilelement_fehlt", "ue_wunsch"]


EINZELNE = 3
"""Up to so many Schritte without a method are told one by one."""


def find_hindernisse(problem: PlanningProblem) -> tuple[Problem, ...]:
    """All obstacles that can be seen without searching, in the order of the list."""
    return tuple(fund for hindernis in HINDERNISSE for fund in hindernis(problem))


def name_of(termin: TaktTermin) -> str:
    """A Termin as people call it: `Termin 2 (13.03.2027)`; the number is its place in the Anfrage."""
    return f"Termin {termin.stelle + 1} ({termin.datum:%d.%m.%Y})"


def termin_zu_kurz(problem: PlanningProblem) -> Iterator[Problem]:
    """A Termin shorter than the shortest that makes sense, or without room between Ankommen and Abschluss."""
    regeln = problem.regeln
    noetig = max(regeln.termin_mindest_min, regeln.ankommen_min + regeln.abschluss_min + regeln.raster_min)
    for termin in problem.termine:
        minuten = termin.takte * regeln.raster_min + termin.rest_min
        if minuten < noetig:
            message = f"{name_of(termin)} dauert nur {minuten} Minuten; nötig sind mindestens {noetig}."
            hint = "Verlängern Sie den Termin, oder lassen Sie ihn weg."
            yield Problem("LC310", message, hint=hint, loc=("termine", termin.stelle, "bis"))


def raum_zu_klein(problem: PlanningProblem) -> Iterator[Problem]:
    """A room that does not hold the group."""
    personen = problem.anfrage.gruppe.personen
    for termin in problem.termine:
        raum = problem.anfrage.termine[termin.stelle].raum
        if raum is not None and raum.personen is not None and raum.personen < personen:
            message = f"Der Raum von {name_of(termin)} fasst {raum.personen} Personen, die Gruppe hat {personen}."
            hint = "Nehmen Sie einen größeren Raum oder eine kleinere Gruppe."
            yield Problem("LC311", message, hint=hint, loc=("termine", termin.stelle, "raum", "personen"))


def schritt_ohne_methode(problem: PlanningProblem) -> Iterator[Problem]:
    """Schritte that must be in and that no method can do with this group in any of the rooms; many as one problem."""
    gruppe = problem.anfrage.gruppe
    wen = f"{gruppe.personen} Personen mit Deutsch {gruppe.deutsch} ({problem.anfrage.form})"
    ohne = [
        f"den Schritt „{schritt.id}“ im Baustein {baustein.id}"
        for baustein in problem.bausteine
        for schritt in baustein.schritte
        if baustein.fehlt_preis is None and schritt.fehlt_preis is None
        if not any(any(wahl.termine) for wahl in schritt.wahlen)
    ]
    was = ohne if len(ohne) <= EINZELNE else [f"{len(ohne)} Schritte, zum Beispiel {ohne[0]},"]
    for fuer in was:
        hint = "Ändern Sie Gruppe oder Raum, oder wählen Sie den Baustein unter „ohne“ ab."
        yield Problem("LC312", f"Für {fuer} passt keine Methode zu {wen}.", hint=hint, loc=("gruppe",))


def fest_unmoeglich(problem: PlanningProblem) -> Iterator[Problem]:
    """A lock on a day without Termin, at a time outside or off the raster, or against another lock."""
    unmoeglich = {baustein.id for baustein in problem.bausteine if baustein.fest == ()}
    for nummer, fest in enumerate(problem.anfrage.fest):
        if fest.baustein in unmoeglich:
            um = f" um {fest.um:%H:%M} Uhr" if fest.um else ""
            message = f"Der Baustein {fest.baustein} kann nicht am {fest.datum:%d.%m.%Y}{um} beginnen."
            hint = "Nennen Sie den Tag eines Termins und eine Uhrzeit im Termin und auf dem Zeitraster."
            yield Problem("LC313", message, hint=hint, loc=("fest", nummer, "um" if fest.um else "datum"))


def eigenes_unmoeglich(problem: PlanningProblem) -> Iterator[Problem]:
    """Something of the trainer's own in no Termin, in its Ankommen or Abschluss, off the raster, or on another."""
    belegt: list[tuple[date, int, int]] = []
    for nummer, eigenes in enumerate(problem.anfrage.eigenes):
        von, bis = uhrzeit_to_minuten(eigenes.von), uhrzeit_to_minuten(eigenes.bis)
        frei = any(
            termin.datum == eigenes.datum and _liegt_frei(problem, termin, von, bis) for termin in problem.termine
        )
        if not frei or any(tag == eigenes.datum and von < ende and start < bis for tag, start, ende in belegt):
            zeit = f"{format_uhrzeit(von)} bis {format_uhrzeit(bis)}"
            message = f"„{eigenes.titel}“ passt am {eigenes.datum:%d.%m.%Y} von {zeit} nicht in den Plan."
            hint = "Es muss in einem Termin liegen, zwischen Ankommen und Abschluss, auf dem Zeitraster und allein."
            yield Problem("LC314", message, hint=hint, loc=("eigenes", nummer, "von"))
        belegt.append((eigenes.datum, von, bis))


def _liegt_frei(problem: PlanningProblem, termin: TaktTermin, von: int, bis: int) -> bool:
    raster, masse = problem.regeln.raster_min, problem.masse
    start, ende = von - termin.von, bis - termin.von
    auf_raster = start % raster == 0 and ende % raster == 0
    return auf_raster and masse.ankommen * raster <= start < ende <= (termin.takte - masse.abschluss) * raster


def niemand_leitet(problem: PlanningProblem) -> Iterator[Problem]:
    """A Termin without any trainer, or a Baustein that must be in and that nobody can lead in any Termin."""
    if not problem.trainer:
        return
    for termin in problem.termine:
        if not termin.leitung:
            message = f"Zu {name_of(termin)} ist niemand da, der leiten kann."
            hint = "Nennen Sie jemanden, oder verlegen Sie den Termin."
            yield Problem("LC315", message, hint=hint, loc=("termine", termin.stelle, "datum"))
    leitende = {nummer for termin in problem.termine for nummer in termin.leitung}
    for baustein in problem.bausteine if leitende else ():
        kann = any(regel.kompetent(problem.trainer[nummer], baustein.modul) for nummer in leitende)
        if baustein.fehlt_preis is None and not kann:
            message = f"Niemand, der da ist, kann den Baustein {baustein.id} (Modul {baustein.modul}) leiten."
            yield Problem("LC315", message, hint="Ergänzen Sie „module“ bei einer Person.", loc=("trainer",))


def ue_wunsch(problem: PlanningProblem) -> Iterator[Problem]:
    """A wished total outside the range of the course."""
    eigene, regeln, ue = problem.kurs.ue, problem.regeln, problem.anfrage.ue
    low, high = (eigene.min, eigene.max) if eigene else (regeln.kurs_ue_min, regeln.kurs_ue_max)
    if ue is not None and not low <= ue <= high:
        message = f"Gewünscht sind {ue} UE, der Kurs hat {low} bis {high}."
        yield Problem("LC309", message, hint="Wählen Sie eine Zahl in der genannten Spanne.", loc=("ue",))


def ue_spanne(problem: PlanningProblem) -> Iterator[Problem]:
    """A range of UE that the Termine can't reach or can't keep, whatever is planned in them."""
    if any(ue_wunsch(problem)):
        return
    regeln, spanne = problem.regeln, pausen_spanne(problem)
    low, high = problem.lernzeit_min
    pausen = (0, 0) if regeln.pausen_zaehlen else (spanne.kommt_min[0], spanne.kommt_max[0])
    hoechstens = min(gesamt_min(problem) - pausen[0] * regeln.raster_min, _je_tag_erlaubt(problem))
    mindestens = gesamt_min(problem) - pausen[1] * regeln.raster_min
    loc = ("ue",) if problem.anfrage.ue is not None else ("termine",)
    if hoechstens < low:
        gesamt = gesamt_min(problem)
        brutto = "" if hoechstens == gesamt else f" (mit Pausen wären es {_ue(problem, gesamt)})"
        message = (
            f"Die Termine ergeben höchstens {_ue(problem, hoechstens)} UE{brutto}; nötig sind {_ue(problem, low)}. "
            f"Es fehlen {low - hoechstens} Minuten."
        )
        hint = "Verlängern Sie Termine, oder nehmen Sie weitere dazu."
        if len(problem.kurs.module) > 1:
            modul = problem.kurs.module[0]
            hint += f" Soll es nur ein Teil des Kurses sein, nennen Sie als Kurs ein Modul, zum Beispiel „{modul}“."
        yield Problem("LC316", message, hint=hint, loc=loc)
    if mindestens > high:
        message = (
            f"Die Termine ergeben mindestens {_ue(problem, mindestens)} UE; erlaubt sind {_ue(problem, high)}. "
            f"Das sind {mindestens - high} Minuten zu viel."
        )
        yield Problem("LC316", message, hint="Kürzen oder streichen Sie Termine.", loc=loc)


def _je_tag_erlaubt(problem: PlanningProblem) -> int:
    """Minutes of learning time of all days, none above its limit (`tag_max_ue`)."""
    grenze, raster = problem.regeln.tag_max_ue * problem.regeln.ue_min, problem.regeln.raster_min
    return sum(min(grenze, sum(t.takte * raster + t.rest_min for t in tag)) for tag in problem.tage)


def _ue(problem: PlanningProblem, minuten: int) -> str:
    return format_dezimal(minuten_to_ue(minuten, problem.regeln.ue_min))


def tag_zu_voll(problem: PlanningProblem) -> Iterator[Problem]:
    """A day with more UE than allowed, even with as many breaks as fit."""
    for tag in problem.tage:
        noetig = regel.tag_max_ue(tag, problem.regeln)
        if noetig > sum(pausen_of_termin(problem, termin)[1] for termin in tag):
            message = f"Am {tag[0].datum:%d.%m.%Y} kommen mehr als {problem.regeln.tag_max_ue} UE zusammen."
            hint = "Kürzen Sie den Tag, oder setzen Sie die Regel tag_max_ue mit einem Grund anders."
            yield Problem("LC317", message, hint=hint, loc=("termine", tag[-1].stelle, "bis"))


def profilelement_fehlt(problem: PlanningProblem) -> Iterator[Problem]:
    """A mandatory Profilelement that no Schritt of any candidate serves."""
    bedient = {e for baustein in problem.bausteine for schritt in baustein.schritte for e in schritt.elemente}
    for element in problem.kurs.pflicht_profilelemente:
        if element not in bedient:
            message = f"Das Profilelement {element} muss vorkommen, aber kein Baustein dient ihm."
            hint = "Nehmen Sie einen Baustein, der ihm dient, aus der Liste „ohne“."
            yield Problem("LC318", message, hint=hint, loc=("bausteine", "ohne"))


HINDERNISSE: tuple[Callable[[PlanningProblem], Iterator[Problem]], ...] = (
    termin_zu_kurz,
    raum_zu_klein,
    schritt_ohne_methode,
    fest_unmoeglich,
    eigenes_unmoeglich,
    niemand_leitet,
    ue_wunsch,
    ue_spanne,
    tag_zu_voll,
    profilelement_fehlt,
    methoden_zu_wenige,
)
"""All obstacles, the plainest first."""
