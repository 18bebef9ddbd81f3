"""An Aenderung put into the Anfrage of a plan: sessions dropped, moved, added; people away; another group."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lotsen_curriculum.model.aenderung import Aenderung, TerminAenderung
from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch, Trainer
from lotsen_curriculum.model.seminarplan import Absage, PlanTermin, Seminarplan

__all__ = ["Geaendert", "apply_aenderung"]


@dataclass(frozen=True)
class Geaendert:
    """The Anfrage after an Aenderung.

    Attributes:
        nummern: For each session of the Anfrage, in its order, the number that its calendar entry has.
        abgesagt: Sessions that are no more, those of earlier versions included.
    """

    anfrage: Anfrage
    nummern: tuple[int, ...]
    abgesagt: tuple[Absage, ...]


def apply_aenderung(plan: Seminarplan, aenderung: Aenderung) -> Geaendert:
    """The Anfrage of `plan` after `aenderung`, which `loading` has checked against the plan.

    What lay on the day of a session that moves (locks, the trainer's own) moves along; with a session that is dropped
    it is dropped.
    """
    alt = {(termin.datum, termin.von): nummer for nummer, termin in _numbered(plan)}
    neu = [(alt[t.datum, t.von], _change(t, _change_of(aenderung, t))) for t in plan.anfrage.termine]
    termine = [(nummer, termin) for nummer, termin in neu if termin is not None]
    naechste = 1 + max(*alt.values(), *(absage.nummer for absage in plan.abgesagt), 0)
    termine += list(enumerate(aenderung.neue_termine, start=naechste))
    gruppe = plan.anfrage.gruppe.model_copy(
        update={
            "personen": aenderung.personen or plan.anfrage.gruppe.personen,
            "deutsch": aenderung.deutsch or plan.anfrage.gruppe.deutsch,
        }
    )
    anfrage = plan.anfrage.model_copy(update={"gruppe": gruppe, "termine": tuple(termin for _, termin in termine)})
    weg = {nummer for nummer, termin in neu if termin is None}
    abgesagt = [Absage(nummer=n, datum=t.datum, von=t.von, bis=t.bis) for n, t in _numbered(plan) if n in weg]
    return Geaendert(
        _with_people(_with_days(anfrage, aenderung, {t.datum for _, t in _numbered(plan)}), aenderung),
        tuple(nummer for nummer, _ in termine),
        (*plan.abgesagt, *abgesagt),
    )


def _numbered(plan: Seminarplan) -> list[tuple[int, PlanTermin]]:
    return [(termin.nummer or stelle, termin) for stelle, termin in enumerate(plan.termine, start=1)]


def _change_of(aenderung: Aenderung, termin: TerminWunsch) -> TerminAenderung | None:
    return next(
        (a for a in aenderung.termine if a.datum == termin.datum and a.beginn in (None, termin.von)),
        None,
    )


def _change(termin: TerminWunsch, aenderung: TerminAenderung | None) -> TerminWunsch | None:
    if aenderung is None:
        return termin
    if aenderung.entfaellt:
        return None
    neu = {"datum": aenderung.auf, **{key: getattr(aenderung, key) for key in ("von", "bis", "ort", "raum")}}
    return termin.model_copy(update={key: wert for key, wert in neu.items() if wert is not None})


def _with_days(anfrage: Anfrage, aenderung: Aenderung, vorher: set[date]) -> Anfrage:
    """Locks, the trainer's own and absences on the days that the course has now."""
    tage = {termin.datum for termin in anfrage.termine}
    auf = {a.datum: a.auf for a in aenderung.termine if a.auf is not None and a.datum not in tage}

    def moved(tag: date) -> date:
        return auf.get(tag, tag)

    eigenes = [e.model_copy(update={"datum": moved(e.datum)}) for e in anfrage.eigenes if moved(e.datum) in tage]
    fest = [f.model_copy(update={"datum": moved(f.datum)}) for f in anfrage.fest if moved(f.datum) in tage]
    trainer = tuple(_with_existing_days(person, tage, vorher) for person in anfrage.trainer)
    return anfrage.model_copy(update={"eigenes": tuple(eigenes), "fest": tuple(fest), "trainer": trainer})


def _with_existing_days(person: Trainer, tage: set[date], vorher: set[date]) -> Trainer:
    """Somebody who is there on some days only is away on all others, days that are new to the course excepted."""
    nur = {tag for tag in person.nur if tag in tage}
    nicht = {tag for tag in person.nicht if tag in tage}
    if person.nur and not nur:
        nicht |= tage & vorher
    return person.model_copy(update={"nicht": tuple(sorted(nicht)), "nur": tuple(sorted(nur))})


def _with_people(anfrage: Anfrage, aenderung: Aenderung) -> Anfrage:
    """The people who are away, on the days that are named or on all from the moment on."""
    trainer = []
    for person in anfrage.trainer:
        weg = {tag for ausfall in aenderung.fehlt if ausfall.name == person.name for tag in ausfall.tage}
        if any(ausfall.name == person.name and not ausfall.tage for ausfall in aenderung.fehlt):
            weg |= set(_days_ahead(anfrage, aenderung))
        nur = tuple(tag for tag in person.nur if tag not in weg)
        trainer.append(person.model_copy(update={"nicht": tuple(sorted({*person.nicht, *weg})), "nur": nur}))
    return anfrage.model_copy(update={"trainer": tuple(trainer)})


def _days_ahead(anfrage: Anfrage, aenderung: Aenderung) -> Iterator[date]:
    """Days on which nothing has been held yet."""
    for termin in anfrage.termine:
        stand = aenderung.stand
        if stand is None or (termin.datum, termin.von) >= (stand.datum, stand.um):
            yield termin.datum
