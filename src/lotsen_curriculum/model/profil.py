"""The Kernprofil: what a Lotse is, does, and doesn't do."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.base import Datensatz, Liste, Quelle, Text

__all__ = ["Kernprofil", "Profilelement"]


class Profilelement(Datensatz):
    """One of the 23 elements, `k01` to `k23`, in the order of the published Kernprofil.

    Attributes:
        aussage: The statement, in own words.
        begruendung: Why the element is part of the profile.
        zweck: What it is good for, for whom.
        praxis: What it looks like on an ordinary day.
    """

    id: Annotated[str, StringConstraints(pattern=r"^k\d\d$")]
    titel: Text
    aussage: Text
    begruendung: Text | None = None
    zweck: Text | None = None
    praxis: Text | None = None


class Kernprofil(Datensatz):
    """All Profilelemente, with their source."""

    titel: Text
    einleitung: Text | None = None
    elemente: Annotated[Liste[Profilelement], Field(min_length=1)]
    quellen: Annotated[Liste[Quelle], Field(min_length=1)]
