"""`lotsen zertifikate`: for each person of a course what the person has earned, and a clear account of it."""

import argparse
import time
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.certificates.eligibility import bescheide_of
from lotsen_curriculum.certificates.kurs import check_plan_known, kursangaben_of
from lotsen_curriculum.certificates.register import Antrag, Zusage, fassung_of
from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_problems, problem_as_json
from lotsen_curriculum.cli.aussehen import load_aussehen, read_logo
from lotsen_curriculum.cli.dateien import grund_of
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.nachweisserie import Auftrag, write_listen, write_nachweise
from lotsen_curriculum.cli.registerdatei import open_registerdatei
from lotsen_curriculum.documents.felder import FELDER
from lotsen_curriculum.documents.vergabeliste import summe_satz
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import (
    Ausstellung,
    Bescheid,
    Bild,
    Kursangaben,
    Nachweis,
    Teilnahme,
    Vergabe,
)
from lotsen_curriculum.model.traeger import Traeger
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.docx.vorlage import WordVorlage
from lotsen_curriculum.rendering.serie.vorpruefung import missing_in
from lotsen_curriculum.rendering.theme import Theme

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Reads everything, checks all names, gives numbers, writes; 1 where anything was left out."""
    from lotsen_curriculum.loading import load_curriculum, load_plan, load_teilnahme

    with fortschritt("Lese Plan und Liste …"):
        plan = load_plan(Path(args.plan))
        curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
        if problems := check_plan_known(plan, curriculum):
            raise CurriculumError(problems)
        liste = load_teilnahme(Path(args.teilnahme), plan, curriculum)
        traeger, theme, ausstellung = _issuer(args)
        vorlage = _template(args)
    kurs = kursangaben_of(plan, curriculum)
    bescheide = bescheide_of(plan, curriculum, liste.personen, art=args.art)
    unlesbar = _preflight(liste.personen, Path(args.teilnahme), theme) if "pdf" in args.format else {}
    if unlesbar and not args.trotzdem:
        raise CurriculumError(problem for problems in unlesbar.values() for problem in problems)
    vergaben = _grant(bescheide, kurs, plan, traeger, args, unlesbar.keys())
    auftrag = Auftrag(Path(args.ordner), args.format, kurs, traeger, ausstellung, theme, vorlage)
    vergaben, gescheitert = write_nachweise(vergaben, auftrag, jetzt=time.time())
    uebrig = [*(problem for found in unlesbar.values() for problem in found), *gescheitert]
    with fortschritt("Schreibe Listen …"):
        hinweise = write_listen(vergaben, auftrag)
    _report(vergaben, (*liste.hinweise, *hinweise), uebrig, args)
    return 1 if uebrig else 0


def _issuer(args: argparse.Namespace) -> tuple[Traeger, Theme, Ausstellung]:
    """Who issues, in which look; letter paper is for letters, a certificate has a frame of its own."""
    aussehen = load_aussehen(args.traeger, Path(args.plan))
    traeger = aussehen.traeger
    if traeger is None:
        meaning, hint = CODES["LC542"]
        raise CurriculumError([Problem("LC542", f"{meaning} Gesucht wurde „{Path(args.plan).parent}“.", hint=hint)])
    ordner = Path(args.traeger).parent if args.traeger else Path(args.plan).parent
    logos = [aussehen.logo] if aussehen.logo else []
    logos += [read_logo(ordner, logo.datei, logo.alternativtext) for logo in traeger.weitere_logos]
    ausstellung = Ausstellung(
        logos=tuple(Bild(logo.daten, logo.text, logo.seiten) for logo in logos),
        quer=args.quer,
        mit_geburtsdatum=args.geburtsdatum,
        anlass=args.anlass.strip().rstrip("."),
    )
    return traeger, replace(aussehen.theme, stationery=None, word_template=None), ausstellung


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
    pfad = Path(args.register) if args.register else Path(args.plan).parent / "register.sqlite"
    with open_registerdatei(pfad, anlegen=True) as register:
        zusagen = register.issue(f"{plan.titel} ({plan.kurs})", antraege, datum=datum, kuerzel=traeger.kuerzel or "")
    by_zeile = {antrag.person.zeile: zusage for antrag, zusage in zip(antraege, zusagen, strict=True)}
    return [_vergabe(bescheid, by_zeile.get(bescheid.person.zeile)) for bescheid in bescheide]


def _vergabe(bescheid: Bescheid, zusage: Zusage | None) -> Vergabe:
    if zusage is None or bescheid.art is None:
        return Vergabe(bescheid, None)
    if zusage.widerruf:
        tag, grund = zusage.widerruf
        return Vergabe(bescheid, None, (f"Nr. {zusage.nummer} ist am {tag:%d.%m.%Y} widerrufen worden: {grund}",))
    hinweise: tuple[str, ...] = ()
    if zusage.vorige:
        hinweise = (f"Berichtigt; die Fassung vom {zusage.vorige[1]:%d.%m.%Y} gilt nicht mehr.",)
    return Vergabe(bescheid, Nachweis(bescheid, bescheid.art, zusage.datum, zusage.nummer), hinweise)


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
