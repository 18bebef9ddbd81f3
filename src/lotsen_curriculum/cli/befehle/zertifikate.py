"""`lotsen zertifikate`: for each person of a course what the person has earned, and a clear account of it."""

import argparse
import time
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.certificates.eligibility import bescheide_of
from lotsen_curriculum.certificates.kurs import kursangaben_of
from lotsen_curriculum.certificates.register import Antrag, Zusage, fassung_of
from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_problems, problem_as_json
from lotsen_curriculum.cli.aussehen import Aussehen, load_aussehen, read_logo
from lotsen_curriculum.cli.dateien import grund_of
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.nachweisserie import Auftrag, tell_fremde, write_listen, write_nachweise
from lotsen_curriculum.cli.planordner import ordner_of_plan, read_plan
from lotsen_curriculum.cli.registerdatei import open_registerdatei
from lotsen_curriculum.documents.felder import FELDER
from lotsen_curriculum.documents.vergabeliste import summe_satz
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import (
    Ausstellung,
    Bescheid,
    Bild,
    Kursangaben,
    Nachweis,
    Teilnahme,
    Teilnahmeliste,
    Vergabe,
)
from lotsen_curriculum.model.traeger import Traeger
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.docx.vorlage import WordVorlage
from lotsen_curriculum.rendering.serie.vorpruefung import missing_in
from lotsen_curriculum.rendering.theme import Theme

__all__ = ["run"]

_T = TypeVar("_T")


def run(args: argparse.Namespace) -> int:
    """Reads everything, checks all names, gives numbers, writes; 1 where anything was left out."""
    with fortschritt("Lese Plan und Liste …"):
        (plan, curriculum, liste), (traeger, aussehen, ausstellung), vorlage = _read(args)
    kurs = kursangaben_of(plan, curriculum)
    bescheide = bescheide_of(plan, curriculum, liste.personen, art=args.art)
    auftrag = Auftrag(Path(args.ordner), args.format, kurs, traeger, ausstellung, aussehen, vorlage)
    unlesbar = _preflight(liste.personen, Path(args.teilnahme), auftrag.theme) if "pdf" in args.format else {}
    if unlesbar and not args.trotzdem:
        raise CurriculumError(problem for problems in unlesbar.values() for problem in problems)
    vergaben = _grant(bescheide, kurs, plan, traeger, args, unlesbar.keys())
    widerrufe = tuple(_tell_widerrufe(vergaben))
    vergaben, gescheitert = write_nachweise(vergaben, auftrag, jetzt=time.time())
    uebrig = [*(problem for found in unlesbar.values() for problem in found), *gescheitert]
    with fortschritt("Schreibe Listen …"):
        hinweise = write_listen(vergaben, auftrag)
    _report(vergaben, (*liste.hinweise, *widerrufe, *hinweise, *tell_fremde(vergaben, auftrag)), uebrig, args)
    return 1 if uebrig else 0


def _read(
    args: argparse.Namespace,
) -> tuple[tuple[Seminarplan, Curriculum, Teilnahmeliste], tuple[Traeger, Aussehen, Ausstellung], WordVorlage | None]:
    """The course with its roster, who issues, and the template; where any of them fails, the problems of all."""
    problems: list[Problem] = []
    kurs = _tried(lambda: _read_liste(args), problems)
    aussteller = _tried(lambda: _issuer(args), problems)
    vorlage = _tried(lambda: _template(args), problems)
    if problems or kurs is None or aussteller is None:
        raise CurriculumError(problems)
    return kurs, aussteller, vorlage


def _tried(read: Callable[[], _T], problems: list[Problem]) -> _T | None:
    try:
        return read()
    except CurriculumError as fehler:
        problems += fehler.problems
        return None


def _read_liste(args: argparse.Namespace) -> tuple[Seminarplan, Curriculum, Teilnahmeliste]:
    from lotsen_curriculum.loading import load_teilnahme

    plan, curriculum = read_plan(Path(args.plan), args.daten)
    return plan, curriculum, load_teilnahme(Path(args.teilnahme), plan, curriculum)


def _issuer(args: argparse.Namespace) -> tuple[Traeger, Aussehen, Ausstellung]:
    """Who issues, in which look."""
    aussehen = load_aussehen(args.traeger, Path(args.plan))
    traeger = aussehen.traeger
    if traeger is None:
        meaning, hint = CODES["LC542"]
        wo = "Im Ordner des Plans und in dem darüber liegt keine traeger.yaml."
        raise CurriculumError([Problem("LC542", f"{meaning} {wo}", hint=hint)])
    logos = [aussehen.logo] if aussehen.logo else []
    logos += [read_logo(aussehen.ordner, logo.datei, logo.alternativtext) for logo in traeger.weitere_logos]
    ausstellung = Ausstellung(
        logos=tuple(Bild(logo.daten, logo.text, logo.seiten) for logo in logos),
        quer=args.quer,
        mit_geburtsdatum=args.geburtsdatum,
        anlass=args.anlass.strip().rstrip("."),
    )
    return traeger, aussehen, ausstellung


def _template(args: argparse.Namespace) -> WordVorlage | None:
    """The Träger's own Word template; PDF files then still have the built-in design, and are not asked for."""
    if not args.vorlage:
        return None
    args.format = ("docx",)
    try:
        daten = Path(args.vorlage).read_bytes()
    except OSError as fehler:
        message = f"„{args.vorlage}“ lässt sich nicht lesen: {grund_of(fehler)}"
        raise CurriculumError([Problem("LC430", message, hint="Prüfen Sie den Pfad.")]) from fehler
    return WordVorlage(daten, FELDER, args.vorlage)


def _preflight(personen: Sequence[Teilnahme], pfad: Path, theme: Theme) -> dict[Teilnahme, list[Problem]]:
    """For each person whose name has characters that no font has: an LC540 for each of them."""
    found: dict[Teilnahme, list[Problem]] = {}
    for index, char, package in missing_in([person.voller_name for person in personen], theme):
        person = personen[index]
        message = f"{pfad}, Zeile {person.zeile}, {person.voller_name}: Keine Schrift hat {char}."
        found.setdefault(person, []).append(Problem("LC540", message, hint=f"Installieren Sie {package}."))
    return found


def _grant(
    bescheide: Sequence[Bescheid],
    kurs: Kursangaben,
    plan: Seminarplan,
    traeger: Traeger,
    args: argparse.Namespace,
    ohne: Container[Teilnahme],
) -> list[Vergabe]:
    """What each person is given, with the numbers of the register; an Ehrenurkunde needs none."""
    datum: date = args.datum or date.today()
    offen = [bescheid for bescheid in bescheide if bescheid.art and bescheid.person not in ohne]
    if args.art == "ehrenurkunde":
        zeilen = {bescheid.person.zeile for bescheid in offen}
        return [Vergabe(b, Nachweis(b, "ehrenurkunde", datum) if b.person.zeile in zeilen else None) for b in bescheide]
    antraege = [
        Antrag(b.person, b.art, fassung_of(kurs, b.art, b.person, mit_geburtsdatum=args.geburtsdatum))
        for b in offen
        if b.art
    ]
    pfad = Path(args.register) if args.register else ordner_of_plan(Path(args.plan)) / "register.sqlite"
    schluessel = Path(args.schluessel) if args.schluessel else None
    with open_registerdatei(pfad, anlegen=True, schluessel=schluessel) as register:
        name, kuerzel = f"{plan.titel} ({plan.kurs})", traeger.kuerzel or ""
        zusagen = register.issue(name, antraege, datum=datum, kuerzel=kuerzel, ersetzen=args.ersetzen)
    by_zeile = {antrag.person.zeile: zusage for antrag, zusage in zip(antraege, zusagen, strict=True)}
    return [_vergabe(bescheid, by_zeile.get(bescheid.person.zeile)) for bescheid in bescheide]


def _vergabe(bescheid: Bescheid, zusage: Zusage | None) -> Vergabe:
    if zusage is None or bescheid.art is None:
        return Vergabe(bescheid, None)
    if zusage.widerruf:
        tag, grund = zusage.widerruf
        hinweis = f"Nr. {zusage.nummer} ist am {tag:%d.%m.%Y} widerrufen worden: {grund.rstrip('.')}."
        weiter = f"Einen neuen Nachweis gibt „--ersetzen {zusage.nummer}“."
        return Vergabe(bescheid, None, (hinweis, weiter))
    hinweise: tuple[str, ...] = ()
    if zusage.ersetzt:
        hinweise = (f"Ersetzt die widerrufene Nr. {zusage.ersetzt}.",)
    if zusage.vorige:
        hinweise = (f"Berichtigt; die Fassung vom {zusage.vorige[1]:%d.%m.%Y} gilt nicht mehr.",)
    return Vergabe(bescheid, Nachweis(bescheid, bescheid.art, zusage.datum, zusage.nummer), hinweise)


def _tell_widerrufe(vergaben: Sequence[Vergabe]) -> Iterator[str]:
    """A hint for each person who gets nothing because the number is revoked."""
    for vergabe in vergaben:
        if vergabe.nachweis is None and vergabe.bescheid.art and vergabe.hinweise:
            yield f"{vergabe.bescheid.person.voller_name}: {' '.join(vergabe.hinweise)}"


def _report(
    vergaben: Sequence[Vergabe], hinweise: Sequence[str], problems: Sequence[Problem], args: argparse.Namespace
) -> None:
    if args.json:
        print_json(
            {
                "ordner": args.ordner,
                "personen": len(vergaben),
                "nachweise": [v.nachweis.nummer for v in vergaben if v.nachweis],
                "hinweise": list(hinweise),
                "probleme": [problem_as_json(problem) for problem in problems],
            }
        )
        return
    for hinweis in hinweise:
        print_absatz(f"Hinweis: {hinweis}")
    print_absatz(
        f"{summe_satz(vergaben)} Alles liegt in „{args.ordner}“; wer was warum bekommen hat, steht in vergabeliste.csv."
    )
    print_problems(problems, as_json=False)
