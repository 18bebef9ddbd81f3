"""The Träger (project body) whose name and look the documents carry."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.base import Datensatz, Liste, Text

__all__ = ["Logo", "Traeger", "Unterzeichnende"]

Kuerzel = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,10}$")]
Farbe = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Unterzeichnende(Datensatz):
    """Somebody who signs, with the function that stands below the line."""

    name: Text
    funktion: Text


class Logo(Datensatz):
    """The logo of a partner or funding body: image file, relative to the file that names it, and its text."""

    datei: Text
    alternativtext: Text


class Traeger(Datensatz):
    """Name, address and look of a Träger.

    Attributes:
        ort: Where certificates are issued, as in `Musterstadt, 20. April 2027`.
        kuerzel: Stands before the numbers of certificates, such as `MUS` in `MUS-2027-0001`.
        akzent: Colour of headings and table heads.
        foerderhinweis: The funding notice, as the funding body words it.
        logo: Path of an image file, relative to the file that names it.
        weitere_logos: Logos of partners and funding bodies that stand beside the own one on certificates.
    """

    name: Text
    anschrift: Text | None = None
    ort: Text | None = None
    kuerzel: Kuerzel | None = None
    akzent: Farbe = "#1F4E79"
    logo: Text | None = None
    logo_alternativtext: Text | None = None
    weitere_logos: Annotated[Liste[Logo], Field(max_length=4)] = ()
    foerderhinweis: Text | None = None
    unterzeichnende: Liste[Unterzeichnende] = ()
