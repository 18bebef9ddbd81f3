"""Modules of the Basisqualifizierung, Vertiefungsseminare and further formats, with all their texts."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from lotsen_curriculum.model.base import Datensatz, Datum, Id, Liste, Phase, Quelle, Sprachniveau, Text
from lotsen_curriculum.model.methode import Material

__all__ = [
    "Baustein",
    "Kopiervorlage",
    "Kurzvortrag",
    "Lernziel",
    "Modul",
    "Rang",
    "Schritt",
    "SchrittMinuten",
    "UeSpanne",
]

Rang = Literal["pflicht", "empfohlen", "optional"]
"""How much a Baustein belongs in the course: must be in, should be in, can be in."""


class Lernziel(Datensatz):
    """What participants know, can do, or stand for afterwards; checkable, linked to the Kernprofil."""

    id: Id
    art: Literal["wissen", "koennen", "haltung"]
    text: Text
    profilelemente: Annotated[Liste[Annotated[str, StringConstraints(pattern=r"^k\d\d$")]], Field(min_length=1)]


class SchrittMinuten(Datensatz):
    """Minutes of a Schritt for a group of `BEZUGSGRUPPE_PERSONEN` people; the method shifts them for other groups."""

    min: Annotated[int, Field(ge=5, le=240)]
    typisch: Annotated[int, Field(ge=5, le=240)]
    max: Annotated[int, Field(ge=5, le=240)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.min <= self.typisch <= self.max:
            raise ValueError("spanne_ungeordnet")
        return self


class Schritt(Datensatz):
    """One step of a Baustein: what happens, what it is for, and the methods that can do it.

    Attributes:
        methoden: Ids of methods, the recommended one first.
        optional: True where the Baustein still works without the step.
        kurzvortrag: Id of a Kurzvortrag of the same module that is given here.
        kopiervorlagen: Ids of Kopiervorlagen of the same module that are handed out here.
        material: What is needed beside the method's own material.
    """

    id: Id
    titel: Text
    phase: Phase
    lernziele: Annotated[Liste[Id], Field(min_length=1)]
    minuten: SchrittMinuten
    optional: bool = False
    was_geschieht: Text
    leitung_sagt: Text | None = None
    achten_auf: Text | None = None
    methoden: Annotated[Liste[Id], Field(min_length=1)]
    kurzvortrag: Id | None = None
    kopiervorlagen: Liste[Id] = ()
    material: Liste[Material] = ()


class Baustein(Datensatz):
    """A module's template plan: an ordered list of Schritte.

    Attributes:
        rang: Must, should or can be part of the course.
        teilbar: True where it may be torn over two days.
        voraussetzungen: Ids of Bausteine that must lie before this one, where they are part of the course.
    """

    id: Id
    titel: Text
    kurz: Text
    rang: Rang
    teilbar: bool = False
    voraussetzungen: Liste[Id] = ()
    schritte: Annotated[Liste[Schritt], Field(min_length=1)]

    @property
    def typische_minuten(self) -> int:
        """Minutes of all Schritte at their usual length, without breaks."""
        return sum(schritt.minuten.typisch for schritt in self.schritte)


class Kurzvortrag(Datensatz):
    """Input text for the trainer, ready to be spoken; `minuten` of speaking time."""

    id: Id
    titel: Text
    minuten: Annotated[int, Field(ge=3, le=30)]
    kernpunkte: Annotated[Liste[Text], Field(min_length=2)]
    text: Text
    quellen: Liste[Quelle] = ()


class Kopiervorlage(Datensatz):
    """A sheet that participants get, usable as printed.

    Attributes:
        je: For whom one copy is made: each person, each pair, each group that works together, or all once.
        karten: Texts of cards to cut apart; they follow `text` on a page of their own.
        ersetzt: What needs not be brought where this sheet is: `was` of material of its Schritte and their methods.
    """

    id: Id
    titel: Text
    sprachniveau: Sprachniveau
    je: Literal["person", "paar", "gruppe", "seminar"] = "person"
    ersetzt: Liste[Text] = ()
    text: Text
    karten: Liste[Text] = ()
    quellen: Liste[Quelle] = ()


class UeSpanne(Datensatz):
    """From how many to how many UE a course may have."""

    min: Annotated[int, Field(ge=1, le=400)]
    max: Annotated[int, Field(ge=1, le=400)]


class Modul(Datensatz):
    """A module of the Basisqualifizierung (`m1` … `m8`), a Vertiefungsseminar (`v-…`) or a further format (`f-…`).

    Attributes:
        warum: Why it belongs in the course.
        gegenstand: The theory that a trainer can stand on.
        hinweise: Didactic notes.
        ue: The range of a Vertiefungsseminar or format that is planned alone; None for the modules of a course.
        stand: The day on which legal or factual content was checked.
        rechtshinweis: That and why the text replaces no legal advice, where it has legal content.
    """

    id: Id
    art: Literal["basis", "vertiefung", "format"]
    titel: Text
    kurz: Text
    stand: Datum
    ue: UeSpanne | None = None
    zielgruppe: Text | None = None
    warum: Text | None = None
    gegenstand: Text | None = None
    hinweise: Text | None = None
    rechtshinweis: Text | None = None
    lernziele: Annotated[Liste[Lernziel], Field(min_length=1)]
    bausteine: Annotated[Liste[Baustein], Field(min_length=1)]
    kurzvortraege: Liste[Kurzvortrag] = ()
    kopiervorlagen: Liste[Kopiervorlage] = ()
    quellen: Annotated[Liste[Quelle], Field(min_length=1)]
