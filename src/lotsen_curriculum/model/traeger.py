"""The Träger (project body) whose name and look the documents carry."""

from typing import Annotated

from pydantic import StringConstraints

from lotsen_curriculum.model.base import Datensatz, Liste, Text

__all__ = ["Traeger", "Unterzeichnende"]

Farbe = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Unterzeichnende(Datensatz):
    """Somebody who signs, with the function that stands below the line."""

    name: Text
    funktion: Text


class Traeger(Datensatz):
    """Name, address and look of a Träger.

    Attributes:
        akzent: Colour of headings and table heads.
        foerderhinweis: The funding notice, as the funding body words it.
        logo: Path of an image file, relative to the file that names it.
    """

    name: Text
    anschrift: Text | None = None
    akzent: Farbe = "#1F4E79"
    logo: Text | None = None
    logo_alternativtext: Text | None = None
    foerderhinweis: Text | None = None
    unterzeichnende: Liste[Unterzeichnende] = ()
