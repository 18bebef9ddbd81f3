"""The rules of content: which Bausteine, in which order, on which day, and how many UE."""

from collections.abc import Iterator
from fractions import Fraction

from lotsen_curriculum.planning.check.sicht import Arbeit, Sicht
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_dezimal, minuten_to_ue

__all__ = [
    "baustein_im_kurs",
    "baustein_pflicht",
    "baustein_zusammen",
    "fest",
    "kurs_ue_max",
    "kurs_ue_min",
    "pflicht_profilelemente",
    "reihenfolge",
    "schritt_pflicht",
    "schrittfolge",
    "tag_max_ue",
]


def baustein_im_kurs(sicht: Sicht) -> Iterator[Problem]:
    """Every Baustein of the plan belongs to a module of the course and was not wished out."""
    kandidaten = {baustein.id for baustein in sicht.kandidaten}
    for baustein_id, arbeiten in sicht.bausteine.items():
        if baustein_id not in kandidaten:
            grund = "ist abgewählt" if baustein_id in sicht.anfrage.bausteine.ohne else "gehört nicht zum Kurs"
            yield sicht.problem("baustein_im_kurs", f"Der Baustein „{baustein_id}“ {grund}.", arbeiten[0])


def baustein_pflicht(sicht: Sicht) -> Iterator[Problem]:
    """Mandatory and wished Bausteine are in the plan, also where the course is a single module."""
    muss = [baustein.id for baustein in sicht.kandidaten if baustein.rang == "pflicht"]
    gewuenscht = [baustein_id for baustein_id in sicht.anfrage.bausteine.mit if baustein_id not in muss]
    for baustein_id in (*muss, *gewuenscht):
        if baustein_id not in sicht.bausteine:
            grund = "ist gewünscht" if baustein_id in gewuenscht else "muss dabei sein"
            yield sicht.problem("baustein_pflicht", f"Der Baustein „{baustein_id}“ {grund} und fehlt im Plan.")


def schrittfolge(sicht: Sicht) -> Iterator[Problem]:
    """The Schritte of a Baustein stand in their order, each once, with nothing of another Baustein between."""
    begonnen: set[str] = set()
    davor: Arbeit | None = None
    for arbeit in sicht.arbeiten:
        kennung = f"„{arbeit.baustein.id}/{arbeit.schritt.id}“"
        if davor and davor.baustein.id == arbeit.baustein.id:
            folge = [schritt.id for schritt in arbeit.baustein.schritte]
            if folge.index(arbeit.schritt.id) <= folge.index(davor.schritt.id):
                text = f"Der Schritt {kennung} kommt nicht nach „{davor.schritt.id}“."
                yield sicht.problem("schrittfolge", text, arbeit)
        elif arbeit.baustein.id in begonnen:
            text = f"Der Baustein „{arbeit.baustein.id}“ war schon verlassen; hier folgt noch {kennung}."
            yield sicht.problem("schrittfolge", text, arbeit)
        begonnen.add(arbeit.baustein.id)
        davor = arbeit


def schritt_pflicht(sicht: Sicht) -> Iterator[Problem]:
    """A Baustein of the plan has all of its Schritte that are not optional."""
    for baustein_id, arbeiten in sicht.bausteine.items():
        vorhanden = {arbeit.schritt.id for arbeit in arbeiten}
        for schritt in arbeiten[0].baustein.schritte:
            if schritt.id not in vorhanden and not schritt.optional:
                text = f"Im Baustein „{baustein_id}“ fehlt der Schritt „{schritt.id}“."
                yield sicht.problem("schritt_pflicht", text, arbeiten[0])


def reihenfolge(sicht: Sicht) -> Iterator[Problem]:
    """A Baustein lies after those that it builds upon, where they are in the plan."""
    if not sicht.regeln.reihenfolge:
        return
    lage = {baustein_id: (_stelle(reihe[0]), _stelle(reihe[-1])) for baustein_id, reihe in sicht.bausteine.items()}
    for baustein_id, arbeiten in sicht.bausteine.items():
        for vorher in arbeiten[0].baustein.voraussetzungen:
            if vorher in lage and lage[vorher][1] > lage[baustein_id][0]:
                text = f"„{baustein_id}“ baut auf „{vorher}“ auf, das erst später endet."
                yield sicht.problem("reihenfolge", text, arbeiten[0])


def _stelle(arbeit: Arbeit) -> tuple[int, int]:
    return arbeit.termin, arbeit.nummer


def baustein_zusammen(sicht: Sicht) -> Iterator[Problem]:
    """A Baustein that may not be torn lies within one day."""
    if not sicht.regeln.baustein_zusammen:
        return
    for baustein_id, arbeiten in sicht.bausteine.items():
        datum = sicht.plan.termine[arbeiten[0].termin].datum
        fremd = [arbeit for arbeit in arbeiten if sicht.plan.termine[arbeit.termin].datum != datum]
        if fremd and not arbeiten[0].baustein.teilbar:
            text = f"Der Baustein „{baustein_id}“ hat am {datum:%d.%m.%Y} begonnen und ist nicht teilbar."
            yield sicht.problem("baustein_zusammen", text, fremd[0])


def pflicht_profilelemente(sicht: Sicht) -> Iterator[Problem]:
    """Every Profilelement that the course must cover is served by a Schritt of the plan."""
    ziele = {ziel for arbeit in sicht.arbeiten for ziel in arbeit.schritt.lernziele}
    gedeckt = {element for ziel in ziele for element in sicht.curriculum.lernziele[ziel].profilelemente}
    for element in sicht.kurs.pflicht_profilelemente:
        if element not in gedeckt:
            yield sicht.problem("pflicht_profilelemente", f"Das Profilelement „{element}“ ist nicht abgedeckt.")


def fest(sicht: Sicht) -> Iterator[Problem]:
    """A locked Baustein begins on its day, and at its time where one is given."""
    for festlegung in sicht.anfrage.fest:
        um = f", {festlegung.um:%H:%M}" if festlegung.um else ""
        soll = f"„{festlegung.baustein}“ ist auf {festlegung.datum:%d.%m.%Y}{um} festgelegt"
        arbeiten = sicht.bausteine.get(festlegung.baustein)
        if not arbeiten:
            yield sicht.problem("fest", f"{soll} und fehlt im Plan.")
            continue
        beginn = arbeiten[0]
        falscher_tag = sicht.plan.termine[beginn.termin].datum != festlegung.datum
        if falscher_tag or festlegung.um not in {None, beginn.zeile.von}:
            yield sicht.problem("fest", f"{soll}, beginnt aber hier.", beginn)


def tag_max_ue(sicht: Sicht) -> Iterator[Problem]:
    """The learning time of a day stays within the most that people can take in."""
    for sitzungen in sicht.tage.values():
        minuten = sum(sicht.lernzeit_min(sitzung) for sitzung in sitzungen)
        if minuten > sicht.regeln.tag_max_ue * sicht.regeln.ue_min:
            ue = format_dezimal(minuten_to_ue(minuten, sicht.regeln.ue_min))
            text = f"Der Tag hat {ue} UE, höchstens {sicht.regeln.tag_max_ue} sind erlaubt."
            yield sicht.problem("tag_max_ue", text, sitzungen[0])


def kurs_ue_min(sicht: Sicht) -> Iterator[Problem]:
    """The learning time of the whole course reaches the least that is asked for; after re-planning that is a hint."""
    ue, (mindestens, _) = _gesamt_ue(sicht), _ue_spanne(sicht)
    if ue < mindestens and sicht.plan.fassung == 1:
        text = f"Der Kurs hat {format_dezimal(ue)} UE, mindestens {format_dezimal(mindestens)} sind nötig."
        yield sicht.problem("kurs_ue_min", text)


def kurs_ue_max(sicht: Sicht) -> Iterator[Problem]:
    """The learning time of the whole course stays within the most that is allowed; after re-planning that is a hint."""
    ue, (_, hoechstens) = _gesamt_ue(sicht), _ue_spanne(sicht)
    if ue > hoechstens and sicht.plan.fassung == 1:
        text = f"Der Kurs hat {format_dezimal(ue)} UE, höchstens {format_dezimal(hoechstens)} sind erlaubt."
        yield sicht.problem("kurs_ue_max", text)


def _gesamt_ue(sicht: Sicht) -> Fraction:
    return minuten_to_ue(sum(sicht.lernzeit_min(sitzung) for sitzung in sicht.sitzungen), sicht.regeln.ue_min)


def _ue_spanne(sicht: Sicht) -> tuple[Fraction, Fraction]:
    """Least and most UE: half a UE around the wish, else the course's own range, else the Regelwerk's."""
    if sicht.anfrage.ue is not None:
        return sicht.anfrage.ue - Fraction(1, 2), sicht.anfrage.ue + Fraction(1, 2)
    if sicht.kurs.ue is not None:
        return Fraction(sicht.kurs.ue.min), Fraction(sicht.kurs.ue.max)
    return Fraction(sicht.regeln.kurs_ue_min), Fraction(sicht.regeln.kurs_ue_max)
