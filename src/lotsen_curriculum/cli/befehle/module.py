"""`lotsen module`: looks up modules and Bausteine."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_tabelle
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.documents.worte import PHASE, RANG, format_minuten, format_ue
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Baustein, Modul
from lotsen_curriculum.units import minuten_to_ue

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints all modules, or the one module or Baustein that `args.id` names."""
    from lotsen_curriculum.loading import load_curriculum

    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    if args.id is None:
        _print_alle(curriculum, as_json=args.json)
    elif args.id in curriculum.module:
        _print_modul(curriculum.module[args.id], curriculum, as_json=args.json)
    elif args.id in curriculum.bausteine:
        _print_baustein(curriculum.bausteine[args.id], curriculum, as_json=args.json)
    else:
        titel = {modul.id: modul.titel for modul in curriculum.module.values()}
        titel |= {baustein.id: baustein.titel for baustein in curriculum.bausteine.values()}
        raise not_found("Modul oder Baustein", args.id, titel)
    return 0


def _print_alle(curriculum: Curriculum, *, as_json: bool) -> None:
    if as_json:
        print_json([_kurzform(modul) for modul in curriculum.module.values()])
        return
    ueberschriften = {"basis": "Basisqualifizierung", "vertiefung": "Vertiefungsseminare", "format": "Weitere Formate"}
    for art, titel in ueberschriften.items():
        module = [modul for modul in curriculum.module.values() if modul.art == art]
        if module:
            print(f"\n{titel}\n")
            print_tabelle(("Modul", "Titel", "Bausteine", "Umfang"), [_zeile(modul) for modul in module], rechts=(2, 3))
    print("\nEin Modul genauer: lotsen module ID")


def _zeile(modul: Modul) -> tuple[str, ...]:
    return (modul.id, modul.titel, str(len(modul.bausteine)), _umfang(modul))


def _umfang(modul: Modul) -> str:
    return format_ue(minuten_to_ue(sum(baustein.typische_minuten for baustein in modul.bausteine)))


def _kurzform(modul: Modul) -> dict[str, object]:
    return {
        "id": modul.id,
        "art": modul.art,
        "titel": modul.titel,
        "bausteine": [baustein.id for baustein in modul.bausteine],
        "minuten": sum(baustein.typische_minuten for baustein in modul.bausteine),
    }


def _print_modul(modul: Modul, curriculum: Curriculum, *, as_json: bool) -> None:
    if as_json:
        print_json(modul.model_dump(mode="json"))
        return
    print(f"{modul.id}  {modul.titel}  ({_umfang(modul)})\n")
    print_absatz(modul.kurz)
    print("\nLernziele\n")
    for ziel in modul.lernziele:
        elemente = ", ".join(curriculum.profilelemente[element].titel for element in ziel.profilelemente)
        print_absatz(f"{ziel.id}  {ziel.text}", 2)
        print_absatz(f"→ {elemente}", 8)
    print("\nBausteine\n")
    zeilen = [(b.id, b.titel, RANG[b.rang], str(len(b.schritte)), str(b.typische_minuten)) for b in modul.bausteine]
    print_tabelle(("Baustein", "Titel", "Rang", "Schritte", "Min."), zeilen, rechts=(3, 4))
    print(f"\nEin Baustein genauer: lotsen module {modul.bausteine[0].id}")


def _print_baustein(baustein: Baustein, curriculum: Curriculum, *, as_json: bool) -> None:
    if as_json:
        print_json(baustein.model_dump(mode="json"))
        return
    print(f"{baustein.id}  {baustein.titel}  ({RANG[baustein.rang]}, {format_minuten(baustein.typische_minuten)})\n")
    print_absatz(baustein.kurz)
    for nummer, schritt in enumerate(baustein.schritte, start=1):
        zusatz = ", kann entfallen" if schritt.optional else ""
        minuten = f"{schritt.minuten.min} bis {schritt.minuten.max}, meist {schritt.minuten.typisch} Minuten"
        print(f"\n{nummer}. {schritt.titel}  ({PHASE[schritt.phase]}{zusatz})")
        print_absatz(schritt.was_geschieht, 3)
        print_absatz(f"Dauer: {minuten}", 3)
        print_absatz(f"Methoden: {', '.join(curriculum.methoden[methode].titel for methode in schritt.methoden)}", 3)
        print_absatz(f"Kennung: {baustein.id}/{schritt.id}", 3)
