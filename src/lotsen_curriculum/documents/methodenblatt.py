"""Method sheets: everything a trainer needs to use a method, two pages at most."""

from lotsen_curriculum.documents.building import bold, bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.material import menge_of
from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    Column,
    Document,
    Heading,
    ListItem,
    NumberedList,
    PageBreak,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import ENERGIE, FORM, PHASE, SOZIALFORM, format_quelle, join_worte
from lotsen_curriculum.model.curriculum import BEZUGSGRUPPE_PERSONEN, Curriculum
from lotsen_curriculum.model.methode import Ablaufschritt, Methode
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.units import format_dezimal

__all__ = ["build_methode", "build_methodenblaetter", "build_methodenblatt"]


def build_methodenblaetter(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The sheets of all methods that `plan` uses, in the order of their first use, a new page each.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    methoden = dict.fromkeys(methode for *_, methode in schritte_of(plan))
    blocks: list[TopBlock] = []
    for nummer, methode in enumerate(methoden):
        blocks += [PageBreak()] if nummer else []
        blocks += build_methode(curriculum.methoden[methode], curriculum, personen=plan.anfrage.gruppe.personen)
    return Document(
        title=f"Methodenblätter: {plan.titel}",
        subject="Methoden, die im Seminar vorkommen",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(f"Methodenblätter · {plan.titel}"),
    )


def build_methodenblatt(methode: Methode, curriculum: Curriculum) -> Document:
    """One method as a document of its own.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    return Document(
        title=methode.titel,
        subject=methode.kurz,
        blocks=tuple(build_methode(methode, curriculum)),
        footer=build_fuss(methode.titel),
    )


def build_methode(
    methode: Methode, curriculum: Curriculum, *, personen: int = BEZUGSGRUPPE_PERSONEN, level: int = 1
) -> list[Block]:
    """One method as blocks under a heading of `level`; minutes and amounts for `personen` people.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[Block] = [
        Heading(level, text(methode.titel), anchor=f"methode-{methode.id}"),
        paragraph(methode.kurz, style="lead"),
        _steckbrief(methode, personen),
        Heading(level + 1, text("Wozu und wann"), in_contents=False),
        *parse_markdown(methode.ziel),
        paragraph(bold("Einsetzen, wenn: "), methode.einsetzen_wenn),
        paragraph(bold("Nicht einsetzen, wenn: "), methode.nicht_einsetzen_wenn),
        *_material(methode, personen, level),
        Heading(level + 1, text("Ablauf"), in_contents=False),
        NumberedList(tuple(ListItem(_ablauf(schritt)) for schritt in methode.ablauf)),
        *_liste("Fragen zur Auswertung", methode.auswertung, level),
        *_liste("Varianten", methode.varianten, level),
        *_liste("Stolpersteine", methode.stolpersteine, level),
    ]
    if methode.schutz:
        blocks.append(Box(parse_markdown(methode.schutz), title="Schutz", tone="warn"))
    blocks.append(paragraph(bold("Online: "), methode.online))
    alternativen = [curriculum.methoden[alternative].titel for alternative in methode.alternativen]
    if alternativen:
        blocks.append(paragraph(bold("Stattdessen möglich: "), join_worte(alternativen)))
    quellen = "; ".join(format_quelle(quelle) for quelle in methode.quellen)
    blocks.append(paragraph(f"Quelle der Idee: {quellen}", style="small"))
    return blocks


def _steckbrief(methode: Methode, personen: int) -> Table:
    kurz, meist, lang = (methode.dauer.minuten(personen, lage) for lage in ("min", "typisch", "max"))
    flaeche = methode.raum.flaeche_je_person_m2
    raum = f"{format_dezimal(flaeche, 1)} m² freie Fläche je Person" if flaeche else "keine besondere Fläche"
    angaben = (
        ("Dauer", f"{kurz} bis {lang} Minuten, meist {meist} (bei {personen} Personen)"),
        ("Gruppe", f"{methode.gruppe.min_personen} bis {methode.gruppe.max_personen} Personen"),
        ("Sozialform", f"{SOZIALFORM[methode.sozialform]}, {ENERGIE[methode.energie]}"),
        ("Phasen", join_worte([PHASE[phase] for phase in methode.geeignet_fuer])),
        ("Form", join_worte([FORM[form] for form in methode.formen])),
        ("Deutsch", f"ab {methode.sprachniveau}"),
        ("Raum", f"{raum}. {methode.raum.hinweis or ''}".strip()),
    )
    return Table(
        columns=(Column(width_mm=30), Column()),
        rows=tuple(row(cell(bold(name), is_header=True), wert) for name, wert in angaben),
        description=f"Eckdaten der Methode {methode.titel}",
    )


def _material(methode: Methode, personen: int, level: int) -> list[Block]:
    if not methode.material and not methode.vorbereitung:
        return []
    eintraege = [
        f"{menge_of(material, methode.dauer, personen)} × {material.was}" + (" (vorbereiten)" * material.vorbereiten)
        for material in methode.material
    ]
    blocks: list[Block] = [Heading(level + 1, text("Material und Vorbereitung"), in_contents=False)]
    blocks += [bullets(*eintraege)] if eintraege else []
    blocks += parse_markdown(methode.vorbereitung) if methode.vorbereitung else ()
    return blocks


def _ablauf(schritt: Ablaufschritt) -> tuple[Block, ...]:
    je = {"person": " je Person", "paar": " je Paar", "gruppe": " je Gruppe", None: ""}[schritt.je]
    minuten = f"{format_dezimal(schritt.minuten, 1)} Min.{je}"
    erster, *rest = parse_markdown(schritt.was)
    return (paragraph(bold(minuten)), erster, *rest)


def _liste(titel: str, eintraege: tuple[str, ...], level: int) -> list[Block]:
    return [Heading(level + 1, text(titel), in_contents=False), bullets(*eintraege)] if eintraege else []
