"""What has changed since a plan was made: a moment until which it was held, sessions, people, the group."""

from typing import Annotated

from pydantic import Field, StringConstraints

from lotsen_curriculum.model.anfrage import Raum, TerminWunsch
from lotsen_curriculum.model.base import Datensatz, Datum, Liste, Sprachniveau, Text, Uhrzeit

__all__ = ["Aenderung", "Ausfall", "Stand", "TerminAenderung"]

SchrittOrt = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
"""A Schritt inside its Baustein, such as `m2-1/austausch`."""


class Stand(Datensatz):
    """The moment of re-planning; what has begun before stays as it is.

    Attributes:
        geschafft: The last Schritt that is done, where the group is not where the plan has it.
    """

    datum: Datum
    um: Uhrzeit
    geschafft: SchrittOrt | None = None


class TerminAenderung(Datensatz):
    """What changes about one session of the plan; what is not named stays.

    Attributes:
        datum: The day on which the plan has the session.
        beginn: When the plan has it begin; needed only where the day has two sessions.
        auf: The new day.
    """

    datum: Datum
    beginn: Uhrzeit | None = None
    entfaellt: bool = False
    auf: Datum | None = None
    von: Uhrzeit | None = None
    bis: Uhrzeit | None = None
    ort: Text | None = None
    raum: Raum | None = None


class Ausfall(Datensatz):
    """Somebody who leads and is away; `tage` empty means from now on."""

    name: Text
    tage: Liste[Datum] = ()


class Aenderung(Datensatz):
    """What has changed since a plan was made.

    Attributes:
        grund: Why; printed in the plan.
        neue_termine: Sessions that are added.
        treue: Points that each changed row costs; the higher, the less changes.
        treue_leitung: The same for each row that only somebody else leads.
    """

    grund: Text
    stand: Stand | None = None
    termine: Liste[TerminAenderung] = ()
    neue_termine: Liste[TerminWunsch] = ()
    fehlt: Liste[Ausfall] = ()
    personen: Annotated[int, Field(ge=1, le=100)] | None = None
    deutsch: Sprachniveau | None = None
    treue: Annotated[int, Field(ge=0, le=1000)] = 6
    treue_leitung: Annotated[int, Field(ge=0, le=1000)] = 1
