"""Who gets what and why: attendance held against the shares that the rules ask for."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lotsen_curriculum.certificates.kurs import kursangaben_of, modulminuten_of, regeln_of_plan
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import Bescheid, Nachweisart, Teilnahme
from lotsen_curriculum.units import format_dezimal

__all__ = ["bescheide_of"]


def bescheide_of(
    plan: Seminarplan, curriculum: Curriculum, personen: Sequence[Teilnahme], *, art: Nachweisart | None = None
) -> tuple[Bescheid, ...]:
    """What each person gets, in the order of the roster.

    Enough is the share of learning time that the rules `zertifikat_kurs_prozent` and `zertifikat_modul_prozent` ask
    for. Of a Termin that somebody attended only in part nobody knows which minutes were missed; a module counts with
    the minutes that were attended for certain.

    Args:
        plan: The plan as held.
        curriculum: What the plan was made from.
        personen: The roster; `minuten` has one entry for each Termin of the plan.
        art: `teilnahmebescheinigung` or `ehrenurkunde` gives that to everybody who was there at all; None decides by
            the rules.
    """
    richter = _Richter(plan, curriculum)
    return tuple(richter.bescheid(person, art) for person in personen)


class _Richter:
    """The figures of one course, and the judgement of one person after the other."""

    def __init__(self, plan: Seminarplan, curriculum: Curriculum) -> None:
        regeln = regeln_of_plan(plan, curriculum)
        self._kurs = kursangaben_of(plan, curriculum)
        self._noetig = Fraction(regeln.zertifikat_kurs_prozent, 100)
        self._noetig_modul = Fraction(regeln.zertifikat_modul_prozent, 100)
        self._titel = {modul.id: modul.titel for modul in curriculum.module.values()}
        self._modulminuten = modulminuten_of(plan, curriculum)

    def bescheid(self, person: Teilnahme, art: Nachweisart | None) -> Bescheid:
        """What the person gets."""
        gesamt = sum(self._kurs.minuten)
        besucht = sum(person.minuten, Fraction(0))
        ue = besucht / self._kurs.ue_min
        entscheid, grund = self._decide(person, besucht, art)
        return Bescheid(person, entscheid, ue, besucht == gesamt, grund)

    def _decide(self, person: Teilnahme, besucht: Fraction, art: Nachweisart | None) -> tuple[Nachweisart | None, str]:
        anteil = besucht / sum(self._kurs.minuten)
        stand = f"{self._ue(besucht)} von {self._ue(Fraction(sum(self._kurs.minuten)))} UE besucht ({_prozent(anteil)})"
        if not besucht:
            return None, "An keinem Termin da gewesen."
        if art is not None:
            return art, f"{stand}."
        if anteil < self._noetig:
            return "teilnahmebescheinigung", f"{stand}, nötig sind {_prozent(self._noetig)}."
        fehlend = list(self._missed_modules(person))
        if fehlend:
            return "teilnahmebescheinigung", f"{stand}, aber zu wenig von {', '.join(fehlend)}."
        return self._kurs.nachweis, f"{stand}."

    def _missed_modules(self, person: Teilnahme) -> Iterator[str]:
        for modul in dict.fromkeys(modul for minuten in self._modulminuten for modul in minuten):
            gesamt = sum(minuten.get(modul, 0) for minuten in self._modulminuten)
            sicher = sum(
                (
                    max(Fraction(0), minuten.get(modul, 0) - (ganz - da))
                    for minuten, ganz, da in zip(self._modulminuten, self._kurs.minuten, person.minuten, strict=True)
                ),
                Fraction(0),
            )
            if sicher < self._noetig_modul * gesamt:
                anteile = f"{_prozent(sicher / gesamt)} statt {_prozent(self._noetig_modul)}"
                yield f"„{self._titel[modul]}“ ({anteile})"

    def _ue(self, minuten: Fraction) -> str:
        return format_dezimal(minuten / self._kurs.ue_min)


def _prozent(anteil: Fraction) -> str:
    """A share in percent, rounded down to one decimal, so that 79.96 % never reads as 80 %."""
    return f"{format_dezimal(Fraction(int(anteil * 1000), 10), 1)} %"
