"""What the trainer asks for: course, dates, group, trainers, wishes, locks, and rules set otherwise.

What an Anfrage names by id is any text here: whether it exists is checked beside the curriculum, which also knows the
titles that trainers write instead.
"""

from typing import Annotated

from pydantic import Field

from lotsen_curriculum.model.base import Datensatz, Datum, Form, Id, Liste, Sprachniveau, Text, Uhrzeit

__all__ = [
    "Anfrage",
    "BausteinWahl",
    "Eigenes",
    "Festlegung",
    "Gruppe",
    "Raum",
    "RegelAenderung",
    "TerminWunsch",
    "Trainer",
]


class Raum(Datensatz):
    """The room of a Termin: how many people it may hold and its free area."""

    personen: Annotated[int, Field(ge=1, le=1000)] | None = None
    flaeche_m2: Annotated[float, Field(gt=0, le=5000)] | None = None


class TerminWunsch(Datensatz):
    """A dated session as the trainer states it."""

    datum: Datum
    von: Uhrzeit
    bis: Uhrzeit
    ort: Text | None = None
    raum: Raum | None = None


class Gruppe(Datensatz):
    """The participants; `deutsch` is the level that everybody has at least."""

    personen: Annotated[int, Field(ge=1, le=100)]
    deutsch: Sprachniveau = "B1"


class BausteinWahl(Datensatz):
    """Wishes: Bausteine that must be in (`mit`) or must stay out (`ohne`)."""

    mit: Liste[Text] = ()
    ohne: Liste[Text] = ()


class Trainer(Datensatz):
    """Somebody who leads Schritte.

    Attributes:
        module: Ids of modules that this person can lead; empty means all.
        nicht: Days on which this person is not there.
        nur: Days on which alone this person is there; empty means all.
    """

    name: Text
    module: Liste[Text] = ()
    nicht: Liste[Datum] = ()
    nur: Liste[Datum] = ()


class Festlegung(Datensatz):
    """A lock: this Baustein on this day, at this time where one is given."""

    baustein: Text
    datum: Datum
    um: Uhrzeit | None = None


class Eigenes(Datensatz):
    """Something of the trainer's own at a fixed time, such as a welcome by the mayor."""

    titel: Text
    datum: Datum
    von: Uhrzeit
    bis: Uhrzeit


class RegelAenderung(Datensatz):
    """A rule set otherwise or waived, with the reason that is printed in the plan.

    `wert` is in the unit of the rule, `gewicht` in points.
    """

    regel: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    wert: int | bool | Uhrzeit | None = None
    gewicht: Annotated[int, Field(ge=0, le=1000)] | None = None
    erlassen: bool = False
    grund: Text


class Anfrage(Datensatz):
    """What the trainer asks for.

    Attributes:
        kurs: Id of a course, or of a module that is planned by itself.
        ue: Wished total of UE; None means the course's range.
        pausen: Rules of the Regelwerk by id, set to another value for this seminar.
        regeln: The same with a reason, or a rule waived.
    """

    kurs: Text
    titel: Text
    form: Form = "praesenz"
    regelwerk: Id = "wir-2021"
    gruppe: Gruppe
    ue: Annotated[int, Field(ge=1, le=400)] | None = None
    termine: Annotated[Liste[TerminWunsch], Field(min_length=1, max_length=60)]
    bausteine: BausteinWahl = Field(default_factory=BausteinWahl)
    trainer: Liste[Trainer] = ()
    fest: Liste[Festlegung] = ()
    eigenes: Liste[Eigenes] = ()
    pausen: dict[str, int | bool | Uhrzeit] = Field(default_factory=dict)
    regeln: Liste[RegelAenderung] = ()
