"""The trainer's plan: what to do when, with whom and with what; for the one who leads, never for participants."""

from lotsen_curriculum.documents.abdeckung import abdeckung_blocks
from lotsen_curriculum.documents.building import bold, bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.material import material_of_zeile
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    Block,
    Box,
    Column,
    Document,
    Heading,
    KeepTogether,
    PageBreak,
    Row,
    Run,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.rhythmus import build_rhythmus
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import (
    PHASE,
    SOZIALFORM,
    format_datum,
    format_datum_kurz,
    format_minuten,
    format_ue,
    format_zeitraum,
    join_worte,
    luecke_satz,
)
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["build_trainerplan"]

_SPALTEN = (
    Column(width_mm=14),
    Column(width_mm=12, align="right"),
    Column(width_mm=23),
    Column(share=3.2),
    Column(share=2.2),
    Column(width_mm=31),
    Column(width_mm=24),
    Column(share=1.6),
    Column(width_mm=23),
)
_KOPF = ("Uhrzeit", "Min.", "Phase", "Inhalt", "Lernziel", "Methode", "Sozialform", "Material", "Leitung")


def build_trainerplan(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The trainer's plan: an overview, each Termin as a table with the words and notes for it, the coverage."""
    blocks: list[TopBlock] = [*_overview(plan, curriculum)]
    for nummer, termin in enumerate(plan.termine, start=1):
        blocks += [PageBreak(), *_termin(nummer, termin, plan, curriculum)]
    blocks += [PageBreak(), *abdeckung_blocks(plan, curriculum)]
    return Document(
        title=f"Trainerplan: {plan.titel}",
        subject=curriculum.kurs(plan.kurs).titel,
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        layout=A4_LANDSCAPE,
        footer=build_fuss(f"Trainerplan · {plan.titel}"),
    )


def _overview(plan: Seminarplan, curriculum: Curriculum) -> list[Block]:
    gruppe = plan.anfrage.gruppe
    kurs = curriculum.kurs(plan.kurs)
    blocks: list[Block] = [
        Heading(1, text(plan.titel)),
        paragraph(
            f"{kurs.titel}. {format_zeitraum([termin.datum for termin in plan.termine])}, "
            f"{gruppe.personen} Teilnehmende, Deutsch ab {gruppe.deutsch}, "
            f"{format_ue(plan.ue.gesamt)}.",
            style="lead",
        ),
        Heading(2, text("Die Termine")),
        _termine_table(plan, curriculum),
        paragraph(luecke_satz(plan), style="small"),
    ]
    if plan.hinweise:
        blocks.append(Box((bullets(*plan.hinweise),), title="Hinweise"))
    if plan.entfallen:
        blocks.append(Box((bullets(*_entfallen(plan, curriculum)),), title="Nicht im Plan, weil die Zeit nicht reicht"))
    return blocks


def _termine_table(plan: Seminarplan, curriculum: Curriculum) -> Table:
    rows = [
        row(
            str(nummer),
            f"{format_datum_kurz(termin.datum)}, {termin.von:%H:%M}–{termin.bis:%H:%M}",
            termin.ort or "",
            join_worte(_bausteine_of(termin, curriculum)),
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
            Column(share=1),
            Column(share=4),
            Column(share=1.2),
            Column(width_mm=22, align="right"),
        ),
        header=(row("Nr.", "Wann", "Wo", "Bausteine", "Leitung", "Umfang"),),
        rows=tuple(rows),
        description="Alle Termine mit Zeit, Ort, Bausteinen, Leitung und Umfang",
    )


def _bausteine_of(termin: PlanTermin, curriculum: Curriculum) -> list[str]:
    ids = dict.fromkeys(zeile.baustein for zeile in termin.zeilen if zeile.baustein)
    return [curriculum.bausteine[baustein].titel for baustein in ids]


def _entfallen(plan: Seminarplan, curriculum: Curriculum) -> list[str]:
    saetze = []
    for eintrag in plan.entfallen:
        baustein_id, _, schritt_id = eintrag.partition("/")
        baustein = curriculum.bausteine[baustein_id]
        if schritt_id:
            saetze.append(f"Schritt „{curriculum.schritt(baustein_id, schritt_id).titel}“ in „{baustein.titel}“")
        else:
            saetze.append(f"Baustein {baustein_id} „{baustein.titel}“ ({format_minuten(baustein.typische_minuten)})")
    return saetze


def _termin(nummer: int, termin: PlanTermin, plan: Seminarplan, curriculum: Curriculum) -> list[Block]:
    ort = f", {termin.ort}" if termin.ort else ""
    return [
        Heading(2, text(f"Termin {nummer}: {format_datum(termin.datum)}"), anchor=f"termin-{nummer}"),
        paragraph(
            f"{termin.von:%H:%M} bis {termin.bis:%H:%M} Uhr{ort} · {format_ue(plan.ue.je_termin[nummer - 1])}",
            style="lead",
        ),
        build_rhythmus(termin),
        Table(
            columns=_SPALTEN,
            header=(row(*_KOPF),),
            rows=tuple(_rows(termin, curriculum, plan.anfrage.gruppe.personen)),
            dense=True,
            description=f"Ablauf von Termin {nummer}",
        ),
        *_worte(nummer, termin, curriculum),
    ]


def _rows(termin: PlanTermin, curriculum: Curriculum, personen: int) -> list[Row]:
    rows: list[Row] = []
    baustein: str | None = None
    for zeile in termin.zeilen:
        if zeile.baustein and zeile.baustein != baustein:
            baustein = zeile.baustein
            titel = curriculum.bausteine[baustein].titel
            modul = curriculum.modul_of_baustein[baustein].titel
            kopf = cell(bold(titel), Run(f"  {baustein} · Modul „{modul}“", role="muted"), column_span=len(_SPALTEN))
            rows.append(row(kopf, tone="group", keep_with_next=True))
        rows.append(_schritt_row(zeile, curriculum, personen) if zeile.schritt else _other_row(zeile))
    return rows


def _schritt_row(zeile: Zeile, curriculum: Curriculum, personen: int) -> Row:
    assert zeile.baustein
    assert zeile.schritt
    assert zeile.methode
    assert zeile.phase
    assert zeile.sozialform
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    umbau = f"Zuerst {zeile.umbau_min} Minuten Umbau." if zeile.umbau_min else ""
    return row(
        cell(bold(f"{zeile.von:%H:%M}")),
        str(zeile.minuten),
        PHASE[zeile.phase],
        cell(
            paragraph(bold(schritt.titel)),
            *parse_markdown(schritt.was_geschieht),
            *([paragraph(umbau)] if umbau else []),
        ),
        cell(*(paragraph(curriculum.lernziele[ziel].text) for ziel in schritt.lernziele)),
        curriculum.methoden[zeile.methode].titel,
        SOZIALFORM[zeile.sozialform],
        cell(*(paragraph(was) for was in material_of_zeile(zeile, curriculum, personen))),
        ", ".join(zeile.trainer),
    )


def _other_row(zeile: Zeile) -> Row:
    return row(
        cell(bold(f"{zeile.von:%H:%M}")),
        str(zeile.minuten),
        PHASE[zeile.phase] if zeile.phase else "",
        cell(bold(zeile.titel), column_span=5),
        ", ".join(zeile.trainer),
        tone="muted",
    )


def _worte(nummer: int, termin: PlanTermin, curriculum: Curriculum) -> list[Block]:
    """What to say and what to look out for, Schritt by Schritt; empty where the data has neither."""
    blocks: list[Block] = []
    for zeile in termin.zeilen:
        if not (zeile.baustein and zeile.schritt):
            continue
        schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
        teile: list[Block] = []
        if schritt.leitung_sagt:
            teile += [paragraph(schritt.leitung_sagt, style="quote")]
        if schritt.achten_auf:
            teile += [paragraph(bold("Achten auf: "), schritt.achten_auf, style="small")]
        if teile:
            kopf = paragraph(bold(f"{zeile.von:%H:%M}  {schritt.titel}"))
            blocks.append(KeepTogether((kopf, *teile)))
    return [Heading(3, text(f"Termin {nummer}: Sätze und Hinweise für die Leitung")), *blocks] if blocks else []
