"""`lotsen profil`: looks up the Kernprofil and what covers it."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_tabelle
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.profil import Profilelement

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints all Profilelemente with the Bausteine that cover them, or the one that `args.id` names."""
    from lotsen_curriculum.loading import load_curriculum

    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    if args.id is None:
        _print_alle(curriculum, as_json=args.json)
    elif args.id in curriculum.profilelemente:
        _print_element(curriculum.profilelemente[args.id], curriculum, as_json=args.json)
    else:
        raise not_found(
            "Profilelement", args.id, {id_: element.titel for id_, element in curriculum.profilelemente.items()}
        )
    return 0


def _bausteine_of(element: Profilelement, curriculum: Curriculum) -> list[str]:
    return [baustein for baustein in curriculum.bausteine if element.id in curriculum.profilelemente_of(baustein)]


def _print_alle(curriculum: Curriculum, *, as_json: bool) -> None:
    elemente = curriculum.kernprofil.elemente
    if as_json:
        print_json([_element_as_json(element, curriculum) for element in elemente])
        return
    zeilen = [(element.id, element.titel, ", ".join(_basis_of(element, curriculum))) for element in elemente]
    print_tabelle(("Nr.", "Element", "Bausteine der Basisqualifizierung"), zeilen)
    print("\nEin Element genauer: lotsen profil ID")


def _basis_of(element: Profilelement, curriculum: Curriculum) -> list[str]:
    bausteine = _bausteine_of(element, curriculum)
    return [baustein for baustein in bausteine if curriculum.modul_of_baustein[baustein].art == "basis"]


def _element_as_json(element: Profilelement, curriculum: Curriculum) -> dict[str, object]:
    return element.model_dump(mode="json") | {"bausteine": _bausteine_of(element, curriculum)}


def _print_element(element: Profilelement, curriculum: Curriculum, *, as_json: bool) -> None:
    bausteine = _bausteine_of(element, curriculum)
    if as_json:
        print_json(_element_as_json(element, curriculum))
        return
    print(f"{element.id}  {element.titel}\n")
    for titel, text in (
        ("", element.aussage),
        ("Warum: ", element.begruendung),
        ("Wozu: ", element.zweck),
        ("Im Alltag: ", element.praxis),
    ):
        if text:
            print_absatz(f"{titel}{text}\n")
    print("Bausteine dazu\n")
    print_tabelle(("Baustein", "Titel"), [(baustein, curriculum.bausteine[baustein].titel) for baustein in bausteine])
