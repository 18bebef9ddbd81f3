"""What is planned, and how a single thing of it is taken away: functions that give a change from Lage to Lage."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Anfrage, RegelAenderung, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import UeSpanne
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = [
    "STRECKE_MAX_MIN",
    "WEITERER_TAG_MIN",
    "ZUGABEN_MIN",
    "Lage",
    "add_tage",
    "change_anfrage",
    "change_gruppe",
    "change_termin",
    "change_trainer",
    "do_all",
    "end_later",
    "how_waived",
    "set_pause",
    "set_regel",
    "waive",
    "without",
    "without_baustein",
    "without_spanne",
]

ZUGABEN_MIN = (0, 30, 60, 120)
"""By how much sessions are tried to end later when their ends are taken away, all of them by the same."""

STRECKE_MAX_MIN = 120
"""How long a stretch without a break may be when that rule is taken away in a course of many sessions."""

WEITERER_TAG = (time(9), time(15))
"""When a further day begins and ends."""

WEITERER_TAG_MIN = 285
"""Minutes of learning time on such a day: all but lunch and a break."""

KURZER_KURS = 2
"""Up to so many sessions that rule is taken away altogether; in longer courses that would take too much time."""


class Lage(NamedTuple):
    """What is planned: the data and the Anfrage, and by how much a session ends later whose end is taken away."""

    curriculum: Curriculum
    anfrage: Anfrage
    mehr_min: int = ZUGABEN_MIN[-1]

    def with_anfrage(self, **werte: object) -> "Lage":
        """The same with something of the Anfrage replaced."""
        return self._replace(anfrage=self.anfrage.model_copy(update=werte))

    def with_kurs(self, **werte: object) -> "Lage":
        """The same with something of the course replaced."""
        kennung = self.anfrage.kurs
        kurs = self.curriculum.kurs(kennung).model_copy(update=werte)
        return self._replace(curriculum=replace(self.curriculum, kurse={**self.curriculum.kurse, kennung: kurs}))


def do_all(schritte: tuple[Callable[[Lage], Lage], ...]) -> Callable[[Lage], Lage]:
    """Several changes, one after the other."""

    def ohne(lage: Lage) -> Lage:
        for schritt in schritte:
            lage = schritt(lage)
        return lage

    return ohne


def change_anfrage(**werte: object) -> Callable[[Lage], Lage]:
    """Something of the Anfrage replaced."""
    return lambda lage: lage.with_anfrage(**werte)


def change_gruppe(**werte: object) -> Callable[[Lage], Lage]:
    """Something about the group replaced."""
    return lambda lage: lage.with_anfrage(gruppe=lage.anfrage.gruppe.model_copy(update=werte))


def without(key: str, eintrag: object) -> Callable[[Lage], Lage]:
    """One entry of a list taken out."""

    def ohne(lage: Lage) -> Lage:
        bleibt = tuple(anderer for anderer in getattr(lage.anfrage, key) if anderer is not eintrag)
        return lage.with_anfrage(**{key: bleibt})

    return ohne


def without_baustein(key: str, baustein: str) -> Callable[[Lage], Lage]:
    """One wish for or against a Baustein taken out."""

    def ohne(lage: Lage) -> Lage:
        wahl = lage.anfrage.bausteine
        bleibt = tuple(anderer for anderer in getattr(wahl, key) if anderer != baustein)
        return lage.with_anfrage(bausteine=wahl.model_copy(update={key: bleibt}))

    return ohne


def change_trainer(name: str, **felder: Callable[..., object]) -> Callable[[Lage], Lage]:
    """Something about one person replaced, reckoned from what it was."""

    def ohne(lage: Lage) -> Lage:
        trainer = tuple(
            person.model_copy(update={key: neu(getattr(person, key)) for key, neu in felder.items()})
            if person.name == name
            else person
            for person in lage.anfrage.trainer
        )
        return lage.with_anfrage(trainer=trainer)

    return ohne


def change_termin(nummer: int, **werte: object) -> Callable[[Lage], Lage]:
    """Something about one session replaced."""

    def ohne(lage: Lage) -> Lage:
        termine = list(lage.anfrage.termine)
        termine[nummer] = termine[nummer].model_copy(update=werte)
        return lage.with_anfrage(termine=tuple(termine))

    return ohne


def end_later(nummer: int) -> Callable[[Lage], Lage]:
    """One session ending later by `mehr_min`, though not into the next one."""

    def ohne(lage: Lage) -> Lage:
        termin = lage.anfrage.termine[nummer]
        danach = [t.von for t in lage.anfrage.termine if t.datum == termin.datum and t.von >= termin.bis]
        grenze = min([24 * 60 - 5, *map(uhrzeit_to_minuten, danach)])
        bis = max(uhrzeit_to_minuten(termin.bis), min(uhrzeit_to_minuten(termin.bis) + lage.mehr_min, grenze))
        return change_termin(nummer, bis=minuten_to_uhrzeit(bis))(lage)

    return ohne


def add_tage(zahl: int, von: time = WEITERER_TAG[0], bis: time = WEITERER_TAG[1]) -> Callable[[Lage], Lage]:
    """Further sessions, a week after the last one and after each other."""

    def mit(lage: Lage) -> Lage:
        letzter = max(termin.datum for termin in lage.anfrage.termine)
        neue = (TerminWunsch(datum=letzter + timedelta(days=7 * n), von=von, bis=bis) for n in range(1, zahl + 1))
        return lage.with_anfrage(termine=(*lage.anfrage.termine, *neue))

    return mit


def set_pause(regel_id: str, wert: object) -> Callable[[Lage], Lage]:
    """A rule set otherwise where the Anfrage sets such without a reason."""
    return lambda lage: lage.with_anfrage(pausen={**lage.anfrage.pausen, regel_id: wert})


def set_regel(regel_id: str, wert: int) -> Callable[[Lage], Lage]:
    """A rule set otherwise."""
    return lambda lage: _with_regel(lage, RegelAenderung(regel=regel_id, wert=wert, grund="Versuch"))


def without_spanne(lage: Lage) -> Lage:
    """The range of UE of the course as wide as can be."""
    if lage.curriculum.kurs(lage.anfrage.kurs).ue is not None:
        return lage.with_kurs(ue=UeSpanne(min=1, max=400))
    return set_regel("kurs_ue_max", 400)(set_regel("kurs_ue_min", 1)(lage))


def how_waived(regel_id: str, termine: int) -> str:
    """What `waive` does to a rule of a course with so many sessions, in words."""
    if regel_id == "block_max_min" and termine > KURZER_KURS:
        return f"mit Begründung auf {STRECKE_MAX_MIN} setzen"
    return "mit Begründung erlassen"


def waive(regel_id: str) -> Callable[[Lage], Lage]:
    """A rule waived, or that on stretches without a break loosened in a course of many sessions."""

    def ohne(lage: Lage) -> Lage:
        erlass = RegelAenderung(regel=regel_id, erlassen=True, grund="Versuch")
        if regel_id == "block_max_min" and len(lage.anfrage.termine) > KURZER_KURS:
            erlass = RegelAenderung(regel=regel_id, wert=STRECKE_MAX_MIN, grund="Versuch")
        return _with_regel(lage, erlass)

    return ohne


def _with_regel(lage: Lage, aenderung: RegelAenderung) -> Lage:
    andere = tuple(andere for andere in lage.anfrage.regeln if andere.regel != aenderung.regel)
    return lage.with_anfrage(regeln=(*andere, aenderung))
