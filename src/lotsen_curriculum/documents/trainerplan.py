"""The trainer's plan: what to do when, with whom and with what; for the one who leads, never for participants."""

from lotsen_curriculum.documents.abdeckung import abdeckung_blocks
from lotsen_curriculum.documents.building import bold, bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.drehbuch import build_drehbuch
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Block,
    Box,
    Column,
    Document,
    Heading,
    PageBreak,
    SectionChange,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, kurs_neben_titel
from lotsen_curriculum.documents.tagesplan import build_tagesplan
from lotsen_curriculum.documents.worte import (
    entfallen_saetze,
    format_datum_kurz,
    format_ue,
    format_zeitraum,
    join_worte,
    luecke_satz,
    umfang_satz,
)
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.model.umfang import umfang_of

__all__ = ["build_trainerplan"]


def build_trainerplan(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """Overview and a table for each Termin (landscape), then the words for each Schritt and the coverage (portrait).

    Where there is but one Termin, it follows its title at once: a page to overlook it would stay empty.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[TopBlock] = [*_overview(plan, curriculum)]
    for nummer in range(1, len(plan.termine) + 1):
        seite = [PageBreak()] if len(plan.termine) > 1 else []
        blocks += [*seite, *build_tagesplan(nummer, plan, curriculum)]
    blocks.append(SectionChange(A4_PORTRAIT))
    for nummer, termin in enumerate(plan.termine, start=1):
        blocks += [*build_drehbuch(nummer, termin, curriculum), PageBreak()]
    blocks += abdeckung_blocks(plan, curriculum)
    if entfallen := [paragraph(satz, style="small") for satz in entfallen_saetze(plan, curriculum)]:
        blocks.append(Box(tuple(entfallen), title="Nicht im Plan, weil die Zeit nicht reicht"))
    return Document(
        title=f"Trainerplan: {plan.titel}",
        subject=curriculum.kurs(plan.kurs).titel,
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        layout=A4_LANDSCAPE,
        footer=build_fuss(f"Trainerplan · {plan.titel}"),
    )


def _overview(plan: Seminarplan, curriculum: Curriculum) -> list[Block]:
    gruppe, kurs = plan.anfrage.gruppe, kurs_neben_titel(plan, curriculum)
    blocks: list[Block] = [
        Heading(1, text(plan.titel)),
        paragraph(
            f"{kurs}. " * bool(kurs) + f"{format_zeitraum([termin.datum for termin in plan.termine])}, "
            f"{gruppe.personen} Teilnehmende, Deutsch ab {gruppe.deutsch}, {format_ue(plan.ue.gesamt)}.",
            style="lead",
        ),
    ]
    if len(plan.termine) > 1:
        blocks += [Heading(2, text("Die Termine")), _termine_table(plan, curriculum)]
    blocks.append(
        paragraph(" ".join(filter(None, (umfang_satz(umfang_of(plan, curriculum)), luecke_satz(plan)))), style="small")
    )
    if plan.hinweise:
        blocks.append(Box((bullets(*plan.hinweise),), title="Hinweise"))
    return blocks


def _termine_table(plan: Seminarplan, curriculum: Curriculum) -> Table:
    rows = [
        row(
            str(nummer),
            f"{format_datum_kurz(termin.datum)}, {termin.von:%H:%M}–{termin.bis:%H:%M}",
            termin.ort or "",
            " · ".join(_bausteine_of(termin, curriculum)),
            join_worte(list(dict.fromkeys(name for zeile in termin.zeilen for name in zeile.trainer))),
            format_ue(ue),
        )
        for nummer, (termin, ue) in enumerate(zip(plan.termine, plan.ue.je_termin, strict=True), start=1)
    ]
    rows.append(row("", cell(bold("Zusammen")), "", "", "", cell(bold(format_ue(plan.ue.gesamt))), tone="group"))
    return Table(
        columns=(
            Column(width_mm=10, align="right"),
            Column(width_mm=52),
            Column(share=1.5),
            Column(share=3.4),
            Column(share=1.3),
            Column(width_mm=22, align="right"),
        ),
        header=(row("Nr.", "Wann", "Wo", "Bausteine", "Leitung", "Umfang"),),
        rows=tuple(rows),
        description="Alle Termine mit Zeit, Ort, Bausteinen, Leitung und Umfang",
    )


def _bausteine_of(termin: PlanTermin, curriculum: Curriculum) -> list[str]:
    ids = dict.fromkeys(zeile.baustein for zeile in termin.zeilen if zeile.baustein)
    return [curriculum.bausteine[baustein].titel for baustein in ids]
