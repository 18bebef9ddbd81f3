"""The composed result: dated sessions with rows on the clock, as it stands in `plan.json`."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.base import Datensatz, Datum, Id, Liste, Phase, Sozialform, Text, Uhrzeit

__all__ = ["Absage", "PlanTermin", "PlanUe", "Seminarplan", "Zeile", "Zeilenart", "Zeitpunkt"]

Zeilenart = Literal["ankommen", "schritt", "pause", "mittag", "abschluss", "puffer", "eigen"]


class Zeile(Datensatz):
    """A row on the clock.

    Attributes:
        schritt: Id of the Schritt inside `baustein`.
        umbau_min: Minutes of the row that go into changing the seating before the Schritt begins.
        trainer: Names of those who lead; empty where the Anfrage names nobody.
    """

    von: Uhrzeit
    bis: Uhrzeit
    minuten: Annotated[int, Field(ge=1, le=1440)]
    art: Zeilenart
    titel: Text
    baustein: Id | None = None
    schritt: Id | None = None
    methode: Id | None = None
    sozialform: Sozialform | None = None
    phase: Phase | None = None
    input: bool = False
    umbau_min: Annotated[int, Field(ge=0, le=60)] = 0
    trainer: Liste[Text] = ()


class Zeitpunkt(Datensatz):
    """A moment of the course."""

    datum: Datum
    um: Uhrzeit

    def liegt_nach(self, datum: date, um: time) -> bool:
        """Whether the moment is later than `um` on `datum`."""
        return (self.datum, self.um) > (datum, um)


class Absage(Datensatz):
    """A session that an earlier version of the plan had, so that calendars can take it out."""

    nummer: Annotated[int, Field(ge=1)]
    datum: date
    von: Uhrzeit
    bis: Uhrzeit


class PlanTermin(Datensatz):
    """A dated session; its rows fill it from `von` to `bis` without gap or overlap.

    Attributes:
        nummer: Its number in the first version of the plan, which its calendar entry keeps; None in a first version.
    """

    nummer: Annotated[int, Field(ge=1)] | None = None
    datum: date
    von: Uhrzeit
    bis: Uhrzeit
    ort: Text | None = None
    zeilen: Annotated[Liste[Zeile], Field(min_length=1)]


class PlanUe(Datensatz):
    """UE of learning time, in total and for each session, to two decimals."""

    gesamt: float
    je_termin: Liste[float]


class Seminarplan(Datensatz):
    """A plan on the clock.

    Attributes:
        anfrage: The Anfrage that it was made from.
        kosten: Points of the soft rules that the plan breaks.
        schranke: Points that no plan can stay below; equal to `kosten` where the plan is proven best.
        ordnungen: In how many orders of the Bausteine plans were compared; `schranke` holds for these.
        luecke_prozent: How much better a plan could be at the very most, in percent of `kosten`; 0 means proven best.
        abdeckung: For each covered Profilelement the ids of the Bausteine that cover it.
        entfallen: Ids of Bausteine (`m2-3`) and optional Schritte (`m2-1/austausch`) that were left out.
        hinweise: German sentences that block nothing.
        fassung: Counts the versions of the plan, from 1; each re-planning adds one.
        gehalten_bis: What has begun before has been held and is no longer judged by what fits the group.
        abgesagt: Sessions that were dropped by re-planning.
    """

    art: Literal["seminarplan"] = "seminarplan"
    version: Literal[3] = 3
    titel: Text
    kurs: Id
    anfrage: Anfrage
    kosten: int = 0
    schranke: int = 0
    ordnungen: Annotated[int, Field(ge=1)] = 1
    luecke_prozent: Annotated[float, Field(ge=0, strict=False)]
    termine: Annotated[Liste[PlanTermin], Field(min_length=1)]
    ue: PlanUe
    abdeckung: dict[str, Liste[Id]]
    entfallen: Liste[Text] = ()
    hinweise: Liste[Text] = ()
    fassung: Annotated[int, Field(ge=1)] = 1
    gehalten_bis: Zeitpunkt | None = None
    abgesagt: Liste[Absage] = ()
