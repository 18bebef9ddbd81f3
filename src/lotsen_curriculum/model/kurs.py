"""Courses: which modules, in which order, and recommended selections of Bausteine."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.base import Datensatz, Id, Liste, Text
from lotsen_curriculum.model.modul import UeSpanne

__all__ = ["Auswahl", "Kurs"]


class Auswahl(Datensatz):
    """A recommended selection of Bausteine for a course of `ue` UE."""

    ue: Annotated[int, Field(ge=1, le=400)]
    titel: Text
    bausteine: Annotated[Liste[Id], Field(min_length=1)]


class Kurs(Datensatz):
    """A course of several modules in the recommended order.

    Attributes:
        ue: The range of UE; None means the range of the Regelwerk.
        pflicht_profilelemente: Elements of the Kernprofil that every plan of the course must cover.
    """

    id: Id
    titel: Text
    kurz: Text
    module: Annotated[Liste[Id], Field(min_length=1)]
    ue: UeSpanne | None = None
    pflicht_profilelemente: Liste[Annotated[str, StringConstraints(pattern=r"^k\d\d$")]] = ()
    auswahlen: Liste[Auswahl] = ()
