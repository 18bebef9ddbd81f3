"""Checks that an Anfrage makes sense beside the curriculum: what it names exists, and its times can be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from lotsen_curriculum.loading.anfrage_rules import check_rule_changes
from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.suggestions import suggest, suggest_titled
from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.regelwerk import Regeln, regeln_of
from lotsen_curriculum.problems import Loc, Problem
from lotsen_curriculum.units import format_uhrzeit, uhrzeit_to_minuten

__all__ = ["ANFRAGE_CHECKS", "check_anfrage"]


@dataclass(frozen=True)
class _Sache:
    """An Anfrage with what it refers to.

    Attributes:
        kurs: None where it does not exist.
        regeln: The rules that hold, without the Anfrage's changes where those are wrong; None without a Regelwerk.
    """

    anfrage: Anfrage
    curriculum: Curriculum
    kurs: Kurs | None
    regeln: Regeln | None

    @property
    def kursbausteine(self) -> frozenset[str]:
        """Ids of all Bausteine that the course could have; all there are where the course is unknown."""
        module = self.curriculum.module if self.kurs is None else self.kurs.module
        return frozenset(baustein.id for id_ in module for baustein in self.curriculum.module[id_].bausteine)

    def termine_on(self, datum: date) -> list[TerminWunsch]:
        """The sessions of a day."""
        return [termin for termin in self.anfrage.termine if termin.datum == datum]


def check_anfrage(anfrage: Anfrage, curriculum: Curriculum) -> tuple[Problem, ...]:
    """All that can't be in an Anfrage, with the path (`loc`) of each part; empty where all is well."""
    return tuple(_problems(anfrage, curriculum))


def _problems(anfrage: Anfrage, curriculum: Curriculum) -> Iterator[Problem]:
    regelwerk = curriculum.regelwerke.get(anfrage.regelwerk)
    regeln = None
    if regelwerk is None:
        hint = suggest(anfrage.regelwerk, curriculum.regelwerke)
        message = f"Das Regelwerk „{anfrage.regelwerk}“ gibt es nicht."
        yield make_problem("LC211", message, hint, loc=("regelwerk",))
    else:
        wrong = list(check_rule_changes(anfrage, regelwerk))
        yield from wrong
        unchanged = anfrage.model_copy(update={"pausen": {}, "regeln": ()})
        regeln = regeln_of(regelwerk, unchanged if wrong else anfrage)
    try:
        kurs = curriculum.kurs(anfrage.kurs)
    except KeyError:
        kurs = None
    sache = _Sache(anfrage, curriculum, kurs, regeln)
    for check in ANFRAGE_CHECKS:
        yield from check(sache)


def check_kurs(sache: _Sache) -> Iterator[Problem]:
    """The course, or the module that is planned by itself, exists."""
    if sache.kurs is None:
        id_ = sache.anfrage.kurs
        hint = suggest_titled(id_, {kurs.id: kurs.titel for kurs in sache.curriculum.planbare_kurse.values()})
        yield make_problem("LC210", f"Den Kurs „{id_}“ gibt es nicht.", hint, loc=("kurs",))


def check_ue(sache: _Sache) -> Iterator[Problem]:
    """The wished UE lie inside the range of the course."""
    if sache.anfrage.ue is None or sache.kurs is None or sache.regeln is None:
        return
    own = sache.kurs.ue
    low, high = (own.min, own.max) if own else (sache.regeln.kurs_ue_min, sache.regeln.kurs_ue_max)
    if not low <= sache.anfrage.ue <= high:
        message = f"Gewünscht sind {sache.anfrage.ue} UE, der Kurs hat {low} bis {high}."
        yield make_problem("LC254", message, loc=("ue",))


def check_wishes(sache: _Sache) -> Iterator[Problem]:
    """Wished Bausteine belong to the course, none is wished and excluded, and no mandatory one is excluded."""
    wahl = sache.anfrage.bausteine
    for key, ids in (("mit", wahl.mit), ("ohne", wahl.ohne)):
        for index, id_ in enumerate(ids):
            loc: Loc = ("bausteine", key, index)
            yield from _unknown_baustein(sache, id_, loc)
            if id_ in ids[:index]:
                yield make_problem("LC226", f"„{id_}“ steht hier schon.", loc=loc)
    for index, id_ in enumerate(wahl.ohne):
        loc = ("bausteine", "ohne", index)
        if id_ in wahl.mit:
            yield make_problem("LC245", f"Baustein „{id_}“ steht in „mit“ und in „ohne“.", loc=loc)
        if id_ in sache.kursbausteine and sache.curriculum.bausteine[id_].rang == "pflicht":
            yield make_problem("LC246", f"Baustein „{id_}“ ist Pflicht und kann nicht entfallen.", loc=loc)


def check_termine(sache: _Sache) -> Iterator[Problem]:
    """A session ends after it begins, is long enough, and its room holds the group."""
    for index, termin in enumerate(sache.anfrage.termine):
        loc: Loc = ("termine", index)
        minuten = uhrzeit_to_minuten(termin.bis) - uhrzeit_to_minuten(termin.von)
        if minuten <= 0:
            message = f"Der Termin endet um {termin.bis:%H:%M} und beginnt um {termin.von:%H:%M}."
            yield make_problem("LC240", message, loc=(*loc, "bis"))
        elif sache.regeln is not None and minuten < sache.regeln.termin_mindest_min:
            least = sache.regeln.termin_mindest_min
            yield make_problem("LC241", f"Der Termin hat {minuten} Minuten, nötig sind {least}.", loc=(*loc, "bis"))
        platz = termin.raum.personen if termin.raum else None
        if platz is not None and platz < sache.anfrage.gruppe.personen:
            message = f"Der Raum fasst {platz} Personen, die Gruppe hat {sache.anfrage.gruppe.personen}."
            yield make_problem("LC243", message, loc=(*loc, "raum", "personen"))


def check_overlaps(sache: _Sache) -> Iterator[Problem]:
    """No two sessions overlap, and no two items of the trainer's own."""
    termine = [(t.datum, t.von, t.bis, ("termine", i)) for i, t in enumerate(sache.anfrage.termine)]
    for loc, bis in _overlapping(termine):
        yield make_problem("LC242", f"Ein anderer Termin dieses Tages dauert bis {bis:%H:%M}.", loc=(*loc, "von"))
    eigenes = [(e.datum, e.von, e.bis, ("eigenes", i)) for i, e in enumerate(sache.anfrage.eigenes)]
    for loc, bis in _overlapping(eigenes):
        yield make_problem("LC251", f"Ein anderer Programmpunkt dauert bis {bis:%H:%M}.", loc=(*loc, "von"))


def check_trainer(sache: _Sache) -> Iterator[Problem]:
    """Trainers have names of their own, lead modules that exist, and are there or away on days with a session."""
    days = {termin.datum for termin in sache.anfrage.termine}
    names = [trainer.name for trainer in sache.anfrage.trainer]
    for t, trainer in enumerate(sache.anfrage.trainer):
        if trainer.name in names[:t]:
            message = f"„{trainer.name}“ steht schon in der Liste."
            yield make_problem("LC255", message, "Fassen Sie beide Einträge zusammen.", loc=("trainer", t, "name"))
        for index, id_ in enumerate(trainer.module):
            if id_ not in sache.curriculum.module:
                hint = suggest_titled(id_, {modul.id: modul.titel for modul in sache.curriculum.module.values()})
                message = f"Das Modul „{id_}“ gibt es nicht."
                yield make_problem("LC207", message, hint, loc=("trainer", t, "module", index))
        for key, dates in (("nicht", trainer.nicht), ("nur", trainer.nur)):
            for index, day in enumerate(dates):
                yield from _no_termin(day, days, ("trainer", t, key, index))
        for index, day in enumerate(trainer.nur):
            if day in trainer.nicht:
                message = f"„{trainer.name}“ ist am {day:%d.%m.%Y} da und nicht da."
                yield make_problem("LC255", message, loc=("trainer", t, "nur", index))


def check_locks(sache: _Sache) -> Iterator[Problem]:
    """A lock names a Baustein of the course, once, on a day with a session, at a time when a Baustein can begin."""
    days = {termin.datum for termin in sache.anfrage.termine}
    taken: set[object] = set()
    for index, lock in enumerate(sache.anfrage.fest):
        loc: Loc = ("fest", index)
        yield from _unknown_baustein(sache, lock.baustein, (*loc, "baustein"))
        yield from _no_termin(lock.datum, days, (*loc, "datum"))
        if lock.baustein in sache.anfrage.bausteine.ohne:
            hint = "Streichen Sie die Festlegung oder den Eintrag in „ohne“."
            message = f"Baustein „{lock.baustein}“ ist festgelegt und steht in „ohne“."
            yield make_problem("LC245", message, hint, loc=(*loc, "baustein"))
        if lock.baustein in taken:
            message = f"Baustein „{lock.baustein}“ ist schon festgelegt."
            yield make_problem("LC250", message, loc=(*loc, "baustein"))
        if lock.um is not None:
            if (lock.datum, lock.um) in taken:
                message = f"Um {lock.um:%H:%M} beginnt schon ein anderer festgelegter Baustein."
                yield make_problem("LC250", message, loc=(*loc, "um"))
            yield from _outside(sache, lock.datum, [(lock.um, "um")], loc)
        taken |= {lock.baustein, (lock.datum, lock.um)}


def check_eigenes(sache: _Sache) -> Iterator[Problem]:
    """The trainer's own items end after they begin and lie inside one session, between arrival and end."""
    days = {termin.datum for termin in sache.anfrage.termine}
    for index, eigenes in enumerate(sache.anfrage.eigenes):
        loc: Loc = ("eigenes", index)
        yield from _no_termin(eigenes.datum, days, (*loc, "datum"))
        if eigenes.bis <= eigenes.von:
            message = f"„{eigenes.titel}“ endet um {eigenes.bis:%H:%M} und beginnt um {eigenes.von:%H:%M}."
            yield make_problem("LC240", message, loc=(*loc, "bis"))
        else:
            yield from _outside(sache, eigenes.datum, [(eigenes.von, "von"), (eigenes.bis, "bis")], loc)


ANFRAGE_CHECKS: tuple[Callable[[_Sache], Iterator[Problem]], ...] = (
    check_kurs,
    check_ue,
    check_wishes,
    check_termine,
    check_overlaps,
    check_trainer,
    check_locks,
    check_eigenes,
)


def _unknown_baustein(sache: _Sache, id_: str, loc: Loc) -> Iterator[Problem]:
    if id_ not in sache.curriculum.bausteine:
        yield make_problem("LC206", f"Den Baustein „{id_}“ gibt es nicht.", _baustein_hint(sache, id_), loc=loc)
    elif id_ not in sache.kursbausteine:
        modul = sache.curriculum.modul_of_baustein[id_]
        message = f"Baustein „{id_}“ gehört zu „{modul.id}“ und nicht zum Kurs „{sache.anfrage.kurs}“."
        yield make_problem("LC244", message, loc=loc)


def _baustein_hint(sache: _Sache, id_: str) -> str | None:
    """The Bausteine of a module that was named for one, or the Baustein that was meant."""
    modul = sache.curriculum.module.get(id_) or sache.curriculum.module.get(id_.rpartition("-")[0])
    if modul is not None:
        return f"Das Modul „{modul.id}“ hat die Bausteine {', '.join(baustein.id for baustein in modul.bausteine)}."
    return suggest_titled(id_, {name: sache.curriculum.bausteine[name].titel for name in sorted(sache.kursbausteine)})


def _no_termin(day: date, days: set[date], loc: Loc) -> Iterator[Problem]:
    if day not in days:
        listed = ", ".join(f"{other}" for other in sorted(days)[:12])
        message = f"Am {day:%d.%m.%Y} ist kein Termin."
        yield make_problem("LC247", message, f"Termine sind: {listed}.", loc=loc)


def _outside(sache: _Sache, day: date, times: Sequence[tuple[time, str]], loc: Loc) -> Iterator[Problem]:
    """What is wrong with keyed times that must lie in one session, after arrival and before the end, on the raster."""
    if sache.regeln is None or not (termine := sache.termine_on(day)):
        return
    windows = [(_window(termin, sache.regeln), uhrzeit_to_minuten(termin.von)) for termin in termine]
    keyed = [(uhrzeit_to_minuten(at), key) for at, key in times]
    for window, start in windows:
        if all(at in window for at, _ in keyed):
            yield from _off_raster(keyed, start, sache.regeln.raster_min, loc)
            return
    out = [key for at, key in keyed if not any(at in window for window, _ in windows)]
    yield make_problem("LC248", _free_times(day, [window for window, _ in windows]), loc=(*loc, (out or ["bis"])[0]))


def _window(termin: TerminWunsch, regeln: Regeln) -> range:
    """The minutes since midnight at which Schritte and own items of a session can begin and end."""
    von, bis = uhrzeit_to_minuten(termin.von), uhrzeit_to_minuten(termin.bis)
    last = bis - (bis - von) % regeln.raster_min - regeln.abschluss_min
    return range(von + regeln.ankommen_min, last + 1)


def _free_times(day: date, windows: Sequence[range]) -> str:
    free = [f"{format_uhrzeit(window[0])} bis {format_uhrzeit(window[-1])}" for window in windows if window]
    if not free:
        return f"Am {day:%d.%m.%Y} bleibt zwischen Ankommen und Abschluss keine Zeit."
    return f"Zwischen Ankommen und Abschluss ist am {day:%d.%m.%Y} Zeit von {' und '.join(free)}."


def _off_raster(keyed: Sequence[tuple[int, str]], start: int, raster_min: int, loc: Loc) -> Iterator[Problem]:
    for at, key in keyed:
        if rest := (at - start) % raster_min:
            hint = f"Möglich sind {format_uhrzeit(at - rest)} und {format_uhrzeit(at - rest + raster_min)}."
            message = f"{format_uhrzeit(at)} liegt nicht im Raster von {raster_min} Minuten ab Beginn des Termins."
            yield make_problem("LC249", message, hint, loc=(*loc, key))


def _overlapping(spans: Sequence[tuple[date, time, time, Loc]]) -> Iterator[tuple[Loc, time]]:
    """The path of each span that begins before an earlier one of its day has ended, and that end."""
    ends: dict[date, time] = {}
    for day, von, bis, loc in sorted(spans, key=lambda span: span[:2]):
        if day in ends and von < ends[day]:
            yield loc, ends[day]
        ends[day] = max(bis, ends.get(day, bis))
