"""`lotsen methoden`: looks up methods and searches the Methodenpool."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_tabelle
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.documents.worte import ENERGIE, PHASE, SOZIALFORM, join_worte
from lotsen_curriculum.model.curriculum import BEZUGSGRUPPE_PERSONEN, Curriculum
from lotsen_curriculum.model.methode import Methode

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Prints the methods that fit, or the one that `args.id` names."""
    from lotsen_curriculum.loading import load_curriculum

    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    personen = args.personen if args.personen is not None else BEZUGSGRUPPE_PERSONEN
    if args.id is None:
        _print_treffer(_suche(curriculum, args), personen, as_json=args.json)
    elif args.id in curriculum.methoden:
        _print_methode(curriculum.methoden[args.id], curriculum, personen, as_json=args.json)
    else:
        raise not_found("Methode", args.id, {id_: methode.titel for id_, methode in curriculum.methoden.items()})
    return 0


def _suche(curriculum: Curriculum, args: argparse.Namespace) -> list[Methode]:
    return [methode for methode in curriculum.methoden.values() if _passt(methode, args)]


def _passt(methode: Methode, args: argparse.Namespace) -> bool:
    personen = args.personen if args.personen is not None else BEZUGSGRUPPE_PERSONEN
    return (
        (args.phase is None or args.phase in methode.geeignet_fuer)
        and (args.sozialform is None or args.sozialform == methode.sozialform)
        and (args.personen is None or methode.gruppe.min_personen <= personen <= methode.gruppe.max_personen)
        and (args.bis_min is None or methode.dauer.minuten(personen, "min") <= args.bis_min)
        and (not args.online or "online" in methode.formen)
    )


def _print_treffer(treffer: list[Methode], personen: int, *, as_json: bool) -> None:
    if as_json:
        print_json([methode.model_dump(mode="json") for methode in treffer])
        return
    if not treffer:
        print("Keine Methode passt zu allen Angaben. Lassen Sie eine Angabe weg.")
        return
    zeilen = [
        (
            methode.id,
            methode.titel,
            _minuten(methode, personen),
            f"{methode.gruppe.min_personen}–{methode.gruppe.max_personen}",
            SOZIALFORM[methode.sozialform],
        )
        for methode in treffer
    ]
    print_tabelle(("Methode", "Titel", "Min.", "Personen", "Form"), zeilen, rechts=(2, 3))
    anzahl = "1 Methode" if len(treffer) == 1 else f"{len(treffer)} Methoden"
    print(f"\n{anzahl}; Minuten für {personen} Personen. Eine genauer: lotsen methoden ID")


def _minuten(methode: Methode, personen: int) -> str:
    kurz, lang = methode.dauer.minuten(personen, "min"), methode.dauer.minuten(personen, "max")
    return str(kurz) if kurz == lang else f"{kurz}–{lang}"


def _print_methode(methode: Methode, curriculum: Curriculum, personen: int, *, as_json: bool) -> None:
    if as_json:
        print_json(methode.model_dump(mode="json"))
        return
    print(f"{methode.titel}  ({methode.id})\n")
    print_absatz(methode.kurz)
    phasen = join_worte([PHASE[phase] for phase in methode.geeignet_fuer])
    print(f"\n  Dauer       {_minuten(methode, personen)} Minuten bei {personen} Personen")
    print(f"  Gruppe      {methode.gruppe.min_personen} bis {methode.gruppe.max_personen} Personen")
    print(f"  Form        {SOZIALFORM[methode.sozialform]}, {ENERGIE[methode.energie]}")
    print(f"  Phasen      {phasen}")
    print(f"  Deutsch     ab {methode.sprachniveau}\n")
    for titel, text in (
        ("Ziel", methode.ziel),
        ("Einsetzen, wenn", methode.einsetzen_wenn),
        ("Nicht einsetzen, wenn", methode.nicht_einsetzen_wenn),
        ("Online", methode.online),
        ("Schutz", methode.schutz),
    ):
        if text:
            print_absatz(f"{titel}: {text}")
    print("\nAblauf\n")
    for nummer, schritt in enumerate(methode.ablauf, start=1):
        print_absatz(f"{nummer}. {schritt.was}", 2)
    alternativen = [curriculum.methoden[alternative].titel for alternative in methode.alternativen]
    if alternativen:
        print_absatz(f"\nStattdessen möglich: {join_worte(alternativen)}")
