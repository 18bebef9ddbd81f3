"""The independent checker for several plans together: is anybody, or any room, in two places at once?

It shares no code with the roster. Whoever is named in a session is taken up by all of it. Each plan by itself is the
business of `check_plan`. Codes: LC341 a room, LC344 a title that two courses have, LC346 a person.
"""

from collections.abc import Callable, Iterator, Sequence

from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.problems import Problem

__all__ = ["REGELN", "check_saison"]

Paar = tuple[Seminarplan, PlanTermin, Seminarplan, PlanTermin]
"""Two sessions of different courses that share at least a minute."""


def check_saison(plaene: Sequence[Seminarplan]) -> tuple[Problem, ...]:
    """All double bookings between these plans; empty where there is none."""
    return tuple(problem for regel in REGELN for problem in regel(plaene))


def titel_einmalig(plaene: Sequence[Seminarplan]) -> Iterator[Problem]:
    """Each course has a title of its own."""
    for nummer, plan in enumerate(plaene):
        if any(anderer.titel == plan.titel for anderer in plaene[:nummer]):
            text = f"Zwei Pläne heißen „{plan.titel}“."
            yield Problem("LC344", text, hint="Geben Sie jedem Kurs einen eigenen Titel, und planen Sie neu.")


def person_einmal(plaene: Sequence[Seminarplan]) -> Iterator[Problem]:
    """Nobody is named in two sessions at the same time."""
    for plan, termin, anderer, zweiter in _gleichzeitige(plaene):
        for name in sorted(_genannte(termin) & _genannte(zweiter)):
            text = f"„{name}“ leitet zugleich {_sagen(plan, termin)} und {_sagen(anderer, zweiter)}."
            yield Problem("LC346", text, hint="Planen Sie die Kurse gemeinsam neu: lotsen planen A.yaml B.yaml.")


def raum_einmal(plaene: Sequence[Seminarplan]) -> Iterator[Problem]:
    """No room holds two sessions at the same time; online there is no room."""
    for plan, termin, anderer, zweiter in _gleichzeitige(plaene):
        online = "online" in (plan.anfrage.form, anderer.anfrage.form)
        if termin.ort and termin.ort == zweiter.ort and not online:
            text = f"„{termin.ort}“ ist doppelt belegt: {_sagen(plan, termin)} und {_sagen(anderer, zweiter)}."
            yield Problem("LC341", text, hint="Verlegen Sie einen der Termine, oder nennen Sie einen anderen Raum.")


REGELN: tuple[Callable[[Sequence[Seminarplan]], Iterator[Problem]], ...] = (titel_einmalig, person_einmal, raum_einmal)
"""Every rule between plans."""


def _gleichzeitige(plaene: Sequence[Seminarplan]) -> Iterator[Paar]:
    """Each pair once, the earlier session first."""
    alle = [(plan, termin) for plan in plaene for termin in plan.termine]
    alle.sort(key=lambda paar: (paar[1].datum, paar[1].von))
    for platz, (plan, termin) in enumerate(alle):
        for anderer, spaeter in alle[platz + 1 :]:
            if spaeter.datum != termin.datum or spaeter.von >= termin.bis:
                break
            if anderer is not plan:
                yield plan, termin, anderer, spaeter


def _genannte(termin: PlanTermin) -> frozenset[str]:
    return frozenset(name for zeile in termin.zeilen for name in zeile.trainer)


def _sagen(plan: Seminarplan, termin: PlanTermin) -> str:
    return f"„{plan.titel}“ ({termin.datum:%d.%m.%Y}, {termin.von:%H:%M} bis {termin.bis:%H:%M})"
