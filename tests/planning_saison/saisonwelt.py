"""Seeded seasons: Anfragen of several courses that share people, small ones for tests and the whole one to measure."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from kleinerkurs import kleiner_kurs
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum

__all__ = ["ganze_saison", "kleine_saison", "kleines_curriculum", "kurs_anfrage"]

MONTAG = date(2027, 1, 11)
MODULE = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8")


def kleines_curriculum() -> Curriculum:
    """The tiny course of two modules; what must be in of the second comes after the first."""
    return kleiner_kurs(bausteine={"b4": {"voraussetzungen": ("b1",)}})


def kurs_anfrage(titel: str, *termine: str, trainer: Sequence[dict[str, Any]], **weiteres: Any) -> Anfrage:
    """An Anfrage for the tiny course; each of `termine` reads `2027-03-06 09:00-14:00 Rathaus`, the place if any."""
    werte: dict[str, Any] = {
        "kurs": "kurs",
        "titel": titel,
        "gruppe": {"personen": 14},
        "termine": [_termin(text) for text in termine],
        "trainer": list(trainer),
    }
    return Anfrage.model_validate_json(json.dumps(werte | weiteres, default=str))


def kleine_saison(seed: int) -> list[Anfrage]:
    """Two to four courses of a Saturday and an evening on few days, with four people who can do a part or all."""
    wuerfel = Random(seed)
    leute = [
        {"name": name, "module": wuerfel.choice(([], [], ["m1"], ["m2"]))} for name in ("Ada", "Ben", "Cem", "Dana")
    ]
    anfragen = []
    for nummer in range(wuerfel.randint(2, 4)):
        samstag, abend = wuerfel.choice(("2027-03-06", "2027-03-13")), wuerfel.choice(("2027-03-16", "2027-03-17"))
        beginn = wuerfel.choice((9, 10))
        termine = (f"{samstag} {beginn:02d}:00-{beginn + 5}:00", f"{abend} 18:00-20:00")
        dabei = wuerfel.sample(leute, wuerfel.randint(2, 4))
        trainer = [person | {"nicht": [abend] if wuerfel.random() < 0.15 else []} for person in dabei]
        anfragen.append(kurs_anfrage(f"Kurs {nummer}", *termine, trainer=trainer))
    return anfragen


def ganze_saison(
    seed: int, *, kurse: int = 50, termine: int = 500, personen: int = 40, wochen: int = 20
) -> list[Anfrage]:
    """Courses of the Basisqualifizierung: five people a region, guests from elsewhere, absences, partial competence.

    In each course somebody is always there, and every module can be led by somebody.
    """
    wuerfel = Random(seed)
    leute = [_person(nummer, wuerfel) for nummer in range(personen)]
    zahlen = _zahlen(kurse, termine, wuerfel)
    return [_kurs(nummer, zahl, leute, wochen, wuerfel) for nummer, zahl in enumerate(zahlen)]


def _termin(text: str) -> dict[str, Any]:
    datum, uhrzeiten, *ort = text.split(" ", maxsplit=2)
    von, bis = uhrzeiten.split("-")
    return {"datum": datum, "von": von, "bis": bis, "ort": ort[0] if ort else None}


def _zahlen(kurse: int, termine: int, wuerfel: Random) -> list[int]:
    """How many sessions each course has: as many as wanted in all, up to two more or less than the mean."""
    mitte, rest = divmod(termine, kurse)
    zahlen = [mitte + (nummer < rest) for nummer in range(kurse)]
    for a, b in zip(range(0, kurse - 1, 2), range(1, kurse, 2), strict=False):
        mehr = wuerfel.randint(-2, 2)
        zahlen[a], zahlen[b] = zahlen[a] + mehr, zahlen[b] - mehr
    return zahlen


def _person(nummer: int, wuerfel: Random) -> dict[str, Any]:
    alles = wuerfel.random() < 0.5
    module = [] if alles else sorted(wuerfel.sample(MODULE, wuerfel.randint(3, 6)))
    return {"name": f"Person {nummer + 1:02d}", "module": module}


def _kurs(nummer: int, zahl: int, leute: Sequence[dict[str, Any]], wochen: int, wuerfel: Random) -> Anfrage:
    tage = _tage(zahl, wochen, wuerfel)
    region = nummer % (len(leute) // 5)
    namen = [*range(region * 5, region * 5 + 5), *wuerfel.sample(range(len(leute)), min(3, len(leute)))]
    trainer: list[dict[str, Any]] = []
    for person in dict.fromkeys(wuerfel.sample(namen, wuerfel.randint(4, len(namen)))):
        fehlt = {tag for tag, _, _ in tage if wuerfel.random() < 0.12}
        trainer.append(leute[person] | {"nicht": sorted(fehlt) if trainer else []})
    offen = [m for m in MODULE if not any(not person["module"] or m in person["module"] for person in trainer)]
    trainer[0]["module"] = sorted({*trainer[0]["module"], *offen})
    werte = {
        "kurs": "basisqualifizierung",
        "titel": f"Kurs {nummer + 1:02d}",
        "gruppe": {"personen": wuerfel.randint(10, 20)},
        "termine": [{"datum": tag, "von": von, "bis": bis, "ort": f"Ort {nummer + 1}"} for tag, von, bis in tage],
        "trainer": trainer,
    }
    return Anfrage.model_validate_json(json.dumps(werte, default=str))


def _tage(zahl: int, wochen: int, wuerfel: Random) -> list[tuple[date, str, str]]:
    """An evening a week, and one Saturday instead of one of them."""
    start = wuerfel.randrange(0, max(1, wochen - zahl + 1))
    abende = [MONTAG + timedelta(weeks=start + woche, days=wuerfel.choice((1, 2, 3))) for woche in range(zahl)]
    tage = [(abend, "18:00", "20:30") for abend in abende]
    samstag = wuerfel.randrange(zahl)
    tage[samstag] = (MONTAG + timedelta(weeks=start + samstag, days=5), "09:00", "15:00")
    return sorted(tage)
