"""The ground that all data classes stand on: frozen, strict, closed; and the field types that they share."""

import re
from datetime import date, time
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints

__all__ = [
    "Datensatz",
    "Datum",
    "Energie",
    "Form",
    "Id",
    "Liste",
    "Phase",
    "Quelle",
    "Sozialform",
    "Sprachniveau",
    "Text",
    "Uhrzeit",
]

_T = TypeVar("_T")

Liste = Annotated[tuple[_T, ...], Field(strict=False)]
"""An immutable sequence that takes a list where data comes from YAML, JSON or a script."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A stable name in kebab-case."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""German text; long texts may use the Markdown subset (paragraphs, lists, emphasis, links, `###` headings)."""


def _parse_datum(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("datum_form")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("datum_unbekannt") from None


Datum = Annotated[date, BeforeValidator(_parse_datum)]
"""A day, written `2027-03-06`. Why: pydantic alone also reads the text "86400" as a day, the second one of 1970."""


def _parse_uhrzeit(value: object) -> object:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{1,2}):(\d{2})", value.strip())):
        stunde, minute = int(match[1]), int(match[2])
        if stunde < 24 and minute < 60:
            return time(stunde, minute)
    raise ValueError("uhrzeit_form")


Uhrzeit = Annotated[
    time, BeforeValidator(_parse_uhrzeit), PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str)
]
"""A time of day, written `9:00` or `09:00`."""

Form = Literal["praesenz", "online"]
Sozialform = Literal["plenum", "stuhlkreis", "kleingruppe", "paar", "einzel", "bewegt"]
Phase = Literal["einstieg", "information", "erarbeitung", "uebung", "reflexion", "abschluss"]
Sprachniveau = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
Energie = Literal["ruhig", "ausgeglichen", "aktivierend"]


class Datensatz(BaseModel):
    """Base of all data classes: frozen, strict, no unknown keys, surrounding white space stripped.

    Why `defer_build`: a validator is built when it is first used, which saves a command those of the classes that it
    doesn't read (0.1 s of `lotsen pruefen`).
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Quelle(Datensatz):
    """Where a fact, a text or an idea comes from.

    Attributes:
        stand: The day on which the source was published or read.
    """

    titel: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    stand: Datum
