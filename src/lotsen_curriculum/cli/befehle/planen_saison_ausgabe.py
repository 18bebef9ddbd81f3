"""What `lotsen planen` says about several courses: who is where when, what each person leads, how each course is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lotsen_curriculum.cli.ausgabe import print_absatz, print_tabelle
from lotsen_curriculum.documents.dienstplan import Einsatz, einsaetze_of, saison_satz, termine_of_personen
from lotsen_curriculum.documents.worte import format_ue, join_worte
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.units import format_dezimal, uhrzeit_to_minuten

if TYPE_CHECKING:
    from lotsen_curriculum.planning.saison import SaisonErgebnis

__all__ = ["Kurslauf", "print_saison", "saison_as_json"]

TERMINE_GEZEIGT = 40
"""Sessions up to which all are shown; more are read in the documents."""


class Kurslauf(NamedTuple):
    """A course with the file of its Anfrage, its folder, and its plan where it has one."""

    pfad: Path
    anfrage: Anfrage
    ordner: Path
    plan: Seminarplan | None


def print_saison(ergebnis: "SaisonErgebnis", kurse: Sequence[Kurslauf], oben: Path, dateien: Sequence[Path]) -> None:
    """Who is where when, how much each person leads, what became of the courses, and what was written."""
    einsaetze = einsaetze_of(ergebnis.fertige)
    print("Dienstplan\n==========\n")
    if len(einsaetze) <= TERMINE_GEZEIGT:
        termine = [(einsatz.wann, einsatz.kurs, einsatz.ort, ", ".join(einsatz.leitung)) for einsatz in einsaetze]
        print_tabelle(("Wann", "Kurs", "Ort", "Leitung"), termine)
        print()
    if personen := _personen(kurse, einsaetze):
        print_tabelle(("Person", "Termine", "Stunden", "Kurse"), personen, rechts=(1, 2, 3))
        print()
    print_tabelle(("Kurs", "Umfang", "Lücke", "Ordner"), [_kurszeile(kurs) for kurs in kurse], rechts=(1, 2))
    print()
    for satz in (*_saetze(ergebnis), *_fruehere(kurse), *_aehnliche(ergebnis.fertige)):
        print_absatz(satz)
    print(f"\nGeschrieben: {oben} ({len(dateien)} Dateien in {len({datei.parent for datei in dateien})} Ordnern)")


def _personen(kurse: Sequence[Kurslauf], einsaetze: Sequence[Einsatz]) -> list[tuple[str, str, str, str]]:
    """For each person how much there is to lead; those who could and need not come last."""
    zeilen = []
    personen = termine_of_personen(einsaetze)
    for name, eigene in personen.items():
        minuten = sum(uhrzeit_to_minuten(e.bis) - uhrzeit_to_minuten(e.von) for e in eigene)
        stunden = format_dezimal(minuten / 60)
        zeilen.append((name, str(len(eigene)), stunden, str(len({e.kurs for e in eigene}))))
    geplante = [kurs.anfrage for kurs in kurse if kurs.plan is not None]
    alle = dict.fromkeys(trainer.name for anfrage in geplante for trainer in anfrage.trainer)
    return zeilen + [(name, "0", "0", "0") for name in sorted(alle.keys() - personen.keys())]


def _kurszeile(kurs: Kurslauf) -> tuple[str, ...]:
    if kurs.plan is None:
        return (kurs.anfrage.titel, "kein Plan", "–", "–")
    luecke = f"{format_dezimal(kurs.plan.luecke_prozent, 1)} %"
    return (kurs.plan.titel, format_ue(kurs.plan.ue.gesamt), luecke, kurs.ordner.name)


def _saetze(ergebnis: "SaisonErgebnis") -> list[str]:
    """How much was planned, and what is proven about the roster."""
    plaene, kosten, schranke = ergebnis.plaene, ergebnis.kosten, ergebnis.schranke
    saetze = [f"{saison_satz(ergebnis.fertige)}. Niemand und kein Raum ist doppelt belegt."]
    if ohne := plaene.count(None):
        saetze.append(f"Ohne Plan: {ohne} von {len(plaene)} Kursen. Woran es liegt, steht am Ende.")
    if kosten <= schranke:
        return [*saetze, "Bewiesen: Gerechter und mit weniger Wechseln geht es in der Bewertung nicht."]
    prozent = format_dezimal(100 * (kosten - schranke) / kosten, 1)
    return [*saetze, f"Ein anderer Dienstplan könnte in der Bewertung höchstens {prozent} Prozent besser sein."]


def _fruehere(kurse: Sequence[Kurslauf]) -> list[str]:
    """Folders of courses without a plan in which an earlier one lies, made beside another roster."""
    return [
        f"Hinweis: In {kurs.ordner} liegt noch ein früherer Plan; er gehört nicht zu diesem Dienstplan."
        for kurs in kurse
        if kurs.plan is None and (kurs.ordner / "plan.json").is_file()
    ]


def _aehnliche(plaene: Sequence[Seminarplan]) -> list[str]:
    """Names of people and rooms that are probably meant to be the same."""
    namen = [trainer.name for plan in plaene for trainer in plan.anfrage.trainer]
    namen += [termin.ort or "" for plan in plaene for termin in plan.termine]
    gruppen: dict[str, dict[str, None]] = {}
    for name in namen:
        if schluessel := "".join(zeichen for zeichen in name.casefold() if zeichen.isalnum()):
            gruppen.setdefault(schluessel, {})[name] = None
    mehrere = [[f"„{name}“" for name in gruppe] for gruppe in gruppen.values() if len(gruppe) > 1]
    rat = "gelten als verschieden. Ist dasselbe gemeint, schreiben Sie es gleich."
    return [f"Hinweis: {join_worte(gruppe)} {rat}" for gruppe in mehrere]


def saison_as_json(ergebnis: "SaisonErgebnis", kurse: Sequence[Kurslauf], dateien: Sequence[Path]) -> dict[str, object]:
    """The same for a script: sessions, points with their bound, plans, files."""
    return {
        "dienstplan": [
            {
                "kurs": e.kurs,
                "datum": f"{e.datum}",
                "von": f"{e.von:%H:%M}",
                "bis": f"{e.bis:%H:%M}",
                "ort": e.ort,
                "leitung": list(e.leitung),
            }
            for e in einsaetze_of(ergebnis.fertige)
        ],
        "kosten": ergebnis.kosten,
        "schranke": ergebnis.schranke,
        "kurse": [
            {"anfrage": str(kurs.pfad), "ordner": str(kurs.ordner), "plan": kurs.plan.model_dump(mode="json")}
            for kurs in kurse
            if kurs.plan is not None
        ],
        "dateien": [str(datei) for datei in dateien],
    }
