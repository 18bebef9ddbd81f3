"""The materials list: what to pack for each Termin, with amounts for this group, and what to prepare beforehand."""

from dataclasses import dataclass, field

from lotsen_curriculum.documents.building import paragraph, row, text
from lotsen_curriculum.documents.material import kopien_of, kopiervorlagen_of, material_of, menge_of
from lotsen_curriculum.documents.nodes import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    ListItem,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import format_datum, sortierung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kopiervorlage
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["build_materialliste"]


@dataclass
class _Bedarf:
    """What one Termin needs: pieces by name, and in which Schritte; what must be made; sheets to copy."""

    mengen: dict[str, int] = field(default_factory=dict)
    wofuer: dict[str, dict[str, None]] = field(default_factory=dict)
    vorbereiten: dict[str, None] = field(default_factory=dict)
    kopieren: dict[str, int] = field(default_factory=dict)
    schneiden: set[str] = field(default_factory=set)


def build_materialliste(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """What to prepare, copy and pack: for each Termin to tick off, and summed over the seminar."""
    bedarf = _bedarf(plan, curriculum)
    blocks: list[TopBlock] = [
        Heading(1, text("Materialliste")),
        paragraph(f"{plan.titel}, {plan.anfrage.gruppe.personen} Teilnehmende", style="lead"),
        *_gesamt(bedarf),
        *_zusammen(bedarf),
    ]
    for nummer, termin in enumerate(plan.termine, start=1):
        blocks += _termin(f"Termin {nummer}: {format_datum(termin.datum)}", bedarf[nummer])
    return Document(
        title=f"Materialliste: {plan.titel}",
        subject="Was vorzubereiten, zu kopieren und einzupacken ist",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(f"Materialliste · {plan.titel}"),
    )


def _bedarf(plan: Seminarplan, curriculum: Curriculum) -> dict[int, _Bedarf]:
    personen = plan.anfrage.gruppe.personen
    bedarf = {nummer: _Bedarf() for nummer in range(1, len(plan.termine) + 1)}
    for nummer, _, zeile, _, _, methode_id in schritte_of(plan):
        methode = curriculum.methoden[methode_id]
        stelle = f"{zeile.von:%H:%M} {zeile.titel}"
        for material in material_of(zeile, curriculum):
            menge = menge_of(material, methode.dauer, personen)
            _add(bedarf[nummer], material.was, menge, stelle)
            if material.vorbereiten:
                bedarf[nummer].vorbereiten[f"{material.was} für „{zeile.titel}“ ({methode.titel})"] = None
        for vorlage in kopiervorlagen_of(zeile, curriculum):
            _add_kopien(bedarf[nummer], vorlage, kopien_of(vorlage, zeile, curriculum, personen), stelle)
    return bedarf


def _add(bedarf: _Bedarf, was: str, menge: int, stelle: str) -> None:
    bedarf.mengen[was] = bedarf.mengen.get(was, 0) + menge
    bedarf.wofuer.setdefault(was, {})[stelle] = None


def _add_kopien(bedarf: _Bedarf, vorlage: Kopiervorlage, kopien: int, stelle: str) -> None:
    """Copies once, though a sheet be used twice a day."""
    bedarf.kopieren[vorlage.titel] = max(kopien, bedarf.kopieren.get(vorlage.titel, 0))
    bedarf.wofuer.setdefault(vorlage.titel, {})[stelle] = None
    if vorlage.karten:
        bedarf.schneiden.add(vorlage.titel)


def _gesamt(bedarf: dict[int, _Bedarf]) -> list[Block]:
    """What to prepare at home and to copy for the whole seminar."""
    vorbereiten = [eintrag for einer in bedarf.values() for eintrag in einer.vorbereiten]
    kopieren: dict[str, int] = {}
    for einer in bedarf.values():
        for titel, menge in einer.kopieren.items():
            kopieren[titel] = max(menge, kopieren.get(titel, 0))
    blocks: list[Block] = []
    if vorbereiten:
        blocks += [Heading(2, text("Vor dem Seminar vorbereiten")), _zum_abhaken(list(dict.fromkeys(vorbereiten)))]
    if kopieren:
        blocks.append(Heading(2, text("Kopieren")))
        schneiden = {titel for einer in bedarf.values() for titel in einer.schneiden}
        danach = ", dann die Karten auseinanderschneiden"
        eintraege = [f"{menge} × {titel}" + danach * (titel in schneiden) for titel, menge in kopieren.items()]
        blocks.append(_zum_abhaken(eintraege))
    return blocks


def _zusammen(bedarf: dict[int, _Bedarf]) -> list[Block]:
    """Every kind of material once: how much on the day that needs most of it, and on how many days it is needed."""
    mengen: dict[str, list[int]] = {}
    for einer in bedarf.values():
        for was, menge in einer.mengen.items():
            mengen.setdefault(was, []).append(menge)
    if not mengen:
        return []
    table = Table(
        columns=(
            Column(width_mm=8),
            Column(share=3),
            Column(width_mm=30, align="right"),
            Column(width_mm=30, align="right"),
        ),
        header=(row("", "Was", "an einem Tag", "im Seminar"),),
        rows=tuple(
            row("☐", was, str(max(mengen[was])), str(sum(mengen[was]))) for was in sorted(mengen, key=sortierung)
        ),
        dense=True,
        description="Alles Material des Seminars: höchstens an einem Tag, und zusammengezählt",
    )
    hinweis = "Was sich wieder verwenden lässt, reicht einmal für den Tag, der am meisten braucht."
    return [Heading(2, text("Besorgen")), paragraph(hinweis, style="small"), table]


def _termin(titel: str, bedarf: _Bedarf) -> list[Block]:
    zeilen = [
        row("☐", str(menge), was, ", ".join(bedarf.wofuer[was]))
        for was, menge in sorted(bedarf.mengen.items(), key=lambda eintrag: sortierung(eintrag[0]))
    ]
    for blatt, menge in bedarf.kopieren.items():
        was = f"Kartensatz „{blatt}“" if blatt in bedarf.schneiden else f"Kopie „{blatt}“"
        zeilen.append(row("☐", str(menge), was, ", ".join(bedarf.wofuer[blatt])))
    kopf = Heading(2, text(f"Einpacken für {titel}"))
    if not zeilen:
        return [kopf, paragraph("An diesem Tag wird nichts Besonderes gebraucht.")]
    table = Table(
        columns=(Column(width_mm=8), Column(width_mm=15, align="right"), Column(share=2), Column(share=3)),
        header=(row("", "Menge", "Was", "Wann und wofür"),),
        rows=tuple(zeilen),
        dense=True,
        description=f"Was für {titel} einzupacken ist",
    )
    return [kopf, table]


def _zum_abhaken(eintraege: list[str]) -> BulletList:
    return BulletList(tuple(ListItem((paragraph(eintrag),)) for eintrag in eintraege), marker="checkbox")
