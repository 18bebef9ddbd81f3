"""A whole season on the shipped data: 50 courses of four shapes, 500 sessions, 40 people and 24 rooms in 8 regions.

A course has its region's people, guests from elsewhere, and one room in which nothing else is at its times. Somebody of
the region is always there and can lead everything; most others are away now and then, or can lead some modules only.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from lotsen_curriculum.model.anfrage import Anfrage

__all__ = ["FORMEN", "PERSONEN", "build_saison_anfragen"]

MONTAG = date(2027, 1, 11)
WOCHEN = 22
REGIONEN = ("Nord", "Ost", "Süd", "West", "Mitte", "Tal", "Höhe", "Ufer")
PERSONEN = 40
GAESTE = 3
RAEUME = ((16, 40), (20, 60), (24, 80))
"""The rooms of each region: how many people, how many square metres."""

MODULE = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8")

Zeit = tuple[date, str, str]
"""A session: its day, from when, until when."""


@dataclass(frozen=True)
class Kursform:
    """A shape of courses: how many there are, and the sessions of each, as week, weekday and times."""

    name: str
    anzahl: int
    termine: tuple[tuple[int, int, str, str], ...]


FORMEN = (
    Kursform("Abendreihe", 22, tuple((woche, 1, "18:00", "20:00") for woche in range(13))),
    Kursform(
        "Abende und Samstage",
        14,
        tuple((w, 5, "09:00", "15:00") if w in (3, 7) else (w, 2, "18:00", "20:15") for w in range(10)),
    ),
    Kursform("Samstage", 10, tuple((2 * woche, 5, "09:00", "15:15") for woche in range(5))),
    Kursform(
        "Wochenenden",
        4,
        tuple(
            (woche, tag, von, bis)
            for woche in (0, 4)
            for tag, von, bis in ((4, "16:30", "20:00"), (5, "09:00", "16:00"), (6, "09:00", "15:30"))
        ),
    ),
)
"""50 courses of 30 to 35 UE with 500 sessions in all."""


@dataclass
class _Entwurf:
    """What is already taken: rooms at days."""

    zufall: Random
    belegt: set[tuple[str, date]] = field(default_factory=set)


def build_saison_anfragen(seed: int) -> tuple[Anfrage, ...]:
    """The Anfragen of a season; the same seed gives the same."""
    entwurf = _Entwurf(Random(seed))
    leute = tuple(_person(nummer, entwurf.zufall) for nummer in range(PERSONEN))
    formen = [form for form in FORMEN for _ in range(form.anzahl)]
    return tuple(_kurs(nummer, form, leute, entwurf) for nummer, form in enumerate(formen))


def _person(nummer: int, zufall: Random) -> dict[str, Any]:
    """The first of each five can lead everything, of the others every second one."""
    alles = nummer % 5 == 0 or zufall.random() < 0.5
    return {"name": f"Person {nummer + 1:02d}", "module": [] if alles else sorted(zufall.sample(MODULE, 5))}


def _kurs(nummer: int, form: Kursform, leute: Sequence[dict[str, Any]], entwurf: _Entwurf) -> Anfrage:
    region = nummer % len(REGIONEN)
    ort, (personen, flaeche), zeiten = _place(region, form, entwurf)
    entwurf.belegt |= {(ort, tag) for tag, _, _ in zeiten}
    raum = {"personen": personen, "flaeche_m2": flaeche}
    werte = {
        "kurs": "basisqualifizierung",
        "titel": f"{form.name} {REGIONEN[region]} {nummer + 1}",
        "gruppe": {"personen": entwurf.zufall.randint(10, personen), "deutsch": entwurf.zufall.choice(("B1", "B2"))},
        "termine": [{"datum": tag, "von": von, "bis": bis, "ort": ort, "raum": raum} for tag, von, bis in zeiten],
        "trainer": list(_trainer(region, [tag for tag, _, _ in zeiten], leute, entwurf.zufall)),
    }
    return Anfrage.model_validate_json(json.dumps(werte, default=str))


def _place(region: int, form: Kursform, entwurf: _Entwurf) -> tuple[str, tuple[int, int], tuple[Zeit, ...]]:
    """A room and a start with which nothing else is in the room on these days."""
    while True:
        raum = entwurf.zufall.randrange(len(RAEUME))
        ort = f"{REGIONEN[region]} Raum {raum + 1}"
        zeiten = tuple(_zeiten(form, entwurf.zufall))
        if not entwurf.belegt.intersection((ort, tag) for tag, _, _ in zeiten):
            return ort, RAEUME[raum], zeiten


def _zeiten(form: Kursform, zufall: Random) -> Iterator[Zeit]:
    """The sessions of a course that begins in some week; evenings on one of four days."""
    start = zufall.randrange(WOCHEN - form.termine[-1][0])
    abend = zufall.randrange(4)
    for woche, tag, von, bis in form.termine:
        yield MONTAG + timedelta(weeks=start + woche, days=tag if tag >= 4 else abend), von, bis


def _trainer(
    region: int, tage: Sequence[date], leute: Sequence[dict[str, Any]], zufall: Random
) -> Iterator[dict[str, Any]]:
    """The region's people and some from elsewhere, who are away on some days; the region's first one never is."""
    eigene = range(region * 5, region * 5 + 5)
    gaeste = zufall.sample([n for n in range(PERSONEN) if n not in eigene], GAESTE)
    for nummer in (*eigene, *gaeste):
        weg = [tag for tag in tage if nummer != eigene[0] and zufall.random() < 0.1]
        yield leute[nummer] | {"nicht": weg}
