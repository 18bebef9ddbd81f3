"""One entry of the Methodenpool, and how its minutes follow from the group."""

from math import ceil
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lotsen_curriculum.model.base import (
    Datensatz,
    Energie,
    Form,
    Id,
    Liste,
    Phase,
    Quelle,
    Sozialform,
    Sprachniveau,
    Text,
)

__all__ = ["Ablaufschritt", "Dauer", "Lage", "Material", "Methode", "MethodeGruppe", "MethodeRaum", "Spanne"]

Lage = Literal["min", "typisch", "max"]
"""Which point of a range: as short as it still works, as usual, as long as it still carries."""

Zahl = Annotated[int | float, Field(ge=0, le=1000)]


class Spanne(Datensatz):
    """A range of minutes or rounds with its usual value; `min` ≤ `typisch` ≤ `max`."""

    min: Zahl
    typisch: Zahl
    max: Zahl

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.min <= self.typisch <= self.max:
            raise ValueError("spanne_ungeordnet")
        return self

    def at(self, lage: Lage) -> float:
        """The value at `lage`, in the unit of the range."""
        match lage:
            case "min":
                return float(self.min)
            case "typisch":
                return float(self.typisch)
            case "max":
                return float(self.max)


class Dauer(Datensatz):
    """Minutes of a method as a function of the group.

    `aufbau + runden · (je_runde + personen · je_person + paare · je_paar + gruppen · je_gruppe) + auswertung`.
    A part may be one number or a `Spanne`; what can be stretched or cut is a `Spanne`.

    Attributes:
        gruppengroesse: People in one small group, for `je_gruppe_min` and for material per group.
    """

    aufbau_min: Zahl | Spanne = 0
    je_runde_min: Zahl | Spanne = 0
    runden: Spanne = Field(default_factory=lambda: Spanne(min=1, typisch=1, max=1))
    je_person_min: Zahl | Spanne = 0
    je_paar_min: Zahl | Spanne = 0
    je_gruppe_min: Zahl | Spanne = 0
    gruppengroesse: Annotated[int, Field(ge=2, le=12)] = 4
    auswertung_min: Zahl | Spanne = 0

    def minuten(self, personen: int, lage: Lage = "typisch") -> int:
        """Whole minutes for a group of `personen` at `lage`, rounded up."""
        runde = (
            _at(self.je_runde_min, lage)
            + personen * _at(self.je_person_min, lage)
            + ceil(personen / 2) * _at(self.je_paar_min, lage)
            + self.gruppen(personen) * _at(self.je_gruppe_min, lage)
        )
        gesamt = _at(self.aufbau_min, lage) + self.runden.at(lage) * runde + _at(self.auswertung_min, lage)
        return ceil(round(gesamt, 6))

    def gruppen(self, personen: int) -> int:
        """How many small groups `personen` people make."""
        return ceil(personen / self.gruppengroesse)


def _at(wert: float | Spanne, lage: Lage) -> float:
    return wert.at(lage) if isinstance(wert, Spanne) else float(wert)


class MethodeGruppe(Datensatz):
    """The group sizes that a method works with."""

    min_personen: Annotated[int, Field(ge=1, le=200)]
    max_personen: Annotated[int, Field(ge=1, le=200)]


class MethodeRaum(Datensatz):
    """What a method needs of the room; free area in square metres per person."""

    flaeche_je_person_m2: Annotated[float, Field(ge=0, le=20)] = 0.0
    hinweis: Text | None = None


class Material(Datensatz):
    """Something to bring.

    Attributes:
        menge: How many, `je` what.
        je: `seminar` (once), `runde`, `person`, `paar` or `gruppe`.
        vorbereiten: True where it must be made before the day.
    """

    was: Text
    menge: Annotated[int, Field(ge=1, le=1000)] = 1
    je: Literal["seminar", "runde", "person", "paar", "gruppe"] = "seminar"
    vorbereiten: bool = False


class Ablaufschritt(Datensatz):
    """A step of a method: what the trainer does and says, and its usual minutes.

    Attributes:
        je: Where set, the minutes are needed for each person, pair or small group.
    """

    minuten: Zahl
    je: Literal["person", "paar", "gruppe"] | None = None
    was: Text


class Methode(Datensatz):
    """One entry of the Methodenpool.

    Attributes:
        input: True where one person speaks and the others listen.
        formen: On site, online, or both.
        online: How it works online, or why it does not.
        sprachniveau: German that participants need at least.
        schutz: Risks, and how people are protected from them.
        nur_pool: True for a method that no Schritt uses yet and that is offered for choice.
    """

    id: Id
    titel: Text
    kurz: Text
    ziel: Text
    geeignet_fuer: Annotated[Liste[Phase], Field(min_length=1)]
    einsetzen_wenn: Text
    nicht_einsetzen_wenn: Text
    sozialform: Sozialform
    input: bool = False
    gruppe: MethodeGruppe
    dauer: Dauer
    raum: MethodeRaum = Field(default_factory=MethodeRaum)
    formen: Annotated[Liste[Form], Field(min_length=1)]
    online: Text
    sprachniveau: Sprachniveau
    energie: Energie
    material: Liste[Material] = ()
    vorbereitung: Text | None = None
    ablauf: Annotated[Liste[Ablaufschritt], Field(min_length=1)]
    auswertung: Liste[Text] = ()
    varianten: Liste[Text] = ()
    stolpersteine: Liste[Text] = ()
    schutz: Text | None = None
    alternativen: Liste[Id] = ()
    nur_pool: bool = False
    quellen: Annotated[Liste[Quelle], Field(min_length=1)]
