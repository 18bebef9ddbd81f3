"""The Träger (project body) whose name and look the documents carry."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.base import Datensatz, Liste, Text

__all__ = ["Briefbogen", "Logo", "Schriften", "Traeger", "Unterzeichnende"]

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


class Schriften(Datensatz):
    """The fonts of documents: for PDF the names of four TTF files, for Word the name of one family.

    Attributes:
        ordner: Where the files lie, relative to the file that names it; without it the system's fonts are searched.
    """

    ordner: Text | None = None
    normal: Text | None = None
    fett: Text | None = None
    kursiv: Text | None = None
    fett_kursiv: Text | None = None
    word: Text | None = None


Rand = Annotated[float, Field(ge=5, le=120, strict=False)]


class Briefbogen(Datensatz):
    """Stationery that lies under the pages of PDF files: its first page under the first one, its last under the others.

    Attributes:
        datei: A PDF file in A4 portrait, relative to the file that names it.
        oben_mm: Height of what is printed at its top; text begins below.
        unten_mm: Height of what is printed at its bottom; text and page number end above.
    """

    datei: Text
    oben_mm: Rand = 40
    unten_mm: Rand = 25


class Traeger(Datensatz):
    """Name, address and look of a Träger.

    Attributes:
        ort: Where certificates are issued, as in `Musterstadt, 20. April 2027`.
        kuerzel: Stands before the numbers of certificates, such as `MUS` in `MUS-2027-0001`.
        akzent: Colour of headings and table heads.
        textfarbe: Colour of running text.
        word_vorlage: A Word file (.docx or .dotx) whose page set-up, headers, footers and styles documents take over.
        foerderhinweis: The funding notice, as the funding body words it.
        logo: Path of an image file, relative to the file that names it.
        weitere_logos: Logos of partners and funding bodies that stand beside the own one on certificates.
    """

    name: Text
    anschrift: Text | None = None
    ort: Text | None = None
    kuerzel: Kuerzel | None = None
    akzent: Farbe = "#1F4E79"
    textfarbe: Farbe = "#1B2229"
    schriften: Schriften = Field(default_factory=Schriften)
    word_vorlage: Text | None = None
    briefbogen: Briefbogen | None = None
    logo: Text | None = None
    logo_alternativtext: Text | None = None
    weitere_logos: Annotated[Liste[Logo], Field(max_length=4)] = ()
    foerderhinweis: Text | None = None
    unterzeichnende: Liste[Unterzeichnende] = ()
