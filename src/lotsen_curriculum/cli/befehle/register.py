"""`lotsen register`: looks into the register of numbers, revokes, exports, deletes. No name is ever in it."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from lotsen_curriculum.certificates.register import Eintrag, Register
from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_tabelle
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.registerdatei import open_ohne_schluessel, open_registerdatei
from lotsen_curriculum.model.teilnahme import Teilnahme
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]

_KOPF = ("Nummer", "Kurs", "Art", "ausgestellt", "Stand")


def run(args: argparse.Namespace) -> int:
    """Does what `args.aktion` names; only looking for a person takes the key."""
    pfad = Path(args.register)
    if args.aktion == "suchen":
        schluessel = Path(args.schluessel) if args.schluessel else None
        with open_registerdatei(pfad, anlegen=False, schluessel=schluessel) as register:
            return _search(register, args)
    with open_ohne_schluessel(pfad) as register:
        return _AKTIONEN[args.aktion](register, args)


def _show(register: Register, args: argparse.Namespace) -> int:
    return _print(register.eintraege(), args)


def _search(register: Register, args: argparse.Namespace) -> int:
    from lotsen_curriculum.loading.namen import normalize_name

    person = Teilnahme(0, normalize_name(args.vorname), normalize_name(args.name), (), args.geburtsdatum, args.kennung)
    return _print(register.find(person), args)


def _revoke(register: Register, args: argparse.Namespace) -> int:
    if not args.nummern or not args.grund:
        raise _needed("Zum Widerrufen braucht es eine NUMMER und --grund.")
    for nummer in args.nummern:
        register.revoke(nummer, datum=args.datum or date.today(), grund=args.grund)
        print(f"{nummer} ist widerrufen.")
    return 0


def _export(register: Register, args: argparse.Namespace) -> int:
    from lotsen_curriculum.rendering.tabellen import write_csv

    ziel = Path(args.datei)
    rows = [_KOPF, *(_row(eintrag) for eintrag in register.eintraege())]
    for pfad in write_dateien(ziel.parent, {ziel.name: write_csv(rows)}):
        print(f"Geschrieben: {pfad}")
    return 0


def _delete(register: Register, args: argparse.Namespace) -> int:
    nummern = list(args.nummern)
    if args.vor:
        nummern += [e.nummer for e in register.eintraege() if e.datum and e.datum < args.vor]
    if not nummern and not args.vor:
        raise _needed("Zum Löschen braucht es eine NUMMER oder --vor.")
    register.forget(nummern, datum=args.datum or date.today())
    print(f"Gelöscht, was {len(nummern)} Nummern mit Personen verbindet; die Nummern bleiben vergeben.")
    return 0


_AKTIONEN: Mapping[str, Callable[[Register, argparse.Namespace], int]] = {
    "zeigen": _show,
    "widerrufen": _revoke,
    "ausfuehren": _export,
    "loeschen": _delete,
}


def _print(eintraege: Sequence[Eintrag], args: argparse.Namespace) -> int:
    if args.json:
        print_json([dict(zip(("nummer", "kurs", "art", "datum", "stand"), _row(e), strict=True)) for e in eintraege])
    elif eintraege:
        _print_kurse(eintraege)
    else:
        print("Keine Einträge.")
    return 0


def _print_kurse(eintraege: Sequence[Eintrag]) -> None:
    """A table for each course, in the order of its first number: so every word has room on 80 columns."""
    kurse: dict[str, list[tuple[str, ...]]] = {}
    for eintrag in eintraege:
        nummer, kurs, art, datum, stand = _row(eintrag)
        kurse.setdefault(kurs, []).append((nummer, art.capitalize(), datum, stand))
    for stelle, (kurs, zeilen) in enumerate(kurse.items()):
        if stelle:
            print()
        print_absatz(kurs)
        print_tabelle((_KOPF[0], *_KOPF[2:]), zeilen)


def _row(eintrag: Eintrag) -> tuple[str, ...]:
    stand = "gültig"
    if eintrag.widerrufen:
        stand = f"widerrufen am {eintrag.widerrufen:%d.%m.%Y}: {eintrag.grund}"
    if eintrag.geloescht:
        stand = f"gelöscht am {eintrag.geloescht:%d.%m.%Y}"
    datum = f"{eintrag.datum:%d.%m.%Y}" if eintrag.datum else ""
    return (eintrag.nummer, eintrag.kurs, eintrag.art, datum, stand)


def _needed(satz: str) -> CurriculumError:
    hint = "Die Nummern zeigt „lotsen register zeigen“."
    return CurriculumError([Problem("LC532", satz, hint=hint)])
