"""Kinds of remedies, each a row from small to large; whether one of them helps is tried elsewhere (`abhilfe`).

A remedy is one thing or several that are changed together. What the conflict names comes first: taken away, or moved.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time, timedelta

from lotsen_curriculum.model.anfrage import Trainer
from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.lage import (
    Lage,
    add_tage,
    change_anfrage,
    change_gruppe,
    change_termin,
    do_all,
    set_pause,
)
from lotsen_curriculum.planning.gruende.ueberhang import collect_kuerzungen
from lotsen_curriculum.planning.pausen import gesamt_min, pausen_spanne
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.units import format_uhrzeit, minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["EINZELNE_ENDEN", "Reihe", "Vorschlag", "collect_reihen", "collect_zusaetze"]

EINZELNE_ENDEN = 3
"""Up to so many sessions are named one by one."""

STUFEN_MIN = (15, 30, 45, 60, 90, 120, 180)
"""By how much sessions are tried to end later."""

TAGESENDE = 22 * 60
"""No later end is proposed, in minutes since midnight, except to the minute that is missing."""

VERLEGEN_TAGE = (1, -1, 2, -2, 3, -3, 7, -7)
"""To which days a session or a lock is tried to be moved, the nearest first."""

TEILE_PROZENT = (60, 100)
"""How much of the minutes of sessions that are left out the others are tried to take over."""

KURSE = (2, 3, 4, 5)
"""Of how many courses a group that is too large is tried."""

GRUPPEN = (12,)
"""How many people a group that is too small is tried with."""

Vorschlag = tuple[Angabe, ...]
"""Things that are changed together."""

Reihe = Sequence[Vorschlag]
"""Proposals of one kind, from small to large."""


def collect_reihen(
    problem: PlanningProblem, konflikt: Sequence[Angabe], fehlende_min: Mapping[int, int]
) -> list[Reihe]:
    """The rows that may help against a conflict, the one that begins with the least first."""
    reihen: list[Reihe] = [
        _fest_reihe(problem, angabe) if angabe.art == "fest" else [(angabe,)]
        for angabe in konflikt
        if not angabe.ende and angabe.art != "termine"
    ]
    reihen += [[(angabe,)] for angabe in (*_pausen(problem), *_leitung(konflikt))]
    reihen += [[(angabe,)] for angabe in _andere_gruppen(problem, konflikt)]
    reihen += [_verlegt(problem, konflikt), _enden(problem, konflikt, fehlende_min)]
    zahl, fehlt = len(problem.anfrage.termine), _fehlt_min(problem)
    stufen = [mehr for mehr in STUFEN_MIN if zahl > 1 and zahl * mehr >= fehlt]
    reihen += [[(a,) for a in _laenger(problem, stufen)], [(a,) for a in _weitere()]]
    reihen += [[(a,) for a in collect_kuerzungen(problem)], _weniger_termine(problem, konflikt)]
    reihen += _mit_ue(problem, konflikt)
    return sorted((reihe for reihe in reihen if reihe), key=lambda reihe: sum(a.eingriff for a in reihe[0]))


def _andere_gruppen(problem: PlanningProblem, konflikt: Sequence[Angabe]) -> Iterator[Angabe]:
    """Where the size of the group collides: several courses of one that is large, more people in one that is small."""
    personen = problem.anfrage.gruppe.personen
    if not any(angabe.loc == ("gruppe", "personen") for angabe in konflikt):
        return
    for kurse in KURSE:
        je_kurs = -(-personen // kurse)
        if je_kurs >= problem.regeln.personen_hinweis_min:
            satz = f"{kurse} Kurse mit je höchstens {je_kurs} Personen daraus machen."
            yield _vorschlag(satz, 20 + 5 * kurse, change_gruppe(personen=je_kurs), art="gruppe")
    for mehr in GRUPPEN if personen < GRUPPEN[0] else ():
        satz = f"Mindestens {mehr} Personen einladen, zum Beispiel mit einer anderen Gruppe zusammen."
        yield _vorschlag(satz, 25 + mehr - personen, change_gruppe(personen=mehr), art="gruppe")


def collect_zusaetze(problem: PlanningProblem, konflikt: Sequence[Angabe]) -> list[Angabe]:
    """Small things that may help together with others: breaks, one more person, an hour more."""
    return [*_pausen(problem), *_leitung(konflikt), *_laenger(problem, stufen=(60,))]


def _enden(problem: PlanningProblem, konflikt: Sequence[Angabe], fehlende: Mapping[int, int]) -> Reihe:
    """Later ends: those that are known to be enough, or one of the sessions that the conflict names by ever more."""
    if 0 < len(fehlende) <= EINZELNE_ENDEN:
        genau = _later(problem, fehlende, spaetestens=24 * 60 - 1)
        if genau is not None:
            return [(genau,)]
    enden = [teil for angabe in konflikt if angabe.ende for teil in angabe.teile or (angabe,)]
    wenige = enden if len(enden) <= EINZELNE_ENDEN else enden[:1]
    stufen = [mehr for mehr in STUFEN_MIN if mehr >= _fehlt_min(problem)]
    einer = (_later(problem, {int(ende.loc[1]): mehr}) for mehr in stufen for ende in wenige)
    return [(angabe,) for angabe in einer if angabe is not None]


def _later(problem: PlanningProblem, mehr_min: Mapping[int, int], *, spaetestens: int = TAGESENDE) -> Angabe | None:
    """Sessions that end so much later; None where one would end too late or run into the next one."""
    termine = problem.anfrage.termine
    neu = {n: uhrzeit_to_minuten(termine[n].bis) + minuten for n, minuten in mehr_min.items()}
    for n, bis in neu.items():
        danach = [t.von for t in termine if t.datum == termine[n].datum and t.von >= termine[n].bis]
        if bis > min([spaetestens, *map(uhrzeit_to_minuten, danach)]):
            return None
    worte = [
        f"Termin {n + 1} ({termine[n].datum:%d.%m.%Y}) bis {format_uhrzeit(bis)} statt {termine[n].bis:%H:%M}"
        for n, bis in neu.items()
    ]
    ohne = do_all(tuple(change_termin(n, bis=minuten_to_uhrzeit(bis)) for n, bis in neu.items()))
    return _vorschlag(f"{' und '.join(worte)}.", sum(mehr_min.values()) // 5, ohne)


def _fehlt_min(problem: PlanningProblem) -> int:
    """Minutes of learning time that the sessions lack at least."""
    pausen_min = pausen_spanne(problem).kommt_min[0] * problem.regeln.raster_min
    hoechstens = gesamt_min(problem) - (0 if problem.regeln.pausen_zaehlen else pausen_min)
    return problem.lernzeit_min[0] - hoechstens


def _vorschlag(abhilfe: str, eingriff: int, ohne: Callable[[Lage], Lage], art: str = "") -> Angabe:
    """Something that is not taken away but added or changed."""
    return Angabe(abhilfe, ("termine",), abhilfe, eingriff, ohne, art=art)


def _laenger(problem: PlanningProblem, stufen: Sequence[int]) -> Iterator[Angabe]:
    """All sessions longer by the same."""
    zahl = len(problem.anfrage.termine)
    for mehr in stufen:
        angabe = _later(problem, dict.fromkeys(range(zahl), mehr))
        if angabe is not None:
            satz = f"Alle Termine {mehr} Minuten länger." if zahl > 1 else angabe.abhilfe
            yield _vorschlag(satz, angabe.eingriff, angabe.ohne)


def _weitere() -> Iterator[Angabe]:
    """One or more sessions, a week after the last and after each other."""
    yield _weiterer("einen Abend", 1, time(18), time(21))
    for zahl, was in enumerate(("einen Tag", "zwei Tage", "drei Tage"), start=1):
        yield _weiterer(was, zahl, time(9), time(15))


def _weiterer(was: str, zahl: int, von: time, bis: time) -> Angabe:
    stunden = (uhrzeit_to_minuten(bis) - uhrzeit_to_minuten(von)) / 60
    abhilfe = f"Noch {was} dazunehmen, zum Beispiel von {von:%H:%M} bis {bis:%H:%M}."
    return _vorschlag(abhilfe, zahl * int(10 + stunden * 12), add_tage(zahl, von, bis))


def _mit_ue(problem: PlanningProblem, konflikt: Sequence[Angabe]) -> list[Reihe]:
    """Where too many UE are wished for: fewer of them, and more time, so that it becomes as many as possible."""
    wunsch = [angabe for angabe in konflikt if angabe.loc == ("ue",)]
    if not wunsch:
        return []
    laenger = _laenger(problem, stufen=(60, 15))
    abende = (_weiterer("einen Abend", 1, time(18), bis) for bis in (time(21), time(19, 30)))
    return [[(wunsch[0], angabe) for angabe in reihe] for reihe in (laenger, abende)]


def _pausen(problem: PlanningProblem) -> Iterator[Angabe]:
    """Shorter breaks and an earlier lunch."""
    regeln, gesetzt = problem.regeln, {aenderung.regel for aenderung in problem.anfrage.regeln}
    mittags = any(termin.mittag for termin in problem.termine)
    ab = minuten_to_uhrzeit(regeln.mittag_ab - 15)
    moeglich: tuple[tuple[str, object, bool, str], ...] = (
        ("pause_min", 10, regeln.pause_min > 10, "Pausen von 10 Minuten (pausen: {pause_min: 10})."),
        (
            "mittag_min",
            30,
            mittags and regeln.mittag_min > 30,
            "Mittagspause ab 30 Minuten (pausen: {mittag_min: 30}).",
        ),
        ("mittag_ab", ab, mittags, f"Mittagspause schon ab {ab:%H:%M} (pausen: {{mittag_ab: {ab:%H:%M}}})."),
    )
    for name, wert, sinnvoll, satz in moeglich:
        if sinnvoll and name not in gesetzt:
            yield _vorschlag(satz, 6, set_pause(name, wert))


def _leitung(konflikt: Sequence[Angabe]) -> Iterator[Angabe]:
    """One more person, on the days that the conflict names, where it is about who leads."""
    if any(angabe.loc[0] == "trainer" for angabe in konflikt):
        tage = tuple(sorted({angabe.tag for angabe in konflikt if angabe.tag is not None}))
        neu = Trainer(name="N. N.", nur=tage)
        wann = f"Für den {' und den '.join(f'{tag:%d.%m.%Y}' for tag in tage)} noch" if tage else "Noch"
        yield _vorschlag(
            f"{wann} jemanden gewinnen, der alle Module leiten kann.",
            22,
            lambda lage: lage.with_anfrage(trainer=(*lage.anfrage.trainer, neu)),
        )


def _verlegt(problem: PlanningProblem, konflikt: Sequence[Angabe]) -> Reihe:
    """A session that nobody can lead on a day near, or left out."""
    termine = problem.anfrage.termine
    tage = {angabe.tag for angabe in konflikt if angabe.tag is not None}
    belegt = {fest.datum for fest in problem.anfrage.fest} | {eigenes.datum for eigenes in problem.anfrage.eigenes}
    if len(tage) != 1 or tage & belegt:
        return []
    (tag,) = tage
    dann = [nummer for nummer, termin in enumerate(termine) if termin.datum == tag]
    name = f"Termin {' und '.join(str(nummer + 1) for nummer in dann)} ({tag:%d.%m.%Y})"
    reihe: list[Vorschlag] = []
    for neu in (tag + timedelta(days=tage) for tage in VERLEGEN_TAGE):
        zwischen = {min(tag, neu) <= termin.datum <= max(tag, neu) for termin in termine if termin.datum != tag}
        if True not in zwischen:
            ohne = do_all(tuple(change_termin(nummer, datum=neu) for nummer in dann))
            reihe.append((_vorschlag(f"{name} auf den {neu:%d.%m.%Y} verlegen.", 28, ohne),))
    weg = tuple(termin for termin in termine if termin.datum != tag)
    return [*reihe, (_vorschlag(f"{name} weglassen.", 40, change_anfrage(termine=weg)),)] if weg else reihe


def _fest_reihe(problem: PlanningProblem, angabe: Angabe) -> Reihe:
    """A lock without its time, on another day, or not at all."""
    nummer = int(angabe.loc[1])
    fest = problem.anfrage.fest[nummer]
    tage = sorted(
        {termin.datum for termin in problem.anfrage.termine} - {fest.datum}, key=lambda tag: abs(tag - fest.datum)
    )
    reihe: list[Vorschlag] = []
    if fest.um is not None:
        abhilfe = (
            f"Den Baustein {fest.baustein} am {fest.datum:%d.%m.%Y} zu einer anderen Zeit als {fest.um:%H:%M} beginnen."
        )
        reihe.append((_vorschlag(abhilfe, 8, _with_fest(nummer, um=None), art="fest"),))
    for tag in tage[:2]:
        abhilfe = f"Den Baustein {fest.baustein} auf den {tag:%d.%m.%Y} legen statt auf den {fest.datum:%d.%m.%Y}."
        reihe.append((_vorschlag(abhilfe, 12, _with_fest(nummer, datum=tag, um=None), art="fest"),))
    return [*reihe, (angabe,)]


def _with_fest(nummer: int, **werte: object) -> Callable[[Lage], Lage]:
    """One lock changed."""

    def ohne(lage: Lage) -> Lage:
        feste = list(lage.anfrage.fest)
        feste[nummer] = feste[nummer].model_copy(update=werte)
        return lage.with_anfrage(fest=tuple(feste))

    return ohne


def _weniger_termine(problem: PlanningProblem, konflikt: Sequence[Angabe]) -> Reihe:
    """Where Bausteine may not be torn: the last sessions left out, and the others longer instead."""
    termine = problem.anfrage.termine
    if not any(angabe.art == "zusammen" for angabe in konflikt) or problem.anfrage.fest or problem.anfrage.eigenes:
        return []
    reihe: list[Vorschlag] = []
    for zahl in range(1, len(termine) // 2 + 1):
        bleiben = len(termine) - zahl
        weg_min = sum(uhrzeit_to_minuten(t.bis) - uhrzeit_to_minuten(t.von) for t in termine[bleiben:])
        for teil in TEILE_PROZENT:
            mehr = -(-weg_min * teil // 100 // bleiben // 15) * 15
            laenger = _later(problem, dict.fromkeys(range(bleiben), mehr))
            if laenger is not None:
                was = f"Die letzten {zahl} Termine" if zahl > 1 else "Den letzten Termin"
                satz = f"{was} weglassen, dafür alle anderen {mehr} Minuten länger."
                reihe.append((_vorschlag(satz, 20 * zahl, do_all((laenger.ohne, _without_last(zahl)))),))
    return reihe


def _without_last(zahl: int) -> Callable[[Lage], Lage]:
    return lambda lage: lage.with_anfrage(termine=lage.anfrage.termine[:-zahl])
