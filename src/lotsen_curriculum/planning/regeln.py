"""The rules, one function each, under the id that they have in the Regelwerk.

Hard rules answer yes or no, soft rules give a price in points. The backward bound and the forward search read the same
tables (`tafeln`), and those are filled by these functions alone. The checker states every rule again in its own words.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch, Trainer
from lotsen_curriculum.model.base import Sozialform, Sprachniveau
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.regelwerk import Regeln
from lotsen_curriculum.planning.problem import UNMOEGLICH, Klasse, Masse, TaktBaustein, TaktTermin

__all__ = [
    "baustein_fehlt",
    "baustein_geteilt",
    "block_vor_abschluss",
    "empfohlene_methode",
    "gleiche_sozialform",
    "gruppe_passt",
    "input_max_min",
    "input_nach_input",
    "kompetent",
    "mittag_aktivierend",
    "mittag_kurz",
    "mittag_passt",
    "puffer",
    "raum_passt",
    "schritt_optional_fehlt",
    "strecke_min",
    "tag_max_ue",
    "trainer_zusaetzlich",
    "typische_dauer",
    "umbau",
    "verfuegbar",
]

NIVEAUS: tuple[Sprachniveau, ...] = get_args(Sprachniveau)
FREIE_MITTE: tuple[Sozialform, ...] = ("stuhlkreis", "bewegt")


def gruppe_passt(methode: Methode, anfrage: Anfrage) -> bool:
    """A method fits the number of people, the form of the seminar and the group's German."""
    gruppe = methode.gruppe
    return (
        gruppe.min_personen <= anfrage.gruppe.personen <= gruppe.max_personen
        and anfrage.form in methode.formen
        and NIVEAUS.index(methode.sprachniveau) <= NIVEAUS.index(anfrage.gruppe.deutsch)
    )


def raum_passt(methode: Methode, anfrage: Anfrage, termin: TerminWunsch) -> bool:
    """The room has the free area that the method needs, where the area is known and people are on site."""
    if anfrage.form == "online" or termin.raum is None or termin.raum.flaeche_m2 is None:
        return True
    return anfrage.gruppe.personen * methode.raum.flaeche_je_person_m2 <= termin.raum.flaeche_m2


def empfohlene_methode(ist_erste: bool, regeln: Regeln) -> int:
    """Another method than the recommended one has a price."""
    return 0 if ist_erste else regeln.preis_empfohlene_methode


def typische_dauer(dauer_min: int, typisch_min: int, regeln: Regeln) -> int:
    """Each step of the raster away from the usual length has a price."""
    return abs(dauer_min - typisch_min) // regeln.raster_min * regeln.preis_typische_dauer


def input_max_min(ist_input: bool, dauer_min: int, regeln: Regeln) -> int:
    """Each step of the raster of input beyond the limit has a price."""
    zu_lang = max(0, dauer_min - regeln.input_max_min) if ist_input else 0
    return -(-zu_lang // regeln.raster_min) * regeln.preis_input_max_min


def gleiche_sozialform(vorher: Klasse, nachher: Klasse, regeln: Regeln) -> int:
    """Two Schritte in a row in the same Sozialform have a price."""
    return regeln.preis_gleiche_sozialform if vorher.sozialform == nachher.sozialform else 0


def input_nach_input(vorher: Klasse, nachher: Klasse, regeln: Regeln) -> int:
    """Input straight after input has a price."""
    return regeln.preis_input_nach_input if vorher.input and nachher.input else 0


def umbau(vorher: Klasse, nachher: Klasse, *, form: str, masse: Masse) -> int:
    """Takte for changing the seating between two Schritte in a row, only where people are on site."""
    if form == "online" or vorher.sozialform is None:
        return 0
    return masse.umbau if (vorher.sozialform in FREIE_MITTE) != (nachher.sozialform in FREIE_MITTE) else 0


def strecke_min(seit_min: int, regeln: Regeln) -> int:
    """A break after too short a stretch of work has a price."""
    return regeln.preis_strecke_min if seit_min < regeln.strecke_min else 0


def mittag_aktivierend(aktivierend: bool, regeln: Regeln) -> int:
    """The first Schritt after lunch has a price if it does not activate."""
    return 0 if aktivierend else regeln.preis_mittag_aktivierend


def mittag_kurz(mittag_takte: int, regeln: Regeln) -> int:
    """A lunch break shorter than it may be has a price."""
    return regeln.preis_mittag_kurz if mittag_takte * regeln.raster_min < regeln.mittag_max_min else 0


def mittag_passt(termin: TaktTermin, start: int, mittag_takte: int) -> bool:
    """Lunch lies inside its window, in a Termin that spans it."""
    return termin.mittag is not None and termin.mittag[0] <= start and start + mittag_takte <= termin.mittag[1]


def block_vor_abschluss(termin: TaktTermin, *, takt: int, ende: int, masse: Masse, regeln: Regeln) -> int:
    """The most Takte since the last break with which the Termin can go into its Abschluss at `takt`; -1 for never.

    It ends at `ende`; the Abschluss must fit in, nothing of the trainer's own may be open, and the last block with
    buffer, Abschluss and what is left over from the raster may not be too long (`block_max_min`).
    """
    if ende - takt < masse.abschluss or any(eigenes.ende > takt for eigenes in termin.eigenes):
        return -1
    bis_schluss_min = (ende - takt) * regeln.raster_min + termin.rest_min
    return max(-1, (regeln.block_max_min - bis_schluss_min) // regeln.raster_min)


def puffer(puffer_takte: int, regeln: Regeln) -> int:
    """No buffer before the Abschluss has a price (`puffer_fehlt`), as has each Takt too much (`puffer_max_min`)."""
    if puffer_takte == 0:
        return regeln.preis_puffer_fehlt
    zu_viel = max(0, puffer_takte * regeln.raster_min - regeln.puffer_max_min)
    return -(-zu_viel // regeln.raster_min) * regeln.preis_puffer_max_min


def baustein_geteilt(baustein: TaktBaustein, heute: TaktTermin, naechster: TaktTermin, regeln: Regeln) -> int:
    """Tearing a Baustein over a change of day has a price, or is forbidden (`baustein_zusammen`)."""
    if heute.tag == naechster.tag:
        return 0
    if regeln.baustein_zusammen and not baustein.teilbar:
        return UNMOEGLICH
    return regeln.preis_baustein_geteilt


def baustein_fehlt(rang: str, *, gewuenscht: bool, regeln: Regeln) -> int | None:
    """The price of leaving a Baustein out; None where it must be in."""
    if rang == "pflicht" or gewuenscht:
        return None
    return regeln.preis_baustein_empfohlen_fehlt if rang == "empfohlen" else regeln.preis_baustein_optional_fehlt


def schritt_optional_fehlt(optional: bool, regeln: Regeln) -> int | None:
    """The price of leaving a Schritt out; None where it belongs to its Baustein."""
    return regeln.preis_schritt_optional_fehlt if optional else None


def tag_max_ue(tag: Iterable[TaktTermin], regeln: Regeln) -> int:
    """Takte of break that a day needs at least, so that its learning time keeps within the limit."""
    gesamt_min = sum(termin.takte * regeln.raster_min + termin.rest_min for termin in tag)
    zu_viel_min = max(0, gesamt_min - regeln.tag_max_ue * regeln.ue_min)
    if zu_viel_min and regeln.pausen_zaehlen:
        return UNMOEGLICH
    return -(-zu_viel_min // regeln.raster_min)


def verfuegbar(trainer: Trainer, termin: TerminWunsch) -> bool:
    """A trainer is there on the day of the Termin."""
    return termin.datum not in trainer.nicht and (not trainer.nur or termin.datum in trainer.nur)


def kompetent(trainer: Trainer, modul: str) -> bool:
    """A trainer can lead the module."""
    return not trainer.module or modul in trainer.module


def trainer_zusaetzlich(team: Sequence[int], regeln: Regeln) -> int:
    """Each trainer of a Termin beyond the first has a price."""
    return max(0, len(team) - 1) * regeln.preis_trainer_zusaetzlich
