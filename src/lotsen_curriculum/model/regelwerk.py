"""Sets of rules as data, and their typed view for one Anfrage.

A rule's id is a field of `Regeln`. A hard rule has a `wert`; a soft rule has a `gewicht`, its price in points, and
perhaps a `wert` that says where the price begins.
"""

from dataclasses import dataclass, fields
from datetime import time
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.base import Datensatz, Datum, Id, Liste, Quelle, Text, Uhrzeit
from lotsen_curriculum.units import uhrzeit_to_minuten

if TYPE_CHECKING:
    from lotsen_curriculum.model.anfrage import Anfrage

__all__ = ["Abweichung", "Regel", "Regeln", "Regelwerk", "abweichungen_of", "regeln_of"]

UNBEGRENZT = 10_000
"""Minutes, UE or people that no seminar reaches: the value of an upper limit that was waived."""


class Regel(Datensatz):
    """One rule with value, unit, severity and source.

    Attributes:
        wert: Value in `einheit`: a number, a time of day, or true and false.
        gewicht: Price in points of breaking a soft rule once (per raster step where `einheit` is a duration).
        erlassbar: False for a rule that an Anfrage may not waive.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    titel: Text
    art: Literal["hart", "weich", "hinweis"]
    wert: int | bool | Uhrzeit | None = None
    einheit: Literal["min", "ue", "personen", "uhrzeit", "ja_nein", "cent", "prozent", "punkte"]
    gewicht: Annotated[int, Field(ge=0, le=1000)] | None = None
    begruendung: Text
    erlassbar: bool = True
    quelle: Quelle


class Regelwerk(Datensatz):
    """A dated, sourced set of rules."""

    id: Id
    titel: Text
    stand: Datum
    regeln: Annotated[Liste[Regel], Field(min_length=1)]


@dataclass(frozen=True)
class Regeln:
    """The values that hold for one Anfrage; durations in minutes, times in minutes since midnight, prices in points.

    Hard: `block_max_min` (longest stretch without a break), `pause_min`, `mittag_min`, `mittag_max_min`, `mittag_ab`,
    `mittag_bis`, `ankommen_min`, `abschluss_min`, `umbau_min` (changing the seating), `termin_mindest_min`,
    `tag_max_ue`, `kurs_ue_min`, `kurs_ue_max`, `trainer_je_termin_max`, `methode_je_tag_einmal`,
    `methode_je_kurs_einmal`, `baustein_zusammen`, `reihenfolge`.
    Accounting: `ue_min` (minutes of one UE), `pausen_zaehlen`, `satz_cent` (funding per person and UE).
    Soft (value where the price begins, `preis_…` in points): see the Regelwerk file.
    Hints: `personen_hinweis_min`, and the shares of the phases in percent.
    Certificates: the shares of learning time, in percent, that somebody must have attended of the course
    (`zertifikat_kurs_prozent`) and of each module (`zertifikat_modul_prozent`, 0 where modules don't count alone).
    """

    raster_min: int
    ue_min: int
    pausen_zaehlen: bool
    satz_cent: int
    termin_mindest_min: int
    block_max_min: int
    pause_min: int
    mittag_min: int
    mittag_max_min: int
    mittag_ab: int
    mittag_bis: int
    ankommen_min: int
    abschluss_min: int
    umbau_min: int
    tag_max_ue: int
    kurs_ue_min: int
    kurs_ue_max: int
    trainer_je_termin_max: int
    methode_je_tag_einmal: bool
    methode_je_kurs_einmal: bool
    baustein_zusammen: bool
    reihenfolge: bool
    input_max_min: int
    strecke_min: int
    puffer_max_min: int
    preis_empfohlene_methode: int
    preis_typische_dauer: int
    preis_gleiche_sozialform: int
    preis_input_nach_input: int
    preis_input_max_min: int
    preis_strecke_min: int
    preis_mittag_aktivierend: int
    preis_mittag_kurz: int
    preis_puffer_fehlt: int
    preis_puffer_max_min: int
    preis_trainer_zusaetzlich: int
    preis_methode_vom_vortag: int
    preis_baustein_geteilt: int
    preis_baustein_empfohlen_fehlt: int
    preis_baustein_optional_fehlt: int
    preis_schritt_optional_fehlt: int
    personen_hinweis_min: int
    anteil_einstieg_prozent: int
    anteil_abschluss_prozent: int
    zertifikat_kurs_prozent: int
    zertifikat_modul_prozent: int

    @property
    def methode_einmal(self) -> bool:
        """Whether a method comes at most once a day, be it that it may not come twice in the whole course."""
        return self.methode_je_tag_einmal or self.methode_je_kurs_einmal


@dataclass(frozen=True)
class Abweichung:
    """A rule that an Anfrage sets otherwise: what the Regelwerk says, what holds instead, and why.

    `wert` is in the unit of the rule, `gewicht` in points.
    """

    regel: Regel
    wert: int | bool | time | None
    gewicht: int | None
    grund: str | None


def regeln_of(regelwerk: Regelwerk, anfrage: "Anfrage") -> Regeln:
    """The rules of `regelwerk` with the changes of `anfrage`; both must have been checked by `loading`."""
    values: dict[str, int | bool] = {}
    for regel in regelwerk.regeln:
        _set_regel(values, regel, regel.wert, regel.gewicht)
    for abweichung in abweichungen_of(regelwerk, anfrage):
        _set_regel(values, abweichung.regel, abweichung.wert, abweichung.gewicht)
    return Regeln(**{field.name: values[field.name] for field in fields(Regeln)})  # type: ignore[arg-type]  # bool and int by name


def abweichungen_of(regelwerk: Regelwerk, anfrage: "Anfrage") -> tuple[Abweichung, ...]:
    """All rules that `anfrage` sets otherwise or waives, in the order of the Anfrage."""
    by_id = {regel.id: regel for regel in regelwerk.regeln}
    found = [
        Abweichung(by_id[regel_id], wert, by_id[regel_id].gewicht, None)
        for regel_id, wert in anfrage.pausen.items()
        if wert != by_id[regel_id].wert
    ]
    for aenderung in anfrage.regeln:
        regel = by_id[aenderung.regel]
        wert = _waived(regel) if aenderung.erlassen else (regel.wert if aenderung.wert is None else aenderung.wert)
        gewicht = 0 if aenderung.erlassen else (regel.gewicht if aenderung.gewicht is None else aenderung.gewicht)
        found.append(Abweichung(regel, wert, gewicht, aenderung.grund))
    return tuple(found)


def _set_regel(
    values: dict[str, int | bool], regel: Regel, wert: int | bool | time | None, gewicht: int | None
) -> None:
    if wert is not None:
        values[regel.id] = uhrzeit_to_minuten(wert) if isinstance(wert, time) else wert
    if regel.gewicht is not None:
        values[f"preis_{regel.id}"] = gewicht or 0


def _waived(regel: Regel) -> int | bool | time | None:
    """What the value of a waived rule is: an upper limit that nothing reaches, a lower limit of zero, a plain no."""
    if isinstance(regel.wert, bool):
        return False
    if isinstance(regel.wert, int):
        return UNBEGRENZT if "_max" in regel.id else 0
    return regel.wert
