"""The rules of those who lead: who is named, who is there, who is competent, and how many a session may have."""

from collections.abc import Iterator

from lotsen_curriculum.model.anfrage import Trainer
from lotsen_curriculum.planning.check.sicht import Arbeit, Platz, Sicht, Sitzung
from lotsen_curriculum.problems import Problem

__all__ = ["trainer_genannt", "trainer_je_termin_max", "trainer_verfuegbar", "trainer_zustaendig"]


def trainer_genannt(sicht: Sicht) -> Iterator[Problem]:
    """One known person leads each Schritt, the first of the team the frame, nobody a break; no trainers, no names.

    Who led the frame of what was held is a fact.
    """
    for sitzung in sicht.sitzungen:
        for platz in sitzung.plaetze:
            if text := _falsch_genannt(sicht, sitzung, platz):
                yield sicht.problem("trainer_genannt", text, platz)


def _falsch_genannt(sicht: Sicht, sitzung: Sitzung, platz: Platz) -> str | None:
    namen = platz.zeile.trainer
    team = [trainer.name for trainer in sicht.anfrage.trainer if trainer.name in sitzung.namen]
    if not sicht.anfrage.trainer or platz.zeile.art in {"pause", "mittag"}:
        return f"Hier steht „{', '.join(namen)}“, vorgesehen ist niemand." if namen else None
    if len(namen) != 1:
        return f"Hier stehen {len(namen)} Personen, genau eine muss leiten."
    if namen[0] not in team:
        return f"„{namen[0]}“ steht nicht in der Anfrage."
    gehalten = sicht.gehalten(sitzung.termin.datum, platz.zeile.von)
    if not isinstance(platz, Arbeit) and not gehalten and namen[0] != team[0]:
        return f"Hier steht „{namen[0]}“, den Rahmen leitet „{team[0]}“."
    return None


def trainer_verfuegbar(sicht: Sicht) -> Iterator[Problem]:
    """Whoever leads something in a session is there on that day; whoever has led was there."""
    for sitzung in sicht.sitzungen:
        datum = sitzung.termin.datum
        offen = (p.zeile for p in sitzung.plaetze if not sicht.gehalten(datum, p.zeile.von))
        for name in sorted({name for zeile in offen for name in zeile.trainer}):
            eintraege = _eintraege(sicht, name)
            if eintraege and not any(
                datum not in trainer.nicht and (not trainer.nur or datum in trainer.nur) for trainer in eintraege
            ):
                yield sicht.problem("trainer_verfuegbar", f"„{name}“ ist an diesem Tag nicht da.", sitzung)


def trainer_zustaendig(sicht: Sicht) -> Iterator[Problem]:
    """Whoever leads a Schritt can lead its module."""
    for arbeit in sicht.arbeiten:
        for name in arbeit.zeile.trainer:
            eintraege = _eintraege(sicht, name)
            if eintraege and not any(not trainer.module or arbeit.modul.id in trainer.module for trainer in eintraege):
                text = f"„{name}“ leitet das Modul „{arbeit.modul.id}“ nicht."
                yield sicht.problem("trainer_zustaendig", text, arbeit)


def trainer_je_termin_max(sicht: Sicht) -> Iterator[Problem]:
    """A session has no more people who lead than allowed."""
    for sitzung in sicht.sitzungen:
        if len(sitzung.namen) > sicht.regeln.trainer_je_termin_max:
            text = f"{len(sitzung.namen)} Personen leiten, höchstens {sicht.regeln.trainer_je_termin_max} sind erlaubt."
            yield sicht.problem("trainer_je_termin_max", text, sitzung)


def _eintraege(sicht: Sicht, name: str) -> tuple[Trainer, ...]:
    """What the Anfrage says about a person; empty for a stranger, whom `trainer_genannt` reports."""
    return tuple(trainer for trainer in sicht.anfrage.trainer if trainer.name == name)
