"""What the plan says about itself, counted again: points, gap, UE, coverage, what was left out."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isfinite

from lotsen_curriculum.planning.check.preise import PREISE
from lotsen_curriculum.planning.check.sicht import Sicht
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_dezimal, minuten_to_ue

__all__ = ["abdeckung", "entfallen", "kosten", "luecke_prozent", "punkte_of", "ue"]

_HUNDERTSTEL = Fraction(1, 100)


def punkte_of(sicht: Sicht) -> Mapping[str, int]:
    """Points of each soft rule by its id, in the order of the table; zero where the rule is kept."""
    return {preis.__name__: preis(sicht) for preis in PREISE}


def kosten(sicht: Sicht) -> Iterator[Problem]:
    """The points of the plan are the sum of all prices."""
    punkte = punkte_of(sicht)
    summe = sum(punkte.values())
    if sicht.plan.kosten != summe:
        einzeln = ", ".join(f"{regel} {wert}" for regel, wert in punkte.items() if wert)
        text = f"Der Plan nennt {sicht.plan.kosten} Punkte, die Regeln ergeben {summe} ({einzeln or 'keine verletzt'})."
        yield sicht.problem("kosten", text)


def luecke_prozent(sicht: Sicht) -> Iterator[Problem]:
    """The bound is not above the points, and the gap follows from both to two decimals."""
    plan = sicht.plan
    if not 0 <= plan.schranke <= plan.kosten:
        text = f"Die Schranke {plan.schranke} liegt nicht zwischen 0 und {plan.kosten} Punkten."
        yield sicht.problem("luecke_prozent", text)
        return
    luecke = Fraction(100 * (plan.kosten - plan.schranke), plan.kosten) if plan.kosten else Fraction(0)
    if not _gerundet(plan.luecke_prozent, luecke) or (plan.luecke_prozent == 0) != (luecke == 0):
        text = f"Die Lücke ist mit {plan.luecke_prozent} angegeben, richtig wären {format_dezimal(luecke)} Prozent."
        yield sicht.problem("luecke_prozent", text)


def ue(sicht: Sicht) -> Iterator[Problem]:
    """UE in total and for each session are learning minutes over the length of a UE, to two decimals."""
    minuten = [sicht.lernzeit_min(sitzung) for sitzung in sicht.sitzungen]
    je_termin = [minuten_to_ue(zahl, sicht.regeln.ue_min) for zahl in minuten]
    genannt = sicht.plan.ue
    if not _gerundet(genannt.gesamt, sum(je_termin, Fraction(0))):
        richtig = format_dezimal(sum(je_termin, Fraction(0)))
        yield sicht.problem("ue", f"Der Plan nennt insgesamt {format_dezimal(genannt.gesamt)} UE, es sind {richtig}.")
    if len(genannt.je_termin) != len(je_termin):
        text = f"UE je Termin: {len(genannt.je_termin)} Angaben für {len(je_termin)} Termine."
        yield sicht.problem("ue", text)
        return
    for sitzung, wert, richtig_ue in zip(sicht.sitzungen, genannt.je_termin, je_termin, strict=True):
        if not _gerundet(wert, richtig_ue):
            text = f"Der Plan nennt {format_dezimal(wert)} UE, es sind {format_dezimal(richtig_ue)}."
            yield sicht.problem("ue", text, sitzung)


def abdeckung(sicht: Sicht) -> Iterator[Problem]:
    """For each Profilelement the plan names exactly the Bausteine whose Schritte serve it, in the order of the plan."""
    richtig: dict[str, tuple[str, ...]] = {}
    for arbeit in sicht.arbeiten:
        for ziel in arbeit.schritt.lernziele:
            for element in sicht.curriculum.lernziele[ziel].profilelemente:
                bisher = richtig.get(element, ())
                richtig[element] = bisher if arbeit.baustein.id in bisher else (*bisher, arbeit.baustein.id)
    for element in sorted(richtig.keys() | sicht.plan.abdeckung.keys()):
        genannt = sicht.plan.abdeckung.get(element, ())
        if genannt != richtig.get(element, ()) or element not in richtig:
            text = f"Das Profilelement „{element}“ decken ab: {_liste(richtig.get(element, ()))}"
            yield sicht.problem("abdeckung", f"{text}; der Plan nennt {_liste(genannt)}.")


def entfallen(sicht: Sicht) -> Iterator[Problem]:
    """The plan names exactly the Bausteine and optional Schritte that were left out, in the order of the course."""
    richtig: list[str] = []
    for baustein in sicht.kandidaten:
        vorhanden = {arbeit.schritt.id for arbeit in sicht.bausteine.get(baustein.id, ())}
        if not vorhanden:
            richtig.append(baustein.id)
            continue
        richtig += [
            f"{baustein.id}/{schritt.id}"
            for schritt in baustein.schritte
            if schritt.optional and schritt.id not in vorhanden
        ]
    if list(sicht.plan.entfallen) != richtig:
        text = f"Entfallen sind: {_liste(richtig)}; der Plan nennt {_liste(sicht.plan.entfallen)}."
        yield sicht.problem("entfallen", text)


def _gerundet(wert: float, genau: Fraction) -> bool:
    """Whether `wert` is `genau` to two decimals; at the half both neighbours are right."""
    if not isfinite(wert) or wert != round(wert, 2):
        return False
    return abs(Fraction(str(wert)) - genau) <= _HUNDERTSTEL / 2


def _liste(eintraege: tuple[str, ...] | list[str]) -> str:
    return ", ".join(eintraege) if eintraege else "nichts"
