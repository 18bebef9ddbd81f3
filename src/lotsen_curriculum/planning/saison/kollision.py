"""Which courses collide over whom, where the roster has nobody left or can't give a course what it needs.

A collision is a smallest set of sessions: they can't all be led, and without any one of them the others can. Each was
tried. Codes: LC340 not enough people at the same time, LC342 what a course needs is needed elsewhere, LC343 no roster
was found with which all courses can be planned.
"""

from collections.abc import Collection, Iterable, Sequence

from lotsen_curriculum.planning.saison.loeser import solve_modell
from lotsen_curriculum.planning.saison.modell import Schnitt, formulate
from lotsen_curriculum.planning.saison.preise import SCHNITT_OFFEN
from lotsen_curriculum.planning.saison.termine import Saison
from lotsen_curriculum.problems import Loc, Problem
from lotsen_curriculum.units import format_uhrzeit

__all__ = ["explain_offen", "explain_schnitt", "explain_vergeblich", "loc_of"]


def explain_offen(saison: Saison, kurs: int, offen: Sequence[int], dabei: Collection[int]) -> tuple[Problem, ...]:
    """Why a course lacks somebody: each collision over an open session that one of its own is in (LC340).

    `offen` are the sessions without anybody, `dabei` all that are to be given out.
    """
    gefunden: dict[tuple[int, ...], Problem] = {}
    for nummer in offen:
        kollision = tuple(_smallest(saison, _verbunden(saison, nummer, dabei), (), ()) or [nummer])
        eigene = [n for n in (*kollision, nummer) if saison.termine[n].kurs == kurs]
        if eigene:
            gefunden[kollision] = _zu_wenige(saison, kollision, eigene[0])
    return tuple(gefunden.values())


def _zu_wenige(saison: Saison, kollision: Sequence[int], nummer: int) -> Problem:
    """That these sessions can't all be led, told at one of them."""
    message = (
        f"Am {saison.termine[nummer].datum:%d.%m.%Y} sind zu wenige Personen da für "
        f"{_told(saison, kollision, mit_tag=False)}. "
        f"In Frage {_wort(saison, kollision, 'kommt', 'kommen')} nur {_join(_people(saison, kollision))}."
    )
    hint = "Nennen Sie in einer dieser Anfragen eine weitere Person, oder verlegen Sie einen der Termine."
    return Problem("LC340", message, hint=hint, loc=loc_of(saison, nummer))


def explain_schnitt(saison: Saison, schnitt: Schnitt, schnitte: Iterable[Schnitt], dabei: Collection[int]) -> Problem:
    """Why the roster can't keep a cut: who would have to join the course, and who else needs them (LC342)."""
    if not schnitt.dienste:
        return explain_vergeblich(saison, [schnitt])
    eigene = {nummer for nummer, _ in schnitt.dienste}
    tage = {saison.termine[nummer].datum for nummer in eigene}
    termine = [nummer for nummer in sorted(dabei) if saison.termine[nummer].datum in tage]
    kollision = _smallest(saison, termine, [schnitt, *(s for s in schnitte if s != schnitt)], eigene)
    andere = [nummer for nummer in kollision if saison.termine[nummer].kurs != schnitt.kurs]
    if not andere:
        return explain_vergeblich(saison, [schnitt])
    message = (
        f"{_titel(saison, schnitt.kurs)} geht nur auf, wenn noch jemand von diesen mitleitet: "
        f"{_join(_told_dienste(saison, schnitt), 'oder')}. Gebraucht werden sie aber auch für {_told(saison, andere)}."
    )
    hint = "Nennen Sie in einer dieser Anfragen eine weitere Person, ergänzen Sie „module“, oder verlegen Sie Termine."
    return Problem("LC342", message, hint=hint, loc=loc_of(saison, min(eigene)))


def explain_vergeblich(saison: Saison, schnitte: Sequence[Schnitt]) -> Problem:
    """That no roster was found with which these courses can be planned, and who was missing there (LC343)."""
    kurse = sorted({schnitt.kurs for schnitt in schnitte})
    wer = sorted({saison.personen[person] for schnitt in schnitte for _, person in schnitt.dienste})
    offen = "Offen blieb" if len(kurse) == 1 else "Offen blieben"
    fehlte = f"; dort fehlte {_join(wer, 'oder')}" if wer else ""
    message = (
        "Es wurde kein Dienstplan gefunden, mit dem alle Kurse aufgehen. "
        f"{offen} {_join([_titel(saison, kurs) for kurs in kurse])}{fehlte}."
    )
    hint = "Nennen Sie dort weitere Personen, ergänzen Sie „module“, oder verlegen Sie Termine."
    return Problem("LC343", message, hint=hint, loc=("trainer",))


def loc_of(saison: Saison, nummer: int) -> Loc:
    """The place of a session in the Anfrage of its course."""
    termin = saison.termine[nummer]
    return ("termine", saison.kurse[termin.kurs].termine[termin.stelle].stelle)


def _verbunden(saison: Saison, nummer: int, dabei: Collection[int]) -> list[int]:
    """A session and all that it is tied to: at the same time, with people in common, and so on from there."""
    gefunden = [nummer]
    for einer in gefunden:
        leute = set(saison.termine[einer].leitung)
        for anderer in sorted(saison.gleichzeitig[einer].intersection(dabei)):
            if anderer not in gefunden and leute.intersection(saison.termine[anderer].leitung):
                gefunden.append(anderer)
    return sorted(gefunden)


def _smallest(saison: Saison, termine: Sequence[int], schnitte: Sequence[Schnitt], bleiben: Iterable[int]) -> list[int]:
    """Sessions that can't all be led, as few as it takes; empty where they can. Those of `bleiben` are not left out."""
    if not _collide(saison, termine, schnitte):
        return []
    kleinste = list(termine)
    for nummer in termine:
        ohne = [andere for andere in kleinste if andere != nummer]
        if nummer not in set(bleiben) and _collide(saison, ohne, schnitte):
            kleinste = ohne
    return kleinste


def _collide(saison: Saison, termine: Sequence[int], schnitte: Sequence[Schnitt]) -> bool:
    """Whether it is proven that these sessions can't all be led; a cut counts where all its sessions are there."""
    dabei = set(termine)
    modell = formulate(saison, termine, {}, [s for s in schnitte if all(nummer in dabei for nummer, _ in s.dienste)])
    modell.preise = [preis if preis >= SCHNITT_OFFEN else 0 for preis in modell.preise]
    loesung = solve_modell(modell)
    if loesung is None or not loesung.bewiesen:
        return False
    return any(preis and wert for preis, wert in zip(modell.preise, loesung.werte, strict=True))


def _told(saison: Saison, termine: Sequence[int], *, mit_tag: bool = True) -> str:
    """Sessions with their courses: `„Kurs A“ (06.03.2027, 09:00 bis 15:00)`."""
    gesagt = []
    for termin in (saison.termine[nummer] for nummer in termine):
        tag = f"{termin.datum:%d.%m.%Y}, " if mit_tag else ""
        uhrzeit = f"{format_uhrzeit(termin.von)} bis {format_uhrzeit(termin.bis)}"
        gesagt.append(f"{_titel(saison, termin.kurs)} ({tag}{uhrzeit})")
    return _join(gesagt)


def _told_dienste(saison: Saison, schnitt: Schnitt) -> list[str]:
    """The people of a cut, each with the days on which it would help."""
    tage: dict[str, list[str]] = {}
    for nummer, person in sorted(schnitt.dienste):
        tage.setdefault(saison.personen[person], []).append(f"{saison.termine[nummer].datum:%d.%m.%Y}")
    return [f"{name} ({', '.join(dict.fromkeys(wann))})" for name, wann in sorted(tage.items())]


def _people(saison: Saison, termine: Sequence[int]) -> list[str]:
    return sorted({saison.personen[person] for nummer in termine for person in saison.termine[nummer].leitung})


def _wort(saison: Saison, termine: Sequence[int], eins: str, viele: str) -> str:
    return eins if len(_people(saison, termine)) == 1 else viele


def _titel(saison: Saison, kurs: int) -> str:
    return f"„{saison.kurse[kurs].anfrage.titel}“"


def _join(worte: Sequence[str], bindewort: str = "und") -> str:
    return f" {bindewort} ".join((", ".join(worte[:-1]), worte[-1])) if len(worte) > 1 else "".join(worte)
