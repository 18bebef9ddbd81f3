"""The prices of the soft rules: one function per rule, points for the whole plan; their sum is `plan.kosten`.

Which method and how many minutes a Schritt took that has been held already is a fact and has no price.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.planning.check.sicht import Arbeit, Platz, Sicht

__all__ = ["PREISE"]


def empfohlene_methode(sicht: Sicht) -> int:
    """Each Schritt that is not done with its first method."""
    zahl = sum(arbeit.methode.id != arbeit.schritt.methoden[0] for arbeit in sicht.offene_arbeiten)
    return zahl * sicht.regeln.preis_empfohlene_methode


def typische_dauer(sicht: Sicht) -> int:
    """Each raster step by which a Schritt is shorter or longer than usual."""
    return sum(_abweichung(sicht, arbeit) for arbeit in sicht.offene_arbeiten) * sicht.regeln.preis_typische_dauer


def _abweichung(sicht: Sicht, arbeit: Arbeit) -> int:
    raster = sicht.regeln.raster_min
    personen = sicht.anfrage.gruppe.personen
    spanne = schrittdauer_of(arbeit.schritt, arbeit.methode, personen=personen, raster_min=raster)
    return abs(arbeit.schritt_min - spanne.typisch) // raster if spanne else 0


def input_max_min(sicht: Sicht) -> int:
    """Each begun raster step by which input is longer than people can listen."""
    schritte = sum(
        _schritte_ueber(arbeit.schritt_min, sicht.regeln.input_max_min, sicht)
        for arbeit in sicht.offene_arbeiten
        if arbeit.methode.input
    )
    return schritte * sicht.regeln.preis_input_max_min


def gleiche_sozialform(sicht: Sicht) -> int:
    """Each Schritt that directly follows another in the same social form."""
    zahl = sum(davor.methode.sozialform == danach.methode.sozialform for davor, danach in _direkt_nacheinander(sicht))
    return zahl * sicht.regeln.preis_gleiche_sozialform


def input_nach_input(sicht: Sicht) -> int:
    """Each input that directly follows another."""
    zahl = sum(davor.methode.input and danach.methode.input for davor, danach in _direkt_nacheinander(sicht))
    return zahl * sicht.regeln.preis_input_nach_input


def mittag_aktivierend(sicht: Sicht) -> int:
    """Each lunch that a Schritt follows which does not activate."""
    zahl = sum(
        davor.zeile.art == "mittag" and isinstance(danach, Arbeit) and danach.methode.energie != "aktivierend"
        for sitzung in sicht.sitzungen
        for davor, danach in sitzung.paare
    )
    return zahl * sicht.regeln.preis_mittag_aktivierend


def strecke_min(sicht: Sicht) -> int:
    """Each pause or lunch that comes too soon after the break before it, or after the session's beginning."""
    zahl = 0
    for sitzung in sicht.sitzungen:
        anfang = sitzung.von
        for platz in sitzung.plaetze:
            if platz.zeile.art in ("pause", "mittag"):
                zahl += platz.von - anfang < sicht.regeln.strecke_min
                anfang = platz.bis
    return zahl * sicht.regeln.preis_strecke_min


def mittag_kurz(sicht: Sicht) -> int:
    """Each lunch that is shorter than the longest."""
    zahl = sum(platz.dauer_min < sicht.regeln.mittag_max_min for platz in _zeilen(sicht, "mittag"))
    return zahl * sicht.regeln.preis_mittag_kurz


def puffer_fehlt(sicht: Sicht) -> int:
    """Each session without a buffer."""
    zahl = sum(all(platz.zeile.art != "puffer" for platz in sitzung.plaetze) for sitzung in sicht.sitzungen)
    return zahl * sicht.regeln.preis_puffer_fehlt


def puffer_max_min(sicht: Sicht) -> int:
    """Each begun raster step by which a buffer is longer than useful."""
    schritte = sum(
        _schritte_ueber(platz.dauer_min, sicht.regeln.puffer_max_min, sicht) for platz in _zeilen(sicht, "puffer")
    )
    return schritte * sicht.regeln.preis_puffer_max_min


def trainer_zusaetzlich(sicht: Sicht) -> int:
    """Each person beyond the first who leads something in a session."""
    zahl = sum(max(0, len(sitzung.namen) - 1) for sitzung in sicht.sitzungen)
    return zahl * sicht.regeln.preis_trainer_zusaetzlich


def methode_vom_vortag(sicht: Sicht) -> int:
    """Each Schritt whose method was used on the previous day of the course."""
    tage = [[arbeit.methode.id for sitzung in tag for arbeit in sitzung.arbeiten] for tag in sicht.tage.values()]
    zahl = sum(methode in gestern for gestern, heute in pairwise(tage) for methode in heute)
    return zahl * sicht.regeln.preis_methode_vom_vortag


def baustein_geteilt(sicht: Sicht) -> int:
    """Each change of day inside a Baustein."""
    zahl = sum(
        sicht.plan.termine[davor.termin].datum != sicht.plan.termine[danach.termin].datum
        for arbeiten in sicht.bausteine.values()
        for davor, danach in pairwise(arbeiten)
    )
    return zahl * sicht.regeln.preis_baustein_geteilt


def baustein_empfohlen_fehlt(sicht: Sicht) -> int:
    """Each recommended Baustein that the course could hold and the plan does not."""
    return _fehlend(sicht, "empfohlen") * sicht.regeln.preis_baustein_empfohlen_fehlt


def baustein_optional_fehlt(sicht: Sicht) -> int:
    """Each optional Baustein that the course could hold and the plan does not."""
    return _fehlend(sicht, "optional") * sicht.regeln.preis_baustein_optional_fehlt


def schritt_optional_fehlt(sicht: Sicht) -> int:
    """Each optional Schritt that a Baustein of the plan goes without."""
    zahl = 0
    for arbeiten in sicht.bausteine.values():
        vorhanden = {arbeit.schritt.id for arbeit in arbeiten}
        zahl += sum(schritt.optional and schritt.id not in vorhanden for schritt in arbeiten[0].baustein.schritte)
    return zahl * sicht.regeln.preis_schritt_optional_fehlt


PREISE: tuple[Callable[[Sicht], int], ...] = (
    empfohlene_methode,
    typische_dauer,
    input_max_min,
    gleiche_sozialform,
    input_nach_input,
    mittag_aktivierend,
    strecke_min,
    mittag_kurz,
    puffer_fehlt,
    puffer_max_min,
    trainer_zusaetzlich,
    methode_vom_vortag,
    baustein_geteilt,
    baustein_empfohlen_fehlt,
    baustein_optional_fehlt,
    schritt_optional_fehlt,
)
"""All prices; a function's name is the id of its rule in the Regelwerk."""


def _direkt_nacheinander(sicht: Sicht) -> Iterator[tuple[Arbeit, Arbeit]]:
    for sitzung in sicht.sitzungen:
        for davor, danach in sitzung.paare:
            if isinstance(davor, Arbeit) and isinstance(danach, Arbeit):
                yield davor, danach


def _zeilen(sicht: Sicht, art: str) -> Iterator[Platz]:
    return (platz for sitzung in sicht.sitzungen for platz in sitzung.plaetze if platz.zeile.art == art)


def _schritte_ueber(minuten: int, grenze_min: int, sicht: Sicht) -> int:
    """Begun raster steps above a limit."""
    return -(-max(0, minuten - grenze_min) // sicht.regeln.raster_min)


def _fehlend(sicht: Sicht, rang: str) -> int:
    return sum(baustein.rang == rang and baustein.id not in sicht.bausteine for baustein in sicht.kandidaten)
