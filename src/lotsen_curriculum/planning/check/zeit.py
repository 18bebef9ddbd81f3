"""The rules of a session on the clock: frame, breaks, lunch, stretches without a break, own points, changing seats."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby

from lotsen_curriculum.planning.check.sicht import Arbeit, Platz, Sicht, Sitzung
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_uhrzeit

__all__ = [
    "abschluss_min",
    "ankommen_min",
    "block_max_min",
    "eigenes",
    "mittag",
    "mittag_ab",
    "mittag_bis",
    "mittag_max_min",
    "mittag_min",
    "pause_lage",
    "pause_min",
    "puffer",
    "raum_personen",
    "schritt_je_termin",
    "termin_mindest_min",
    "umbau_min",
]

_PAUSEN = frozenset({"pause", "mittag"})
_MITTE = frozenset({"stuhlkreis", "bewegt"})


def termin_mindest_min(sicht: Sicht) -> Iterator[Problem]:
    """No session is shorter than the shortest that makes sense."""
    for sitzung in sicht.sitzungen:
        dauer = sitzung.bis - sitzung.von
        if dauer < sicht.regeln.termin_mindest_min:
            text = f"Der Termin hat {dauer} Minuten, nötig sind {sicht.regeln.termin_mindest_min}."
            yield sicht.problem("termin_mindest_min", text, sitzung)


def ankommen_min(sicht: Sicht) -> Iterator[Problem]:
    """Each session begins with Ankommen of the set length, and has it once."""
    for sitzung in sicht.sitzungen:
        yield from _rahmen(sicht, sitzung, "ankommen", 0, sicht.regeln.ankommen_min)


def abschluss_min(sicht: Sicht) -> Iterator[Problem]:
    """Each session ends with Abschluss of the set length and what the raster leaves over, and has it once."""
    for sitzung in sicht.sitzungen:
        rest = (sitzung.bis - sitzung.von) % sicht.regeln.raster_min
        letzte = len(sitzung.plaetze) - 1
        yield from _rahmen(sicht, sitzung, "abschluss", letzte, sicht.regeln.abschluss_min + rest)


def _rahmen(sicht: Sicht, sitzung: Sitzung, art: str, nummer: int, soll_min: int) -> Iterator[Problem]:
    regel = f"{art}_min"
    wort = art.capitalize()
    am_platz = sitzung.plaetze[nummer]
    if am_platz.zeile.art != art:
        yield sicht.problem(regel, f"Hier muss „{wort}“ stehen.", am_platz)
    elif am_platz.dauer_min != soll_min:
        yield sicht.problem(regel, f"„{wort}“ hat {am_platz.dauer_min} Minuten, nötig sind {soll_min}.", am_platz)
    for platz in sitzung.plaetze:
        if platz.zeile.art == art and platz.nummer != nummer:
            yield sicht.problem(regel, f"„{wort}“ steht nicht am richtigen Platz.", platz)


def puffer(sicht: Sicht) -> Iterator[Problem]:
    """A buffer stands directly before the last row, and so at most once."""
    for sitzung in sicht.sitzungen:
        for platz in sitzung.plaetze:
            if platz.zeile.art == "puffer" and platz.nummer != len(sitzung.plaetze) - 2:
                yield sicht.problem("puffer", "Der Puffer steht nicht direkt vor dem Abschluss.", platz)


def schritt_je_termin(sicht: Sicht) -> Iterator[Problem]:
    """Each session has at least one Schritt."""
    for sitzung in sicht.sitzungen:
        if not sitzung.arbeiten:
            yield sicht.problem("schritt_je_termin", "Der Termin hat keinen Schritt.", sitzung)


def pause_min(sicht: Sicht) -> Iterator[Problem]:
    """Each break but lunch has exactly the set length."""
    for platz in _zeilen(sicht, "pause"):
        if platz.dauer_min != sicht.regeln.pause_min:
            text = f"Die Pause hat {platz.dauer_min} Minuten statt {sicht.regeln.pause_min}."
            yield sicht.problem("pause_min", text, platz)


def pause_lage(sicht: Sicht) -> Iterator[Problem]:
    """A break or lunch lies directly between two rows of work: Schritte or the trainer's own points."""
    for sitzung in sicht.sitzungen:
        for platz in sitzung.plaetze:
            if platz.zeile.art in _PAUSEN and not _zwischen_arbeit(sitzung, platz):
                yield sicht.problem("pause_lage", "Davor und danach muss gearbeitet werden.", platz)


def _zwischen_arbeit(sitzung: Sitzung, platz: Platz) -> bool:
    nachbarn = sitzung.plaetze[max(platz.nummer - 1, 0) : platz.nummer + 2]
    arten = [nachbar.zeile.art for nachbar in nachbarn if nachbar is not platz]
    return len(arten) == 2 and all(art in {"schritt", "eigen"} for art in arten)


def mittag(sicht: Sicht) -> Iterator[Problem]:
    """A session that spans the time of lunch has exactly one lunch, any other none."""
    for sitzung in sicht.sitzungen:
        umfasst = sitzung.von <= sicht.regeln.mittag_ab and sitzung.bis >= sicht.regeln.mittag_bis
        zahl = sum(platz.zeile.art == "mittag" for platz in sitzung.plaetze)
        if zahl != int(umfasst):
            text = f"Mittagspausen im Plan: {zahl}, vorgesehen: {int(umfasst)}."
            yield sicht.problem("mittag", text, sitzung)


def mittag_min(sicht: Sicht) -> Iterator[Problem]:
    """Lunch is not shorter than allowed."""
    for platz in _zeilen(sicht, "mittag"):
        if platz.dauer_min < sicht.regeln.mittag_min:
            text = f"Der Mittag hat {platz.dauer_min} Minuten, mindestens {sicht.regeln.mittag_min} sind nötig."
            yield sicht.problem("mittag_min", text, platz)


def mittag_max_min(sicht: Sicht) -> Iterator[Problem]:
    """Lunch is not longer than allowed."""
    for platz in _zeilen(sicht, "mittag"):
        if platz.dauer_min > sicht.regeln.mittag_max_min:
            text = f"Der Mittag hat {platz.dauer_min} Minuten, höchstens {sicht.regeln.mittag_max_min} sind erlaubt."
            yield sicht.problem("mittag_max_min", text, platz)


def mittag_ab(sicht: Sicht) -> Iterator[Problem]:
    """Lunch does not begin before its window."""
    for platz in _zeilen(sicht, "mittag"):
        if platz.von < sicht.regeln.mittag_ab:
            text = f"Der Mittag beginnt vor {format_uhrzeit(sicht.regeln.mittag_ab)}."
            yield sicht.problem("mittag_ab", text, platz)


def mittag_bis(sicht: Sicht) -> Iterator[Problem]:
    """Lunch does not end after its window."""
    for platz in _zeilen(sicht, "mittag"):
        if platz.bis > sicht.regeln.mittag_bis:
            text = f"Der Mittag endet um {platz.zeile.bis:%H:%M}, nach {format_uhrzeit(sicht.regeln.mittag_bis)}."
            yield sicht.problem("mittag_bis", text, platz)


def block_max_min(sicht: Sicht) -> Iterator[Problem]:
    """No stretch between breaks, or between a break and the session's ends, is longer than allowed."""
    for sitzung in sicht.sitzungen:
        for pause, strecke in groupby(sitzung.plaetze, key=lambda platz: platz.zeile.art in _PAUSEN):
            zeilen = tuple(strecke)
            dauer = zeilen[-1].bis - zeilen[0].von
            if not pause and dauer > sicht.regeln.block_max_min:
                text = f"Von hier bis {zeilen[-1].zeile.bis:%H:%M} sind {dauer} Minuten ohne Pause"
                grenze = f"höchstens {sicht.regeln.block_max_min} sind erlaubt"
                yield sicht.problem("block_max_min", f"{text}, {grenze}.", zeilen[0])


def eigenes(sicht: Sicht) -> Iterator[Problem]:
    """The trainer's own points stand in the plan exactly at their times, and no others."""
    soll = Counter((punkt.datum, punkt.von, punkt.bis, punkt.titel) for punkt in sicht.anfrage.eigenes)
    for platz in _zeilen(sicht, "eigen"):
        zeile = platz.zeile
        punkt = (sicht.plan.termine[platz.termin].datum, zeile.von, zeile.bis, zeile.titel)
        if soll[punkt] < 1:
            text = f"„{zeile.titel}“ bis {zeile.bis:%H:%M} steht so nicht in der Anfrage."
            yield sicht.problem("eigenes", text, platz)
        soll[punkt] -= 1
    for datum, von, bis, titel in (+soll).elements():
        yield sicht.problem("eigenes", f"„{titel}“ am {_zeitraum(datum, von, bis)} fehlt im Plan.")


def _zeitraum(datum: date, von: time, bis: time) -> str:
    return f"{datum:%d.%m.%Y} von {von:%H:%M} bis {bis:%H:%M}"


def umbau_min(sicht: Sicht) -> Iterator[Problem]:
    """On site, a Schritt that directly follows one with another seating begins with the changing of seats, no other."""
    for sitzung in sicht.sitzungen:
        davor: Platz | None = None
        for platz in sitzung.plaetze:
            soll = sicht.regeln.umbau_min if _sitzwechsel(sicht, davor, platz) else 0
            if platz.zeile.umbau_min != soll:
                text = f"Für den Umbau stehen {platz.zeile.umbau_min} Minuten, nötig sind {soll}."
                yield sicht.problem("umbau_min", text, platz)
            davor = platz


def _sitzwechsel(sicht: Sicht, davor: Platz | None, platz: Platz) -> bool:
    if sicht.anfrage.form != "praesenz" or not (isinstance(davor, Arbeit) and isinstance(platz, Arbeit)):
        return False
    return (davor.methode.sozialform in _MITTE) != (platz.methode.sozialform in _MITTE)


def raum_personen(sicht: Sicht) -> Iterator[Problem]:
    """The room of a session that has not begun yet holds the whole group."""
    personen = sicht.anfrage.gruppe.personen
    for sitzung in sicht.sitzungen:
        raum = sitzung.wunsch.raum if sitzung.wunsch else None
        if sicht.gehalten(sitzung.termin.datum, sitzung.termin.von):
            continue
        if raum and raum.personen is not None and raum.personen < personen:
            text = f"Der Raum ist für {raum.personen} Personen, die Gruppe hat {personen}."
            yield sicht.problem("raum_personen", text, sitzung)


def _zeilen(sicht: Sicht, art: str) -> Iterator[Platz]:
    return (platz for sitzung in sicht.sitzungen for platz in sitzung.plaetze if platz.zeile.art == art)
