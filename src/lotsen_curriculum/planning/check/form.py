"""Does the plan belong to the Anfrage, and is it complete and true to the data, row by row."""

from collections.abc import Iterator

from lotsen_curriculum.model.seminarplan import Zeile, Zeilenart
from lotsen_curriculum.planning.check.sicht import Arbeit, Platz, Sicht
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_uhrzeit

__all__ = ["anfrage", "angaben", "lueckenlos", "raster_min", "termine"]

_TITEL: dict[Zeilenart, str] = {
    "ankommen": "Ankommen",
    "abschluss": "Abschluss",
    "pause": "Pause",
    "mittag": "Mittagspause",
    "puffer": "Puffer für Fragen und Offenes",
}


def anfrage(sicht: Sicht) -> Iterator[Problem]:
    """The plan names the course, the title and the whole Anfrage that it was made from."""
    if sicht.plan.kurs != sicht.anfrage.kurs:
        text = f"Der Plan ist für den Kurs „{sicht.plan.kurs}“, die Anfrage für „{sicht.anfrage.kurs}“."
        yield sicht.problem("anfrage", text)
    if sicht.plan.titel != sicht.anfrage.titel:
        text = f"Der Plan heißt „{sicht.plan.titel}“, die Anfrage „{sicht.anfrage.titel}“."
        yield sicht.problem("anfrage", text)
    if sicht.plan.anfrage != sicht.anfrage:
        yield sicht.problem("anfrage", "Die Anfrage, die im Plan steht, ist nicht die, gegen die geprüft wird.")


def termine(sicht: Sicht) -> Iterator[Problem]:
    """The plan has exactly the sessions of the Anfrage, sorted by date and time."""
    wuensche = sorted(sicht.anfrage.termine, key=lambda wunsch: (wunsch.datum, wunsch.von, wunsch.bis))
    if len(wuensche) != len(sicht.sitzungen):
        text = f"Die Anfrage hat {len(wuensche)} Termine, der Plan {len(sicht.sitzungen)}."
        yield sicht.problem("termine", text)
        return
    for wunsch, sitzung in zip(wuensche, sicht.sitzungen, strict=True):
        termin = sitzung.termin
        if (wunsch.datum, wunsch.von, wunsch.bis) != (termin.datum, termin.von, termin.bis):
            soll = f"{wunsch.datum:%d.%m.%Y}, {wunsch.von:%H:%M} bis {wunsch.bis:%H:%M}"
            yield sicht.problem("termine", f"In der Anfrage steht hier {soll}.", sitzung)
        elif wunsch.ort != termin.ort:
            text = f"Der Ort ist „{termin.ort or ''}“, in der Anfrage „{wunsch.ort or ''}“."
            yield sicht.problem("termine", text, sitzung)


def lueckenlos(sicht: Sicht) -> Iterator[Problem]:
    """The rows fill each session from beginning to end, and their minutes are end minus beginning."""
    for sitzung in sicht.sitzungen:
        erwartet = sitzung.termin.von
        for platz in sitzung.plaetze:
            if platz.zeile.von != erwartet:
                text = f"Hier beginnt eine Zeile, erwartet war {erwartet:%H:%M}."
                yield sicht.problem("lueckenlos", text, platz)
            if platz.zeile.minuten != platz.dauer_min:
                text = f"Bis {platz.zeile.bis:%H:%M} sind es {platz.dauer_min} Minuten, genannt {platz.zeile.minuten}."
                yield sicht.problem("lueckenlos", text, platz)
            erwartet = platz.zeile.bis
        if erwartet != sitzung.termin.bis:
            text = f"Die letzte Zeile endet um {erwartet:%H:%M}, der Termin um {sitzung.termin.bis:%H:%M}."
            yield sicht.problem("lueckenlos", text, sitzung)


def angaben(sicht: Sicht) -> Iterator[Problem]:
    """Title, phase, method and social form of a row are those of the data."""
    for sitzung in sicht.sitzungen:
        for platz in sitzung.plaetze:
            soll = _soll(platz)
            for feld, wert in soll.items():
                ist = getattr(platz.zeile, feld)
                if ist != wert:
                    yield sicht.problem("angaben", f"„{feld}“ ist {_wert(ist)}, richtig wäre {_wert(wert)}.", platz)


def _soll(platz: Platz) -> dict[str, str | bool | None]:
    """What the fields of a row must be, by name; an `eigen` row's title is checked against the Anfrage."""
    zeile: Zeile = platz.zeile
    if isinstance(platz, Arbeit):
        return {
            "titel": platz.schritt.titel,
            "sozialform": platz.methode.sozialform,
            "phase": platz.schritt.phase,
            "input": platz.methode.input,
        }
    phase = {"ankommen": "einstieg", "abschluss": "abschluss"}.get(zeile.art)
    leer = {"baustein": None, "schritt": None, "methode": None, "sozialform": None}
    return {"titel": _TITEL.get(zeile.art, zeile.titel), "phase": phase, "input": False, **leer}


def _wert(wert: object) -> str:
    match wert:
        case None:
            return "leer"
        case bool():
            return "ja" if wert else "nein"
        case _:
            return f"„{wert}“"


def raster_min(sicht: Sicht) -> Iterator[Problem]:
    """Every row, and in it the Schritt after the changing of seats, begins on the raster from the session's start."""
    raster = sicht.regeln.raster_min
    for sitzung in sicht.sitzungen:
        for platz in sitzung.plaetze[1:]:
            nach_umbau = platz.von + platz.zeile.umbau_min
            if platz.zeile.von.second or any((zeit - sitzung.von) % raster for zeit in (platz.von, nach_umbau)):
                text = (
                    f"Beginn oder Umbau liegt nicht auf dem Raster: {raster} Minuten ab {format_uhrzeit(sitzung.von)}."
                )
                yield sicht.problem("raster_min", text, platz)
